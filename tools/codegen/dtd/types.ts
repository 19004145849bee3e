/** What a DTD declares, as data. XML 1.0 (fifth edition) clauses 3.2, 3.3, 4.2, 4.7. */

export interface Place {
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly column: number;
  /** Name of the parameter entity whose replacement text is meant; `line` and `column` are then those of the reference. */
  readonly within?: string;
}

export type Occurs = 'one' | 'optional' | 'many' | 'oneOrMore';

/** A content particle (clause 3.2.1). */
export type Particle =
  | { readonly kind: 'name'; readonly name: string; readonly occurs: Occurs }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Particle[]; readonly occurs: Occurs };

export type ContentSpec =
  | { readonly kind: 'empty' }
  | { readonly kind: 'any' }
  /** `(#PCDATA)` has no names. */
  | { readonly kind: 'mixed'; readonly names: readonly string[] }
  | { readonly kind: 'children'; readonly model: Particle };

export interface ElementDeclaration {
  readonly name: string;
  readonly content: ContentSpec;
  readonly place: Place;
}

export type AttributeType =
  | 'CDATA'
  | 'ID'
  | 'IDREF'
  | 'IDREFS'
  | 'ENTITY'
  | 'ENTITIES'
  | 'NMTOKEN'
  | 'NMTOKENS'
  | { readonly enumeration: readonly string[] }
  | { readonly notation: readonly string[] };

export interface AttributeDeclaration {
  readonly element: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly presence: 'required' | 'implied' | 'fixed' | 'default';
  /** Of `fixed` and `default`, references resolved. */
  readonly value?: string;
  readonly place: Place;
}

export interface ExternalId {
  readonly publicId?: string;
  readonly systemId?: string;
}

export interface EntityDeclaration {
  readonly name: string;
  /** Replacement text of an internal entity. */
  readonly text?: string;
  readonly external?: ExternalId;
  /** Unparsed entities only. */
  readonly notation?: string;
  readonly place: Place;
}

export interface NotationDeclaration {
  readonly name: string;
  readonly external: ExternalId;
  readonly place: Place;
}

export interface Dtd {
  readonly elements: ReadonlyMap<string, ElementDeclaration>;
  readonly attributes: readonly AttributeDeclaration[];
  readonly entities: ReadonlyMap<string, EntityDeclaration>;
  readonly parameterEntities: ReadonlyMap<string, EntityDeclaration>;
  readonly notations: ReadonlyMap<string, NotationDeclaration>;
}

export interface DtdOptions {
  /** Shown in places. */
  readonly file: string;
  /** The only external parameter entities there are, by system or public id. Nothing is fetched. */
  readonly externals?: Readonly<Record<string, { readonly file: string; readonly text: string }>>;
  readonly limits?: Partial<DtdLimits>;
}

export interface DtdLimits {
  /** Characters of one file. */
  readonly characters: number;
  /** Characters that parameter entities may add in all. */
  readonly expansion: number;
  /** Entities within entities, groups within groups, sections within sections. */
  readonly depth: number;
  readonly declarations: number;
}

export const defaultDtdLimits: DtdLimits = {
  characters: 4_000_000,
  expansion: 1_000_000,
  depth: 40,
  declarations: 50_000,
};
