/** `assay run`: plan, play, record, report. */
import { writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Catalogue } from '../catalogue';
import { junitReport, type Run } from '../report';
import type { Suite } from '../tester/case';
import { plan } from '../tester/plan';
import { loadProfile, type Profile } from '../tester/profile';
import { catalogue, suites, usage } from './context';
import { ddfSuite } from './ddf';
import type { Exit } from './main';
import { folder, type Playing, type PlayOptions, play, waiting } from './play';

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
  if (options.json && options.profile.length > 1) throw usage('--json tells of one product', 'give one --profile');
  // All of them first: the last one's fault is told before the first one's hour.
  const profiles = options.profile.map((file) => ({ file, profile: waiting(loadProfile(file), options.wait) }));
  const own = readBoth(options);
  const runs: Run[] = [];
  let worst: Exit = 0;
  for (const [index, { file, profile }] of profiles.entries()) {
    const out = index === 0 ? options.out : join(options.out, parse(file).name);
    const { exit, run: kept } = await runOne(profile, { ...options, out }, own);
    runs.push(kept);
    if (gravity.indexOf(exit) > gravity.indexOf(worst)) worst = exit;
  }
  if (runs.length > 1) writeFileSync(join(options.out, 'junit.xml'), junitReport(runs));
  return worst;
}

/** Exit codes from fine to bad. */
const gravity: readonly Exit[] = [0, 4, 3, 1, 2];

/** What all profiles are played with: read once. */
interface Own {
  readonly known: Catalogue;
  readonly suites: readonly Suite[];
}

function readBoth({ ddf }: Options): Own {
  const known = catalogue();
  return { known, suites: ddf === undefined ? suites(known) : [] };
}

async function runOne(profile: Profile, options: Options, own: Own): Promise<Playing> {
  const { known } = own;
  if (options.ddf !== undefined) folder(options.out);
  const all = options.ddf === undefined ? own.suites : [await ddfSuite(profile, { ...options, ddf: options.ddf })];
  const planned = plan(all, profile, {
    suites: options.suite,
    cases: options.case,
    full: options.full,
    shard: options.shard,
    catalogue: known,
  });
  return play({ suites: all, planned, profile, known }, options);
}
