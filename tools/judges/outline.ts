/** Documents as names and texts, to be compared with what a program made of them. */
import { type ElementNode, textOf } from '../wire/tree';
import { dataText } from '../wire/typed';

/** A name with its text, or with what it holds, and with its attributes; a document within text stands there as its root. */
export type Outline = readonly [
  name: string,
  content: string | readonly Outline[],
  attributes: Readonly<Record<string, string>>,
];

/** Namespaces are left out, and how the text was written. */
export function outlineOf(node: ElementNode): Outline {
  const inner = node.children.flatMap((part): Outline[] => {
    if (part.kind === 'element') return [outlineOf(part)];
    return part.document?.root ? [outlineOf(part.document.root)] : [];
  });
  const plain = node.attributes.filter(({ ns }) => ns === '').map(({ name, value }) => [name, value]);
  return [node.name, inner.length > 0 ? inner : (textOf(node) ?? ''), Object.fromEntries(plain)];
}

/** A typed value without what is undefined; bytes that are text as text: another program chooses by itself what goes as OPAQUE. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return dataText(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]])),
  );
}

/** The same with every text changed. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}

/** The first place where two values differ, undefined where they do not. */
export function difference(ours: unknown, theirs: unknown, path = ''): string | undefined {
  if (Object.is(ours, theirs)) return undefined;
  const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (!isObject(ours) || !isObject(theirs)) return `${path || '/'}: ${shown(ours)}, not ${shown(theirs)}`;
  const [a, b] = [ours, theirs] as Readonly<Record<string, unknown>>[];
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const found = difference(a![key], b![key], `${path}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
