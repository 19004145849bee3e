/** Interleaved rounds: every contender runs in every round, so that a busy machine hurts all alike; medians are compared. */

export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/** Runs per second of each contender, the median over the rounds. `batch` runs go between two looks at the clock. */
export function measure(
  contenders: readonly Contender[],
  rounds = 7,
  milliseconds = 200,
  batch = 16,
): Map<string, number> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const { name, run } of contenders) {
      const rate = rateOf(run, milliseconds, batch);
      // the first round warms up
      if (round >= 0) rates.get(name)!.push(rate);
    }
  }
  return new Map([...rates].map(([name, list]) => [name, list.sort((a, b) => a - b)[list.length >> 1]!]));
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
