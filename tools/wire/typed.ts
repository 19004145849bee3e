/**
 * Bridge between typed objects and the strict view, driven by the tables of a vocabulary. For a document without findings the
 * typed object of its tree is the one that the generated decoder gives.
 */
import { isUtf8 } from 'node:buffer';
import { toBase64 } from './bytes';
import type { WireEvent } from './events';
import { unknownMember } from './fast-xml-write';
import type { DocumentNode, ElementNode, TextNode } from './tree';
import { type Content, type ElementDecl, type ElementRef, type Field, refKey, type Vocabulary } from './vocabulary';

type Typed = Record<string, unknown>;
type Children = Extract<Content, { kind: 'children' }>;

/** The tables of a vocabulary by key, made once. */
interface Index {
  readonly decls: ReadonlyMap<string, ElementDecl>;
  readonly namespaces: ReadonlyMap<number, string>;
  /** Members of repeated choices: their objects carry `$`. */
  readonly tagged: ReadonlySet<string>;
  /** Attributes are properties. */
  readonly hasAttributes: boolean;
}

const indexes = new WeakMap<Vocabulary, Index>();

function indexOf(vocabulary: Vocabulary): Index {
  const known = indexes.get(vocabulary);
  if (known) return known;
  const { elements, pages } = vocabulary;
  const groups = elements.flatMap(({ content }) =>
    content.kind === 'children' ? content.fields.filter(({ group }) => group) : [],
  );
  const index: Index = {
    decls: new Map(elements.map((decl) => [refKey(decl.page, decl.name), decl])),
    namespaces: new Map(pages.map(({ page, namespaces }) => [page, namespaces[0] ?? ''])),
    tagged: new Set(groups.flatMap(({ elements: members }) => members.map(({ page, name }) => refKey(page, name)))),
    hasAttributes: vocabulary.attributePages !== undefined,
  };
  indexes.set(vocabulary, index);
  return index;
}

function declOf(index: Index, { page, name }: ElementRef): ElementDecl {
  const decl = index.decls.get(refKey(page, name));
  if (!decl) throw new TypeError(`${name} is no element of the vocabulary`);
  return decl;
}

/**
 * The typed object of a document; undefined where it has no root of this vocabulary. What is unknown is left out, what is
 * missing is undefined (a required list: empty), of an element that comes too often the last is taken.
 */
export function typedOf(document: DocumentNode, vocabulary: Vocabulary): unknown {
  const { root } = document;
  if (!root?.known || !vocabulary.roots.includes(root.name)) return undefined;
  return typedElement(root, vocabulary.roots[0] ?? '', vocabulary);
}

/** The typed object of one element of a tree. @throws TypeError for a name that the vocabulary does not have */
export function typedElement(node: ElementNode, name: string, vocabulary: Vocabulary): unknown {
  const decl = vocabulary.elements.find((one) => one.name === name);
  if (!decl) throw new TypeError(`${name} is no element of ${vocabulary.name}`);
  return contentOf(node, decl, indexOf(vocabulary));
}

function contentOf(node: ElementNode, decl: ElementDecl, index: Index): unknown {
  const { content } = decl;
  switch (content.kind) {
    case 'empty':
      return attributesOf(node, decl, index) ?? true;
    case 'data':
      return dataOf(node, content.embeds, index);
    case 'children':
      return objectOf(node, decl, content, index);
    default:
      return node.children.map((child) => (child.kind === 'text' ? pieceOf(child) : '')).join('');
  }
}

function attributesOf(node: ElementNode, { attributes = [] }: ElementDecl, index: Index): Typed | undefined {
  if (!index.hasAttributes || attributes.length === 0) return undefined;
  const given = (name: string) => node.attributes.find((one) => one.name === name && one.ns === '')?.value;
  return Object.fromEntries(attributes.map(({ name }) => [name, given(name)]));
}

function objectOf(node: ElementNode, decl: ElementDecl, content: Children, index: Index): Typed {
  const { fields, wrapper } = content;
  const object: Typed = {
    ...(index.tagged.has(refKey(decl.page, decl.name)) ? { $: decl.name } : {}),
    ...attributesOf(node, decl, index),
  };
  for (const { property, occurs } of fields) object[property] = occurs === 'oneOrMore' ? [] : undefined;
  for (const child of node.children) {
    if (child.kind !== 'element' || !child.known) continue;
    if (child.name === wrapper?.name) return contentOf(child, declOf(index, wrapper), index) as Typed;
    for (const { property, elements, occurs, group } of fields) {
      const ref = elements.find(({ name }) => name === child.name);
      if (!ref) continue;
      const decl = declOf(index, ref);
      const content = contentOf(child, decl, index);
      const value = group && decl.content.kind === 'text' ? { $: decl.name, text: content } : content;
      if (occurs === 'one' || occurs === 'optional') object[property] = value;
      else {
        object[property] ??= [];
        (object[property] as unknown[]).push(value);
      }
    }
  }
  return object;
}

