/** `assay run`: plan, play, record, report. */
import { join, parse } from 'node:path';
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
 * One run for each profile; of several, each writes into a folder of its own, named after the profile.
 * @returns the exit code of DESIGN 1: that of the worst run. @throws AssayError for what the user can mend.
 */
export async function run(options: Options): Promise<Exit> {
  const [file, ...more] = options.profile;
  if (file !== undefined && more.length === 0) return runOne(file, options);
  if (options.json) throw usage('--json tells of one product', 'give one --profile');
  let worst: Exit = 0;
  for (const profile of options.profile) {
    const exit = await runOne(profile, { ...options, out: join(options.out, parse(profile).name) });
    if (gravity.indexOf(exit) > gravity.indexOf(worst)) worst = exit;
  }
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
