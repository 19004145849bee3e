/** A part of Results whose value goes in chunks (Protocol 7): Size in the first one, MoreData in all but the last. */
import type { Vocabulary } from '../../wire/vocabulary';
import { type Draft, draftOf, part } from '../build';

type Content = Draft['children'][number];

export function isNamed(one: Content, name: string): one is Draft {
  return typeof one === 'object' && !(one instanceof Uint8Array) && one.name === name;
}

/** Octets of the value of its only Item; 0 where it has none. */
export function valueLength(draft: Draft): number {
  return octetsIn(draft).length;
}

function octetsIn(draft: Draft): Buffer {
  const item = part(draft, 'Item');
  const [value] = (item && part(item, 'Data'))?.children ?? [];
  if (value === undefined || (typeof value === 'object' && !(value instanceof Uint8Array))) return Buffer.alloc(0);
  return Buffer.from(value as Uint8Array);
}

/**
 * The octets [from, to) of the value with all that goes with them; `to` moves back to where a character ends.
 * @returns the draft itself for the whole value
 */
export function slice(draft: Draft, from: number, to: number, vocabulary: Vocabulary): { piece: Draft; to: number } {
  const octets = octetsIn(draft);
  if (from === 0 && to === octets.length) return { piece: draft, to };
  const piece = structuredClone(draft);
  const item = part(piece, 'Item') as Draft;
  const data = part(item, 'Data') as Draft;
  const isText = typeof data.children[0] === 'string';
  let end = to;
  // A character of UTF-8 goes on in octets 10xxxxxx.
  if (isText) while (end > from + 1 && end < octets.length && ((octets[end] ?? 0) & 0xc0) === 0x80) end--;
  const bytes = octets.subarray(from, end);
  data.children = [isText ? bytes.toString() : bytes];
  if (from === 0) {
    const meta = part(item, 'Meta');
    if (meta)
      meta.children.push({
        ...draftOf('Size', String(octets.length), vocabulary),
        ns: meta.children.length > 0 ? (meta.children[0] as Draft).ns : undefined,
      });
  }
  if (end < octets.length) item.children.push(draftOf('MoreData', true, vocabulary));
  return { piece, to: end };
}
