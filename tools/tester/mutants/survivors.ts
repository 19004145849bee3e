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
export function reasonFor(result: MutantResult, reasons: readonly Reason[]): Reason | undefined {
  const { kind, path } = result.mutant;
  return reasons.find((one) => one.kinds.includes(kind) && new RegExp(one.path, 'u').test(path));
}
