/**
 * Speed of the codecs, of the runner and of the reference server against programs of others, in ratios measured side by side: `npm run bench -- [--json] [--rounds N]`.
 * Exit 1 where a floor is missed twice in a row, 2 for wrong usage. What is absent is said and fails nothing.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contest, contests } from './contests';
import { fails, judge, type Row } from './judge';
import { libwbxml } from './peers';
import { measure, median, type Round } from './rounds';
import { runnerContest } from './runner';
import { servers } from './servers';

interface Result {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Runs per second, medians. */
  readonly rates: Readonly<Record<string, number>>;
  /** The first try missed a floor. */
  readonly again: boolean;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 5) throw new RangeError('--rounds takes a number of at least 5');
  const wbxml = libwbxml(sourceOf('tools/bench/libwbxml.c'));
  const say = values.json ? () => {} : (line: string) => console.log(line);
  if (typeof wbxml === 'string') say(`libwbxml is not compared: ${wbxml}`);
  try {
    const results = contests(typeof wbxml === 'string' ? undefined : wbxml).map((contest) => {
      const result = hold(contest, rounds);
      say(textOf(result));
      return result;
    });
    const runner = await holdRunner(rounds);
    say(textOf(runner));
    results.push(runner);
    const { wrong, ...crowd } = await servers();
    results.push({ ...crowd, again: false });
    say(textOf({ ...crowd, again: false }));
    for (const one of wrong.slice(0, 10)) say(`  lost or mixed up: ${one}`);
    if (values.json) console.log(JSON.stringify(summary(results, rounds), null, 2));
    const missed = results.flatMap(({ rows }) => rows).filter((row) => row.outcome === 'below the floor');
    say(`\n${missed.length === 0 ? 'no floor missed' : `missed: ${missed.map(({ what }) => what).join('; ')}`}`);
    return missed.length === 0 ? 0 : 1;
  } finally {
    if (typeof wbxml !== 'string') wbxml.dispose();
  }
}

/** Measures a contest, and once again where a floor is missed: another program may have run beside. */
function hold(contest: Contest, count: number): Result {
  const run = () => measure(contest.contenders, { ...contest.schedule, rounds: count });
  let rounds = run();
  let rows = judge(contest, rounds);
  const again = fails(rows);
  if (again) {
    rounds = run();
    rows = judge(contest, rounds);
  }
  return { name: contest.name, rows, rates: ratesOf(contest, rounds), again };
}

/** As `hold`, for what takes its time waiting. */
async function holdRunner(count: number): Promise<Result> {
  const { contest, measure: run } = await runnerContest();
  let rounds = await run(count);
  let rows = judge(contest, rounds);
  const again = fails(rows);
  if (again) {
    rounds = await run(count);
    rows = judge(contest, rounds);
  }
  return { name: contest.name, rows, rates: ratesOf(contest, rounds), again };
}

function ratesOf({ contenders }: Contest, rounds: readonly Round[]): Record<string, number> {
  const entries = contenders.map(({ name }) => [name, median(rounds.map((round) => round.get(name)!))] as const);
  return Object.fromEntries(entries);
}

function textOf({ name, rows, rates, again }: Result): string {
  const speeds = Object.entries(rates).map(
    ([of, rate]) => `${of} ${rate < 100 ? rate.toFixed(1) : Math.round(rate)}/s`,
  );
  return [
    `\n${name}${again ? ' (measured twice)' : ''}: ${speeds.join(', ')}`,
    ...rows.map((row) => {
      const sign = row.atMost ? '<=' : '>=';
      const number = (value: number) => `${value} ${row.unit}`;
      const reached = row.reached === null ? '-' : `${row.reached.toFixed(2)} ${row.unit}`;
      const bounds = `floor ${sign} ${number(row.floor)}`.padEnd(18) + `target ${number(row.target)}`.padEnd(17);
      return `  ${row.what.padEnd(70)}${bounds}${reached.padStart(12)}  ${row.outcome}`;
    }),
  ].join('\n');
}

function summary(results: readonly Result[], rounds: number): object {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  return { ...machine, rounds, contests: results };
}

/** A file of the project, from the compiled program as well as from the source. */
function sourceOf(path: string): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path);
    if (folder === dirname(folder)) throw new Error(`${path} is not here`);
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
