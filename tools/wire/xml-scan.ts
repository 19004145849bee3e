/** The parts of XML that are no mark-up of elements: names, text, references, attribute values, comments, instructions (XML 1.0 2, 4). */
import type { Findings } from './findings';
import type { Limits } from './limits';
import { hashStep, type NameTable } from './name-table';
import type { ElementNode } from './tree';
import { isNameChar, isNameStart, isXmlChar, NAME_CLASS, nameOfChar, PLAIN, TEXT_CLASS, WIDE } from './xml-chars';
import { XmlCursor } from './xml-cursor';
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

export class XmlScanner extends XmlCursor {
  /** Where the name read last has its first colon, or -1. */
  colon = -1;
  entities: EntityKnowledge = { declared: new Set(), open: false };

  constructor(
    text: XmlText,
    private readonly names: NameTable,
    limits: Limits,
    findings: Findings,
    place: { readonly node: ElementNode | undefined },
  ) {
    super(text, limits, findings, place);
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
    if (byte === COLON || byte >= 0x80 || at === start || !isNameStart(bytes[start]!))
      return this.readOddName(`${what} must begin with a letter, _ or :`);
    this.pos = at;
    if (at - start > this.limits.nameLength) this.tooMuch('nameLength', start);
    return this.names.find(bytes, start, at, hash) ?? this.latin.slice(start, at);
  }

  /** Characters of names in any order (XML 1.0 2.3, Nmtoken). */
  readToken(what: string): string {
    return this.readOddName(`${what} must consist of letters, digits and . - _ :`, isNameChar);
  }

  private readOddName(fault: string, isFirst = isNameStart): string {
    const start = this.pos;
    for (let first = true; !this.atEnd; first = false) {
      const code = this.codePoint();
      if (!(first ? isFirst(code) : isNameChar(code))) break;
      if (code === COLON && this.colon < 0) this.colon = this.pos;
      this.pos += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    if (this.pos === start) this.fail(fault, 'a name');
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
}
