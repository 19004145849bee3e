/** What generated WBXML encoders write with. Strings may be gathered into a string table afterwards (WBXML 1.3 clause 5.4). */
import { Buffer } from 'node:buffer';
import { type AttributeToken, AttributeTokens } from './attribute-tokens';
import { ByteWriter, multiByteLength } from './bytes';
import type { Vocabulary } from './vocabulary';

export type WbxmlVersion = '1.1' | '1.2' | '1.3';

export interface WbxmlOptions {
  /** Default: `1.2`. */
  readonly version?: WbxmlVersion;
  /** Registered number, or text that goes into the string table. Default: that of the vocabulary. */
  readonly publicId?: number | string;
  /** Write repeated strings once, in the string table. Default: no. */
  readonly stringTable?: boolean;
  /** A document within Data: on its own code page in place, or as a complete document within OPAQUE. Default: inline. */
  readonly embedded?: 'inline' | 'opaque';
}

/** Places of a STR_I in the body: from its token to behind its terminator. */
interface Inline {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SHORT = 48;

export class WbxmlWriter extends ByteWriter {
  /** Filled only where a string table is wanted. */
  inlines: Inline[] | undefined;
  embedded: 'inline' | 'opaque' = 'inline';
  private page = 0;
  private attributePage = 0;
  private attributes: AttributeTokens | undefined;

  reset(options: WbxmlOptions, attributes: AttributeTokens | undefined): void {
    this.at = 0;
    this.page = 0;
    this.attributePage = 0;
    this.attributes = attributes;
    this.embedded = options.embedded ?? 'inline';
    this.inlines = options.stringTable ? [] : undefined;
  }

  /** A tag with the bits it needs, on its page. */
  tag(page: number, token: number): void {
    this.ensure(3);
    if (this.page !== page) this.switchPage(page);
    this.bytes[this.at++] = token;
  }

  end(): void {
    if (this.at === this.bytes.length) this.ensure(1);
    this.bytes[this.at++] = 1;
  }

  /** A tag with attributes, name and value in turn; those without value are left out. */
  start(page: number, token: number, ...given: readonly (string | undefined)[]): void {
    const isBare = given.every((one, at) => at % 2 === 0 || one === undefined);
    this.tag(page, isBare ? token : token | 0x80);
    if (isBare) return;
    for (let at = 0; at < given.length; at += 2) {
      const value = given[at + 1];
      if (value !== undefined) this.attribute(given[at]!, value);
    }
    this.end();
  }

  private attribute(name: string, value: string): void {
    const form = this.attributes?.form(name, value, this.attributePage);
    // a vocabulary without a token for one of its attributes is refused when its code is made
    if (form?.start === undefined) throw new TypeError(`attribute ${name} has no token`);
    this.attributeToken(form.start);
    if (typeof form.rest !== 'string') for (const token of form.rest) this.attributeToken(token);
    else if (form.rest !== '') this.string(form.rest);
  }

  private attributeToken({ page, code }: AttributeToken): void {
    this.ensure(3);
    if (this.attributePage !== page) {
      this.bytes[this.at++] = 0;
      this.bytes[this.at++] = page;
      this.attributePage = page;
    }
    this.bytes[this.at++] = code;
  }

