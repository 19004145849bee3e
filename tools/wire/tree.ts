/**
 * The strict view of a document: everything in its order, known or not, with its place in the bytes.
 * Verdicts are given on this view (never on typed objects, which lose the order between different fields).
 */
import type { WireFinding } from './finding';

export type Encoding = 'xml' | 'wbxml';

export interface DocumentNode {
  readonly encoding: Encoding;
  /** Absent when the bytes never reached a root element. */
  readonly root?: ElementNode;
  readonly header: DocumentHeader;
  /** In the order of their place; empty for a clean document. */
  readonly findings: readonly WireFinding[];
  /** All findings, those beyond the limit included. */
  readonly findingCount?: number;
  readonly bytes: Uint8Array;
}

/** What stands before the root. XML fills version, charset and doctype; WBXML the rest. */
export interface DocumentHeader {
  /** XML `1.0`; WBXML `1.0` to `1.3`. */
  readonly version?: string;
  /** IANA name, lower case; none in WBXML 1.0. */
  readonly charset?: string;
  readonly doctype?: { readonly name: string; readonly publicId?: string; readonly systemId?: string };
  /** WBXML public id, as number or as the text that the string table held. */
  readonly publicId?: number | string;
  readonly stringTable?: Uint8Array;
}

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  /** Namespace name; '' for none. */
  readonly ns: string;
  readonly attributes: readonly AttributeNode[];
  /** In their order; blanks between the children of an element that holds elements only are left out. */
  readonly children: readonly (ElementNode | TextNode)[];
  readonly parent?: ElementNode;
  /** Bytes [start, end) of the whole element, within the document it stands in. */
  readonly start: number;
  readonly end: number;
  /** WBXML only: where the name came from. */
  readonly token?: { readonly page: number; readonly code: number; readonly form: 'token' | 'literal' };
  /** False when the vocabulary has no such element. A known name in a wrong namespace is known, with a finding. */
  readonly known: boolean;
}

export interface AttributeNode {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface TextNode {
  readonly kind: 'text';
  /** The characters; for OPAQUE that is not UTF-8 the empty string. */
  readonly text: string;
  /** OPAQUE only: the bytes as they came. */
  readonly bytes?: Uint8Array;
  readonly form: 'text' | 'cdata' | 'entity' | 'str_i' | 'str_t' | 'opaque' | 'extension';
  readonly parent?: ElementNode;
  readonly start: number;
  readonly end: number;
  /** A complete document found inside (OPAQUE WBXML, or escaped XML of a known vocabulary); its offsets count from its own start. */
  readonly document?: DocumentNode;
}

/** `/SyncML/SyncBody/Get[2]/Item`: an index only where siblings share the name, counted from 1. */
export function pathOf(node: ElementNode | TextNode): string {
  const steps: string[] = [];
  let at: ElementNode | undefined = node.kind === 'element' ? node : node.parent;
  while (at) {
    const { name, parent } = at;
    const twins = parent ? children(parent, name) : [at];
    steps.push(twins.length > 1 ? `${name}[${twins.indexOf(at) + 1}]` : name);
    at = parent;
  }
  return steps.length === 0 ? '' : '/' + steps.reverse().join('/');
}

/** Child elements, all or those of one name. */
export function children(node: ElementNode, name?: string): ElementNode[] {
  const found: ElementNode[] = [];
  for (const next of node.children)
    if (next.kind === 'element' && (name === undefined || next.name === name)) found.push(next);
  return found;
}

/** First descendant along names, or undefined: `child(root, 'SyncHdr', 'MsgID')`. */
export function child(node: ElementNode | undefined, ...names: string[]): ElementNode | undefined {
  let at = node;
  for (let step = 0; step < names.length && at; step++) at = childNamed(at, names[step] as string);
  return at;
}

/** A loop: `find` costs a closure, and rules look for children all the time. */
function childNamed({ children: all }: ElementNode, name: string): ElementNode | undefined {
  for (const next of all) if (next.kind === 'element' && next.name === name) return next;
  return undefined;
}

/** Text directly inside, pieces joined (STR_I, STR_T and OPAQUE may come in a row); undefined for no node. */
export function textOf(node: ElementNode | undefined): string | undefined {
  if (!node) return undefined;
  let text = '';
  for (const part of node.children) if (part.kind === 'text') text += part.text;
  return text;
}
