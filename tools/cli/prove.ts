/** `assay prove`: the suites against every seeded defect of the embedded reference. */
import pc from 'picocolors';
import { loadProfile } from '../tester/profile';
import { knownDefects, type Proof, prove as proveAll } from '../tester/prove';
import { catalogue, printJson, suites } from './context';
import { allDefects, embeddedProfiles } from './defects';
import type { Exit } from './main';

interface Options {
  readonly mutants?: string;
  readonly seed: string;
  readonly profile?: string[];
  readonly defect?: string[];
  readonly allCases?: boolean;
  readonly json?: boolean;
}

/** Exit code 0: all caught, none misnamed, every surviving mutant explained; 1 otherwise. */
export async function prove(options: Options): Promise<Exit> {
  const { mutants, seed, profile: profiles = embeddedProfiles, json = false } = options;
  if (mutants !== undefined)
    return (await import('./prove-mutants.js')).proveMutants({ mutants, seed, profiles, json });
  const known = catalogue();
  const all = suites(known);
  const defects = await allDefects(known);
  knownDefects(options.defect ?? [], defects);
  const proofs: Proof[] = [];
  const products = profiles.map(loadProfile);
  for (const profile of products) {
    const mine = defects.filter(({ name, role }) => role === profile.role && (options.defect?.includes(name) ?? true));
    if (mine.length === 0) continue;
    const some = await proveAll({
      suites: all,
      profile,
      catalogue: known,
      defects: mine,
      allCases: options.allCases ?? false,
      clock: Date.now,
      onProof: options.json ? undefined : (proof) => process.stdout.write(lineOf(proof)),
    });
    proofs.push(...some);
  }
  const count = (outcome: Proof['outcome']): number => proofs.filter((proof) => proof.outcome === outcome).length;
  const uncovered = options.defect
    ? []
    : unproven(
        all
          .filter((suite) => products.some(({ role }) => role === suite.role))
          .flatMap((suite) => suite.cases)
          .flatMap((one) => one.covers),
        proofs,
      );
  const counts = {
    caught: count('caught'),
    missed: count('missed'),
    misnamed: count('misnamed'),
    uncovered: count('uncovered'),
  };
  if (options.json)
    printJson({
      counts,
      unproven: uncovered,
      proofs: proofs.map(({ defect, ...rest }) => ({ defect: defect.name, ...rest })),
    });
  else {
    for (const id of uncovered)
      process.stdout.write(`${pc.yellow('unproven')} ${id}: a case covers it, no caught defect breaks it\n`);
    process.stdout.write(
      `${counts.caught} caught, ${counts.missed} missed, ${counts.misnamed} misnamed, ${counts.uncovered} of what nothing covers; ${uncovered.length} covered requirements without proof\n`,
    );
  }
  return counts.missed + counts.misnamed + uncovered.length > 0 ? 1 : 0;
}

/** Requirements that a case covers but no caught defect breaks. */
function unproven(covered: readonly string[], proofs: readonly Proof[]): string[] {
  const proven = new Set(proofs.filter((proof) => proof.outcome === 'caught').flatMap((proof) => proof.defect.breaks));
  return [...new Set(covered)].filter((id) => !proven.has(id)).sort();
}

function lineOf(proof: Proof): string {
  const colour = proof.outcome === 'caught' ? pc.green : proof.outcome === 'uncovered' ? pc.yellow : pc.red;
  const more =
    proof.outcome === 'misnamed'
      ? `: also named ${proof.strangers.join(', ')}`
      : proof.by.length > 0
        ? ` by ${proof.by.slice(0, 3).join(', ')}`
        : '';
  return `${colour(proof.outcome.padEnd(9))} ${proof.defect.name}${more}\n`;
}
