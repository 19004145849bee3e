/**
 * The cursor that generated XML decoders drive: well-formed XML 1.0 with namespaces, elements by key, text as strings.
 * It keeps no order and collects no findings; what is not well-formed ends the reading with a WireError.
 */
import { DEEPEST, END, type FastNames, UNKNOWN } from './fast-names';
import { type RawAttribute, XmlCursor } from './fast-xml-cursor';
import { XmlScopes } from './fast-xml-scopes';
import type { Limits } from './limits';
import { isXmlSpace, NAME_CLASS } from './xml-chars';

// aliases: some compilers make every use of an import a call
const nameClass = NAME_CLASS;
const endOfElement = END;
const unknownElement = UNKNOWN;
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const none: readonly never[] = [];

export class XmlReader extends XmlCursor {
  /** Set by generated code while it reads the pages of another vocabulary. */
  names: FastNames;
  /** The start tag read last was `<a/>`; its content has not been asked for yet. */
  private empty = false;
  private depth = 0;
  private elements = 0;
  /** Names of the open elements as places in the text, from 1. */
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [0];
  private readonly scopes: XmlScopes;
  /** Attributes of the start tag read last. */
  private given: readonly RawAttribute[] = none;

  /** @throws WireError where the encoding is not readable or the prolog not well-formed */
  constructor(document: string | Uint8Array, names: FastNames, namespaces: readonly string[], limits: Limits) {
    super(document, { ...limits, depth: Math.min(limits.depth, DEEPEST) });
    this.names = names;
    this.scopes = new XmlScopes(namespaces);
  }

  /** Reads the start tag of the root, which must be this one. */
  root(key: number, name: string): void {
    this.prolog();
    if (this.document.charCodeAt(this.at) !== LT) this.fail('not-well-formed', 'text before the root', `<${name}>`);
    const start = this.at;
    if (this.open(start + 1) !== key) this.fail('unexpected-element', 'another root', name, start);
  }

  /** After the root: nothing but comments, instructions and blanks. */
  finish(): void {
    this.miscs();
    if (this.at < this.document.length) this.fail('trailing', 'something follows the root', 'the end of the document');
  }

  /** Key of the next child element, UNKNOWN, or END behind the end tag. Text between is checked and left out. */
  child(): number {
    if (this.empty) {
      this.empty = false;
      return endOfElement;
    }
    const text = this.document;
    for (;;) {
      let at = this.at;
      let code = text.charCodeAt(at);
      while (code === 0x0a || code === 0x20 || code === 0x09) code = text.charCodeAt(++at);
      this.at = at;
      if (code !== LT) {
        this.chars();
        continue;
      }
      code = text.charCodeAt(at + 1);
      if (code === SLASH) {
        this.close();
        return endOfElement;
      }
      if (code !== 0x21 && code !== 0x3f) return this.open(at + 1);
      this.misc();
    }
  }

  /** Text of the element, up to and with its end tag. Elements within are left out. */
  text(): string {
    if (this.empty) {
      this.empty = false;
      return '';
    }
    const text = this.document;
    const start = this.at;
    const at = this.plain(start);
    if (text.charCodeAt(at) !== LT || text.charCodeAt(at + 1) !== SLASH)
      return this.mixed(start, at, skipped) as string;
    if (at - start > this.limits.textLength) this.tooMuch('textLength');
    this.at = at;
    this.close();
    return start === at ? '' : text.slice(start, at);
  }

  /** Like `text`, but gives child elements to `inline`; what that returns, if anything, stands for the content. */
  data<T>(inline: (reader: XmlReader, key: number) => T | undefined): string | T {
    if (this.empty) {
      this.empty = false;
      return '';
    }
    const start = this.at;
    return this.mixed(start, this.plain(start), inline);
  }

  /** Value of an attribute of the element whose key was read last; asked before its content. */
  attribute(name: string): string | undefined {
    return this.given.find((one) => one.name === name)?.value;
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
    while (this.depth > outer) if (this.child() !== endOfElement) this.empty = false;
  }

  protected path(): string {
    const names = this.starts
      .slice(1, this.depth + 1)
      .map((start, index) => this.document.slice(start, this.ends[index + 1]));
    return names.map((name) => `/${name.slice(name.indexOf(':') + 1)}`).join('');
  }

