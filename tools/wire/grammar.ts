/**
 * A vocabulary made ready for reading: names, tokens and content models as numbers. Both strict decoders check against it,
 * so that XML and WBXML are judged by one grammar. Compiled once per vocabulary, read-only afterwards.
 */
import { AttributeTokens } from './attribute-tokens';
import { NameTable } from './name-table';
import {
  type AttributeDecl,
  type CodePage,
  type Content,
  type ElementDecl,
  type ElementRef,
  refKey,
  type Vocabulary,
} from './vocabulary';

export const EMPTY = 0;
export const TEXT = 1;
export const DATA = 2;
export const ANY = 3;
export const CHILDREN = 4;
const KINDS = { empty: EMPTY, text: TEXT, data: DATA, any: ANY, children: CHILDREN } as const;

/** One element that the vocabulary knows. */
export interface ElementInfo {
  readonly index: number;
  readonly name: string;
  readonly page: number;
  readonly code: number;
  /** Where the name comes from in WBXML, shared by all nodes of it. */
  readonly token: { readonly page: number; readonly code: number; readonly form: 'token' };
  /** Namespace written for its page. */
  readonly ns: string;
  readonly kind: number;
  /** Children model only. */
  readonly model: Model | undefined;
  /** Data only: indexes of the elements that may be embedded. */
  readonly embeds: ReadonlySet<number> | undefined;
  readonly attributes: readonly AttributeDecl[];
  readonly required: boolean;
}

/** A content model: next state of (state, element), -1 where the element is not allowed. */
export interface Model {
  readonly text: string;
  readonly next: Int16Array;
  readonly accept: readonly boolean[];
  /** Elements of the grammar, the width of a row of `next`. */
  readonly width: number;
  /** Elements that occur anywhere in it. */
  readonly members: ReadonlySet<number>;
  /** Where the order is free, the states do not count: a bit for each element that may come once only, 0 for the others. */
  readonly once: Int32Array | undefined;
}

/** What one namespace name means. */
export interface Namespace {
  readonly name: string;
  readonly page: number;
  readonly elements: ReadonlyMap<string, ElementInfo>;
}

/** An element looked up by its XML name. `stray`: the local name is known, the namespace is another. */
export interface Resolved {
  readonly info: ElementInfo | undefined;
  readonly stray: boolean;
}

const compiled = new WeakMap<Vocabulary, Grammar>();

export class Grammar {
  readonly infos: readonly ElementInfo[];
  readonly size: number;
  readonly namespaces: ReadonlyMap<string, Namespace>;
  readonly names: NameTable;
  readonly roots: ReadonlySet<number>;
  readonly attributeTokens: AttributeTokens | undefined;
  private readonly tokens: ReadonlyMap<number, readonly (ElementInfo | undefined)[]>;
  private readonly byName = new Map<string, ElementInfo[]>();

  /** The grammar of a vocabulary, compiled at its first use. */
  static of(vocabulary: Vocabulary): Grammar {
    let grammar = compiled.get(vocabulary);
    if (!grammar) {
      grammar = new Grammar(vocabulary);
      compiled.set(vocabulary, grammar);
    }
    return grammar;
  }

  private constructor(readonly vocabulary: Vocabulary) {
    const declared = new Map(vocabulary.elements.map((decl) => [refKey(decl.page, decl.name), decl]));
    const slots = slotsOf(vocabulary, declared);
    this.size = slots.length;
    const indexes = new Map(slots.map((slot, index) => [refKey(slot.page.page, slot.name), index]));
    this.infos = slots.map((slot, index) => infoOf(slot, index, slots.length, indexes));
    for (const info of this.infos) this.byName.set(info.name, [...(this.byName.get(info.name) ?? []), info]);
    this.names = new NameTable([...this.byName.keys()]);
    this.attributeTokens = AttributeTokens.of(vocabulary);
    this.namespaces = namespacesOf(vocabulary, this.infos);
    this.tokens = tokensOf(vocabulary, this.infos);
    this.roots = new Set(this.infos.filter((info) => vocabulary.roots.includes(info.name)).map((info) => info.index));
  }

  /** Elements of a code page by identity; undefined where the vocabulary has no such page. */
  page(page: number): readonly (ElementInfo | undefined)[] | undefined {
    return this.tokens.get(page);
  }

  /** The grammar of the documents that this element begins, where they are of another type (document-pages.ts). */
  documentOf(info: ElementInfo | undefined): Grammar | undefined {
    const page = this.vocabulary.pages.find((known) => known.page === info?.page);
    return page?.document && Grammar.of(page.document);
  }

  /** Namespace that a code page stands for; '' where it has none. */
  pageNs(page: number): string {
    return this.vocabulary.pages.find((known) => known.page === page)?.namespaces[0] ?? '';
  }

  /**
   * Finds an element by namespace and name. A known name in another namespace is still taken for the element, so that one wrong
   * namespace does not hide everything below it: anywhere when the name has none, has one of this vocabulary, or stands below an
   * element taken so (`adopted`: its page); otherwise only where the parent, or the document, has room for it.
   */
  resolve(ns: string, name: string, parent: ElementInfo | undefined, atRoot: boolean, adopted?: number): Resolved {
    const info = this.namespaces.get(ns)?.elements.get(name);
    if (info) return { info, stray: false };
    const named = this.byName.get(name);
    if (!named) return { info: undefined, stray: false };
    let stray = named.find((other) => (atRoot ? this.roots.has(other.index) : fits(parent, other)));
    if (!stray && (ns === '' || adopted !== undefined || this.namespaces.has(ns)))
      stray = named.find((other) => other.page === (adopted ?? parent?.page)) ?? named[0];
    return { info: stray, stray: stray !== undefined };
  }

