/** `assay prove --mutants N`: what the suites do not notice when messages of a correct product are changed on their way. */
import { join } from 'node:path';
import pc from 'picocolors';
import { type MutantResult, runMutants } from '../tester/mutants/mutants';
import { faultsOf, loadReasons, reasonFor } from '../tester/mutants/survivors';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { loadProfile } from '../tester/profile';
import { rules } from '../tester/rules';
import { catalogue, printJson, suites, usage } from './context';
import type { Exit } from './main';

/** Exit code 1 when a survivor has no reason. */
export async function proveMutants(text: string, seed: string, json: boolean): Promise<Exit> {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw usage(`--mutants takes a whole number from 1, not ${text}`);
  const known = catalogue();
  const all = suites(known);
  const profile = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const reasons = loadReasons(profile.role);
  const ids = { requirements: new Set(known.requirements.keys()), rules: new Set(rules.map(({ id }) => id)) };
  const faults = faultsOf(reasons, ids);
  if (faults.length > 0) throw usage(`suites/expected/mutants-${profile.role}.yaml: ${faults.join('; ')}`);
  const planned = plan(all, profile, { catalogue: known, versions: 'first' });
  const options = { suites: all, planned, profile, catalogue: known, strict: false, seed: '1', clock: Date.now };
  const results = await runMutants(options, count, seed, () => {});
  const of = (outcome: MutantResult['outcome']): MutantResult[] =>
    results.filter((result) => result.outcome === outcome);
  const survived = of('survived').map((result) => ({
    ...result.mutant,
    ...result.change,
    reason: reasonFor(result, reasons)?.reason ?? null,
  }));
  const unexplained = survived.filter((one) => one.reason === null);
  const counts = {
    seed,
    mutants: results.length,
    caught: of('caught').length,
    noticed: of('noticed').length,
    idle: of('idle').length,
    survived: survived.length,
    unexplained: unexplained.length,
  };
  if (json) printJson({ ...counts, survivors: survived });
  else {
    for (const one of unexplained)
      process.stdout.write(
        `${pc.red('survived')} ${one.number}: ${one.kind} ${one.path} ${JSON.stringify(one.before)} to ${JSON.stringify(one.after)}, message ${one.message} of ${one.key}\n`,
      );
    const share =
      Math.round((1000 * (counts.caught + counts.noticed)) / Math.max(1, counts.mutants - counts.idle)) / 10;
    process.stdout.write(
      `seed ${seed}: ${counts.mutants} mutants, ${counts.caught} caught, ${counts.noticed} noticed (${share} % of those that changed something), ${counts.idle} idle, ${counts.survived} survived, ${counts.unexplained} of them without a reason\n`,
    );
  }
  return unexplained.length > 0 ? 1 : 0;
}
