/** `assay run`: plan, play, record, report. */
import { writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { junitReport, loadRun } from '../report';
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import { catalogue, suites, usage } from './context';
import { ddfSuite } from './ddf';
import type { Exit } from './main';
import { folder, type PlayOptions, play, waiting } from './play';

interface Options extends PlayOptions {
  readonly profile: readonly string[];
  readonly suite?: string[];
  readonly case?: string[];
  readonly full?: boolean;
  readonly shard?: string;
  readonly ddf?: string;
  readonly root?: string;
  readonly destructive?: boolean;
  readonly exact?: boolean;
}

/**
 * One run for each profile. The first writes into `out`, each further one into a folder below it, named after the profile;
 * junit.xml of `out` tells of all.
 * @returns the exit code of DESIGN 1: that of the worst run. @throws AssayError for what the user can mend.
 */
export async function run(options: Options): Promise<Exit> {
  const [file, ...more] = options.profile;
  if (file !== undefined && more.length === 0) return runOne(file, options);
  if (options.json) throw usage('--json tells of one product', 'give one --profile');
  let worst: Exit = 0;
  const folders = options.profile.map((profile, index) =>
    index === 0 ? options.out : join(options.out, parse(profile).name),
  );
  for (const [index, profile] of options.profile.entries()) {
    const exit = await runOne(profile, { ...options, out: folders[index] ?? options.out });
    if (gravity.indexOf(exit) > gravity.indexOf(worst)) worst = exit;
  }
  const runs = await Promise.all(folders.map((one) => loadRun(join(one, 'run.jsonl'))));
  writeFileSync(join(options.out, 'junit.xml'), junitReport(runs));
  return worst;
}

/** Exit codes from fine to bad. */
const gravity: readonly Exit[] = [0, 4, 3, 1, 2];

async function runOne(file: string, options: Options): Promise<Exit> {
  const profile = waiting(loadProfile(file), options.wait);
  const known = catalogue();
  if (options.ddf !== undefined) folder(options.out);
  const all = options.ddf === undefined ? suites(known) : [await ddfSuite(profile, { ...options, ddf: options.ddf })];
  const planned = plan(all, profile, {
    suites: options.suite,
    cases: options.case,
    full: options.full,
    shard: options.shard,
    catalogue: known,
  });
  return play({ suites: all, planned, profile, known }, options);
}
