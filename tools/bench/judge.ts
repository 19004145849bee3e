/** What the rounds of a contest say about its gates. */
import type { Contest, Gate } from './contests';
import { median, type Round } from './rounds';

export type Outcome = 'below the floor' | 'above the floor' | 'target reached' | 'absent';

export interface Row {
  readonly what: string;
  readonly unit: Gate['unit'];
  readonly atMost: boolean;
  readonly floor: number;
  readonly target: number;
  /** Median over the rounds; null where a contender is absent. */
  readonly reached: number | null;
  /** Least and most of a round. */
  readonly range: readonly [number, number] | null;
  readonly outcome: Outcome;
}

/** One row for each gate, in their order. */
export function judge({ gates }: Pick<Contest, 'gates'>, rounds: readonly Round[]): Row[] {
  return gates.map(({ what, unit, atMost = false, floor, target, value }) => {
    const values = rounds.map((round) => value((name) => round.get(name)));
    const known = values.filter((one) => one !== undefined);
    const bounds = { what, unit, atMost, floor, target };
    if (known.length < values.length || known.length === 0)
      return { ...bounds, reached: null, range: null, outcome: 'absent' };
    const reached = median(known);
    const keeps = (bound: number) => (atMost ? reached <= bound : reached >= bound);
    const outcome = keeps(target) ? 'target reached' : keeps(floor) ? 'above the floor' : 'below the floor';
    return { ...bounds, reached, range: [Math.min(...known), Math.max(...known)], outcome };
  });
}

/** True where a row would fail. */
export function fails(rows: readonly Row[]): boolean {
  return rows.some(({ outcome }) => outcome === 'below the floor');
}
