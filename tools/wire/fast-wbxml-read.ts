/**
 * The cursor that generated WBXML decoders drive (WBXML 1.3, WAP-192): elements by key, text as strings, any global token in
 * any place where it is allowed. Malformed input ends the reading with a WireError.
 */
import { Buffer } from 'node:buffer';
import { DEEPEST, END, type FastNames, UNKNOWN } from './fast-names';
import { WbxmlCursor } from './fast-wbxml-cursor';
import { WireError } from './finding';
import type { Limits } from './limits';
import type { AttributeStart } from './vocabulary';

/** No element, string or end: the token was passed over. */
const NOTHING = -2;
const NONE: readonly string[] = [];

/** A document counts together with those inside it. */
export interface Budget {
  readonly limits: Limits;
  /** Elements read so far. */
  readonly elements: number;
  /** Documents around this one. */
  readonly documents: number;
}

export class WbxmlReader extends WbxmlCursor {
  /** Set by generated code while it reads the pages of another vocabulary. */
  names: FastNames;
  private readonly documents: number;
  private page = 0;
  /** The tag read last has no content; that has not been asked for yet. */
  private empty = false;
  private depth = 0;
  private elements: number;
  private attributePage = 0;
  /** Attributes of the tag read last, name and value in turn. */
  private given: readonly string[] = NONE;

  /** @throws WireError where the head is not one */
  constructor(bytes: Uint8Array, names: FastNames, { limits, elements, documents }: Budget) {
    super(bytes, { ...limits, depth: Math.min(limits.depth, DEEPEST) }, documents > 0);
    this.names = names;
    this.elements = elements;
    this.documents = documents;
  }

  /** Reads the tag of the root, which must be this one. */
  root(key: number, name: string): void {
    for (;;) {
      const start = this.at;
      const token = this.peek();
      if (token === 0x43) {
        this.at++;
        this.attributes();
      } else if (token === 0) this.switchPage();
      else if (this.tag(token) === key) return;
      else this.fail('unexpected-element', 'another root', name, start);
    }
  }

  /** After the root: nothing but instructions. */
  finish(): void {
    while (this.at < this.end) {
      const token = this.bytes[this.at];
      if (token === 0) this.switchPage();
      else if (token !== 0x43) this.fail('trailing', 'something follows the root', 'the end of the document');
      else {
        this.at++;
        this.attributes();
      }
    }
  }

  /** Key of the next child element (whatever is not in the vocabulary matches no case), or END behind the end. */
  child(): number {
    if (this.empty) {
      this.empty = false;
      return END;
    }
    for (;;) {
      if (this.at >= this.end) this.truncated();
      const token = this.bytes[this.at]!;
      if ((token & 0x3f) > 4) {
        this.at++;
        return this.open(token, (this.page << 6) | (token & 0x3f));
      }
      if (token === 1) {
        this.at++;
        this.depth--;
        return END;
      }
      if (token === 0) this.switchPage();
      else {
        const key = this.global(token);
        if (key !== NOTHING) return key;
      }
    }
  }

  /** Text of the element, its pieces joined, up to and with its end. Elements within are left out. */
  text(): string {
    if (this.empty) {
      this.empty = false;
      return '';
    }
    if (this.bytes[this.at] === 3) {
      this.at++;
      const text = this.inline();
      if (this.bytes[this.at] === 1) {
        this.at++;
        this.depth--;
        return text;
      }
      return this.more(text);
    }
    return this.more('');
  }

  /**
   * Text or bytes: what came as OPAQUE alone stays bytes. `embedded` may read a piece of OPAQUE as a document, `inline` a child element;
   * what one of them returns, if anything, stands for the content.
   */
  data<T>(
    embedded: (reader: WbxmlReader, bytes: Uint8Array) => T | undefined,
    inline: (reader: WbxmlReader, key: number) => T | undefined,
  ): string | Uint8Array | T {
    if (this.empty) {
      this.empty = false;
      return '';
    }
    let found: T | undefined;
    let texts: string | undefined;
    const opaques: Uint8Array[] = [];
    for (;;) {
      const token = this.peek();
      if (token === 1) break;
      if (token === 0xc3) {
        this.at++;
        const bytes = this.opaque();
        const document = embedded(this, bytes);
        if (document !== undefined) {
          found = document;
          continue;
        }
        if (texts === undefined) opaques.push(bytes.slice());
        else texts += this.opaqueText(bytes);
        continue;
      }
      const piece = this.piece(token);
      if (typeof piece === 'number') {
        if (piece !== NOTHING) found = inline(this, piece) ?? found;
        continue;
      }
      texts = (texts ?? opaques.map((bytes) => this.opaqueText(bytes)).join('')) + piece;
      this.checkLength(texts.length);
    }
    this.at++;
    this.depth--;
    if (found !== undefined) return found;
    if (texts !== undefined) return texts;
    return opaques.length === 0 ? '' : opaques.length === 1 ? opaques[0]! : new Uint8Array(Buffer.concat(opaques));
  }

  /**
   * Reads OPAQUE content as a complete document; undefined where it is none. `numbers`: public ids that are registered for it; a
   * number of another document type says that it is none. @throws WireError where it exceeds the limits
   */
  embedded<T>(
    bytes: Uint8Array,
    names: FastNames,
    key: number,
    name: string,
    body: (reader: WbxmlReader) => T,
    numbers: readonly number[],
  ): T | undefined {
    const { limits, elements, documents } = this;
    if (bytes.length < 6 || bytes[0]! > 3 || documents >= limits.documents) return undefined;
    try {
      const inner = new WbxmlReader(bytes, names, { limits, elements, documents: documents + 1 });
      const { publicNumber } = inner;
      if (publicNumber > 1 && numbers.length > 0 && !numbers.includes(publicNumber)) return undefined;
      inner.root(key, name);
      const value = body(inner);
      inner.finish();
      this.elements = inner.elements;
      return value;
    } catch (error) {
      if (error instanceof WireError && error.finding.code !== 'limit') return undefined;
      throw error;
    }
  }

