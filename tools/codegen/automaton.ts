/**
 * Content model to the smallest deterministic automaton: positions and their followers (Glushkov), then equal states merged.
 * XML 1.0 clause 3.2.1 and appendix E demand that a model be deterministic; one that is not is refused.
 */
import type { ModelState } from '../wire/vocabulary';
import type { Particle } from './dtd/types';

/** The model lets two places be reached by one name. */
export class AmbiguousModel extends Error {
  override readonly name = 'AmbiguousModel';
  constructor(readonly element: string) {
    super(`the content model is not deterministic at ${element}`);
  }
}

interface Span {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** `keyOf` gives the transition key of a child name. State 0 is the start. @throws AmbiguousModel */
export function automatonOf(model: Particle, keyOf: (name: string) => string): ModelState[] {
  // position 0 stands before everything
  const names: string[] = [''];
  const follow: Set<number>[] = [new Set()];

  const join = (from: readonly number[], to: readonly number[]) => {
    for (const at of from) for (const next of to) follow[at]!.add(next);
  };
  const spanOf = (particle: Particle): Span => {
    let span: Span;
    if (particle.kind === 'name') {
      names.push(particle.name);
      follow.push(new Set());
      const at = [names.length - 1];
      span = { nullable: false, first: at, last: at };
    } else {
      const spans = particle.parts.map(spanOf);
      span = particle.kind === 'choice' ? spans.reduce(either) : spans.reduce(then);
    }
    const { occurs } = particle;
    if (occurs === 'many' || occurs === 'oneOrMore') join(span.last, span.first);
    return occurs === 'optional' || occurs === 'many' ? { ...span, nullable: true } : span;
  };
  const either = (a: Span, b: Span): Span => ({
    nullable: a.nullable || b.nullable,
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
  });
  const then = (a: Span, b: Span): Span => {
    join(a.last, b.first);
    return {
      nullable: a.nullable && b.nullable,
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
    };
  };

  const whole = spanOf(model);
  join([0], whole.first);
  const states = follow.map((nexts, at) => {
    const next: Record<string, number> = {};
    for (const to of nexts) {
      const key = keyOf(names[to]!);
      if (next[key] !== undefined) throw new AmbiguousModel(names[to]!);
      next[key] = to;
    }
    return { accept: at === 0 ? whole.nullable : whole.last.includes(at), next };
  });
  return merged(states);
}

/** Moore's partition refinement; states keep the order in which they are first reached. */
function merged(states: readonly ModelState[]): ModelState[] {
  let classes: number[] = states.map(({ accept }) => (accept ? 1 : 0));
  for (let count = 0; ; ) {
    const signatures = states.map(({ next }, at) => {
      const moves = Object.entries(next).map(([key, to]) => `${key}>${classes[to]}`);
      return `${classes[at]}|${moves.sort().join(',')}`;
    });
    const distinct = [...new Set(signatures)];
    classes = signatures.map((signature) => distinct.indexOf(signature));
    if (distinct.length === count) break;
    count = distinct.length;
  }
  const numbers = new Map<number, number>();
  const order: number[] = [];
  const visit = (at: number) => {
    if (numbers.has(classes[at]!)) return;
    numbers.set(classes[at]!, numbers.size);
    order.push(at);
    for (const to of Object.values(states[at]!.next)) visit(to);
  };
  visit(0);
  return order.map((at) => {
    const { accept, next } = states[at]!;
    return {
      accept,
      next: Object.fromEntries(Object.entries(next).map(([key, to]) => [key, numbers.get(classes[to]!)!])),
    };
  });
}
