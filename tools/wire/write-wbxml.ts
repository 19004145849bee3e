/** Writes events as WBXML. Wrong lists are written as they are: what a case breaks on purpose must reach the wire. */
import type { AttributeTokens } from './attribute-tokens';
import { ByteWriter } from './bytes';
import { LAST_PAGE } from './document-pages';
import type { AttributePiece, EventAttribute, WireEvent } from './events';
import { inexpressible } from './finding';
import { DATA, type ElementInfo } from './grammar';
import { StringTable } from './string-table';
import type { PublicId, Vocabulary } from './vocabulary';
import { charsetOf, encodeIn, UTF8, type WbxmlCharset } from './wbxml-charset';
import { END, ENTITY, HAS_ATTRIBUTES, HAS_CONTENT, LITERAL, OPAQUE, STR_I, STR_T, SWITCH_PAGE } from './wbxml-tokens';
import { EventNames, type StartEvent } from './write-names';

export interface WbxmlWriteOptions {
  /** `1.0` to `1.15`. Default: that of the vocabulary, else `1.2`. */
  readonly version?: string;
  /** Number, or text that goes into the string table. Default: the vocabulary's number, its text where it has none. */
  readonly publicId?: number | string;
  /** MIBenum. Default 106, UTF-8, and none in version 1.0, which has no place for it. */
  readonly charset?: number;
  /** Write text that comes more than once to the string table. Default: no. */
  readonly stringTable?: boolean;
  /** A document within Data: on its own page in place, or a complete document within OPAQUE. Default: inline. */
  readonly embedded?: 'inline' | 'opaque';
  /** Public id of documents written within OPAQUE. Default 1, unknown: the place says what they are; of another type: its own. */
  readonly embeddedPublicId?: number | string;
}

type Head = Extract<WireEvent, { kind: 'head' }>;

/**
 * Writes the events in their order; elements left open stay open. The time is linear, with a string table too.
 * @throws WireError for what WBXML cannot express: a NUL inside an inline string, a character that the charset lacks,
 *   a string that a string table given by the head does not hold
 * @throws RangeError for numbers that do not fit their field
 */
export function encodeEventsWbxml(
  events: readonly WireEvent[],
  vocabulary: Vocabulary,
  options: WbxmlWriteOptions = {},
): Uint8Array {
  const [first] = events;
  const head: Head = first?.kind === 'head' ? first : { kind: 'head' };
  const asked = head.charset ?? options.charset;
  const charset = charsetOf(asked ?? 106) ?? UTF8;
  const publicId = head.publicId ?? options.publicId ?? defaultId(vocabulary.publicIds[0]);
  const table = new StringTable(charset, head.stringTable);
  if (typeof publicId === 'string') table.indexOf(publicId);
  if (options.stringTable) table.gather(textsOf(events));
  const body = new BodyWriter(vocabulary, options, charset, table);
  body.writeAll(events);
  if (head.bytes) return Buffer.concat([head.bytes, body.result()]);
  const out = new ByteWriter(body.at + 64);
  const version = versionByte(head.version ?? options.version ?? vocabulary.wbxmlVersion ?? '1.2');
  out.byte(version);
  if (typeof publicId === 'string') {
    out.byte(0);
    multiByte(out, table.indexOf(publicId));
  } else multiByte(out, publicId);
  // version 1.0 has no charset field, unless it is asked for
  if (version > 0 || asked !== undefined) multiByte(out, asked ?? 106);
  const strings = table.bytes();
  multiByte(out, strings.length);
  out.raw(strings);
  out.raw(body.bytes.subarray(0, body.at));
  return out.result();
}

function defaultId(id: PublicId | undefined): number | string {
  return id?.number ?? id?.texts[0] ?? 1;
}

function versionByte(version: string): number {
  const [, major, minor] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  const byte = (Number(major) - 1) * 16 + Number(minor);
  if (!(byte >= 0 && byte <= 0xff && Number(minor) < 16)) throw new RangeError(`no WBXML version ${version}`);
  return byte;
}

function multiByte(out: ByteWriter, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`no mb_u_int32: ${value}`);
  out.multiByte(value);
}

function* textsOf(events: readonly WireEvent[]): Generator<string> {
  for (const event of events)
    if (event.kind === 'text' && (event.as === undefined || event.as === 'escaped')) yield event.text;
    else if (event.kind === 'start') for (const { value } of event.attributes ?? []) yield value;
}

class BodyWriter extends ByteWriter {
  private readonly names: EventNames;
  private page = 0;
  private attributePage = 0;
  private readonly attributeTokens: AttributeTokens | undefined;
  /** The open elements, as far as the vocabulary knows them. */
  private readonly open: (ElementInfo | undefined)[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly options: WbxmlWriteOptions,
    private readonly charset: WbxmlCharset,
    private readonly table: StringTable,
  ) {
    super();
    this.names = new EventNames(vocabulary);
    this.attributeTokens = this.names.grammar.attributeTokens;
  }

  writeAll(events: readonly WireEvent[]): void {
    for (let at = 0; at < events.length; at++) {
      const event = events[at]!;
      if (this.isEmbedded(event)) {
        const end = endOf(events, at);
        this.embed(events.slice(at, end + 1));
        at = end;
      } else this.write(event);
    }
  }

