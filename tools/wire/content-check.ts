/**
 * Says what is wrong with the children of an element whose content model did not match: an element too many, one that is missing,
 * or the right ones in the wrong order (XML 1.0 3.2.1). Runs only where the automaton has already said no.
 */
import type { Findings } from './findings';
import type { ElementInfo, Grammar, Model } from './grammar';
import type { ElementNode } from './tree';

interface Step {
  /** State in which something is missing. */
  readonly state: number;
  /** Elements of which one would lead on, by the shortest way. */
  readonly lacking: readonly number[];
}

interface Skip {
  readonly steps: readonly Step[];
  readonly state: number;
}

/**
 * Adds the findings for the children of `node`.
 * @param infoOf how a child was resolved when it was read
 * @param endOffset where the end of the element stands, or undefined when reading stopped within it
 */
export function checkContent(
  grammar: Grammar,
  info: ElementInfo,
  node: ElementNode,
  infoOf: (child: ElementNode) => ElementInfo | undefined,
  endOffset: number | undefined,
  findings: Findings,
): void {
  const { model } = info;
  if (!model) return;
  const judge = judgeOf(grammar, model);
  const later = new Map<number, number>();
  const owed = new Map<number, number>();
  const seen = new Set<number>();
  const elements: ElementNode[] = [];
  for (const child of node.children) {
    if (child.kind !== 'element') continue;
    elements.push(child);
    const index = infoOf(child)?.index;
    if (index !== undefined) later.set(index, (later.get(index) ?? 0) + 1);
  }
  let state = 0;
  for (const child of elements) {
    const index = infoOf(child)?.index;
    if (index === undefined) continue; // reported as unknown when it was read
    later.set(index, later.get(index)! - 1);
    const next = judge.next(state, index);
    if (next >= 0) state = next;
    else {
      const owes = owed.get(index) ?? 0;
      if (owes > 0) owed.set(index, owes - 1);
      else state = report(child, index, state);
    }
    seen.add(index);
  }
  if (endOffset === undefined) return;
  const rest = judge.skip(state, -1);
  for (const step of rest?.steps ?? []) {
    findings.add({
      code: 'missing-element',
      severity: 'error',
      offset: endOffset,
      at: node,
      expected: judge.allowed(step.state),
      actual: `end of ${info.name}`,
      message: `${info.name} lacks ${judge.names(step.lacking)}`,
    });
  }

  /** A child that the state does not allow; returns the state to go on with. */
  function report(child: ElementNode, index: number, state: number): number {
    const skip = judge.skip(state, index);
    const expected = judge.allowed(state);
    const place = { severity: 'error', offset: child.start, at: child, expected, actual: child.name } as const;
    if (!skip) {
      const belongs = model!.members.has(index) && !seen.has(index);
      const message = belongs ? `${child.name} comes too late in ${info.name}` : refusal(child.name, index);
      findings.add({ ...place, code: belongs ? 'element-order' : 'unexpected-element', message });
      return state;
    }
    for (const step of skip.steps) {
      const late = step.lacking.find((other) => (later.get(other) ?? 0) > (owed.get(other) ?? 0));
      if (late !== undefined) {
        owed.set(late, (owed.get(late) ?? 0) + 1);
        const message = `${child.name} stands before ${judge.name(late)} in ${info.name}`;
        findings.add({ ...place, code: 'element-order', message });
      } else {
        const message = `${info.name} lacks ${judge.names(step.lacking)} before ${child.name}`;
        findings.add({ ...place, at: node, code: 'missing-element', expected: judge.allowed(step.state), message });
      }
    }
    return skip.state;
  }

  function refusal(name: string, index: number): string {
    return model!.members.has(index)
      ? `${info.name} has ${name} once too often`
      : `${name} is not allowed in ${info.name}`;
  }
}

const judges = new WeakMap<Model, Judge>();

function judgeOf(grammar: Grammar, model: Model): Judge {
  let judge = judges.get(model);
  if (!judge) {
    judge = new Judge(grammar, model);
    judges.set(model, judge);
  }
  return judge;
}

/** Names of the elements allowed in a state, `A | B`, and `end` where the content may stop. */
export function allowedIn(grammar: Grammar, model: Model, state: number): string {
  return judgeOf(grammar, model).allowed(state);
}

/** Questions about one content model; the answers are kept, there are only states times elements of them. */
class Judge {
  private readonly texts: (string | undefined)[] = [];
  private readonly skips = new Map<number, Skip | null>();

  constructor(
    private readonly grammar: Grammar,
    private readonly model: Model,
  ) {}

  next(state: number, index: number): number {
    return this.model.next[state * this.grammar.size + index]!;
  }

  name(index: number): string {
    return this.grammar.infos[index]?.name ?? '?';
  }

  names(indexes: readonly number[]): string {
    const names = indexes.map((index) => this.name(index));
    return names.length > 1 ? `one of ${names.join(', ')}` : names.join();
  }

  allowed(state: number): string {
    let text = this.texts[state];
    if (text === undefined) {
      const names = [...this.model.members]
        .filter((index) => this.next(state, index) >= 0)
        .map((index) => this.name(index));
      if (this.model.accept[state]) names.push('end');
      text = names.join(' | ');
      this.texts[state] = text;
    }
    return text;
  }

  /** Shortest way from a state to one that takes the element (-1: that may end), and what is missing on it. */
  skip(from: number, index: number): Skip | undefined {
    const key = from * (this.grammar.size + 1) + index + 1;
    let skip = this.skips.get(key);
    if (skip === undefined) {
      skip = this.search(from, index) ?? null;
      this.skips.set(key, skip);
    }
    return skip ?? undefined;
  }

  private search(from: number, index: number): Skip | undefined {
    const done = (state: number) => (index < 0 ? this.model.accept[state] === true : this.next(state, index) >= 0);
    const far = this.distances(done);
    let state = from;
    const steps: Step[] = [];
    while (!done(state)) {
      const here = far.get(state);
      if (here === undefined) return undefined;
      const lacking = [...this.model.members].filter((member) => far.get(this.next(state, member)) === here - 1);
      steps.push({ state, lacking });
      state = this.next(state, lacking[0]!);
    }
    return { steps, state: index < 0 ? state : this.next(state, index) };
  }

  /** Number of elements from each state to the nearest state that is done. */
  private distances(done: (state: number) => boolean): Map<number, number> {
    const states = this.model.accept.map((_, state) => state);
    const far = new Map(states.filter(done).map((state) => [state, 0]));
    for (let step = 1, grown = true; grown; step++) {
      grown = false;
      for (const state of states) {
        if (far.has(state)) continue;
        const near = [...this.model.members].some((member) => far.get(this.next(state, member)) === step - 1);
        if (!near) continue;
        far.set(state, step);
        grown = true;
      }
    }
    return far;
  }
}
