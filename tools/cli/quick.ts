/** `assay quick`: a run that fits into some minutes; what tells most comes first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadRun, type Run } from '../report';
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import { describeLeftOut, type Earlier, order, Pace } from '../tester/quick';
import { catalogue, suites, usage } from './context';
import type { Exit } from './main';
import { type PlayOptions, play, waiting } from './play';
import { recordOf } from './report';

interface Options extends PlayOptions {
  readonly profile: string;
  readonly minutes: string;
  readonly after?: string;
}

/** @returns the exit code of a run. @throws AssayError for what the user can mend. */
export async function quick(options: Options): Promise<Exit> {
  const minutes = Number(options.minutes);
  if (!(minutes > 0)) throw usage(`--minutes takes a number above 0, not ${options.minutes}`, 'try --minutes 5');
  const profile = waiting(loadProfile(options.profile), options.wait);
  const known = catalogue();
  const all = suites(known);
  const turns = order(plan(all, profile, { catalogue: known }), await earlier(options, profile.product));
  const pace = new Pace(turns, minutes * 60_000, Date.now);
  const planned = turns.map((turn) => turn.planned);
  const hooks = {
    mayBegin: (one: (typeof planned)[number]) => pace.begins(one),
    onVerdict: (one: (typeof planned)[number]) => pace.ended(one),
  };
  const { exit: exitCode } = await play({ suites: all, planned, profile, known, ...hooks }, options);
  for (const line of describeLeftOut(turns, pace.leftOut)) process.stderr.write(`quick: ${line}\n`);
  return exitCode;
}

/** The last full run and the last quick one, where nobody names another: the later one knows better what fails. */
async function earlier({ after, out }: Options, product: string): Promise<Earlier> {
  const found: Run[] = [];
  for (const path of after === undefined ? ['runs/latest', out] : [after]) {
    if (after === undefined && !existsSync(join(path, 'run.jsonl'))) continue;
    const run = await loadRun(recordOf(path));
    if (after !== undefined || run.header.product === product) found.push(run);
  }
  found.sort((a, b) => Date.parse(a.header.started) - Date.parse(b.header.started));
  const names = found.map((run) => run.source).join(' and ');
  process.stderr.write(`quick: ${names ? `durations and failures from ${names}` : 'no earlier run of this product'}\n`);
  return earlierOf(found);
}

/** Of two verdicts of one case the later one counts. */
export function earlierOf(runs: readonly Run[]): Earlier {
  const ms = new Map<string, number>();
  const failed = new Set<string>();
  for (const run of runs) {
    const rules = new Set<string>();
    for (const one of run.cases) {
      const { key } = one.line;
      if (one.verdict.verdict === 'skipped') continue;
      ms.set(key, one.verdict.ms);
      // A rule may be broken in every case: the first of them asks again.
      const broken = one.findings.flatMap(({ effect, by }) => (effect === 'fail' && by.rule ? [by.rule] : []));
      const asks = broken.some((rule) => !rules.has(rule));
      for (const rule of broken) rules.add(rule);
      if (asks || one.verdict.verdict === 'fail' || one.verdict.verdict === 'error') failed.add(key);
      else failed.delete(key);
    }
  }
  return { ms, failed };
}
