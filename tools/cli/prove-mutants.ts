/** `assay prove --mutants N`: what the suites do not notice when messages of a correct product are changed on their way. */
import pc from 'picocolors';
import type { Catalogue } from '../catalogue';
import type { Suite } from '../tester/case';
import type { Change } from '../tester/mutants/change';
import { type Mutant, type MutantResult, runMutants } from '../tester/mutants/mutants';
import { faultsOf, loadReasons, reasonFor } from '../tester/mutants/survivors';
import { plan } from '../tester/plan';
import { loadProfile, type Profile } from '../tester/profile';
import { rules } from '../tester/rules';
import { catalogue, printJson, suites, usage } from './context';
import type { Exit } from './main';

interface Options {
  readonly mutants: string;
  readonly seed: string;
  /** Files. */
  readonly profiles: readonly string[];
  readonly json: boolean;
}

interface Proof {
  readonly role: string;
  readonly seed: string;
  readonly mutants: number;
  readonly caught: number;
  readonly noticed: number;
  readonly idle: number;
  readonly survived: number;
  readonly unexplained: number;
  readonly survivors: readonly (Mutant & Partial<Change> & { readonly reason: string | null })[];
}

/** So many mutants of each product. Exit code 1 when a survivor has no reason. */
export async function proveMutants({ mutants, seed, profiles, json }: Options): Promise<Exit> {
  const count = Number(mutants);
  if (!Number.isInteger(count) || count < 1) throw usage(`--mutants takes a whole number from 1, not ${mutants}`);
  const known = catalogue();
  const all = suites(known);
  const proofs: Proof[] = [];
  for (const profile of profiles.map(loadProfile)) {
    const proof = await proofOf(profile, all, known, count, seed);
    if (!json) print(proof);
    proofs.push(proof);
  }
  if (json) printJson(proofs);
  return proofs.some(({ unexplained }) => unexplained > 0) ? 1 : 0;
}

async function proofOf(
  profile: Profile,
  all: readonly Suite[],
  known: Catalogue,
  count: number,
  seed: string,
): Promise<Proof> {
  const { role } = profile;
  const reasons = loadReasons(role);
  const ids = { requirements: new Set(known.requirements.keys()), rules: new Set(rules.map(({ id }) => id)) };
  const faults = faultsOf(reasons, ids);
  if (faults.length > 0) throw usage(`suites/expected/mutants-${role}.yaml: ${faults.join('; ')}`);
  const planned = plan(all, profile, { catalogue: known, versions: 'first' });
  const options = { suites: all, planned, profile, catalogue: known, strict: false, seed: '1', clock: Date.now };
  const results = await runMutants(options, count, seed, () => {});
  const of = (outcome: MutantResult['outcome']): MutantResult[] =>
    results.filter((result) => result.outcome === outcome);
  const survivors = of('survived').map((result) => ({
    ...result.mutant,
    ...result.change,
    reason: reasonFor(result, reasons)?.reason ?? null,
  }));
  return {
    role,
    seed,
    mutants: results.length,
    caught: of('caught').length,
    noticed: of('noticed').length,
    idle: of('idle').length,
    survived: survivors.length,
    unexplained: survivors.filter(({ reason }) => reason === null).length,
    survivors,
  };
}

function print({ role, seed, survivors, ...counts }: Proof): void {
  for (const one of survivors.filter(({ reason }) => reason === null))
    process.stdout.write(
      `${pc.red('survived')} ${one.number}: ${one.kind} ${one.path} ${JSON.stringify(one.before)} to ${JSON.stringify(one.after)}, message ${one.message} of ${one.key}\n`,
    );
  const share = Math.round((1000 * (counts.caught + counts.noticed)) / Math.max(1, counts.mutants - counts.idle)) / 10;
  process.stdout.write(
    `${role}, seed ${seed}: ${counts.mutants} mutants, ${counts.caught} caught, ${counts.noticed} noticed (${share} % of those that changed something), ${counts.idle} idle, ${counts.survived} survived, ${counts.unexplained} of them without a reason\n`,
  );
}
