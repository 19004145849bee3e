/**
 * `npm run fuzz -- [--count N] [--seed S] [--only INDEX] [--slowest MS] [--jobs N] [--json]`: spoilt bytes for every decoder.
 * A failure is anything but a value, findings or a typed error with a place: a crash, a hang, memory without bound. Exit 1 for one.
 * Numbers of mutants mean the same only where the same documents are at hand: with or without the samples.
 */
import { parseArgs } from 'node:util';
import { samplesPresent } from '../judges/samples';
import { type Failure, type FuzzResult, fuzz, hexOf, mutantOf } from './fuzz';
import { shared } from './shared';
import { targets } from './targets';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: process.env['FUZZ_COUNT'] ?? '200000' },
    seed: { type: 'string', default: process.env['FUZZ_SEED'] ?? String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    slowest: { type: 'string', default: '1000' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});

function number(name: 'count' | 'seed' | 'only' | 'slowest' | 'jobs', least: number): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new RangeError(`--${name} takes a whole number of at least ${least}`);
}

async function main(): Promise<void> {
  const [seed, slowest] = [number('seed', 0), number('slowest', 1)];
  if (values.only !== undefined) return one(seed, number('only', 0), slowest);
  const count = number('count', 1);
  const all = targets();
  const documents = all.reduce((sum, { seeds }) => sum + seeds.length, 0);
  const say = values.json ? () => {} : (line: string) => console.log(line);
  say(
    `seed ${seed}, ${count} mutants of ${documents} documents for ${all.length} targets${samplesPresent ? '' : ', no samples here'}`,
  );
  const start = performance.now();
  const { failures, slowestMs } = await shared({ seed, count, slowest, jobs: number('jobs', 1) });
  for (const failure of failures.map((each) => withBytes(each, seed))) {
    say(`FAILED: ${failure.target}, mutant ${failure.index}: ${failure.reason}`);
    say(`  bytes: ${failure.bytes.slice(0, 2000)}`);
    say(`  again: npm run fuzz -- --seed ${seed} --only ${failure.index}`);
  }
  const seconds = (performance.now() - start) / 1000;
  const tally = { seed, count, failures, slowestMs: Math.round(slowestMs), seconds: Math.round(seconds) };
  if (values.json) console.log(JSON.stringify(tally, null, 2));
  say(
    `${failures.length} failures; ${Math.round(count / seconds)} a second; the slowest input took ${tally.slowestMs} ms`,
  );
  process.exitCode = failures.length > 0 ? 1 : 0;

  function withBytes(failure: Failure, of: number): Failure {
    if (failure.target !== '') return failure;
    const { target, bytes } = mutantOf(all, of, failure.index);
    return { ...failure, target: target.name, bytes: hexOf(bytes) };
  }
}

/** In this thread, where a debugger sees it. */
function one(seed: number, index: number, slowest: number): void {
  const all = targets();
  const { target, bytes } = mutantOf(all, seed, index);
  console.log(`${target.name}\n${hexOf(bytes)}`);
  const result: FuzzResult = fuzz(all, { seed, first: index, step: 1, end: index + 1, slowest });
  for (const { reason } of result.failures) console.log(reason);
  process.exitCode = result.failures.length > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