  /** An element with text. `token` has the content bit. */
  text(page: number, token: number, text: string): void {
    const { length } = text;
    if (length > SHORT || this.inlines !== undefined) {
      this.longText(page, token, text);
      return;
    }
    this.ensure(length + 6);
    if (this.page !== page) this.switchPage(page);
    const { bytes } = this;
    let at = this.at;
    bytes[at++] = token;
    bytes[at++] = 3;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code === 0 || code >= 0x80) {
        this.longText(page, token, text);
        return;
      }
      bytes[at++] = code;
    }
    bytes[at] = 0;
    bytes[at + 1] = 1;
    this.at = at + 2;
  }

  /** Text without its element: STR_I, or OPAQUE where it holds NUL. */
  string(text: string): void {
    const start = this.at;
    if (text.includes('\0')) {
      this.opaque(Buffer.from(text, 'utf8'));
      return;
    }
    this.ensure(text.length * 3 + 8);
    this.bytes[this.at++] = 3;
    this.at += this.bytes.write(text, this.at, 'utf8');
    this.bytes[this.at++] = 0;
    this.inlines?.push({ text, start, end: this.at });
  }

  opaque(bytes: Uint8Array): void {
    this.ensure(bytes.length + 6);
    this.bytes[this.at++] = 0xc3;
    this.multiByte(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  private longText(page: number, token: number, text: string): void {
    this.tag(page, token);
    this.string(text);
    this.end();
  }

  private switchPage(page: number): void {
    this.bytes[this.at++] = 0;
    this.bytes[this.at++] = page;
    this.page = page;
  }
}

const versions: Readonly<Record<WbxmlVersion, number>> = { '1.1': 1, '1.2': 2, '1.3': 3 };
const UTF_8 = 106;

/** Kept between calls for its memory. Taken away while in use, so that a call within a call gets its own. */
let spare: WbxmlWriter | undefined;

/**
 * Writes a document: `body` the elements, this function what stands before them. `vocabulary` where it has tokens for attributes or a
 * version of its own.
 */
export function writeWbxml<T>(
  value: T,
  body: (writer: WbxmlWriter, value: T) => void,
  publicId: number | string,
  options: WbxmlOptions,
  vocabulary?: Vocabulary,
): Uint8Array {
  const writer = spare ?? new WbxmlWriter(16 * 1024);
  spare = undefined;
  writer.reset(options, vocabulary && AttributeTokens.of(vocabulary));
  const id = options.publicId ?? publicId;
  const version = versions[options.version ?? (vocabulary?.wbxmlVersion as WbxmlVersion | undefined) ?? '1.2'];
  if (writer.inlines === undefined && typeof id === 'number') {
    writer.byte(version);
    writer.multiByte(id);
    writer.byte(UTF_8);
    writer.byte(0);
    body(writer, value);
    const result = writer.result();
    if (writer.bytes.length <= KEEP) spare = writer;
    return result;
  }
  body(writer, value);
  return assemble(writer, version, id);
}

/** A writer that grew beyond this is not kept. */
const KEEP = 1024 * 1024;

/** Head, string table, and the body with table references where they are shorter. */
function assemble(body: WbxmlWriter, version: number, publicId: number | string): Uint8Array {
  const table = new ByteWriter(1024);
  if (typeof publicId === 'string') addString(table, publicId);
  const indexes = new Map<string, number>();
  const inlines = body.inlines ?? [];
  const counts = new Map<string, number>();
  for (const { text } of inlines) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [text, count] of counts) {
    const index = table.at;
    const length = Buffer.byteLength(text) + 1;
    const saved = (count - 1) * length - count * multiByteLength(index);
    if (count > 1 && saved > 0) {
      indexes.set(text, index);
      addString(table, text);
    }
  }
  const out = new ByteWriter(body.at + table.at + 32);
  out.byte(version);
  if (typeof publicId === 'number') out.multiByte(publicId);
  else out.raw(Uint8Array.of(0, 0));
  out.byte(UTF_8);
  out.multiByte(table.at);
  out.raw(table.bytes.subarray(0, table.at));
  let copied = 0;
  for (const { text, start, end } of inlines) {
    const index = indexes.get(text);
    if (index === undefined) continue;
    out.raw(body.bytes.subarray(copied, start));
    out.byte(0x83);
    out.multiByte(index);
    copied = end;
  }
  out.raw(body.bytes.subarray(copied, body.at));
  return out.result();
}

function addString(table: ByteWriter, text: string): void {
  table.raw(Buffer.from(text, 'utf8'));
  table.byte(0);
}
