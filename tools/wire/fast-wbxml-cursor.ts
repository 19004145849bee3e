/**
 * Bytes of a WBXML document under a cursor: the head, numbers, strings, OPAQUE, attributes (WBXML 1.3, WAP-192 clause 5).
 * Malformed input ends the reading with a WireError. Elements are the reader's, which extends this.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { toBase64 } from './bytes';
import { type WireCode, WireError } from './finding';
import type { Limits } from './limits';
import { charsetOf, type WbxmlCharset } from './wbxml-charset';

export class WbxmlCursor {
  protected readonly bytes: Uint8Array;
  protected readonly end: number;
  protected readonly limits: Limits;
  protected at = 0;
  /** Number of the public id; 0 where it is text. */
  protected readonly publicNumber: number;
  private readonly buffer: Buffer;
  private readonly charset: WbxmlCharset;
  private readonly tableStart: number;
  private readonly tableEnd: number;
  /** Strings of the table by index, as they were first asked for. */
  private table: Map<number, string> | undefined;
  private tableBytes = 0;

  /**
   * Reads the head.
   * @param within these are octets of a document, and perhaps none themselves: what claims more than there is, is none
   * @throws WireError where it is not one
   */
  constructor(
    bytes: Uint8Array,
    limits: Limits,
    private readonly within = false,
  ) {
    // one kind of array whatever the caller holds: Buffer would make every access slower
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.end = bytes.length;
    this.limits = limits;
    if (bytes.length > limits.bytes) this.tooMuch('bytes');
    const version = this.byte();
    if (version > 0x0f) this.fail('version', 'no version of WBXML that is known', 'WBXML 1.x', 0);
    const publicId = this.multiByte();
    this.publicNumber = publicId;
    const publicIndex = publicId === 0 ? this.multiByte() : -1;
    // version 1.0 has no charset field
    const charsetAt = this.at;
    const mib = version === 0 ? 106 : this.multiByte();
    this.charset = charsetOf(mib) ?? this.fail('encoding', `charset ${mib} is not read`, 'UTF-8', charsetAt);
    const length = this.multiByte();
    this.tableStart = this.at;
    this.at = this.tableEnd = this.range(length);
    if (publicIndex > 0 && publicIndex >= length)
      this.fail('string-table', 'the public id lies outside the string table');
  }

  /** Ends the reading. */
  fail(code: WireCode, message: string, expected?: string, at = this.at): never {
    const actual = at < this.end ? `0x${this.bytes[at]!.toString(16).padStart(2, '0')}` : 'end of document';
    const rest = { ...(expected === undefined ? {} : { expected }), actual, message };
    throw new WireError({ code, severity: 'fatal', offset: at, path: '', ...rest });
  }

  /** After STR_I: characters up to the terminator. */
  protected inline(): string {
    if (this.charset.unit === 2) return this.wideInline();
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    let all = 0;
    for (; at < end && bytes[at] !== 0; at++) all |= bytes[at]!;
    if (at >= end) this.truncated();
    this.checkLength(at - start);
    this.at = at + 1;
    return all < 0x80 ? ascii(this.buffer, start, at) : this.decoded(start, at);
  }

  private wideInline(): string {
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    while (at + 1 < end && (bytes[at] !== 0 || bytes[at + 1] !== 0)) at += 2;
    if (at + 1 >= end) this.truncated();
    this.checkLength(at - start);
    this.at = at + 2;
    return this.decoded(start, at);
  }

  private decoded(start: number, end: number): string {
    const { text, bad } = this.charset.decode(this.buffer, start, end);
    if (bad >= 0) this.fail('encoding', 'bytes that are no text', this.charset.name, bad);
    return text;
  }

  /** After STR_T. The last string of a table may lack its terminator. */
  protected tableString(): string {
    const at = this.at;
    const index = this.multiByte();
    const known = this.table?.get(index);
    if (known !== undefined) return known;
    const { bytes, tableEnd, charset } = this;
    const start = this.tableStart + index;
    if (start >= tableEnd)
      this.fail('string-table', 'an index beyond the string table', `below ${tableEnd - this.tableStart}`, at);
    let end = start;
    if (charset.unit === 2) while (end + 1 < tableEnd && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2;
    else while (end < tableEnd && bytes[end] !== 0) end++;
    // each index is paid for once: many indexes into one long string must not cost their product
    this.tableBytes += end - start;
    if (this.tableBytes > this.limits.bytes) this.tooMuch('bytes');
    const text = this.decoded(start, end);
    this.table ??= new Map();
    this.table.set(index, text);
    return text;
  }

  /** After OPAQUE. */
  protected opaque(): Uint8Array {
    const length = this.multiByte();
    const start = this.at;
    this.at = this.range(length);
    return this.bytes.subarray(start, this.at);
  }

  /** Bytes where text is meant; what is no text stays recognisable as base64, the form that NextNonce has in XML. */
  protected opaqueText(bytes: Uint8Array): string {
    if (!isUtf8(bytes)) return toBase64(bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  }

  protected entity(): string {
    const at = this.at;
    const code = this.multiByte();
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      this.fail('entity', 'no character', 'a character code', at);
    return String.fromCodePoint(code);
  }

  /** Attributes or the content of a processing instruction, up to and with END: read over. */
  protected attributes(): void {
    for (let count = 0; ; count++) {
      if (count > this.limits.attributes * 4) this.tooMuch('attributes');
      const token = this.byte();
      if (token === 1) return;
      if (token === 0) this.byte();
      else if (token === 0x03 || (token >= 0x40 && token <= 0x42)) this.inline();
      else if (token === 0x04 || token === 0x83) this.tableString();
      else if (token === 0x02 || (token >= 0x80 && token <= 0x82)) this.multiByte();
      else if (token === 0xc3) this.opaque();
      else if (token === 0x43 || token === 0x44 || token === 0x84 || token === 0xc4) {
        this.fail('not-well-formed', 'a tag among attributes', 'an attribute or END', this.at - 1);
      }
    }
  }

  protected byte(): number {
    if (this.at >= this.end) this.truncated();
    return this.bytes[this.at++]!;
  }

  protected peek(): number {
    if (this.at >= this.end) this.truncated();
    return this.bytes[this.at]!;
  }

  /** mb_u_int32: at most five bytes and 32 bits. */
  protected multiByte(): number {
    const start = this.at;
    let value = 0;
    for (let count = 0; count < 5; count++) {
      const byte = this.byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        if (value > 0xffffffff) break;
        return value;
      }
    }
    return this.fail('integer', 'a number that does not fit', 'mb_u_int32', start);
  }

  /** The end of so many bytes from here. */
  protected range(length: number): number {
    const end = this.at + length;
    if (length > this.limits.textLength && !(this.within && end > this.end)) this.tooMuch('textLength');
    if (end > this.end)
      this.fail('truncated', 'the document ends within a block of bytes', `${length} bytes`, this.end);
    return end;
  }

  protected checkLength(length: number): void {
    if (length > this.limits.textLength) this.tooMuch('textLength');
  }

  protected truncated(): never {
    this.fail('truncated', 'the document ends within an element', 'more bytes', this.end);
  }

  protected tooMuch(what: 'bytes' | 'depth' | 'elements' | 'attributes' | 'nameLength' | 'textLength'): never {
    this.fail('limit', `limit ${what} reached`, `at most ${this.limits[what]}`);
  }
}

/** Short strings are put together faster here than by a call into the buffer. */
function ascii(buffer: Buffer, start: number, end: number): string {
  if (end - start > 24) return buffer.toString('latin1', start, end);
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(buffer[at]!);
  return text;
}