  private write(event: WireEvent): void {
    switch (event.kind) {
      case 'start':
        this.start(event);
        break;
      case 'end':
        this.byte(END);
        this.open.pop();
        break;
      case 'text':
        this.text(event);
        break;
      case 'opaque':
        this.opaque(event.bytes, event.length);
        break;
      case 'entity':
        this.byte(ENTITY);
        multiByte(this, event.code);
        break;
      case 'page':
        this.switchPage(event.page);
        break;
      case 'bytes':
        this.raw(event.bytes);
        break;
      default: // head is written apart
    }
  }

  private start(event: StartEvent): void {
    const { name, attributes = [] } = event;
    const info = this.names.find(event, this.open.at(-1));
    const bits = (attributes.length > 0 ? HAS_ATTRIBUTES : 0) | (event.empty ? 0 : HAS_CONTENT);
    const known = info && info.page <= LAST_PAGE ? info.token : undefined;
    const place = event.literal ? undefined : (event.token ?? known);
    if (place) {
      if (place.code !== (place.code & 0xff)) throw new RangeError(`no token ${place.code}`);
      if (place.page !== this.page) this.switchPage(place.page);
      this.byte(place.code | bits);
    } else {
      this.byte(LITERAL | bits);
      multiByte(this, this.table.indexOf(name));
    }
    for (const attribute of attributes) this.attribute(attribute);
    if (attributes.length > 0) this.byte(END);
    if (!event.empty) this.open.push(info);
  }

  private attribute({ name, value, pieces, literal, token }: EventAttribute): void {
    const form = literal || token ? undefined : this.attributeTokens?.form(name, value, this.attributePage);
    if (token ?? form?.start) this.attributeToken((token ?? form?.start)!);
    else {
      this.byte(LITERAL);
      multiByte(this, this.table.indexOf(name));
    }
    if (pieces) for (const piece of pieces) this.piece(piece);
    else {
      const rest = form?.rest ?? value;
      if (typeof rest !== 'string') for (const one of rest) this.attributeToken(one);
      else if (rest !== '') this.text({ kind: 'text', text: rest });
    }
  }

  private piece(piece: AttributePiece): void {
    if ('page' in piece) this.attributeToken(piece);
    else if ('text' in piece) this.text({ kind: 'text', ...piece });
    else this.raw(piece.bytes);
  }

  private attributeToken({ page, code }: { readonly page: number; readonly code: number }): void {
    if (code !== (code & 0xff)) throw new RangeError(`no token ${code}`);
    if (page !== this.attributePage) {
      if (page !== (page & 0xff)) throw new RangeError(`no code page ${page}`);
      this.byte(SWITCH_PAGE);
      this.byte(page);
      this.attributePage = page;
    }
    this.byte(code);
  }

  private switchPage(page: number): void {
    if (page !== (page & 0xff)) throw new RangeError(`no code page ${page}`);
    this.byte(SWITCH_PAGE);
    this.byte(page);
    this.page = page;
  }

  private text({ text, as }: Extract<WireEvent, { kind: 'text' }>): void {
    if (as === 'raw') this.raw(this.encode(text));
    else if (as === 'opaque') this.opaque(this.encode(text));
    else if (as === 'str_t' || (as === undefined && this.table.gathered.has(text))) {
      this.byte(STR_T);
      multiByte(this, this.table.indexOf(text));
    } else this.inline(text);
  }

  private inline(text: string): void {
    if (text.includes('\0')) inexpressible(this.at, 'no U+0000', 'an inline string ends at the first NUL');
    this.byte(STR_I);
    this.raw(this.encode(text));
    for (let rest = this.charset.unit; rest > 0; rest--) this.byte(0);
  }

  private opaque(bytes: Uint8Array, length = bytes.length): void {
    this.byte(OPAQUE);
    multiByte(this, length);
    this.raw(bytes);
  }

  private encode(text: string): Uint8Array {
    return encodeIn(this.charset, text, this.at);
  }

  /** True for a document within Data that is to be written as one of its own; one of another type cannot stand there otherwise. */
  private isEmbedded(event: WireEvent): boolean {
    if (event.kind !== 'start') return false;
    const parent = this.open.at(-1);
    if (parent?.kind !== DATA) return false;
    const info = this.names.find(event, parent);
    if (info === undefined || !parent.embeds!.has(info.index)) return false;
    return this.options.embedded === 'opaque' || (info.page > LAST_PAGE && !event.literal);
  }

  private embed(events: readonly WireEvent[]): void {
    const { embeddedPublicId, ...options } = this.options;
    const [root] = events;
    const info = root?.kind === 'start' ? this.names.find(root, this.open.at(-1)) : undefined;
    const vocabulary = this.names.grammar.documentOf(info)?.vocabulary;
    const publicId = embeddedPublicId ?? (vocabulary ? defaultId(vocabulary.publicIds[0]) : 1);
    this.opaque(encodeEventsWbxml(events, vocabulary ?? this.vocabulary, { ...options, publicId }));
  }
}

/** Index of the event that ends the element started at `at`; the last one where it stays open. */
function endOf(events: readonly WireEvent[], at: number): number {
  let depth = 0;
  for (let end = at; end < events.length; end++) {
    const event = events[end]!;
    if (event.kind === 'start' && !event.empty) depth++;
    else if (event.kind === 'end') depth--;
    if (depth <= 0) return end;
  }
  return events.length - 1;
}
