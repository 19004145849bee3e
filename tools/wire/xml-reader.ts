/** Reads an XML document into a tree: tags, nesting, namespaces (XML 1.0 2 and 3, Namespaces in XML 1.0). */
import { checkAttributes } from './attribute-check';
import type { DecodeContext } from './decode-context';
import { type Findings, Stop } from './findings';
import type { ElementInfo } from './grammar';
import type { DocumentHeader, ElementNode } from './tree';
import { type EmbeddedDecoder, NO_ATTRIBUTES, TreeBuilder } from './tree-builder';
import { isXmlSpace } from './xml-chars';
import type { XmlText } from './xml-encoding';
import { type Complaint, isLocal, NamespaceScope, odd, type RawAttribute, unbound } from './xml-namespaces';
import { readDoctype, readXmlDeclaration } from './xml-prolog';
import { XmlScanner } from './xml-scan';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;

export class XmlReader {
  private readonly scan: XmlScanner;
  private readonly builder: TreeBuilder;
  private readonly scope: NamespaceScope;
  /** Where the raw name of each open element begins and ends, and whether it was taken for another namespace's. */
  private readonly nameStarts: number[] = [];
  private readonly nameEnds: number[] = [];
  private readonly strays: boolean[] = [];

  constructor(
    private readonly text: XmlText,
    private readonly context: DecodeContext,
    private readonly findings: Findings,
    embedded: EmbeddedDecoder,
  ) {
    const { grammar, limits, roots, count } = context;
    this.builder = new TreeBuilder(grammar, limits, findings, roots, count, embedded);
    this.scan = new XmlScanner(text, grammar.names, limits, findings, this.builder);
    this.scope = new NamespaceScope(grammar);
  }

  get root(): ElementNode | undefined {
    return this.builder.root;
  }

  read(): DocumentHeader {
    const header: { -readonly [K in keyof DocumentHeader]: DocumentHeader[K] } = { charset: this.text.charset };
    try {
      const version = readXmlDeclaration(this.scan);
      if (version !== undefined) header.version = version;
      this.readMisc((doctype) => {
        header.doctype = doctype;
      });
      if (this.scan.bytes[this.scan.pos] !== LT) this.scan.fail('no root element', '<');
      this.readStartTag();
      while (this.builder.depth > 0) this.readContent();
      this.readMisc();
      if (!this.scan.atEnd) this.scan.fail('something follows the root element', 'end of document', 'trailing');
      if (this.text.cut) this.scan.ended('end of document');
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      this.builder.abandon(this.scan.bytes.length);
    }
    return header;
  }

  /** Blanks, comments and instructions outside the root, and the DOCTYPE where one may stand. */
  private readMisc(onDoctype?: (doctype: NonNullable<DocumentHeader['doctype']>) => void): void {
    const { scan } = this;
    let seen = onDoctype === undefined;
    for (;;) {
      scan.skipSpace();
      if (scan.looksAt('<!--')) {
        scan.pos += 4;
        scan.skipComment();
      } else if (scan.looksAt('<?')) {
        scan.pos += 2;
        scan.skipInstruction();
      } else if (!seen && scan.looksAt('<!DOCTYPE')) {
        seen = true;
        onDoctype?.(readDoctype(scan));
      } else return;
    }
  }

  /** One piece of the content of the open element. */
  private readContent(): void {
    const { scan, builder } = this;
    const { bytes } = scan;
    const start = scan.pos;
    if (bytes[start] !== LT) {
      let at = start;
      if (builder.elementsOnly) while (isXmlSpace(bytes[at])) at++;
      if (bytes[at] === LT) scan.pos = at;
      else {
        const text = scan.readText();
        if (text !== '' || scan.pos > start) builder.text(text, 'text', start, scan.pos);
        if (scan.atEnd) scan.ended(`</${builder.node!.name}>`);
      }
      return;
    }
    const next = bytes[start + 1];
    if (next === SLASH) this.readEndTag();
    else if (next === BANG) this.readBang();
    else if (next === QUESTION) {
      scan.pos += 2;
      scan.skipInstruction();
    } else this.readStartTag();
  }

  private readBang(): void {
    const { scan } = this;
    const start = scan.pos;
    if (scan.looksAt('<!--')) {
      scan.pos += 4;
      scan.skipComment();
    } else if (scan.looksAt('<![CDATA[')) {
      scan.pos += 9;
      this.builder.text(scan.readCdata(), 'cdata', start, scan.pos);
    } else scan.fail('a comment or CDATA section', '<!-- or <![CDATA[');
  }

