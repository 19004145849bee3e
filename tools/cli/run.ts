/** `assay run`: plan, play, record, report. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadRun, Progress } from '../report';
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import { fileSink } from '../tester/recorder';
import { run as runSuites } from '../tester/run';
import { catalogue, suites, usage } from './context';
import { ddfSuite } from './ddf';
import type { Exit } from './main';
import { writeReports } from './report';

interface Options {
  readonly profile: string;
  readonly suite?: string[];
  readonly case?: string[];
  readonly out: string;
  readonly full?: boolean;
  readonly strict?: boolean;
  readonly seed: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly ddf?: string;
  readonly root?: string;
  readonly destructive?: boolean;
  readonly exact?: boolean;
}

/** @returns the exit code of DESIGN 1. @throws AssayError for what the user can mend. */
export async function run(options: Options): Promise<Exit> {
  const profile = loadProfile(options.profile);
  const known = catalogue();
  if (options.ddf !== undefined) folder(options.out);
  const all = options.ddf === undefined ? suites(known) : [await ddfSuite(profile, { ...options, ddf: options.ddf })];
  const planned = plan(all, profile, {
    suites: options.suite,
    cases: options.case,
    full: options.full,
    catalogue: known,
  });
  if (planned.length === 0)
    throw usage(`there is no case for the role ${profile.role}`, 'assay list cases shows what there is');
  folder(options.out);
  const record = join(options.out, 'run.jsonl');
  const sink = fileSink(record);
  const progress = new Progress(planned.length, process.stderr);
  let exitCode: Exit;
  try {
    const result = await runSuites({
      suites: all,
      planned,
      profile,
      catalogue: known,
      strict: options.strict ?? false,
      seed: options.seed,
      clock: Date.now,
      sink: (line) => sink.write(line),
      onVerdict: (one, judged) => progress.verdict(one.key, judged.verdict),
    });
    exitCode = result.exitCode;
  } finally {
    progress.end();
    sink.close();
  }
  await writeReports(await loadRun(record), { out: options.out, json: options.json, verbose: options.verbose });
  if (!options.json) process.stderr.write(`report: ${join(options.out, 'report.html')}\n`);
  return exitCode;
}

function folder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw usage(`cannot write to ${path}: ${(error as Error).message}`, 'give another folder with --out');
  }
}
