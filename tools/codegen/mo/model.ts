/** What the passes of this folder hand to each other. */
import type { Mapping } from '../../catalogue/evidence';
import type { ObjectDefinition } from '../../mo/definition';
import type { SourceFile } from '../model';
import type { Identifiers } from './sidecar';

/** All files that make generated/mo. */
export interface MoSources {
  /** In the order of their names; `sidecar` is missing where nobody wrote one. */
  readonly objects: readonly { readonly base: string; readonly ddf: SourceFile; readonly sidecar?: SourceFile }[];
  /** Sidecars without a description. */
  readonly strays: readonly SourceFile[];
  readonly identifiers: SourceFile;
  readonly schema: SourceFile;
  readonly mappings: readonly { readonly source: SourceFile; readonly mapping: Mapping }[];
}

/** An object as it is emitted. */
export interface MoObject {
  /** Folder below generated/mo: `fumo-1.0`. */
  readonly base: string;
  readonly definition: ObjectDefinition;
  /** Remarks of the sidecar, by path. */
  readonly notes: ReadonlyMap<string, string>;
  readonly sources: readonly SourceFile[];
}

export interface MoModel {
  readonly objects: readonly MoObject[];
  readonly identifiers: Identifiers;
  readonly identifierSource: SourceFile;
}
