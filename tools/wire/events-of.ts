/** The events that write a tree again: decode, events, encode keep everything that the tree holds. */
import { XMLNS_NS } from './attribute-check';
import type { WireEvent } from './events';
import type { DocumentNode, ElementNode, TextNode } from './tree';

export interface EventsOfOptions {
  /** Documents found within text: as the bytes or text they came in, or as elements in place. Default: keep. */
  readonly embedded?: 'keep' | 'inline';
}

/**
 * Events of a document or an element, in their order; children that are none are told by `empty`.
 * Default namespace declarations are left out: the encoders write them where they are needed.
 */
export function eventsOf(node: DocumentNode | ElementNode, options: EventsOfOptions = {}): WireEvent[] {
  const events: WireEvent[] = [];
  const root = 'encoding' in node ? node.root : node;
  if (!root) return events;
  const bytes = 'encoding' in node ? node.bytes : undefined;
  const open: Frame[] = [];
  let frame: Frame | undefined = enter(root, bytes, events);
  while (frame) {
    const child: ElementNode | TextNode | undefined = frame.node.children[frame.next++];
    if (child === undefined) {
      if (frame.node.children.length > 0) events.push({ kind: 'end' });
      frame = open.pop();
      continue;
    }
    if (child.kind === 'element') {
      open.push(frame);
      frame = enter(child, frame.bytes, events);
    } else if (options.embedded === 'inline' && child.document?.root) {
      open.push(frame);
      frame = enter(child.document.root, child.document.bytes, events);
    } else events.push(textEvent(child, frame.bytes));
  }
  return events;
}

interface Frame {
  readonly node: ElementNode;
  /** The document it stands in, where that is known. */
  readonly bytes: Uint8Array | undefined;
  next: number;
}

function enter(node: ElementNode, bytes: Uint8Array | undefined, events: WireEvent[]): Frame {
  const { name, ns, token } = node;
  const isDefault = (attribute: { name: string; ns: string }) =>
    attribute.name === 'xmlns' && attribute.ns === XMLNS_NS;
  const attributes = node.attributes
    .filter((attribute) => token !== undefined || !isDefault(attribute))
    .map(({ name, value }) => ({ name, value }));
  events.push({
    kind: 'start',
    name,
    ns,
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(token?.form === 'literal' ? { literal: true } : {}),
    ...(token?.form === 'token' && !node.known ? { token: { page: token.page, code: token.code } } : {}),
    ...(node.children.length === 0 ? { empty: true } : {}),
  });
  return { node, bytes, next: 0 };
}

function textEvent(node: TextNode, bytes: Uint8Array | undefined): WireEvent {
  const { text, form } = node;
  switch (form) {
    case 'opaque':
      return { kind: 'opaque', bytes: node.bytes ?? new Uint8Array(0) };
    case 'entity': {
      const code = text.codePointAt(0);
      if (code !== undefined) return { kind: 'entity', code };
      break;
    }
    case 'cdata':
    case 'str_t':
      return { kind: 'text', text, as: form };
    case 'extension':
      break;
    default:
      return { kind: 'text', text };
  }
  // Nothing but its bytes can say it again.
  return bytes ? { kind: 'bytes', bytes: bytes.subarray(node.start, node.end) } : { kind: 'text', text };
}
