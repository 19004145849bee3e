/** spec/mo/<object>-<version>.yaml: where the nodes of a description were seen (spec/schema/mo-evidence.schema.json). */
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { better, evidenceOfCell, type Mapping } from '../../catalogue/evidence';
import type { Evidence } from '../../catalogue/model';
import type { Format } from '../../dm/formats';
import type { Command } from '../../mo/ddf-model';
import type { ObjectDefinition } from '../../mo/definition';
import type { SourceFile } from '../model';
import type { Problem } from '../problem';

export interface Sidecar {
  readonly mo: string;
  readonly name: string;
  readonly version: string;
  readonly document: string;
  readonly clause?: string;
  readonly index?: string;
  readonly place?: string;
  readonly status: ObjectDefinition['status'];
  readonly evidence: Readonly<Record<string, { readonly from: string; readonly sources: readonly string[] }>>;
  readonly nodes: readonly SidecarNode[];
}

/** Lists of names from `evidence`. */
type Seen = readonly string[];

export interface SidecarNode {
  readonly path: string;
  readonly role?: string;
  readonly clause?: string;
  readonly seen: Seen;
  readonly occurrence?: Seen;
  readonly format?: Seen;
  readonly access?: Seen;
  readonly scope?: Seen;
  readonly values?: { readonly list: readonly string[]; readonly seen: Seen };
  readonly range?: { readonly list: readonly [number, number]; readonly seen: Seen };
  readonly refuses?: { readonly list: readonly Command[]; readonly seen: Seen };
  readonly tolerates?: { readonly format: readonly Format[]; readonly seen: Seen };
  readonly note?: string;
}

/** spec/mo/identifiers.yaml. */
export interface Identifiers {
  readonly from: string;
  readonly sources: readonly string[];
  readonly identifiers: readonly { readonly mo: string; readonly object?: string; readonly printed?: string }[];
  readonly 'known-deviations': readonly { readonly mo: string; readonly meant: string }[];
}

export interface SidecarSchemas {
  readonly object: ValidateFunction<Sidecar>;
  readonly identifiers: ValidateFunction<Identifiers>;
}

/** Takes the text of the schema file. */
export function compileSchemas(schema: string): SidecarSchemas {
  const ajv = new Ajv({ allErrors: true });
  ajv.addSchema(JSON.parse(schema) as object, 'mo');
  return {
    object: ajv.getSchema<Sidecar>('mo') as ValidateFunction<Sidecar>,
    identifiers: ajv.getSchema<Identifiers>('mo#/$defs/identifiers') as ValidateFunction<Identifiers>,
  };
}

/** The file as data; undefined where it is none, with the reasons among the problems. */
export function parseAs<T>(valid: ValidateFunction<T>, { path, text }: SourceFile, problems: Problem[]): T | undefined {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    problems.push({ file: path, message: (error as Error).message });
    return undefined;
  }
  if (valid(data)) return data;
  for (const { instancePath, message, params } of valid.errors ?? [])
    problems.push({ file: path, message: `${instancePath || '/'} ${message} ${JSON.stringify(params)}` });
  return undefined;
}

/** Turns names of `evidence` into grades, by the mapping of each sheet. */
export class Grader {
  private readonly grades = new Map<string, Evidence>();

  constructor(sidecar: Sidecar, file: string, mappings: ReadonlyMap<string, Mapping>, problems: Problem[]) {
    for (const [name, { from, sources }] of Object.entries(sidecar.evidence)) {
      const mapping = mappings.get(from.split('#')[0]!);
      const grade = mapping && evidenceOfCell(sources.join(', '), sidecar.clause ?? '', mapping);
      if (grade) this.grades.set(name, grade);
      else
        problems.push({ file, message: `evidence ${name}: ${mapping ? 'no known mark' : 'no mapping'} for ${from}` });
    }
  }

  /** The best of the names. @throws nothing: an unknown name grades as memory, `unknown` tells it */
  of(names: Seen): Evidence {
    return names.map((name) => this.grades.get(name) ?? 'memory').reduce(better);
  }

  unknown(names: Seen): string[] {
    return names.filter((name) => !this.grades.has(name));
  }
}
