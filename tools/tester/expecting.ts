/** What a case wants of the answers so far: expectations are tried, misses and captured values kept. */
import type { ElementNode } from '../wire/tree';
import type { Answer } from './answer';
import type { ExpectStep, Pattern, Step } from './case';
import type { Message } from './conversation';
import { Undecided } from './errors';
import { type Expected, expectation, type Miss } from './expect';
import { objectExpectation } from './object-expectation';
import { pushExpectation } from './pushed';
import { toldExpectation } from './told';
import { fill, type Lookup } from './values';

/** What there is to look at. */
export interface Seen {
  readonly answer: Answer;
  /** All messages of the case. */
  readonly messages: readonly Message[];
  readonly session: number;
  /** By the operator. */
  readonly told: Readonly<Record<string, unknown>>;
  readonly pushed: ElementNode | undefined;
}

type At = Pick<Step, 'at' | 'line'>;

export class Expecting {
  readonly misses: Miss[] = [];
  readonly captures = new Map<string, string>();

  /** @param first requirement of the case: broken where a step names no other */
  constructor(
    private readonly first: string | undefined,
    private readonly lookup: Lookup,
  ) {}

  miss(miss: Miss, step?: At, demanded?: string): false {
    // A miss that breaks no single requirement says so itself.
    const requirement = miss.requirement === null ? null : (demanded ?? this.first ?? null);
    this.misses.push(step ? { ...miss, requirement, step: step.at, line: step.line } : miss);
    return false;
  }

  expect(step: At, { what, requirement }: ExpectStep, seen: Seen): boolean {
    const found = this.attempt(what, seen);
    if (found.ok) return true;
    // What is missing altogether is missed once, however many things were expected of it.
    const { text, place, actual } = found.miss;
    const twin = ({ text: other, place: { message } }: Miss): boolean => other === text && message === place.message;
    return actual === 'none' && this.misses.some(twin) ? false : this.miss(found.miss, step, requirement);
  }

  /** Steps of the first branch whose expectations are all met; undefined after a miss. */
  branch(step: Extract<Step, { kind: 'alt' }>, seen: Seen): readonly Step[] | undefined {
    const tried: Miss[] = [];
    for (const { expect, steps } of step.branches) {
      const misses = expect.flatMap(({ what }) => {
        const found = this.attempt(what, seen);
        return found.ok ? [] : [found.miss];
      });
      const [first] = misses;
      if (!first) return steps;
      tried.push(first);
    }
    const expected = [...new Set(tried.flatMap((miss) => miss.expected))];
    if (tried[0]) this.miss({ ...tried[0], expected }, step, step.requirement);
    return undefined;
  }

  private attempt(unfilled: ExpectStep['what'], seen: Seen): Expected {
    const what = fill(unfilled, this.lookup);
    const found = whatOf(what, seen);
    if (found.ok) for (const [name, value] of found.captures) this.captures.set(name, value);
    return found;
  }
}

function whatOf(what: ExpectStep['what'], seen: Seen): Expected {
  switch (what.kind) {
    case 'push':
      return ofPush(what.pattern, seen);
    case 'told':
      // A person who only says that it is done tells nothing.
      if (Object.keys(seen.told).length === 0) throw new Undecided('the operator tells nothing of what was asked');
      return toldExpectation(what.pattern, seen.told);
    case 'object':
      return objectExpectation(
        what,
        seen.messages.filter(({ session }) => session === seen.session),
      );
    default:
      return expectation(what, seen.answer);
  }
}

function ofPush(pattern: Pattern, { pushed, told }: Seen): Expected {
  if (!pushed) throw new Undecided('the operator handed over no push');
  const found = pushExpectation(pattern, pushed);
  if (typeof found !== 'string') return found;
  throw new Undecided(told.refused === undefined ? found : `the server refuses: ${told.refused}`);
}
