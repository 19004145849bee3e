/** Cursor over the UTF-8 bytes of an XML document. Whatever is ill-formed ends the reading with a fatal finding. */
import type { Fault, Findings } from './findings';
import type { Limits } from './limits';
import type { ElementNode } from './tree';
import { isXmlChar, isXmlSpace, LOOK, nameOfChar, TEXT_CLASS } from './xml-chars';
import type { XmlText } from './xml-encoding';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

export class XmlCursor {
  readonly bytes: Uint8Array;
  pos: number;
  /** The same bytes one by one as characters: offsets are those of the bytes. */
  protected readonly latin: string;
  private readonly buffer: Buffer;
  private readonly cut: XmlText['cut'];

  constructor(
    text: XmlText,
    protected readonly limits: Limits,
    protected readonly findings: Findings,
    /** Tells the element that is open. */
    protected readonly place: { readonly node: ElementNode | undefined },
  ) {
    const { bytes } = text;
    this.bytes = bytes;
    this.pos = text.start;
    this.cut = text.cut;
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.latin = this.buffer.toString('latin1');
  }

  get atEnd(): boolean {
    return this.pos >= this.bytes.length;
  }

  /** True when the ASCII text stands at the cursor. */
  looksAt(text: string): boolean {
    return this.latin.startsWith(text, this.pos);
  }

  /** Ends the reading: the document ends too early, or from here on its bytes are no text. */
  ended(expected: string): never {
    const at = this.place.node;
    if (this.cut) this.findings.stop({ ...this.cut, at });
    const message = `the document ends where ${expected} should follow`;
    this.findings.stop({
      code: 'truncated',
      offset: this.bytes.length,
      at,
      expected,
      actual: 'end of document',
      message,
    });
  }

  /** Ends the reading: not well-formed at the cursor. */
  fail(message: string, expected: string, code: Fault['code'] = 'not-well-formed'): never {
    if (this.atEnd) this.ended(expected);
    const actual = this.actual();
    this.findings.stop({ code, offset: this.pos, at: this.place.node, expected, actual, message });
  }

  /** Ends the reading: an end tag of another name. */
  mismatch(expected: string, actual: string): never {
    const message = `${expected} should stand here`;
    this.findings.stop({ code: 'not-well-formed', offset: this.pos, at: this.place.node, expected, actual, message });
  }

  /** Moves over ASCII text that must stand here. */
  expect(text: string, message: string): void {
    if (!this.looksAt(text)) {
      if (this.pos + text.length > this.bytes.length && text.startsWith(this.latin.slice(this.pos))) this.ended(text);
      this.fail(message, text);
    }
    this.pos += text.length;
  }

  /** Moves over blanks; true when there were any. */
  skipSpace(): boolean {
    const start = this.pos;
    while (isXmlSpace(this.bytes[this.pos])) this.pos++;
    return this.pos > start;
  }

  /** Text between two offsets; `wide` where it may hold more than ASCII. */
  slice(start: number, end: number, wide: boolean): string {
    return wide ? this.buffer.toString('utf8', start, end) : this.latin.slice(start, end);
  }

  /** Adds an error that does not end the reading. */
  complain(code: Fault['code'], offset: number, expected: string, actual: string, message: string): void {
    this.findings.add({ code, severity: 'error', offset, at: this.place.node, expected, actual, message });
  }

  /** Adds a note about the document. */
  note(offset: number, actual: string, message: string): void {
    this.findings.add({ code: 'doctype', severity: 'note', offset, at: this.place.node, actual, message });
  }

  /** Where the ASCII text stands next; ends the reading when nowhere. */
  find(text: string): number {
    const at = this.latin.indexOf(text, this.pos);
    if (at >= 0) return at;
    this.checkChars(this.pos, this.bytes.length);
    return this.endedHere(text);
  }

  tooMuch(what: 'nameLength' | 'textLength' | 'attributes', offset: number): never {
    const expected = `at most ${this.limits[what]}`;
    this.findings.stop({ code: 'limit', offset, at: this.place.node, expected, message: `limit ${what} reached` });
  }

  /** Checks that all bytes of a range are characters of XML. */
  checkChars(start: number, end: number): void {
    const { bytes } = this;
    for (let at = start; at < end; at++) if (TEXT_CLASS[bytes[at]!] === LOOK) this.checkChar(at);
  }

  /** Ends the reading when the character at the offset is none of XML's. */
  protected checkChar(at: number): void {
    const byte = this.bytes[at]!;
    if (byte >= SPACE ? byte !== 0xef : byte === TAB || byte === LF || byte === CR) return;
    this.pos = at;
    const code = this.codePoint();
    if (!isXmlChar(code)) this.fail(`${nameOfChar(code)} is no character of XML`, 'an XML character', 'char');
  }

  protected endedHere(expected: string): never {
    this.pos = this.bytes.length;
    this.ended(expected);
  }

  protected codePoint(): number {
    const { bytes, pos } = this;
    const lead = bytes[pos]!;
    if (lead < 0x80) return lead;
    if (lead < 0xe0) return ((lead & 0x1f) << 6) | (bytes[pos + 1]! & 0x3f);
    const two = ((bytes[pos + 1]! & 0x3f) << 6) | (bytes[pos + 2]! & 0x3f);
    return lead < 0xf0 ? ((lead & 0x0f) << 12) | two : ((lead & 0x07) << 18) | (two << 6) | (bytes[pos + 3]! & 0x3f);
  }

  private actual(): string {
    const code = this.codePoint();
    if (code <= SPACE || code === 0x7f || !isXmlChar(code)) return nameOfChar(code);
    return JSON.stringify(
      String.fromCodePoint(code) + this.latin.slice(this.pos + 1, this.pos + 12).replace(/[^ -~].*/s, ''),
    );
  }
}