  private readStartTag(): void {
    const { scan, scope, builder } = this;
    const { bytes } = scan;
    const start = scan.pos++;
    const rawName = scan.readName('an element name');
    const nameEnd = scan.pos;
    const { colon } = scan;
    let complaints: readonly Complaint[] | undefined;
    let attributes: readonly RawAttribute[] = NO_ATTRIBUTES;
    const { depth, node: parent } = builder;
    if (bytes[nameEnd] !== GT) {
      attributes = this.readAttributes();
      if (attributes.length > 0) complaints = scope.enter(attributes, depth);
    }
    let { ns } = scope;
    let name = rawName;
    let trouble: Complaint | undefined;
    if (colon >= 0) {
      const prefix = scan.slice(start + 1, colon, true);
      name = scan.slice(colon + 1, nameEnd, true);
      const bound = scope.lookup(prefix);
      ns = bound ?? '';
      if (bound === undefined || prefix === 'xmlns') trouble = unbound(prefix, rawName, start);
      else if (!isLocal(name)) trouble = odd(rawName, start);
    }
    let info = colon >= 0 ? undefined : scope.space?.elements.get(name);
    let stray = false;
    const above = builder.info;
    if (info === undefined && trouble === undefined) {
      const adopted = this.strays[depth - 1] === true && parent?.ns === ns ? above?.page : undefined;
      ({ info, stray } = this.context.grammar.resolve(ns, name, above, depth === 0, adopted));
    }
    const node = builder.open(info, name, ns, attributes, start, undefined);
    if (stray) this.reportStray(node, info!, parent, above, this.strays[depth - 1] === true);
    if (trouble) this.findings.add({ ...trouble, severity: 'error', at: node });
    if (complaints !== undefined) {
      for (const complaint of complaints) this.findings.add({ ...complaint, severity: 'error', at: node });
      if (info !== undefined) checkAttributes(node, info, this.findings);
    } else if (info?.required) checkAttributes(node, info, this.findings);
    this.nameStarts[depth] = start + 1;
    this.nameEnds[depth] = nameEnd;
    this.strays[depth] = stray;
    if (bytes[scan.pos] === SLASH) {
      const end = scan.pos++;
      scan.expect('>', 'an empty tag ends with "/>"');
      builder.close(end, scan.pos);
      scope.leave(depth);
    } else scan.pos++;
  }

  /** Attributes up to `>` or `/`. */
  private readAttributes(): RawAttribute[] {
    const { scan } = this;
    const attributes: RawAttribute[] = [];
    const names = new Set<string>();
    for (;;) {
      const blank = scan.skipSpace();
      const byte = scan.bytes[scan.pos];
      if (byte === GT || byte === SLASH) return attributes;
      if (!blank) scan.fail('a tag goes on with a blank, ">" or "/>"', '>');
      const start = scan.pos;
      const name = scan.readName('an attribute name');
      if (attributes.length >= this.context.limits.attributes) scan.tooMuch('attributes', start);
      if (names.has(name)) {
        scan.pos = start;
        scan.fail(`attribute ${name} stands twice in one tag`, 'another name', 'duplicate-attribute');
      }
      names.add(name);
      scan.skipSpace();
      if (scan.bytes[scan.pos] !== EQUALS) scan.fail(`attribute ${name} has no value`, '=');
      scan.pos++;
      scan.skipSpace();
      const value = scan.readAttributeValue();
      attributes.push({ name, ns: '', value, start, end: scan.pos });
    }
  }

  private readEndTag(): void {
    const { scan, builder } = this;
    const { bytes } = scan;
    const start = scan.pos;
    const depth = builder.depth - 1;
    const from = this.nameStarts[depth]!;
    const length = this.nameEnds[depth]! - from;
    let at = start + 2;
    for (let k = 0; k < length; k++, at++) if (bytes[at] !== bytes[from + k]) this.failEndTag();
    if (bytes[at] !== GT) {
      scan.pos = at;
      scan.skipSpace();
      if (bytes[scan.pos] !== GT) {
        if (scan.pos === at) this.failEndTag();
        scan.fail('an end tag holds a name only', '>');
      }
      at = scan.pos;
    }
    scan.pos = at + 1;
    builder.close(start, at + 1);
    this.scope.leave(depth);
  }

  private failEndTag(): never {
    const { scan } = this;
    const depth = this.builder.depth - 1;
    const expected = `</${scan.slice(this.nameStarts[depth]!, this.nameEnds[depth]!, true)}>`;
    const start = scan.pos;
    scan.pos = start + 2;
    const name = scan.atEnd ? '' : scan.readName('the name of an end tag');
    if (scan.atEnd) scan.ended(expected);
    scan.pos = start;
    return scan.mismatch(expected, `</${name}>`);
  }

  /** A known name in a namespace that is not its own: told once for all that inherit it. */
  private reportStray(
    node: ElementNode,
    info: ElementInfo,
    parent: ElementNode | undefined,
    above: ElementInfo | undefined,
    isKnownStray: boolean,
  ): void {
    if (isKnownStray && parent?.ns === node.ns && above?.page === info.page) return;
    const message = `${node.name} belongs to namespace ${info.ns}`;
    const actual = node.ns || 'no namespace';
    this.findings.add({
      code: 'namespace',
      severity: 'error',
      offset: node.start,
      at: node,
      expected: info.ns,
      actual,
      message,
    });
  }
}