  /** Finds an element by name alone (WBXML literals): what the parent has room for, then the page, then any. */
  resolveName(name: string, page: number, parent: ElementInfo | undefined): ElementInfo | undefined {
    const named = this.byName.get(name);
    return named?.find((info) => fits(parent, info)) ?? named?.find((info) => info.page === page) ?? named?.[0];
  }
}

/** True when the parent's model has a place for the element, whatever the order. */
export function fits(parent: ElementInfo | undefined, info: ElementInfo): boolean {
  if (!parent) return false;
  return parent.model?.members.has(info.index) ?? parent.embeds?.has(info.index) ?? false;
}

/** A name with a page: declared elements, then tokens that have a name and no declaration. */
interface Slot {
  readonly page: CodePage;
  readonly name: string;
  readonly code: number;
  readonly decl?: ElementDecl;
}

function slotsOf(vocabulary: Vocabulary, declared: ReadonlyMap<string, ElementDecl>): Slot[] {
  const pages = new Map(vocabulary.pages.map((page) => [page.page, page]));
  const slots: Slot[] = [];
  for (const decl of declared.values()) {
    const page = pages.get(decl.page) ?? { page: decl.page, namespaces: [], tags: {} };
    slots.push({ page, name: decl.name, code: decl.token, decl });
  }
  for (const page of vocabulary.pages)
    for (const [code, name] of Object.entries(page.tags))
      if (!declared.has(refKey(page.elementsOf ?? page.page, name))) slots.push({ page, name, code: Number(code) });
  return slots;
}

function infoOf(slot: Slot, index: number, size: number, indexes: ReadonlyMap<string, number>): ElementInfo {
  const { page, name, code, decl } = slot;
  const content = decl?.content ?? { kind: 'any' };
  const attributes = (decl?.attributes ?? []).filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  return {
    index,
    name,
    page: page.page,
    code,
    token: { page: page.page, code, form: 'token' },
    ns: page.namespaces[0] ?? '',
    kind: KINDS[content.kind],
    // One shape for all, so that reading them stays fast.
    model: content.kind === 'children' ? modelOf(content, size, indexes) : undefined,
    embeds: content.kind === 'data' ? new Set(content.embeds.map((ref) => indexOf(indexes, ref))) : undefined,
    attributes,
    required: attributes.some((attribute) => attribute.required),
  };
}

function indexOf(indexes: ReadonlyMap<string, number>, { page, name }: ElementRef): number {
  return indexes.get(refKey(page, name)) ?? -1;
}

type Children = Extract<Content, { kind: 'children' }>;

function modelOf(content: Children, size: number, indexes: ReadonlyMap<string, number>): Model {
  const { model: text, states } = content;
  const next = new Int16Array(states.length * size).fill(-1);
  const members = new Set<number>();
  states.forEach((state, from) => {
    for (const [key, to] of Object.entries(state.next)) {
      const index = indexes.get(key);
      if (index === undefined) continue;
      next[from * size + index] = to;
      members.add(index);
    }
  });
  const once = content.unordered ? onceOf(content, size, indexes) : undefined;
  return { text, next, accept: states.map((state) => state.accept), width: size, members, once };
}

function onceOf({ fields, model }: Children, size: number, indexes: ReadonlyMap<string, number>): Int32Array {
  const single = fields.filter(({ occurs }) => occurs === 'one' || occurs === 'optional');
  if (single.length > 32) throw new TypeError(`too many elements in any order: ${model}`);
  const once = new Int32Array(size);
  single.forEach(({ elements }, bit) => {
    for (const ref of elements) once[indexOf(indexes, ref)] = 1 << bit;
  });
  return once;
}

function namespacesOf(vocabulary: Vocabulary, infos: readonly ElementInfo[]): Map<string, Namespace> {
  const spaces = new Map<string, Namespace>();
  for (const { page, namespaces } of vocabulary.pages) {
    const elements = new Map(infos.filter((info) => info.page === page).map((info) => [info.name, info]));
    for (const name of namespaces) if (!spaces.has(name)) spaces.set(name, { name, page, elements });
  }
  return spaces;
}

function tokensOf(vocabulary: Vocabulary, infos: readonly ElementInfo[]): Map<number, (ElementInfo | undefined)[]> {
  const tokens = new Map(
    vocabulary.pages.map(({ page }) => [page, new Array<ElementInfo | undefined>(64).fill(undefined)]),
  );
  for (const info of infos) {
    const page = tokens.get(info.page);
    if (page && info.code >= 5 && info.code < 64) page[info.code] = info;
  }
  for (const { page, elementsOf, tags } of vocabulary.pages) {
    if (elementsOf === undefined) continue;
    for (const [code, name] of Object.entries(tags))
      tokens.get(page)![Number(code)] = infos.find((info) => info.page === elementsOf && info.name === name);
  }
  return tokens;
}
