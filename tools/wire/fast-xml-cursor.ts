/**
 * Characters of an XML document under a cursor: text, references, attributes, comments, instructions, CDATA (XML 1.0 clauses 2 and 4).
 * What is not well-formed ends the reading with a WireError. Elements are the reader's, which extends this.
 */
import { afterDoctype, readDeclaration, readText, type XmlSource } from './fast-xml-source';
import { type WireCode, WireError } from './finding';
import type { Limits } from './limits';
import { isXmlChar, isXmlName, isXmlSpace, nameOfChar, PLAIN, TEXT_CLASS } from './xml-chars';

// aliases: some compilers make every use of an import a call
const textClass = TEXT_CLASS;
const plainText = PLAIN;
const LT = 0x3c;
const GT = 0x3e;
const BRACKET = 0x5d;
const REFERENCE = /^&(?:([^\s&<;#]+)|#([0-9]+)|#x([0-9a-fA-F]+));/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

export interface RawAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

export abstract class XmlCursor {
  protected readonly document: string;
  protected readonly limits: Limits;
  protected at: number;
  private readonly origin: XmlSource;

  /** @throws WireError where the encoding is not readable or the declaration not well-formed */
  constructor(document: string | Uint8Array, limits: Limits) {
    this.limits = limits;
    this.origin = readText(document, limits);
    this.document = this.origin.text;
    this.at = readDeclaration(this.origin, limits);
  }

  /** Ends the reading. */
  fail(code: WireCode, message: string, expected?: string, at = this.at): never {
    const text = this.document;
    const ended = at >= text.length;
    const actual = ended ? 'end of document' : shown(text, at);
    const place = this.origin.placeOf(at);
    throw new WireError({
      code: ended && code === 'not-well-formed' ? 'truncated' : code,
      severity: 'fatal',
      ...place,
      path: this.path(),
      ...(expected === undefined ? {} : { expected }),
      actual,
      message,
    });
  }

  /** Where the cursor is, as a path without indexes. */
  protected abstract path(): string;

  /** Before the root: comments, instructions, blanks, DOCTYPE. */
  protected prolog(): void {
    this.miscs();
    if (!this.document.startsWith('<!DOCTYPE', this.at)) return;
    this.at = afterDoctype(this.origin, this.limits);
    this.miscs();
  }

  /** Outside the root: comments, instructions, blanks. */
  protected miscs(): void {
    for (this.space(); /^<(?:\?|!--)/.test(this.document.slice(this.at, this.at + 4)); this.space()) this.misc();
  }

  protected readAttribute(): RawAttribute {
    const text = this.document;
    const start = this.at;
    const name = text.slice(start, this.nameEnd());
    this.space();
    if (text.charCodeAt(this.at) !== 0x3d) this.fail('not-well-formed', 'an attribute has no value', '=');
    this.at++;
    this.space();
    const quote = text.charCodeAt(this.at);
    if (quote !== 0x22 && quote !== 0x27) this.fail('not-well-formed', 'an attribute value is not quoted', '" or \'');
    const from = ++this.at;
    let value = '';
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === quote) break;
      if (code === LT) this.fail('not-well-formed', '"<" in an attribute value', '&lt;');
      if (code === 0x26) value += this.reference();
      else if (code === 0x0d && text.charCodeAt(this.at + 1) === 0x0a) this.at++;
      else {
        const char = this.char();
        value += isXmlSpace(code) ? ' ' : char;
      }
    }
    if (this.at - from > this.limits.textLength) this.tooMuch('textLength');
    this.at++;
    return { name, value, at: start };
  }

  /** Moves over a name; returns its end. */
  protected nameEnd(): number {
    const text = this.document;
    const start = this.at;
    while (this.at < text.length && !/[\s/>=<'"]/.test(text[this.at]!)) this.at++;
    this.checkName(start, this.at);
    return this.at;
  }

  protected checkName(start: number, end: number): void {
    if (end - start > this.limits.nameLength) this.tooMuch('nameLength');
    if (!isXmlName(this.document.slice(start, end))) this.fail('not-well-formed', 'no name', 'a name', start);
  }

  /** First place from `at` that is no plain text: mark-up, a reference, a carriage return, no character, the end. */
  protected plain(at: number): number {
    const text = this.document;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code < 0x80 ? textClass[code] === plainText : code < 0xd800 || (code > 0xdfff && code < 0xfffe)) at++;
      else if (code === BRACKET && !text.startsWith(']]>', at)) at++;
      else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at += 2;
      else return at;
    }
  }

  /** Characters up to the next `<`, references replaced, line ends as LF. At least one, or the reading ends. */
  protected chars(): string {
    const text = this.document;
    let out = '';
    for (;;) {
      const start = this.at;
      this.at = this.plain(start);
      out += text.slice(start, this.at);
      const code = text.charCodeAt(this.at);
      if (code === LT) return out;
      if (code === 0x26) out += this.reference();
      else if (code === 0x0d) {
        this.at += text.charCodeAt(this.at + 1) === 0x0a ? 2 : 1;
        out += '\n';
      } else if (code === BRACKET) this.fail('not-well-formed', '"]]>" in text', ']]&gt;');
      else this.char();
    }
  }

  /** One character that XML allows. */
  private char(): string {
    const code = this.document.codePointAt(this.at);
    if (code === undefined) this.fail('not-well-formed', 'the document ends within an element', 'an end tag');
    if (!isXmlChar(code)) this.fail('char', `${nameOfChar(code)} is no character of XML`, 'an XML character');
    this.at += code > 0xffff ? 2 : 1;
    return String.fromCodePoint(code);
  }

  /** `&lt;`, `&#60;`, `&#x3c;`. Other entities are refused: nothing is expanded. */
  private reference(): string {
    const start = this.at;
    const [whole, name, decimal, hex] = REFERENCE.exec(this.document.slice(start, start + 128)) ?? [];
    if (whole === undefined) {
      const rest = this.document.slice(start, start + 128);
      const cut = start + rest.length === this.document.length && /^&#?[^\s&<;]*$/.test(rest);
      this.fail(
        cut ? 'not-well-formed' : 'entity',
        'no reference',
        '&lt; &gt; &amp; &apos; &quot; or &#n;',
        cut ? this.document.length : start,
      );
    }
    this.at = start + whole.length;
    if (name !== undefined) {
      if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name]!;
      this.fail('entity', 'entities are not expanded', '&lt; &gt; &amp; &apos; &quot;', start);
    }
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number.parseInt(decimal, 10);
    if (!isXmlChar(code)) this.fail('entity', 'a reference to no character of XML', 'an XML character', start);
    return String.fromCodePoint(code);
  }

  /** Cursor at `<!` or `<?`: a comment, an instruction (nothing), or a CDATA section (its text). */
  protected misc(): string {
    const text = this.document;
    const { at } = this;
    if (text.startsWith('<![CDATA[', at)) {
      return this.until(']]>', at + 9).replace(/\r\n?/g, '\n');
    }
    if (text.startsWith('<!--', at)) {
      this.until('--', at + 4);
      if (text.charCodeAt(this.at) !== GT) this.fail('not-well-formed', '"--" in a comment', '-->');
      this.at++;
    } else if (text.startsWith('<?', at)) {
      const target = /^[^\s?]*/.exec(text.slice(at + 2, at + 2 + this.limits.nameLength))?.[0] ?? '';
      if (!isXmlName(target) || target.toLowerCase() === 'xml')
        this.fail('not-well-formed', 'no processing instruction', 'a target');
      this.at = at + 2 + target.length;
      if (!isXmlSpace(text.charCodeAt(this.at)) && !text.startsWith('?>', this.at)) {
        this.fail('not-well-formed', 'no processing instruction', '?>');
      }
      this.until('?>', this.at);
    } else {
      const cut = at + 9 > text.length && ('<![CDATA['.startsWith(text.slice(at)) || '<!--'.startsWith(text.slice(at)));
      this.fail(
        'not-well-formed',
        'a declaration within the document',
        'an element, a comment or CDATA',
        cut ? text.length : at,
      );
    }
    return '';
  }

  /** Text from `start` to the mark, behind which the cursor goes; all of it characters of XML. */
  private until(mark: string, start: number): string {
    const text = this.document;
    const end = text.indexOf(mark, start);
    this.at = start;
    const stop = end < 0 ? text.length : end;
    while (this.at < stop) this.at = this.passPlain(stop);
    if (end < 0) this.fail('not-well-formed', 'the document ends', mark, text.length);
    if (end - start > this.limits.textLength) this.tooMuch('textLength');
    this.at = end + mark.length;
    return text.slice(start, end);
  }

  private passPlain(stop: number): number {
    const next = this.plain(this.at);
    if (next >= stop) return stop;
    this.at = next;
    this.char();
    return this.at;
  }

  /** Moves over blanks; true when there were any. */
  protected space(): boolean {
    const start = this.at;
    while (isXmlSpace(this.document.charCodeAt(this.at))) this.at++;
    return this.at > start;
  }

  protected tooMuch(what: 'depth' | 'elements' | 'attributes' | 'nameLength' | 'textLength'): never {
    this.fail(
      'limit',
      `limit ${what} reached`,
      `at most ${this.limits[what]}`,
      Math.min(this.at, this.document.length - 1),
    );
  }
}

function shown(text: string, at: number): string {
  const code = text.codePointAt(at)!;
  if (code <= 0x20 || code === 0x7f || !isXmlChar(code)) return nameOfChar(code);
  return JSON.stringify(text.slice(at, at + 12).replace(/[^ -~].*/s, '') || String.fromCodePoint(code));
}
