/** What the passes hand to each other: files -> layouts of a module, checked (spec/schema/binary.schema.json says more of each). */
import type { Mapping } from '../../catalogue/evidence';
import type { WspForm } from '../../wire/wsp-values';
import type { SourceFile } from '../model';

export interface BinarySources {
  readonly layouts: readonly SourceFile[];
  readonly schema: SourceFile;
  /** spec/codes/media-types.yaml. */
  readonly mediaTypes: SourceFile;
  readonly mappings: readonly { readonly source: SourceFile; readonly mapping: Mapping }[];
}

/** What every part of a layout says of itself. */
export interface Part {
  readonly name: string;
  readonly means: string;
  readonly clause?: string;
  readonly seen?: readonly string[];
}

export type Values = Readonly<Record<string, number>>;
export type Range = readonly [least: number, greatest: number];

export interface BitsField extends Part {
  readonly bits: number;
  readonly values?: Values;
  readonly closed?: true;
  readonly range?: Range;
  readonly reserved?: number;
}

export interface OctetsField extends Part {
  readonly octets: number | string | { readonly by: string; readonly sizes: readonly number[] };
  readonly text?: 'utf-8';
  readonly optional?: true;
}

export interface ListField extends Part {
  readonly list: string;
  readonly count?: string;
  readonly within?: string;
}

export interface HeadersField extends Part {
  readonly wsp: 'content-type' | 'headers';
  readonly within: string;
}

export type Field =
  | BitsField
  | (Part & { readonly uintvar: true })
  | OctetsField
  | (Part & { readonly digits: string })
  | (Part & { readonly structure: string })
  | ListField
  | HeadersField;

export interface Structure extends Part {
  readonly document?: string;
  readonly clause: string;
  readonly seen: readonly string[];
  readonly fields: readonly Field[];
}

export interface Entry extends Part {
  readonly tag: number;
  readonly occurs?: 'One' | 'ZeroOrOne' | 'ZeroOrMore';
  readonly value?: 'text' | 'uint' | 'octets' | 'none';
  readonly octets?: number | Range;
  readonly values?: Values;
  readonly fields?: readonly BitsField[];
}

export interface Choice extends Part {
  readonly clause: string;
  readonly seen: readonly string[];
  readonly order?: 'ascending';
  readonly tag: { readonly bits: number; readonly delta?: true; readonly seen?: readonly string[] };
  readonly length: {
    readonly bits: number;
    readonly more?: { readonly at: number; readonly bits: number };
    readonly seen?: readonly string[];
  };
  readonly entries: readonly Entry[];
}

export interface Item extends Part {
  readonly tag?: number;
  readonly type?: string;
  readonly wraps?: string;
  readonly optional?: true;
  readonly bits?: readonly string[];
  readonly nested?: true;
}

export interface Asn1Type extends Part {
  readonly document?: string;
  readonly clause: string;
  readonly seen: readonly string[];
  readonly tag?: number;
  readonly records?: string;
  readonly sequence?: readonly Item[];
  readonly template?: readonly Item[];
  readonly choice?: readonly Item[];
}

export interface Table extends Part {
  readonly entries: readonly (Part & { readonly code: number | string })[];
}

export interface WspCodes {
  readonly seen: readonly string[];
  readonly clause: string;
  readonly entries: readonly {
    readonly code: number;
    readonly name: string;
    readonly forms?: readonly WspForm[];
    readonly values?: Values;
    readonly seen?: readonly string[];
  }[];
}

export type WspName = 'media-types' | 'parameters' | 'headers' | 'applications';

/** A file of spec/binary. */
export interface Layout {
  readonly layout: string;
  readonly module: string;
  readonly document: string;
  readonly evidence: Readonly<Record<string, { readonly from: string; readonly sources: readonly string[] }>>;
  readonly structures?: readonly Structure[];
  readonly choices?: readonly Choice[];
  readonly asn1?: readonly Asn1Type[];
  readonly tables?: readonly Table[];
  readonly wsp?: Readonly<Record<WspName, WspCodes>>;
}

/** A layout with the file it came from, and the grade of anything that was seen somewhere. */
export interface GradedLayout extends Layout {
  readonly source: SourceFile;
  /** `clause; evidence` of a part; `outer`: what it inherits. */
  readonly reference: (part: Partial<Part>, outer?: Partial<Part>) => string;
}

/** All that goes into one file below generated/binary. */
export interface BinaryModule {
  readonly name: string;
  readonly layouts: readonly GradedLayout[];
  /** Files beside the layouts that were used. */
  readonly others: readonly SourceFile[];
  /** Well-known media types of WSP: number and name. */
  readonly mediaTypes: readonly (readonly [number, string])[];
}
