/** Attributes of WBXML (WAP-192 5.8.4.4): literals, and the tokens of a vocabulary that has any. */
import { isUtf8 } from 'node:buffer';
import { checkAttributes, XML_NS, XMLNS_NS } from './attribute-check';
import type { AttributeTokens } from './attribute-tokens';
import { toBase64 } from './bytes';
import type { Findings } from './findings';
import type { ElementInfo } from './grammar';
import type { AttributeNode, ElementNode } from './tree';
import { nameOfLiteral, type WbxmlCursor } from './wbxml-cursor';
import { END, ENTITY, IDENTITY, LITERAL, OPAQUE, STR_I, STR_T, SWITCH_PAGE, tokenName } from './wbxml-tokens';

type RawAttribute = { -readonly [K in keyof AttributeNode]: AttributeNode[K] };

/** How the value of an attribute was written. */
interface Pieces {
  tokens: number;
  texts: number;
  /** The start token said something of it. */
  begun: boolean;
}

export class WbxmlAttributes {
  private page = 0;
  /** Said once for a document. */
  private hasToldTexts = false;

  constructor(
    private readonly cursor: WbxmlCursor,
    private readonly limit: number,
    private readonly findings: Findings,
    private readonly tokens: AttributeTokens | undefined,
  ) {}

  /** Attributes up to END, of an element or of a processing instruction. */
  read(): RawAttribute[] {
    const { cursor } = this;
    const attributes: RawAttribute[] = [];
    let open: RawAttribute | undefined;
    let pieces: Pieces = { tokens: 0, texts: 0, begun: false };
    for (;;) {
      const start = cursor.pos;
      const byte = cursor.readByte('END of the attributes');
      const isName = byte === LITERAL || (byte < 0x80 && (byte & IDENTITY) >= 5);
      if (open && (byte === END || isName)) this.judgeForm(open, pieces);
      if (byte === END) return attributes;
      if (byte === SWITCH_PAGE) this.switchPage(start);
      else if (isName) {
        const { name, value } = this.readStart(byte, start);
        open = { name, ns: '', value: value ?? '', start, end: cursor.pos };
        pieces = { tokens: 0, texts: 0, begun: value !== undefined };
        if (attributes.length >= this.limit) cursor.tooMuch('attributes', start);
        attributes.push(open);
      } else {
        const piece = this.readValue(byte, start);
        if (!open) {
          const expected = 'the name of an attribute';
          cursor.complain('not-well-formed', start, expected, `0x${byte.toString(16)}`, 'a value without attribute');
          continue;
        }
        if (byte >= 0x80 && (byte & IDENTITY) >= 5) pieces.tokens++;
        else pieces.texts++;
        open.value += piece;
        open.end = cursor.pos;
      }
    }
  }

  private switchPage(start: number): void {
    this.page = this.cursor.readByte('a code page');
    if (this.tokens === undefined || this.tokens.pages.includes(this.page)) return;
    const expected = this.tokens.pages.join(', ');
    this.cursor.complain('unknown-page', start, expected, `${this.page}`, `no code page ${this.page} for attributes`);
  }

  private readStart(byte: number, start: number): { readonly name: string; readonly value?: string } {
    const { cursor } = this;
    if (byte === LITERAL) return { name: cursor.readTableText(start) ?? nameOfLiteral(start) };
    const found = this.tokens?.start(this.page, byte);
    if (found) {
      if (found.page !== this.page) this.complainOfPage(found, byte, start);
      return found;
    }
    const name = tokenName(this.page, byte);
    const expected = this.tokens ? 'an attribute token of the page' : 'a literal attribute';
    cursor.complain('unknown-token', start, expected, name, `no attribute token ${name}`);
    return { name };
  }

  private readValue(byte: number, start: number): string {
    const { cursor } = this;
    switch (byte) {
      case STR_I:
        return cursor.readString();
      case STR_T:
        return cursor.readTableText(start) ?? '';
      case ENTITY:
        return cursor.readEntity(start);
      case OPAQUE: {
        const { content, missing } = cursor.readOpaque();
        if (missing > 0) cursor.ended(`${missing} more bytes of OPAQUE`);
        return isUtf8(content) ? content.toString('utf8') : toBase64(content);
      }
      default: {
        if ((byte & IDENTITY) < 4) return cursor.readExtension(byte, start);
        const found = byte >= 0x80 ? this.tokens?.value(this.page, byte) : undefined;
        if (found) {
          if (found.page !== this.page) this.complainOfPage(found, byte, start);
          return found.text;
        }
        const name = tokenName(this.page, byte);
        const expected = this.tokens ? 'a string or a value token of the page' : 'a string';
        cursor.complain('unknown-token', start, expected, name, `no attribute value token ${name}`);
        return '';
      }
    }
  }

  /** A token that only another page has: the switch is missing, and there is one thing that it can mean. */
  private complainOfPage({ page }: { readonly page: number }, byte: number, start: number): void {
    const [expected, actual] = [tokenName(page, byte), tokenName(this.page, byte)];
    const message = `${actual} is no attribute token, taken for ${expected}: a switch to page ${page} is missing`;
    this.cursor.complain('unknown-token', start, expected, actual, message);
  }

  /** Notes what is allowed and yet not understood by every reader. */
  private judgeForm({ name, value, start }: RawAttribute, { tokens, texts, begun }: Pieces): void {
    if (this.tokens === undefined) return;
    if (texts > 0 && (tokens > 0 || begun)) {
      const message = `the value of ${name} is put together from tokens and text, which some readers do not take`;
      this.note(start, 'one token or text', `${tokens + texts + (begun ? 1 : 0)} pieces`, message);
    } else if (texts > 0 && !this.hasToldTexts && this.tokens.has(name, value)) {
      this.hasToldTexts = true;
      this.note(start, 'a token', 'text', `${name} ${JSON.stringify(value)} is written as text, though it has a token`);
    }
  }

  private note(offset: number, expected: string, actual: string, message: string): void {
    const at = this.cursor.place.node;
    this.findings.add({ code: 'spelling', severity: 'note', offset, at, expected, actual, message });
  }

  /** Adds the findings for the attributes of an element. */
  judge(node: ElementNode, info: ElementInfo | undefined): void {
    const names = new Set<string>();
    for (const attribute of node.attributes as readonly RawAttribute[]) {
      const { name, value: actual, start: offset } = attribute;
      const place = { offset, at: node, attribute: name, actual };
      if (names.has(name)) {
        const message = `attribute ${name} stands twice`;
        this.findings.add({ ...place, code: 'duplicate-attribute', severity: 'error', message });
      }
      names.add(name);
      if (name.startsWith('xml:')) attribute.ns = XML_NS;
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      attribute.ns = XMLNS_NS;
      const message = 'a namespace written as attribute, though the code page says it';
      this.findings.add({ ...place, code: 'spelling', severity: 'note', message });
    }
    if (info) checkAttributes(node, info, this.findings);
  }
}
