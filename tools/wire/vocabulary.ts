/**
 * What a generated vocabulary tells the generic engines of this folder (strict decoders, event encoders, typed bridge).
 * All of it is literal tables made by tools/codegen from spec/dtd and spec/wbxml; nothing here knows what an element means.
 */

export interface Vocabulary {
  /** Folder name below generated/, such as `syncml-1.2`. */
  readonly name: string;
  /** Names of the elements that may be the document root, first the usual one. */
  readonly roots: readonly string[];
  readonly publicIds: readonly PublicId[];
  /** Code pages in the tag space, by page number. */
  readonly pages: readonly CodePage[];
  readonly elements: readonly ElementDecl[];
  /** Media types, so that content can be told by name. */
  readonly mediaTypes: { readonly xml: readonly string[]; readonly wbxml: readonly string[] };
  /** Pages of the attribute space; a vocabulary that has them has attributes as properties of its typed objects. */
  readonly attributePages?: readonly AttributePage[];
  /** Version of WBXML that is written where nothing else is asked for; else 1.2. */
  readonly wbxmlVersion?: string;
  /** Values of VerDTD, first child of the root, that mean this vocabulary where nothing before it tells. */
  readonly versions?: readonly string[];
}

export interface PublicId {
  /** Registered WBXML number, null where there is none. */
  readonly number: number | null;
  /** Formal public identifiers that mean this vocabulary; the first is written. */
  readonly texts: readonly string[];
}

export interface CodePage {
  readonly page: number;
  /** Namespace that the page stands for; the first is written to XML, all are read. */
  readonly namespaces: readonly string[];
  /** Identity (0x05 to 0x3F) to local name; undefined where reserved. */
  readonly tags: Readonly<Record<number, string>>;
  /** Its tags are further tokens of the elements of that page. */
  readonly elementsOf?: number;
  /** No page of this document type: elements of documents that stand within it (document-pages.ts). */
  readonly document?: Vocabulary;
}

/** Tokens of attributes. The attribute space has a current page of its own (WBXML 1.3 clause 5.8.1). */
export interface AttributePage {
  readonly page: number;
  /** Token (below 0x80) to the attribute that it starts. */
  readonly starts: Readonly<Record<number, AttributeStart>>;
  /** Token (0x80 and above) to a piece of a value. */
  readonly values: Readonly<Record<number, string>>;
  /** Those of them that are made to be put together; all others are whole values. */
  readonly parts?: readonly number[];
}

export interface AttributeStart {
  readonly name: string;
  /** What the value begins with. */
  readonly value?: string;
}

export interface ElementDecl {
  readonly name: string;
  /** Page whose first namespace is this element's own. */
  readonly page: number;
  /** Tag identity on that page. */
  readonly token: number;
  readonly content: Content;
  readonly attributes: readonly AttributeDecl[];
}

export type Content =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' }
  /** Text, or bytes, or embedded elements of any vocabulary page listed (Data). */
  | { readonly kind: 'data'; readonly embeds: readonly ElementRef[] }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'children';
      readonly fields: readonly Field[];
      /** The content model as it is printed in messages, `(SyncHdr, SyncBody)`. */
      readonly model: string;
      /** Deterministic automaton of the model; state 0 is the start. */
      readonly states: readonly ModelState[];
      /** Children come in any order (Meta): `states` allows all of them any time, how often is for `fields` to say. */
      readonly unordered?: true;
      /** An element that may stand around the children, alone; the typed form leaves it out (MetInf within Meta). */
      readonly wrapper?: ElementRef;
    };

export interface ModelState {
  readonly accept: boolean;
  /** Child reference key (`page:name`) to next state. */
  readonly next: Readonly<Record<string, number>>;
}

export interface ElementRef {
  readonly page: number;
  readonly name: string;
}

/** One property of the typed object. A repeated choice is one field whose members are told apart by `$`. */
export interface Field {
  /** Property name: the element's name, or the group's name from spec/wbxml (`commands`). */
  readonly property: string;
  readonly elements: readonly ElementRef[];
  readonly occurs: 'one' | 'optional' | 'many' | 'oneOrMore';
  /** True for a repeated choice. */
  readonly group: boolean;
}

export interface AttributeDecl {
  readonly name: string;
  readonly required: boolean;
  readonly fixed?: string;
  readonly values?: readonly string[];
}

/** Key of ModelState.next. */
export function refKey(page: number, name: string): string {
  return `${page}:${name}`;
}
