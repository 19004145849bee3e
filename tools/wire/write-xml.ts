/** Writes events as XML (UTF-8). Wrong lists are written as they are: what a case breaks on purpose must reach the wire. */
import { toBase64 } from './bytes';
import type { WireEvent } from './events';
import { inexpressible } from './finding';
import type { ElementInfo } from './grammar';
import type { Vocabulary } from './vocabulary';
import { EventNames, type StartEvent } from './write-names';
import { loneSurrogateAt } from './xml-chars';

export interface XmlWriteOptions {
  /** `true` writes the usual one, a text is written as it stands. Default: none, as in most messages. */
  readonly xmlDeclaration?: boolean | string;
  /** Written as it stands. */
  readonly doctype?: string;
  /** Where namespaces are declared: on each first element that uses another than its parent's, or nowhere. */
  readonly namespaces?: 'first-use' | 'none';
}

/**
 * Writes the events in their order; elements left open stay open.
 * @throws WireError for what XML cannot express: half a character, an end without name where nothing is open
 */
export function encodeEventsXml(
  events: readonly WireEvent[],
  vocabulary: Vocabulary,
  options: XmlWriteOptions = {},
): Uint8Array {
  const writer = new XmlEventWriter(vocabulary, options);
  const [head] = events;
  writer.head(head?.kind === 'head' ? head : undefined);
  for (const event of events) writer.write(event);
  return writer.result();
}

interface Open {
  readonly name: string;
  readonly info: ElementInfo | undefined;
  /** Default namespace within. */
  readonly ns: string;
}

class XmlEventWriter {
  private readonly names: EventNames;
  private readonly parts: Uint8Array[] = [];
  private written = 0;
  private text = '';
  private readonly open: Open[] = [];

  constructor(
    vocabulary: Vocabulary,
    private readonly options: XmlWriteOptions,
  ) {
    this.names = new EventNames(vocabulary);
  }

  head(head: Extract<WireEvent, { kind: 'head' }> | undefined): void {
    if (head?.bytes) {
      this.bytes(head.bytes);
      return;
    }
    const declaration = head?.xmlDeclaration ?? this.options.xmlDeclaration ?? false;
    if (declaration === true) this.text += '<?xml version="1.0" encoding="UTF-8"?>';
    else if (declaration !== false) this.text += declaration;
    this.text += head?.doctype ?? this.options.doctype ?? '';
  }

  write(event: WireEvent): void {
    switch (event.kind) {
      case 'start':
        this.start(event);
        break;
      case 'end':
        this.end(event.name);
        break;
      case 'text':
        this.text += textAs(event);
        break;
      case 'opaque':
        this.text += toBase64(event.bytes);
        break;
      case 'entity':
        this.text += `&#${event.code};`;
        break;
      case 'bytes':
        this.bytes(event.bytes);
        break;
      default: // head is written already, pages are nothing in XML
    }
  }

  result(): Uint8Array {
    this.flush();
    return this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
  }

  private start(event: StartEvent): void {
    const { name, attributes = [] } = event;
    const parent = this.open.at(-1);
    const info = this.names.find(event, parent?.info);
    let ns = event.ns ?? info?.ns ?? parent?.ns ?? '';
    this.text += `<${name}`;
    const own = attributes.find((attribute) => attribute.name === 'xmlns');
    if (own) ns = own.value;
    else if (ns !== (parent?.ns ?? '') && this.options.namespaces !== 'none') this.attribute('xmlns', ns);
    for (const attribute of attributes) this.attribute(attribute.name, attribute.value);
    this.text += event.empty ? '/>' : '>';
    if (!event.empty) this.open.push({ name, info, ns });
  }

  private attribute(name: string, value: string): void {
    this.text += ` ${name}="${value.replace(/[&<"\t\n\r]/g, escapeChar)}"`;
  }

  private end(name: string | undefined): void {
    const open = this.open.pop();
    if (name === undefined && open === undefined)
      inexpressible(this.written + this.text.length, 'a name', 'an end tag where no element is open needs a name');
    this.text += `</${name ?? open?.name}>`;
  }

  private bytes(bytes: Uint8Array): void {
    this.flush();
    this.parts.push(bytes);
    this.written += bytes.length;
  }

  private flush(): void {
    const at = loneSurrogateAt(this.text);
    if (at >= 0) inexpressible(this.written + at, 'characters', 'half a surrogate pair has no UTF-8');
    const bytes = Buffer.from(this.text, 'utf8');
    this.text = '';
    this.written += bytes.length;
    this.parts.push(bytes);
  }
}

function textAs({ text, as = 'escaped' }: Extract<WireEvent, { kind: 'text' }>): string {
  if (as === 'raw') return text;
  if (as === 'cdata') return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, escapeChar) : text;
}

function escapeChar(char: string): string {
  if (char === '&') return '&amp;';
  if (char === '<') return '&lt;';
  if (char === '>') return '&gt;';
  if (char === '"') return '&quot;';
  // as a reference, or it would come back as a blank or a line feed (XML 1.0 2.11, 3.3.3)
  return `&#${char.charCodeAt(0)};`;
}
