/**
 * Cursor over the UTF-8 bytes of an XML document: names, text, references, attribute values, comments, instructions (XML 1.0 2 and 4).
 * It knows no elements. Anything ill-formed ends the reading with a fatal finding.
 */
import type { Fault, Findings } from './findings';
import type { Limits } from './limits';
import { hashStep, type NameTable } from './name-table';
import type { ElementNode } from './tree';
import {
  isNameChar,
  isNameStart,
  isXmlChar,
  isXmlSpace,
  LOOK,
  NAME_CLASS,
  nameOfChar,
  PLAIN,
  TEXT_CLASS,
  WIDE,
} from './xml-chars';
import type { XmlText } from './xml-encoding';

/** Own bindings of what the inner loops read: an imported name is looked up each time. */
const TEXT_KINDS = TEXT_CLASS;
const NAME_KINDS = NAME_CLASS;
const IS_PLAIN = PLAIN;
const IS_WIDE = WIDE;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const AMP = 0x26;
const LT = 0x3c;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const BRACKET = 0x5d;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** What a DOCTYPE said about entities. */
export interface EntityKnowledge {
  readonly declared: ReadonlySet<string>;
  /** Declarations may stand where nobody here looks (external subset, parameter entities): an unknown name is no well-formedness error. */
  readonly open: boolean;
}

export class XmlScanner {
  readonly bytes: Uint8Array;
  pos: number;
  /** Where the name read last has its first colon, or -1. */
  colon = -1;
  entities: EntityKnowledge = { declared: new Set(), open: false };
  private readonly buffer: Buffer;
  private readonly latin: string;
  private readonly cut: XmlText['cut'];

