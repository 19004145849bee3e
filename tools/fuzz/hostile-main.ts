/** `npm run fuzz:tester -- [--count N] [--seed S] [--only INDEX] [--slowest MS]`: hostile clients against the tester; exit 1 for one that it does not stand. */
import { parseArgs } from 'node:util';
import { hostile, record } from './hostile';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    slowest: { type: 'string', default: '5000' },
  },
});

async function main(): Promise<void> {
  const seed = Number(values.seed);
  const chosen = values.only === undefined ? { count: Number(values.count) } : { first: Number(values.only), count: 1 };
  console.log(`seed ${seed}, ${chosen.count} hostile clients`);
  const stage = await record();
  const began = performance.now();
  const { failures, verdicts, slowestMs } = await hostile(stage, { seed, ...chosen, slowest: Number(values.slowest) });
  for (const { index, key, reason } of failures) {
    console.log(`FAILED: ${index}, ${key}: ${reason}`);
    console.log(`  again: npm run fuzz:tester -- --seed ${seed} --only ${index}`);
  }
  const seconds = (performance.now() - began) / 1000;
  const tally = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  console.log(
    `${failures.length} failures; ${tally.join(', ')}; ${Math.round(chosen.count / seconds)} a second; the slowest took ${Math.round(slowestMs)} ms`,
  );
  process.exitCode = failures.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
