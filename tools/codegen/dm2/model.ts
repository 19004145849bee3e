/** What the passes of this folder hand to each other. */
import type { Evidence } from '../../catalogue/model';
import type { SourceFile } from '../model';

/** All files that make generated/dm2. */
export interface Dm2Sources {
  /** spec/dm2/*.schema.json in the order of their names. */
  readonly schemas: readonly SourceFile[];
  readonly status: SourceFile;
  readonly statusSchema: SourceFile;
  /** How far each mark of the fact sheet is believed. */
  readonly mapping: SourceFile;
}

export type Definition = Readonly<Record<string, unknown>>;

export interface StatusCode {
  readonly code: number;
  readonly name: string;
  /** `sc` of package 3, or the HTTP answer to a package. */
  readonly in: readonly ('sc' | 'http')[];
  readonly meaning: string;
  readonly evidence: Evidence;
}

export interface Dm2Model {
  /** All definitions in one name space; references are `#/definitions/...`. */
  readonly definitions: Readonly<Record<string, Definition>>;
  /** Definitions that a file names as the document that it describes. */
  readonly documents: readonly string[];
  /** Definitions of single commands. */
  readonly commands: readonly string[];
  readonly status: readonly StatusCode[];
  readonly sources: readonly SourceFile[];
}