  constructor(
    text: XmlText,
    private readonly names: NameTable,
    private readonly limits: Limits,
    private readonly findings: Findings,
    private readonly place: { readonly node: ElementNode | undefined },
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
  looksAt(text: string, at = this.pos): boolean {
    return this.latin.startsWith(text, at);
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

  /** Reads a name and leaves the place of its colon in `colon`. */
  readName(what: string): string {
    const { bytes } = this;
    const start = this.pos;
    let at = start;
    let hash = 0;
    let byte = bytes[at]!;
    while (NAME_KINDS[byte] === 1) {
      hash = hashStep(hash, byte);
      byte = bytes[++at]!;
    }
    this.colon = -1;
    if (byte === COLON || byte >= 0x80 || at === start || !isNameStart(bytes[start]!)) return this.readOddName(what);
    this.pos = at;
    if (at - start > this.limits.nameLength) this.tooMuch('nameLength', start);
    return this.names.find(bytes, start, at, hash) ?? this.latin.slice(start, at);
  }

  private readOddName(what: string): string {
    const start = this.pos;
    for (let first = true; !this.atEnd; first = false) {
      const code = this.codePoint();
      if (!(first ? isNameStart(code) : isNameChar(code))) break;
      if (code === COLON && this.colon < 0) this.colon = this.pos;
      this.pos += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    if (this.pos === start) this.fail(`${what} must begin with a letter, _ or :`, what);
    if (this.pos - start > this.limits.nameLength) this.tooMuch('nameLength', start);
    return this.slice(start, this.pos, true);
  }

  /** Characters up to the next `<` or the end, references replaced, line ends as LF. */
  readText(): string {
    const { bytes } = this;
    const start = this.pos;
    let from = start;
    let at = start;
    let wide = false;
    let text = '';
    for (;;) {
      let kind = TEXT_KINDS[bytes[at]!];
      while (kind === IS_PLAIN) kind = TEXT_KINDS[bytes[++at]!];
      if (kind === IS_WIDE) {
        wide = true;
        at++;
        continue;
      }
      const byte = bytes[at];
      if (byte === undefined || byte === LT) break;
      if (byte === BRACKET) {
        this.pos = at;
        if (this.looksAt(']]>')) this.fail('"]]>" stands in text', '&gt;');
        at++;
      } else if (byte === AMP) {
        text += this.slice(from, at, wide);
        this.pos = at;
        text += this.readReference();
        from = at = this.pos;
        wide = false;
      } else if (byte === CR) {
        text += this.slice(from, at, wide) + '\n';
        at += bytes[at + 1] === LF ? 2 : 1;
        from = at;
        wide = false;
      } else {
        this.checkChar(at);
        wide = true;
        at++;
      }
    }
    this.pos = at;
    const tail = this.slice(from, at, wide);
    return from === start ? tail : text + tail;
  }

  /** A quoted attribute value, normalised (XML 1.0 3.3.3). */
  readAttributeValue(): string {
    const { bytes } = this;
    const quote = bytes[this.pos];
    if (quote !== 0x22 && quote !== 0x27) this.fail('an attribute value stands in quotes', '" or \'');
    const start = ++this.pos;
    let from = start;
    let text = '';
    let at = start;
    for (;;) {
      const byte = bytes[at];
      if (byte === quote) break;
      if (byte === undefined) {
        this.pos = at;
        this.ended('the end of the attribute value');
      }
      if (byte === LT) {
        this.pos = at;
        this.fail('"<" stands in an attribute value', '&lt;');
      } else if (byte === AMP) {
        text += this.slice(from, at, true);
        this.pos = at;
        text += this.readReference();
        from = at = this.pos;
      } else if (byte === CR || byte === LF || byte === TAB) {
        text += this.slice(from, at, true) + ' ';
        at += byte === CR && bytes[at + 1] === LF ? 2 : 1;
        from = at;
      } else {
        if (byte < SPACE || byte === 0xef) this.checkChar(at);
        at++;
      }
    }
    this.pos = at + 1;
    if (at - start > this.limits.textLength) this.tooMuch('textLength', start);
    return text + this.slice(from, at, true);
  }

  /** `&#10;`, `&lt;` and their like. An entity that was declared is reported and stands for nothing: it is never expanded. */
  private readReference(): string {
    const start = this.pos++;
    if (this.bytes[this.pos] === 0x23) return this.readCharReference(start);
    const name = this.readName('an entity name');
    if (this.bytes[this.pos] !== SEMICOLON) this.fail('an entity reference ends with ";"', ';');
    this.pos++;
    const text = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (text !== undefined) return text;
    const known = this.entities.declared.has(name);
    const fault = {
      code: 'entity',
      offset: start,
      at: this.place.node,
      expected: '&lt; &gt; &amp; &apos; &quot;',
      actual: `&${name};`,
      message: known ? `entity ${name} is declared in the document and not expanded` : `entity ${name} is not defined`,
    } as const;
    if (!known && !this.entities.open) this.findings.stop(fault);
    this.findings.add({ ...fault, severity: 'error' });
    return '';
  }

  private readCharReference(start: number): string {
    const form = /#(?:x([0-9a-fA-F]+)|([0-9]+));/y;
    form.lastIndex = this.pos;
    const [, hex, decimal] = form.exec(this.latin) ?? [];
    const digits = hex ?? decimal;
    if (digits === undefined) this.fail('a character reference is &#n; or &#xh;', 'digits and ";"', 'entity');
    const code = Number.parseInt(digits, hex === undefined ? 10 : 16);
    if (!isXmlChar(code)) {
      this.pos = start;
      this.fail(`a reference to ${code <= 0x10ffff ? nameOfChar(code) : 'no character'}`, 'an XML character', 'entity');
    }
    this.pos += digits.length + (hex === undefined ? 2 : 3);
    return String.fromCodePoint(code);
  }

  /** Cursor after `<!--`: moves behind the comment. */
  skipComment(): void {
    const end = this.latin.indexOf('--', this.pos);
    this.checkChars(this.pos, end < 0 ? this.bytes.length : end);
    if (end < 0) this.endedHere('-->');
    this.pos = end + 2;
    if (this.bytes[this.pos] !== 0x3e) this.fail('"--" stands in a comment', '-->');
    this.pos++;
  }

  /** Cursor after `<?`: moves behind the processing instruction. */
  skipInstruction(): void {
    const start = this.pos;
    const target = this.readName('the target of a processing instruction');
    if (target.toLowerCase() === 'xml') {
      this.pos = start;
      this.fail('an XML declaration stands at the very beginning of the document, nowhere else', 'another target');
    }
    if (this.colon >= 0)
      this.complain('namespace', start, 'a target without colon', target, 'a colon in a processing instruction target');
    if (!this.skipSpace() && !this.looksAt('?>')) this.fail('a blank or "?>" follows the target', '?>');
    const end = this.latin.indexOf('?>', this.pos);
    this.checkChars(this.pos, end < 0 ? this.bytes.length : end);
    if (end < 0) this.endedHere('?>');
    this.pos = end + 2;
  }

  /** Cursor after `<![CDATA[`: the text of the section. */
  readCdata(): string {
    const start = this.pos;
    const end = this.latin.indexOf(']]>', start);
    this.checkChars(start, end < 0 ? this.bytes.length : end);
    if (end < 0) this.endedHere(']]>');
    this.pos = end + 3;
    const text = this.slice(start, end, true);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
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
    for (let at = start; at < end; at++) if (TEXT_KINDS[bytes[at]!] === LOOK) this.checkChar(at);
  }

  /** Ends the reading when the character at the offset is none of XML's. */
  private checkChar(at: number): void {
    const byte = this.bytes[at]!;
    if (byte >= SPACE ? byte !== 0xef : byte === TAB || byte === LF || byte === CR) return;
    this.pos = at;
    const code = this.codePoint();
    if (!isXmlChar(code)) this.fail(`${nameOfChar(code)} is no character of XML`, 'an XML character', 'char');
  }

  private endedHere(expected: string): never {
    this.pos = this.bytes.length;
    this.ended(expected);
  }

  private codePoint(): number {
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