  /** Cursor after `<`. */
  private open(start: number): number {
    const text = this.document;
    let at = start;
    let hash = 0;
    let code = text.charCodeAt(at);
    while (code < 0x80 && nameClass[code] === 1) {
      hash = (Math.imul(hash, 31) + code) | 0;
      code = text.charCodeAt(++at);
    }
    if (++this.elements > this.limits.elements) this.tooMuch('elements');
    if (this.given !== none) this.given = none;
    if (code === GT) {
      const key = this.scopes.known ? this.names.find(text, start, at, hash) : unknownElement;
      if (key === unknownElement) this.checkName(start, at);
      this.push(start, at);
      this.at = at + 1;
      return key;
    }
    const key = this.scopes.known && code !== 0x3a ? this.names.find(text, start, at, hash) : unknownElement;
    if (key !== unknownElement) {
      if (code === SLASH && text.charCodeAt(at + 1) === GT) {
        if (this.depth >= this.limits.depth) this.tooMuch('depth');
        this.empty = true;
        this.at = at + 2;
        return key;
      }
      const end = code === 0x20 ? this.scopes.knownDeclaration(text, at) : 0;
      if (end > 0) {
        this.push(start, at);
        this.at = end;
        return key;
      }
    }
    return this.openOdd(start);
  }

  /** A start tag with attributes, a prefix, letters beyond ASCII, or without content. */
  private openOdd(start: number): number {
    const text = this.document;
    this.at = start;
    const end = this.nameEnd();
    this.push(start, end);
    let attributes: RawAttribute[] | undefined;
    let blank = this.space();
    while (text.charCodeAt(this.at) !== GT && text.charCodeAt(this.at) !== SLASH) {
      if (!blank) this.fail('not-well-formed', 'a start tag is not closed', '">", "/>" or a blank');
      attributes ??= [];
      if (attributes.length >= this.limits.attributes) this.tooMuch('attributes');
      attributes.push(this.readAttribute());
      blank = this.space();
    }
    this.given = attributes ?? none;
    const name = text.slice(start, end);
    const space = this.scopes.enter(this.depth, name, attributes ?? none, (code, message, expected, at) =>
      this.fail(code, message, expected, at < 0 ? start : at),
    );
    const key = space ? this.names.keyOf(name.slice(name.indexOf(':') + 1)) : unknownElement;
    if (text.charCodeAt(this.at) === SLASH) {
      this.at++;
      if (text.charCodeAt(this.at) !== GT) this.fail('not-well-formed', '"/" within a start tag', '>');
      this.empty = true;
      this.pop();
    }
    this.at++;
    return key;
  }

  private push(start: number, end: number): void {
    const depth = ++this.depth;
    if (depth > this.limits.depth) this.tooMuch('depth');
    this.starts[depth] = start;
    this.ends[depth] = end;
  }

  private pop(): void {
    this.scopes.leave(this.depth--);
  }

  /** Cursor at `</`: the end tag of the innermost element. */
  private close(): void {
    const text = this.document;
    const { depth } = this;
    const start = this.starts[depth]!;
    const end = this.ends[depth]!;
    let at = this.at + 2;
    for (let from = start; from < end; from++, at++) if (text.charCodeAt(from) !== text.charCodeAt(at)) this.wrongEnd();
    if (text.charCodeAt(at) !== GT) {
      while (isXmlSpace(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== GT) this.wrongEnd();
    }
    this.at = at + 1;
    if (this.scopes.depth === depth) this.scopes.leave(depth);
    this.depth = depth - 1;
  }

  private wrongEnd(): never {
    const name = this.document.slice(this.starts[this.depth], this.ends[this.depth]);
    const cut = `</${name}>`.startsWith(this.document.slice(this.at));
    this.fail('not-well-formed', 'the end tag of another element', `</${name}>`, cut ? this.document.length : this.at);
  }

  /** Text with anything in it: from `start` to `at` it is plain. */
  private mixed<T>(start: number, at: number, inline: (reader: XmlReader, key: number) => T | undefined): string | T {
    const text = this.document;
    let found: T | undefined;
    let parts = text.slice(start, at);
    this.at = at;
    for (;;) {
      if (parts.length > this.limits.textLength) this.tooMuch('textLength');
      if (text.charCodeAt(this.at) !== LT) {
        parts += this.chars();
        continue;
      }
      const next = text.charCodeAt(this.at + 1);
      if (next === SLASH) break;
      if (next === 0x21 || next === 0x3f) parts += this.misc();
      else found = inline(this, this.open(this.at + 1)) ?? found;
    }
    this.close();
    return found ?? parts;
  }
}

function skipped(reader: XmlReader): undefined {
  reader.skip();
}
