/** Interleaved rounds: every contender runs in every round, so that a busy machine hurts all alike. */

export type Contender =
  | { readonly name: string; readonly run: () => unknown }
  /** A program that measures itself: runs per second, over about so many milliseconds. */
  | { readonly name: string; readonly rate: (milliseconds: number) => number };

export interface Schedule {
  readonly rounds: number;
  /** Of one contender in one round. */
  readonly milliseconds: number;
  /** Runs between two looks at the clock. */
  readonly batch: number;
}

/** Runs per second of each contender, by name. */
export type Round = ReadonlyMap<string, number>;

/** The rounds in their order. One more goes before them and is thrown away: it warms up. */
export function measure(contenders: readonly Contender[], { rounds, milliseconds, batch }: Schedule): Round[] {
  const all = Array.from(
    { length: rounds + 1 },
    () =>
      new Map(
        contenders.map((one) => [
          one.name,
          'run' in one ? rateOf(one.run, milliseconds, batch) : one.rate(milliseconds),
        ]),
      ),
  );
  return all.slice(1);
}

/** The one in the middle; of an even number the upper. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Keeps results reachable, so that no run is optimised away. */
const sink: { value: unknown } = { value: undefined };

function rateOf(run: () => unknown, milliseconds: number, batch: number): number {
  let count = 0;
  const start = process.hrtime.bigint();
  const end = start + BigInt(milliseconds) * 1_000_000n;
  let now = start;
  while (now < end) {
    for (let index = 0; index < batch; index++) sink.value = run();
    count += batch;
    now = process.hrtime.bigint();
  }
  return (count * 1e9) / Number(now - start);
}
