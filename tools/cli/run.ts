/** `assay run`: plan, play, record, report. */
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import { catalogue, suites } from './context';
import { ddfSuite } from './ddf';
import type { Exit } from './main';
import { folder, type PlayOptions, play, waiting } from './play';

interface Options extends PlayOptions {
  readonly profile: string;
  readonly suite?: string[];
  readonly case?: string[];
  readonly full?: boolean;
  readonly shard?: string;
  readonly ddf?: string;
  readonly root?: string;
  readonly destructive?: boolean;
  readonly exact?: boolean;
}

/** @returns the exit code of DESIGN 1. @throws AssayError for what the user can mend. */
export async function run(options: Options): Promise<Exit> {
  const profile = waiting(loadProfile(options.profile), options.wait);
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
