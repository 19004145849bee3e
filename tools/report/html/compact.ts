/**
 * A decoded document as small JSON for the browser: structure and places only. Names are numbers of a table, places are
 * relative, text is left in the bytes wherever the bytes say it. assets/tree.js reads this.
 *
 *     element  [name, gap, length, ...content]          gap: bytes since the end of what came before, or the parent's start
 *     text     [-1, gap, length, head, tail]            the bytes without head and tail are the text, UTF-8
 *              [-2, gap, length, text]                  text that the bytes do not show plainly (entities, string table)
 *              [-3, gap, length, size]                  OPAQUE that is no text
 *     attribute[-4, gap, length, name, value]           first in the content
 *     document [-5, gap, length, base, root]            in place of a text; base: its own byte 0, counted from the text, or -1
 */
import { isUtf8 } from 'node:buffer';
import type { DocumentNode, ElementNode, TextNode } from '../../wire/tree';

export type Compact = readonly (number | string | Compact)[];

/** Numbers of names, shared by all documents of a report. */
export class Names {
  readonly list: string[] = [];
  private readonly known = new Map<string, number>();

  /** `namespace name`: a name alone does not tell MetInf's Type from any other. */
  number(ns: string, name: string): number {
    const key = `${ns} ${name}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.list.length);
    return this.list.push(key) - 1;
  }
}

/** Undefined for a document without a root. */
export function compact(document: DocumentNode, names: Names): Compact | undefined {
  return document.root && elementOf(document.root, 0, document.bytes, names);
}

/** `bytes` undefined: the browser will not have them. */
function elementOf(node: ElementNode, from: number, bytes: Uint8Array | undefined, names: Names): Compact {
  const out: (number | string | Compact)[] = [
    names.number(node.ns, node.name),
    node.start - from,
    node.end - node.start,
  ];
  let at = node.start;
  for (const attribute of node.attributes) {
    if (/^xmlns(:|$)/.test(attribute.name)) continue;
    const { start, end, name, value } = attribute;
    out.push([-4, start - at, end - start, name, value]);
    at = end;
  }
  for (const child of node.children) {
    out.push(child.kind === 'element' ? elementOf(child, at, bytes, names) : textOf(child, at, bytes, names));
    at = child.end;
  }
  return out;
}

function textOf(node: TextNode, from: number, bytes: Uint8Array | undefined, names: Names): Compact {
  const [gap, length] = [node.start - from, node.end - node.start];
  if (node.document?.root) {
    // Only OPAQUE holds the inner bytes as they are; the offsets of unescaped XML mean nothing out here.
    const base = node.bytes ? length - node.bytes.length : -1;
    const inner = base < 0 ? undefined : node.document.bytes;
    return [-5, gap, length, base, elementOf(node.document.root, 0, inner, names)];
  }
  if (node.bytes && !isUtf8(node.bytes)) return [-3, gap, length, node.bytes.length];
  if (!bytes) return [-2, gap, length, node.text];
  const [head, tail] = wrapping(node, length);
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset + node.start + head, Math.max(0, length - head - tail));
  if (plain.toString('utf8') === node.text)
    return tail + head === 0 ? [-1, gap, length] : [-1, gap, length, head, tail];
  return [-2, gap, length, node.text];
}

/** Bytes around the text itself, by the form in which it came. */
function wrapping(node: TextNode, length: number): [head: number, tail: number] {
  if (node.form === 'str_i') return [1, 1];
  if (node.form === 'cdata') return ['<![CDATA['.length, ']]>'.length];
  if (node.form === 'opaque' && node.bytes) return [length - node.bytes.length, 0];
  return [0, 0];
}
