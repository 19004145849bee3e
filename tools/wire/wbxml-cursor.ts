/** Cursor over the bytes of a WBXML document: head, numbers, strings, string table (WAP-192 5). It knows no elements. */
import type { Findings } from './findings';
import type { Limits } from './limits';
import type { DocumentHeader, ElementNode } from './tree';
import { charsetOf, UTF8, type WbxmlCharset } from './wbxml-charset';
import { readMbUint } from './wbxml-numbers';
import { EXT_0, EXT_T_0 } from './wbxml-tokens';
import { badCharAt, isXmlChar, nameOfChar } from './xml-chars';

/** Classes of bytes inside a string: 0 plain, 1 beyond ASCII, 2 control character (the end among them). */
const STRING_CLASS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 ? 1 : byte < 0x20 ? 2 : 0,
);

export class WbxmlCursor {
  pos = 0;
  table: Uint8Array = new Uint8Array(0);
  private charset: WbxmlCharset = UTF8;
  private readonly buffer: Buffer;
  private readonly latin: string;
  private readonly tableTexts = new Map<number, string>();
  /** Characters that table references stood for, so that a small document cannot become a huge one. */
  private expanded = 0;

  constructor(
    readonly bytes: Uint8Array,
    private readonly limits: Limits,
    private readonly findings: Findings,
    readonly place: { readonly node: ElementNode | undefined },
  ) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.latin = this.buffer.toString('latin1');
  }

  /** Version, public id, charset and string table. */
  readHead(header: { -readonly [K in keyof DocumentHeader]: DocumentHeader[K] }): void {
    const version = this.readByte('the version');
    header.version = `${(version >> 4) + 1}.${version & 15}`;
    if (version > 3) this.complain('version', 0, '1.0 to 1.3', header.version, `WBXML version ${header.version}`);
    const idOffset = this.pos;
    const id = this.readNumber('the public id');
    const index = id === 0 ? this.readNumber('the place of the public id') : undefined;
    if (index === undefined) header.publicId = id;
    if (version > 0) this.readCharset(header);
    this.readTable();
    if (this.table.length > 0) header.stringTable = this.table;
    if (index !== undefined) {
      const text = this.tableText(index, idOffset, true);
      if (text !== undefined) header.publicId = text;
    }
  }

  /** Version 1.0 has no such field; its strings are taken for UTF-8. */
  private readCharset(header: { charset?: string }): void {
    const offset = this.pos;
    const mib = this.readNumber('the charset');
    const charset = charsetOf(mib);
    if (charset) this.charset = charset;
    else this.complain('encoding', offset, '106', `${mib}`, `charset ${mib} is not read here, taken for UTF-8`);
    header.charset = charset?.name ?? `mib-${mib}`;
  }

  private readTable(): void {
    const offset = this.pos;
    const length = this.readNumber('the length of the string table');
    if (length > this.limits.textLength) this.tooMuch('textLength', offset);
    const start = this.pos;
    this.table = this.bytes.subarray(start, start + length);
    this.pos = start + this.table.length;
    if (this.table.length < length) this.ended(`${length} bytes of string table`, `${this.table.length} bytes`);
  }

  get atEnd(): boolean {
    return this.pos >= this.bytes.length;
  }

  readByte(what: string): number {
    const byte = this.bytes[this.pos];
    if (byte === undefined) this.ended(what);
    this.pos++;
    return byte;
  }

  /** mb_u_int32; one that is too long or too large is reported and kept within 32 bits. */
  readNumber(what: string): number {
    const start = this.pos;
    const { value, end, fault } = readMbUint(this.bytes, start, this.bytes.length);
    this.pos = end;
    if (fault === 'open') this.ended(what);
    if (fault) {
      const actual = fault === 'long' ? `${end - start} bytes` : 'more than 32 bits';
      this.complain('integer', start, 'at most 5 bytes, 32 bits', actual, `mb_u_int32 too ${fault}`);
    }
    return value;
  }

  /** A string up to its terminator. */
  readString(): string {
    if (this.charset.unit === 2) return this.readDoubleString();
    const { bytes } = this;
    const start = this.pos;
    let at = start;
    let wide = false;
    let odd = false;
    for (;;) {
      let kind = STRING_CLASS[bytes[at]!];
      while (kind === 0) kind = STRING_CLASS[bytes[++at]!];
      const byte = bytes[at];
      if (byte === 0) break;
      if (byte === undefined) {
        this.pos = at;
        this.ended('the end of the string');
      }
      if (kind === 1) wide = true;
      else odd = true;
      at++;
    }
    this.pos = at + 1;
    if (!wide && !odd) return this.latin.slice(start, at);
    return this.decode(this.buffer, start, at, start);
  }

  private readDoubleString(): string {
    const start = this.pos;
    let at = start;
    while (at + 1 < this.bytes.length && (this.bytes[at] !== 0 || this.bytes[at + 1] !== 0)) at += 2;
    if (at + 1 >= this.bytes.length) {
      this.pos = this.bytes.length;
      this.ended('the end of the string');
    }
    this.pos = at + 2;
    return this.decode(this.buffer, start, at, start);
  }

  /** The string that stands in the table at an index; undefined when there is none. */
  tableText(index: number, offset: number, isPublicId = false): string | undefined {
    const known = this.tableTexts.get(index);
    if (known !== undefined) return this.expand(known, offset);
    const { table } = this;
    if (index >= table.length) {
      const message = 'index beyond the string table';
      this.complain('string-table', offset, `less than ${table.length}`, `${index}`, message);
      return undefined;
    }
    const end = this.terminator(index);
    if (end < 0) {
      const message = 'the last string of the table has no end';
      const severity = isPublicId ? 'note' : 'error';
      this.findings.add({ code: 'string-table', severity, offset, at: this.place.node, expected: '00', message });
    }
    const buffer = Buffer.from(table.buffer, table.byteOffset, table.length);
    const text = this.decode(buffer, index, end < 0 ? table.length : end, offset, false);
    this.tableTexts.set(index, text);
    return this.expand(text, offset);
  }

  /** The string of the table that the index at the cursor means. */
  readTableText(offset: number): string | undefined {
    return this.tableText(this.readNumber('a string table index'), offset);
  }

  /** OPAQUE after its token: the bytes that are there, and how many are not. */
  readOpaque(): { readonly content: Buffer; readonly missing: number } {
    const start = this.pos;
    const length = this.readNumber('the length of OPAQUE');
    const content = this.buffer.subarray(this.pos, this.pos + length);
    this.pos += content.length;
    const missing = length - content.length;
    if (missing === 0 && length > this.limits.textLength) this.tooMuch('textLength', start);
    return { content, missing };
  }

  /** The character of ENTITY; '' and a finding where it is none. */
  readEntity(start: number): string {
    const code = this.readNumber('a character code');
    if (isXmlChar(code)) return String.fromCodePoint(code);
    const actual = code <= 0x10ffff ? nameOfChar(code) : `${code}`;
    this.complain('entity', start, 'an XML character', actual, `${actual} is no character of XML`);
    return '';
  }

  /** Extension tokens mean nothing in the vocabularies read here; an inline string among them is kept. */
  readExtension(byte: number, start: number): string {
    const actual = `0x${byte.toString(16)}`;
    this.complain(
      'unknown-token',
      start,
      'no extension token',
      actual,
      `extension token ${actual} has no meaning here`,
    );
    if (byte >= EXT_0) return '';
    if (byte < EXT_T_0) return this.readString();
    this.readNumber('the argument of an extension');
    return '';
  }

  private terminator(index: number): number {
    const { table } = this;
    if (this.charset.unit === 1) return table.indexOf(0, index);
    for (let at = index; at + 1 < table.length; at += 2) if (table[at] === 0 && table[at + 1] === 0) return at;
    return -1;
  }

  private expand(text: string, offset: number): string {
    this.expanded += text.length;
    if (this.expanded > this.limits.bytes) this.tooMuch('bytes', offset);
    return text;
  }

  /** Bytes as text; what is no text in the charset, or no character of XML, is reported. */
  private decode(buffer: Buffer, start: number, end: number, offset: number, isHere = true): string {
    const { text, bad } = this.charset.decode(buffer, start, end);
    if (bad >= 0) {
      const actual = `0x${buffer[bad]!.toString(16)}`;
      const message = `bytes that are no ${this.charset.name}`;
      this.complain('encoding', isHere ? bad : offset, this.charset.name, actual, message);
      return text;
    }
    const at = badCharAt(text);
    if (at >= 0) {
      const actual = nameOfChar(text.codePointAt(at)!);
      const place = isHere ? start + this.charset.encode(text.slice(0, at)).length : offset;
      this.complain('char', place, 'an XML character', actual, `${actual} is no character of XML`);
    }
    return text;
  }

  /** Ends the reading: the bytes end too early. */
  ended(expected: string, actual = 'end of document'): never {
    const message = `the document ends where ${expected} should follow`;
    this.findings.stop({
      code: 'truncated',
      offset: this.bytes.length,
      at: this.place.node,
      expected,
      actual,
      message,
    });
  }

  /** Adds an error that does not end the reading. */
  complain(
    code: Parameters<Findings['add']>[0]['code'],
    offset: number,
    expected: string,
    actual: string,
    message: string,
  ): void {
    this.findings.add({ code, severity: 'error', offset, at: this.place.node, expected, actual, message });
  }

  tooMuch(what: 'textLength' | 'bytes' | 'attributes' | 'nameLength', offset: number): never {
    const expected = `at most ${this.limits[what]}`;
    this.findings.stop({ code: 'limit', offset, at: this.place.node, expected, message: `limit ${what} reached` });
  }
}

/** Name of a literal whose string is not there. */
export function nameOfLiteral(offset: number): string {
  return `(literal@${offset})`;
}
