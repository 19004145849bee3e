/** A run that fits into so many minutes: the cases that tell most per second first, none begun that cannot end in time. */
import type { PlannedCase, Step } from './case';

/** What an earlier run tells of cases, by key. */
export interface Earlier {
  readonly ms: ReadonlyMap<string, number>;
  readonly failed: ReadonlySet<string>;
}

/** A case in its turn, with what speaks for it. */
export interface Turn {
  readonly planned: PlannedCase;
  /** Milliseconds that it is expected to take. */
  readonly ms: number;
  readonly failedBefore: boolean;
  /** Requirements that nothing before it puts to the test. */
  readonly fresh: readonly string[];
}

/** For a message and its answer, where nobody has played the case yet; what the run shows corrects it. */
const msPerExchange = 15;

/** Exchanges that the steps ask for: a session opens and closes with two. */
export function exchangesOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => {
    if (step.kind === 'session') return sum + 3;
    if (step.kind === 'send' || step.kind === 'read' || step.kind === 'reply') return sum + 1;
    if (step.kind === 'alt') return sum + Math.max(0, ...step.branches.map((branch) => exchangesOf(branch.steps)));
    return sum;
  }, 0);
}

/** Of this very permutation, else of another one of the case, else by the number of its exchanges. */
function durationOf(planned: PlannedCase, earlier: Earlier, ofCase: ReadonlyMap<string, number>): number {
  const { preamble, steps, postamble } = planned.of;
  return (
    earlier.ms.get(planned.key) ??
    ofCase.get(planned.of.id) ??
    msPerExchange * Math.max(1, exchangesOf([...preamble, ...steps, ...postamble]))
  );
}

/**
 * The cases in the order of their worth: sanity first and last, then what failed before, then what covers most requirements that
 * nothing before it covers, for each second that it takes. When all are covered the counting begins anew, with other permutations.
 */
