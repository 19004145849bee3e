/** Scenarios as their file has them (spec/schema/interop.schema.json). */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../tester/paths';
import { check, loadYaml } from '../../tester/validate';

export interface Scenario {
  readonly suite: string;
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Step {
  /** `steps[2]` */
  readonly at: string;
  readonly line: number;
  readonly body: StepBody;
}

/** One of these is there. */
export interface StepBody {
  readonly queue?: readonly ({ readonly as?: string } & Readonly<Record<string, unknown>>)[];
  readonly session?: { readonly account?: 'kept' };
  readonly notify?: object;
  readonly bootstrap?: Readonly<Record<'profile' | 'security' | 'imsi' | 'pin', string | undefined>>;
  readonly authenticated?: object;
  readonly result?: { readonly of?: string } & Readonly<Record<'state' | 'status' | 'data', string | undefined>>;
  readonly crossed?: string;
}

export const usualScenarios = join(packageRoot, 'suites/int/interop.yaml');

/** @throws FileError with file and line for what is no scenario */
export function loadScenarios(file: string): Scenario[] {
  const shown = relative(packageRoot, file).startsWith('..') ? file : relative(packageRoot, file);
  const loaded = loadYaml(file, shown);
  const schema = JSON.parse(readFileSync(join(packageRoot, 'spec/schema/interop.schema.json'), 'utf8')) as object;
  check(loaded, new Ajv({ allErrors: true }).compile(schema), shown);
  const raw = loaded.data as { suite: string; scenarios: { id: string; title: string; steps: StepBody[] }[] };
  return raw.scenarios.map(({ id, title, steps }, number) => ({
    suite: raw.suite,
    id,
    title,
    steps: steps.map((body, index) => ({
      at: `steps[${index}]`,
      line: loaded.line(['scenarios', number, 'steps', index]),
      body,
    })),
  }));
}
