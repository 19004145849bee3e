/**
 * The flat profile of XML Schema: named types that hold lists of elements. It is what xsd2ts takes without losing anything, what our
 * own emitters write, and what `assay generate xsd` accepts.
 */

export interface FlatSchema {
  /** Global elements. */
  readonly roots: readonly { readonly name: string; readonly type: string }[];
  readonly types: readonly FlatType[];
  readonly enums: readonly FlatEnum[];
}

export interface FlatType {
  readonly name: string;
  /** Type that this one extends. */
  readonly base?: string;
  readonly doc?: string;
  readonly fields: readonly FlatField[];
}

export interface FlatField {
  readonly name: string;
  /** A plain type, or the name of a type or enumeration of the schema. */
  readonly type: string;
  readonly isAttribute: boolean;
  readonly isOptional: boolean;
  readonly isArray: boolean;
  readonly doc?: string;
}

export interface FlatEnum {
  readonly name: string;
  readonly doc?: string;
  readonly values: readonly string[];
}

/** Plain types as they are written, all that xsd2ts knows. */
export const plainTypes = ['string', 'integer', 'double', 'boolean', 'dateTime', 'base64Binary'] as const;

export type PlainType = (typeof plainTypes)[number];

export function isPlainType(type: string): type is PlainType {
  return (plainTypes as readonly string[]).includes(type);
}