  /** An element that is its own meaning: passes over whatever it holds. */
  flag(): true {
    this.skip();
    return true;
  }

  /** Passes over the content of the element whose key was read last. */
  skip(): void {
    const outer = this.empty ? this.depth : this.depth - 1;
    this.empty = false;
    while (this.depth > outer) if (this.child() !== END) this.empty = false;
  }

  /** After a tag token: its attributes are passed over, its content is announced. */
  private open(token: number, key: number): number {
    if (++this.elements > this.limits.elements) this.tooMuch('elements');
    if (token & 0x40) {
      if (++this.depth > this.limits.depth) this.tooMuch('depth');
    } else this.empty = true;
    if (token & 0x80) this.given = this.readAttributes();
    else if (this.given !== NONE) this.given = NONE;
    return key;
  }

  /** Value of an attribute of the element whose key was read last; asked before its content. */
  attribute(name: string): string | undefined {
    const { given } = this;
    for (let at = 0; at < given.length; at += 2) if (given[at] === name) return given[at + 1];
    return undefined;
  }

  /** Attributes of a tag, up to and with END. An unknown one is left out. */
  private readAttributes(): readonly string[] {
    const tokens = this.names.attributes;
    if (tokens === undefined) {
      this.attributes();
      return NONE;
    }
    const given: string[] = [];
    let count = 0;
    let isKnown = false;
    for (;;) {
      const token = this.byte();
      if (token === 1) return given;
      if (token === 0) this.attributePage = this.byte();
      else if (token === 4 || (token < 0x80 && (token & 0x3f) >= 5)) {
        if (++count > this.limits.attributes) this.tooMuch('attributes');
        const start: AttributeStart | undefined =
          token === 4 ? { name: this.tableString() } : tokens.start(this.attributePage, token);
        isKnown = start !== undefined;
        if (start) given.push(start.name, start.value ?? '');
      } else {
        const piece = this.attributePiece(token);
        if (isKnown) given[given.length - 1] += piece;
        if (isKnown) this.checkLength(given[given.length - 1]!.length);
      }
    }
  }

  /** A piece of a value; what stands for no text is ''. */
  private attributePiece(token: number): string {
    if (token >= 0x80 && (token & 0x3f) >= 5)
      return this.names.attributes?.value(this.attributePage, token)?.text ?? '';
    switch (token) {
      case 0x02:
        return this.entity();
      case 0x03:
        return this.inline();
      case 0x83:
        return this.tableString();
      case 0xc3:
        return this.opaqueText(this.opaque());
      case 0x40:
      case 0x41:
      case 0x42:
        this.inline();
        return '';
      case 0x80:
      case 0x81:
      case 0x82:
        this.multiByte();
        return '';
      case 0xc0:
      case 0xc1:
      case 0xc2:
        return '';
      default:
        return this.fail('not-well-formed', 'a tag among attributes', 'an attribute or END', this.at - 1);
    }
  }

  /** A tag that must stand here: token or literal. */
  private tag(token: number): number {
    if ((token & 0x3f) > 4) {
      this.at++;
      return this.open(token, (this.page << 6) | (token & 0x3f));
    }
    return (token & 0x3f) === 4 ? this.global(token) : UNKNOWN;
  }

  /** A global token other than END and SWITCH_PAGE within elements: the key of a literal tag, else NOTHING. */
  private global(token: number): number {
    const piece = this.piece(token);
    return typeof piece === 'number' ? piece : NOTHING;
  }

  /** One token of content: a string, the key of an element, or NOTHING. END is the caller's. */
  private piece(token: number): string | number {
    const start = this.at++;
    if ((token & 0x3f) > 4) return this.open(token, (this.page << 6) | (token & 0x3f));
    switch (token) {
      case 0x00:
        this.at = start;
        this.switchPage();
        return NOTHING;
      case 0x02:
        return this.entity();
      case 0x03:
        return this.inline();
      case 0x04:
      case 0x44:
      case 0x84:
      case 0xc4:
        return this.open(token, this.literal());
      case 0x40:
      case 0x41:
      case 0x42:
        this.inline();
        return NOTHING;
      case 0x43:
        this.attributes();
        return NOTHING;
      case 0x80:
      case 0x81:
      case 0x82:
        this.multiByte();
        return NOTHING;
      case 0x83:
        return this.tableString();
      case 0xc3:
        return this.opaqueText(this.opaque());
      case 0xc0:
      case 0xc1:
      case 0xc2:
        return NOTHING;
      default:
        return this.fail('not-well-formed', 'END where nothing is open', 'content', start);
    }
  }

  /** Text from here to the end of the element, after what was read already. */
  private more(before: string): string {
    let text = before;
    for (;;) {
      const token = this.peek();
      if (token === 1) break;
      const piece = this.piece(token);
      if (typeof piece === 'string') text += piece;
      else if (piece !== NOTHING) this.skip();
      this.checkLength(text.length);
    }
    this.at++;
    this.depth--;
    return text;
  }

  /** After LITERAL: the key of the name in the string table. A prefix says nothing where there are no namespaces. */
  private literal(): number {
    const start = this.at;
    const name = this.tableString();
    if (name.length > this.limits.nameLength) this.tooMuch('nameLength');
    if (name === '') this.fail('string-table', 'a literal tag without a name', 'a name', start);
    return this.names.keyOf(name);
  }

  private switchPage(): void {
    this.at++;
    this.page = this.byte();
  }
}
