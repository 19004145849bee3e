/** Reasons why a wire mutant may survive: one file per role, kept honest by a test (an entry that explains nothing is an error). */
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
  /** Command whose Status holds the element. */
  readonly of?: string;
  readonly reason: string;
}

/** @throws FileError when the file is not as its schema says. */
export function loadReasons(role: string): Reason[] {
  const file = join(packageRoot, `suites/expected/mutants-${role}.yaml`);
  const schema = JSON.parse(readFileSync(join(packageRoot, 'spec/schema/mutants.schema.json'), 'utf8')) as object;
  const loaded = loadYaml(file, `suites/expected/mutants-${role}.yaml`);
  check(loaded, new Ajv({ allErrors: true }).compile(schema), file);
  return (loaded.data as { survivors: Reason[] }).survivors;
}

/** The reason for a survivor, if any. */
export function reasonFor({ mutant, change }: MutantResult, reasons: readonly Reason[]): Reason | undefined {
  if (!change) return undefined;
  const fits = (pattern: string | undefined, text: string): boolean =>
    pattern === undefined || new RegExp(pattern, 'u').test(text);
  return reasons.find(
    (one) =>
      one.kinds.includes(mutant.kind) &&
      fits(one.path, change.path) &&
      fits(one.before, change.before) &&
      fits(one.after, change.after) &&
      fits(one.of, change.of),
  );
}
