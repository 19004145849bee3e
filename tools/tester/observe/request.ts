/** One Item of a command of the server, as the tester's device takes it: which node, and what it shall hold (RepPro 6.5, 6.6; Protocol 7). */
import { fromBase64 } from '../../dm/digest';
import { type NodeUri, parseNodeUri } from '../../dm/uri';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import type { CommandView } from '../conversation';

export interface Wanted {
  readonly item: ElementNode;
  /** As written. */
  readonly target: string;
  readonly node: NodeUri | undefined;
}

/** The Items of a command; one that has none counts as an Item that names nothing. */
export function wantedOf(view: CommandView): Wanted[] {
  return children(view.node, 'Item').map((item) => {
    const target = textOf(child(item, 'Target', 'LocURI')) ?? '';
    return { item, target, node: readUri(target) };
  });
}

export function readUri(text: string): NodeUri | undefined {
  const read = parseNodeUri(text);
  return typeof read === 'string' ? undefined : read;
}

/** Meta of the Item, else that of its command (RepPro 6.3). */
export function metaOf({ node }: CommandView, item: ElementNode, name: string): string | undefined {
  return textOf(child(item, 'Meta', name) ?? child(node, 'Meta', name))?.trim();
}

export function goesOn(item: ElementNode): boolean {
  return child(item, 'MoreData') !== undefined;
}

/** Octets of Data as they came; undefined where it holds elements. */
export function octetsOf(item: ElementNode): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (const part of child(item, 'Data')?.children ?? []) {
    if (part.kind === 'element') return undefined;
    parts.push(part.bytes ?? Buffer.from(part.text));
  }
  return Buffer.concat(parts);
}

/** What a node of this format keeps of them: base64 is none of the value (DM_TND 7.7.2). Undefined for no base64. */
export function valueIn(octets: Uint8Array, format: string): { format: string; octets: Uint8Array } | undefined {
  if (format !== 'b64') return { format, octets };
  const decoded = fromBase64(Buffer.from(octets).toString('latin1').replace(/\s/g, ''));
  return decoded && { format: 'bin', octets: decoded };
}
