/** A message as pieces that can be left out one by one: its elements, and the texts in them. */
import { decodeStrict } from '../../wire/strict';
import type { ElementNode, TextNode } from '../../wire/tree';
import type { Vocabulary } from '../../wire/vocabulary';
import { encodeEventsWbxml, encodeEventsXml, eventsOf } from '../../wire/write';

/** Elements by their number in document order, the root being 0. */
export interface Edit {
  readonly removed: ReadonlySet<number>;
  /** Characters of text that are left. */
  readonly cut: ReadonlyMap<number, number>;
}

export const noEdit: Edit = { removed: new Set(), cut: new Map() };

export interface Piece {
  readonly index: number;
  /** Octets. */
  readonly size: number;
  /** Numbers of the elements around it. */
  readonly within: readonly number[];
  /** Characters of text where it holds nothing else. */
  readonly text: number;
}

/** Without its header a message is another message, and an answer needs its Status for the header. */
const kept = ['SyncML', 'SyncHdr', 'SyncBody'];

/** What may be left out, or undefined where the octets are no document. */
export function piecesOf(bytes: Uint8Array, vocabulary: Vocabulary): Piece[] | undefined {
  const { root } = decodeStrict(bytes, [vocabulary]).document;
  if (!root) return undefined;
  const pieces: Piece[] = [];
  let index = 0;
  const walk = (node: ElementNode, within: readonly number[], inHeader: boolean): void => {
    const own = index++;
    const text = node.children.length === 1 && node.children[0]?.kind === 'text' ? node.children[0].text.length : 0;
    const header = inHeader || node.name === 'SyncHdr';
    if (!header && !kept.includes(node.name)) pieces.push({ index: own, size: node.end - node.start, within, text });
    for (const inner of node.children) if (inner.kind === 'element') walk(inner, [...within, own], header);
  };
  walk(root, [], false);
  return pieces;
}

/** The message as edited, written anew in its encoding; undefined where it cannot be. */
export function edited(bytes: Uint8Array, vocabulary: Vocabulary, edit: Edit): Uint8Array | undefined {
  const { document } = decodeStrict(bytes, [vocabulary]);
  const { root, encoding } = document;
  if (!root) return undefined;
  let index = 0;
  const prune = (node: ElementNode): ElementNode | undefined => {
    const own = index++;
    const children: (ElementNode | TextNode)[] = [];
    for (const inner of node.children) {
      const left = inner.kind === 'element' ? prune(inner) : shortened(inner, edit.cut.get(own));
      if (left) children.push(left);
    }
    return edit.removed.has(own) ? undefined : { ...node, children };
  };
  const left = prune(root);
  if (!left) return undefined;
  const encode = encoding === 'xml' ? encodeEventsXml : encodeEventsWbxml;
  return encode(eventsOf({ ...document, root: left }), vocabulary);
}

function shortened(node: TextNode, length: number | undefined): TextNode {
  if (length === undefined) return node;
  const { bytes: _bytes, document: _document, ...rest } = node;
  return { ...rest, form: node.form === 'opaque' ? 'str_i' : node.form, text: node.text.slice(0, length) };
}