export function order(planned: readonly PlannedCase[], earlier: Earlier): Turn[] {
  const ofCase = new Map([...earlier.ms].map(([key, ms]) => [key.replace(/ \[.*$/, ''), ms]));
  const timed = planned.map((one) => ({ planned: one, ms: Math.max(1, durationOf(one, earlier, ofCase)) }));
  const covered = new Set<string>();
  const turn = (one: (typeof timed)[number]): Turn => {
    const fresh = one.planned.of.covers.filter((id) => !covered.has(id));
    for (const id of one.planned.of.covers) covered.add(id);
    return { ...one, failedBefore: earlier.failed.has(one.planned.key), fresh };
  };
  const first = timed.filter((one) => one.planned.sanity === 'first').map(turn);
  const last = timed.filter((one) => one.planned.sanity === 'last');
  const idle = timed.filter((one) => one.planned.skip !== undefined && !one.planned.sanity);
  const rest = timed.filter((one) => one.planned.skip === undefined && !one.planned.sanity);
  const failed = rest.filter((one) => earlier.failed.has(one.planned.key));
  const others = rest.filter((one) => !earlier.failed.has(one.planned.key));
  return [
    ...first,
    ...greedy(failed, covered).map(turn),
    ...rounds(others, covered, turn),
    // They cost nothing: the record says why they were not played.
    ...idle.map((one) => ({ ...one, failedBefore: false, fresh: [] })),
    ...last.map((one) => ({ ...one, failedBefore: false, fresh: [] })),
  ];
}

interface Timed {
  readonly planned: PlannedCase;
  readonly ms: number;
}

function rounds(cases: readonly Timed[], covered: Set<string>, turn: (one: Timed) => Turn): Turn[] {
  const turns: Turn[] = [];
  let left = cases;
  for (let known = covered; left.length > 0; known = new Set()) {
    const chosen = greedy(left, known, true);
    const taken = new Set(chosen);
    // Without any requirement in all the rest, what is left comes as it is.
    turns.push(...(chosen.length > 0 ? chosen : left).map(turn));
    left = chosen.length > 0 ? left.filter((one) => !taken.has(one)) : [];
  }
  return turns;
}

/**
 * Each time the case with most new requirements per millisecond; the shorter one of equals, then the earlier one. With `usefulOnly`
 * it ends where nothing new is left.
 */
function greedy(cases: readonly Timed[], covered: ReadonlySet<string>, usefulOnly = false): Timed[] {
  const seen = new Set(covered);
  const left = [...cases];
  const out: Timed[] = [];
  const worth = (one: Timed): number => one.planned.of.covers.filter((id) => !seen.has(id)).length / one.ms;
  while (left.length > 0) {
    let best = 0;
    let bestWorth = worth(left[0] as Timed);
    for (let at = 1; at < left.length; at++) {
      const next = worth(left[at] as Timed);
      if (next < bestWorth || (next === bestWorth && (left[at] as Timed).ms >= (left[best] as Timed).ms)) continue;
      best = at;
      bestWorth = next;
    }
    if (usefulOnly && bestWorth === 0) break;
    const [one] = left.splice(best, 1);
    out.push(one as Timed);
    for (const id of (one as Timed).planned.of.covers) seen.add(id);
  }
  return out;
}

/** Watches the clock while the cases are played. */
export class Pace {
  private readonly turns: ReadonlyMap<string, Turn>;
  private readonly begun = new Map<string, number>();
  private readonly deadline: number;
  private readonly reserve: number;
  private expected = 0;
  private taken = 0;
  private readonly out: Turn[] = [];

  /** @param budget milliseconds for the whole run. @param now milliseconds, any epoch. */
  constructor(
    turns: readonly Turn[],
    budget: number,
    private readonly now: () => number,
  ) {
    this.turns = new Map(turns.map((turn) => [turn.planned.key, turn]));
    this.deadline = now() + budget;
    this.reserve = turns.filter((turn) => turn.planned.sanity === 'last').reduce((sum, turn) => sum + turn.ms, 0);
  }

  /** True when the case, and the sanity case after it, can be expected to end in time. Sanity cases are always played. */
  begins(planned: PlannedCase): boolean {
    const turn = this.turns.get(planned.key);
    if (!turn || planned.skip !== undefined) return true;
    const end = this.now() + this.scale() * (turn.ms + this.reserve);
    if (!planned.sanity && end > this.deadline) {
      this.out.push(turn);
      return false;
    }
    this.begun.set(planned.key, this.now());
    return true;
  }

  ended(planned: PlannedCase): void {
    const began = this.begun.get(planned.key);
    const turn = this.turns.get(planned.key);
    if (began === undefined || !turn) return;
    this.expected += turn.ms;
    this.taken += this.now() - began;
  }

  /** In the order of their worth. */
  get leftOut(): readonly Turn[] {
    return this.out;
  }

  /** How much slower or faster than expected this run is. */
  private scale(): number {
    return this.expected === 0 ? 1 : Math.max(0.1, this.taken / this.expected);
  }
}

/** What a person should know of the cases that were not played: how many, what they would have told, the most valuable ones. */
export function describeLeftOut(turns: readonly Turn[], leftOut: readonly Turn[]): string[] {
  if (leftOut.length === 0) return ['every case had its turn'];
  const out = new Set(leftOut);
  const played = turns.filter((turn) => !out.has(turn) && turn.planned.skip === undefined);
  const proved = new Set(played.flatMap((turn) => turn.planned.of.covers));
  const lost = new Set(leftOut.flatMap((turn) => turn.planned.of.covers.filter((id) => !proved.has(id))));
  const lines = [
    `left out: ${leftOut.length} of ${leftOut.length + played.length} cases; ${lost.size} of ${lost.size + proved.size} requirements had no case`,
  ];
  for (const { planned, fresh, failedBefore } of leftOut.slice(0, 5)) {
    const open = fresh.filter((id) => lost.has(id));
    const why = failedBefore ? 'failed before' : open.length > 0 ? open.join(', ') : 'another permutation';
    lines.push(`  ${planned.key}: ${why}`);
  }
  if (leftOut.length > 5) lines.push(`  and ${leftOut.length - 5} more`);
  return lines;
}
