/** Reasons why a wire mutant may survive: a file for all roles and one per role, kept honest by survivors.test.ts (an entry that explains nothing is an error). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../paths';
import { check, loadYaml } from '../validate';
import type { MutantResult } from './mutants';
import type { MutantKind } from './operators';

export interface Reason {
  readonly kinds: readonly MutantKind[];
  /** Regular expression over the path of the element. */
  readonly path: string;
  /** The same over the text that stood there, and over the text that was put. */
  readonly before?: string;
  readonly after?: string;
  /** Facts that must all be there: regular expressions, each over a whole fact (change.ts, surroundings.ts). */
  readonly given?: readonly string[];
  /** Rules that judge what the reason leaves out. */
  readonly rules?: readonly string[];
  readonly reason: string;
}

/** What of a survivor a reason looks at. */
export interface Survivor {
  readonly mutant: Pick<MutantResult['mutant'], 'kind'>;
  readonly change?: Pick<NonNullable<MutantResult['change']>, 'path' | 'before' | 'after' | 'facts'>;
}

/** What holds for any sender, then what holds for this role. @throws FileError when a file is not as its schema says. */
export function loadReasons(role: string): Reason[] {
  const schema = JSON.parse(readFileSync(join(packageRoot, 'spec/schema/mutants.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return ['both', role].flatMap((name) => {
    const file = join(packageRoot, `suites/expected/mutants-${name}.yaml`);
    const loaded = loadYaml(file, `suites/expected/mutants-${name}.yaml`);
    check(loaded, validate, file);
    return (loaded.data as { survivors: Reason[] }).survivors;
  });
}

/** The reason for a survivor, if any. */
export function reasonFor({ mutant, change }: Survivor, reasons: readonly Reason[]): Reason | undefined {
  if (!change) return undefined;
  const fits = (pattern: string | undefined, text: string): boolean =>
    pattern === undefined || new RegExp(pattern, 'u').test(text);
  return reasons.find(
    (one) =>
      one.kinds.includes(mutant.kind) &&
      fits(one.path, change.path) &&
      fits(one.before, change.before) &&
      fits(one.after, change.after) &&
      (one.given ?? []).every((pattern) => change.facts.some((fact) => fits(`^(?:${pattern})$`, fact))),
  );
}

/** Elements that no text knows: a pattern that takes one of them does not say which element it means. */
const nobody = [
  '',
  '/SyncML',
  '/SyncML/SyncHdr',
  '/SyncML/SyncBody',
  '/SyncML/SyncHdr/Other',
  '/SyncML/SyncHdr/Cred/Meta/Other',
  '/SyncML/SyncBody/Other',
  '/SyncML/SyncBody/Other/CmdID',
  '/SyncML/SyncBody/Status/Other',
  '/SyncML/SyncBody/Status/Chal/Meta/Other',
  '/SyncML/SyncBody/Results/Item/Other',
  '/SyncML/SyncBody/Results/Item/Meta/Other',
  '/SyncML/SyncBody/Replace/Item/Other',
];

/**
 * What is wrong with the reasons themselves, in sentences; none when they are honest.
 * @param known ids of the catalogue and of the rules.
 */
export function faultsOf(
  reasons: readonly Reason[],
  known: { readonly requirements: ReadonlySet<string>; readonly rules: ReadonlySet<string> },
): string[] {
  return reasons.flatMap((one) => {
    const cited = one.reason.match(/\b[a-z]+-[a-z]+-\d+\b/g) ?? [];
    const broad = nobody.find((path) => new RegExp(one.path, 'u').test(path));
    return [
      ...cited.filter((id) => !known.requirements.has(id)).map((id) => `no requirement ${id}`),
      ...(one.rules ?? []).filter((id) => !known.rules.has(id)).map((id) => `no rule ${id}`),
      ...(broad === undefined ? [] : [`path takes ${broad === '' ? 'everything' : broad}`]),
    ].map((fault) => `${one.path}: ${fault} (${one.reason})`);
  });
}