/** Bytes that are no text are told as base64, as the fast decoders do. */
function pieceOf({ text, bytes }: TextNode): string {
  return bytes && !isUtf8(bytes) ? toBase64(bytes) : text;
}

function dataOf(node: ElementNode, embeds: readonly ElementRef[], index: Index): unknown {
  let found: unknown;
  const texts: TextNode[] = [];
  for (const child of node.children) {
    const embedded = child.kind === 'text' && child.bytes ? child.document : undefined;
    const root = child.kind === 'element' ? child : embedded?.encoding === 'wbxml' ? embedded.root : undefined;
    const ref = root?.known ? embeds.find(({ name }) => name === root.name) : undefined;
    if (root && ref) found = { [ref.name]: contentOf(root, declOf(index, ref), index) };
    else if (child.kind === 'text') texts.push(child);
  }
  if (found !== undefined) return found;
  const [first] = texts;
  if (first?.bytes && texts.every(({ bytes }) => bytes)) {
    return new Uint8Array(Buffer.concat(texts.flatMap(({ bytes }) => bytes ?? [])));
  }
  return texts.map(pieceOf).join('');
}

/**
 * The events that write a typed object, fields in the order of the grammar. What is undefined is left out, required or not.
 * @throws TypeError for a name that the vocabulary does not have
 * @throws WireError for a member of a repeated choice whose `$` names none
 */
export function eventsOfTyped(value: unknown, elementName: string, vocabulary: Vocabulary): WireEvent[] {
  const decl = vocabulary.elements.find(({ name }) => name === elementName);
  if (!decl) throw new TypeError(`${elementName} is no element of ${vocabulary.name}`);
  const events: WireEvent[] = [];
  write(value, decl, indexOf(vocabulary), events);
  return events;
}

function write(value: unknown, decl: ElementDecl, index: Index, events: WireEvent[]): void {
  const { name, page, content } = decl;
  const attributes = index.hasAttributes ? givenAttributes(value as Typed, decl) : [];
  const start = {
    kind: 'start',
    name,
    ns: index.namespaces.get(page) ?? '',
    ...(attributes.length > 0 ? { attributes } : {}),
  } as const;
  const at = events.push(start);
  if (content.kind === 'children') {
    for (const field of content.fields) writeField(value as Typed, decl, field, index, events);
  } else if (content.kind === 'data') writeData(value, content.embeds, index, events);
  else if (content.kind !== 'empty' && value !== '') events.push({ kind: 'text', text: value as string });
  if (events.length > at) events.push({ kind: 'end' });
  else events[at - 1] = { ...start, empty: true };
}

function givenAttributes(object: Typed, { attributes = [] }: ElementDecl): { name: string; value: string }[] {
  return attributes.flatMap(({ name }) => {
    const value = object[name];
    return value === undefined ? [] : [{ name, value: value as string }];
  });
}

function writeField(object: Typed, decl: ElementDecl, field: Field, index: Index, events: WireEvent[]): void {
  const value = object[field.property];
  const [first] = field.elements;
  if (value === undefined || !first) return;
  const many = field.occurs === 'many' || field.occurs === 'oneOrMore';
  for (const one of many ? (value as unknown[]) : [value]) {
    const $ = field.group ? (one as { $: unknown }).$ : undefined;
    const ref = field.group ? (field.elements.find(({ name }) => name === $) ?? unknownMember(decl.name, $)) : first;
    const target = declOf(index, ref);
    const isText = field.group && target.content.kind === 'text';
    if (target.content.kind !== 'empty' || one)
      write(isText ? (one as { text: string }).text : one, target, index, events);
  }
}

function writeData(value: unknown, embeds: readonly ElementRef[], index: Index, events: WireEvent[]): void {
  if (value instanceof Uint8Array) events.push({ kind: 'opaque', bytes: value });
  else if (typeof value === 'string') {
    if (value !== '') events.push({ kind: 'text', text: value });
  } else {
    const name = Object.keys(value as Typed)[0];
    const ref = embeds.find((one) => one.name === name) ?? unknownMember('Data', name);
    write((value as Typed)[ref.name], declOf(index, ref), index, events);
  }
}

/** The text of Data, whichever way it came: UTF-8 bytes count as text. Undefined for other bytes and for documents. */
export function dataText(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  if (!(data instanceof Uint8Array) || !isUtf8(data)) return undefined;
  return Buffer.from(data.buffer, data.byteOffset, data.length).toString('utf8');
}
