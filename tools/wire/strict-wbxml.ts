/**
 * Strict WBXML decoder (WAP-192 WBXML 1.0 to 1.3): keeps every token in its order, known or not, with its place in the bytes,
 * and checks the tree against the grammar of a vocabulary as the XML decoder does.
 */
import { isUtf8 } from 'node:buffer';
import { checkAttributes } from './attribute-check';
import { contextOf, contextWithin, type DecodeContext, type StrictOptions } from './decode-context';
import { Findings, Stop } from './findings';
import type { ElementInfo } from './grammar';
import { recognise } from './kind';
import { matchPublicId } from './public-id';
import { embed, embeddedXml } from './strict-xml';
import type { DocumentHeader, DocumentNode, ElementNode, TextNode } from './tree';
import { NO_ATTRIBUTES, TreeBuilder } from './tree-builder';
import type { Vocabulary } from './vocabulary';
import { WbxmlAttributes } from './wbxml-attributes';
import { nameOfLiteral, WbxmlCursor } from './wbxml-cursor';
import {
  END,
  ENTITY,
  HAS_ATTRIBUTES,
  HAS_CONTENT,
  IDENTITY,
  LITERAL,
  LITERAL_A,
  LITERAL_AC,
  LITERAL_C,
  OPAQUE,
  PI,
  STR_I,
  STR_T,
  SWITCH_PAGE,
  tokenName,
} from './wbxml-tokens';

/**
 * Decodes a WBXML document and judges it. Whatever the bytes are, the answer is a document; what is wrong stands in its findings.
 * A public id that the vocabulary does not have is reported, and reading goes on with the vocabulary given.
 * @throws TypeError only for arguments of the wrong kind
 */
export function decodeStrictWbxml(bytes: Uint8Array, vocabulary: Vocabulary, options?: StrictOptions): DocumentNode {
  return decodeWbxmlIn(bytes, contextOf(bytes, vocabulary, options));
}

function decodeWbxmlIn(bytes: Uint8Array, context: DecodeContext): DocumentNode {
  const findings = new Findings(context.limits.findings);
  const header: Header = {};
  const limit = context.limits.bytes;
  if (bytes.length > limit) {
    const place = { offset: 0, expected: `at most ${limit}`, actual: `${bytes.length} bytes` };
    findings.add({ ...place, code: 'limit', severity: 'fatal', message: 'limit bytes reached' });
    return { encoding: 'wbxml', header, findings: findings.finish(), findingCount: findings.count, bytes };
  }
  const reader = new WbxmlReader(bytes, context, findings);
  reader.read(header);
  const { root } = reader;
  const list = findings.finish();
  return { encoding: 'wbxml', ...(root ? { root } : {}), header, findings: list, findingCount: findings.count, bytes };
}

type Header = { -readonly [K in keyof DocumentHeader]: DocumentHeader[K] };

class WbxmlReader {
  private readonly cursor: WbxmlCursor;
  private readonly builder: TreeBuilder;
  private readonly attributes: WbxmlAttributes;
  private page = 0;
  private tags: readonly (ElementInfo | undefined)[] | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly context: DecodeContext,
    private readonly findings: Findings,
  ) {
    const { grammar, limits, roots, count } = context;
    const embedded = (node: TextNode, info: ElementInfo) => this.embedded(node, info);
    this.builder = new TreeBuilder(grammar, limits, findings, roots, count, embedded);
    this.cursor = new WbxmlCursor(bytes, limits, findings, this.builder);
    this.attributes = new WbxmlAttributes(this.cursor, limits.attributes, findings, grammar.attributeTokens);
    this.tags = grammar.page(0);
  }

  get root(): ElementNode | undefined {
    return this.builder.root;
  }

  read(header: Header): void {
    const { cursor, builder } = this;
    try {
      cursor.readHead(header);
      this.checkPublicId(header.publicId);
      while (builder.root === undefined) this.readBeforeRoot();
      while (builder.depth > 0) this.readContent();
      while (!cursor.atEnd && this.bytes[cursor.pos] === PI) {
        cursor.pos++;
        this.attributes.read();
      }
      if (cursor.atEnd) return;
      const actual = `${this.bytes.length - cursor.pos} bytes`;
      cursor.complain('trailing', cursor.pos, 'end of document', actual, 'something follows the root element');
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      builder.abandon(Math.min(cursor.pos, this.bytes.length));
    }
  }

  private checkPublicId(id: number | string | undefined): void {
    const { vocabulary } = this.context.grammar;
    // A document within another is known by its place.
    if (id === undefined || this.context.level > 0) return;
    const match = matchPublicId(vocabulary, id);
    if (match === 'exact') return;
    const [known] = vocabulary.publicIds;
    const number = known?.number ?? undefined;
    const expected = number === undefined ? known?.texts[0] : `0x${number.toString(16)}`;
    const actual = typeof id === 'number' ? `0x${id.toString(16)}` : id;
    const code = match === 'loose' ? 'spelling' : 'unknown-public-id';
    const message =
      match === 'loose' ? 'the public identifier is spelt otherwise' : `no public id of ${vocabulary.name}`;
    const severity = match === 'loose' ? 'note' : 'error';
    this.findings.add({ code, severity, offset: 1, ...(expected === undefined ? {} : { expected }), actual, message });
  }

  private readBeforeRoot(): void {
    const { cursor } = this;
    const start = cursor.pos;
    const byte = cursor.readByte('the root element');
    if ((byte & IDENTITY) >= 5 || (byte & IDENTITY) === LITERAL) this.readElement(byte, start);
    else if (byte === SWITCH_PAGE) this.switchPage(start);
    else if (byte === PI) {
      this.attributes.read();
    } else {
      const actual = `0x${byte.toString(16).padStart(2, '0')}`;
      this.findings.stop({
        code: 'not-well-formed',
        offset: start,
        expected: 'a tag',
        actual,
        message: 'no root element',
      });
    }
  }

  /** One token in the content of the open element. */
  private readContent(): void {
    const { cursor, builder } = this;
    const start = cursor.pos;
    const byte = cursor.readByte('END');
    if ((byte & IDENTITY) >= 5) this.readElement(byte, start);
    else if (byte === END) builder.close(start, cursor.pos);
    else if (byte === STR_I) builder.text(cursor.readString(), 'str_i', start, cursor.pos);
    else this.readRare(byte, start);
  }

  private readRare(byte: number, start: number): void {
    const { cursor, builder } = this;
    switch (byte) {
      case SWITCH_PAGE:
        this.switchPage(start);
        break;
      case STR_T: {
        const text = cursor.readTableText(start) ?? '';
        builder.text(text, 'str_t', start, cursor.pos);
        break;
      }
      case OPAQUE:
        this.readOpaque(start);
        break;
      case ENTITY: {
        const text = cursor.readEntity(start);
        builder.text(text, 'entity', start, cursor.pos);
        break;
      }
      case PI:
        this.attributes.read();
        break;
      case LITERAL:
      case LITERAL_A:
      case LITERAL_C:
      case LITERAL_AC:
        this.readElement(byte, start);
        break;
      default: {
        const text = cursor.readExtension(byte, start);
        builder.text(text, 'extension', start, cursor.pos);
      }
    }
  }

  private readElement(byte: number, start: number): void {
    const { cursor, builder } = this;
    const code = byte & IDENTITY;
    let info: ElementInfo | undefined;
    let name: string;
    let ns: string;
    let token: ElementNode['token'];
    if (code === LITERAL) {
      const text = cursor.readTableText(start);
      name = text ?? nameOfLiteral(start);
      if (name.length > this.context.limits.nameLength) cursor.tooMuch('nameLength', start);
      info = this.context.grammar.resolveName(name, this.page, builder.info);
      ns = info?.ns ?? '';
      token = { page: info?.page ?? this.page, code, form: 'literal' };
    } else {
      info = this.tags?.[code];
      name = info?.name ?? tokenName(this.page, code);
      ns = info?.ns ?? this.context.grammar.pageNs(this.page);
      token = info?.page === this.page ? info.token : { page: this.page, code, form: 'token' };
    }
    const attributes = byte & HAS_ATTRIBUTES ? this.attributes.read() : NO_ATTRIBUTES;
    const node = builder.open(info, name, ns, attributes, start, token);
    if (byte & HAS_ATTRIBUTES) this.attributes.judge(node, info);
    else if (info?.required) checkAttributes(node, info, this.findings);
    if (!(byte & HAS_CONTENT)) builder.close(cursor.pos, cursor.pos);
  }

  private switchPage(start: number): void {
    const page = this.cursor.readByte('a code page');
    this.page = page;
    this.tags = this.context.grammar.page(page);
    if (this.tags) return;
    const expected = this.context.grammar.vocabulary.pages.map((known) => known.page).join(', ');
    this.cursor.complain('unknown-page', start, expected, `${page}`, `no code page ${page}`);
  }

  private readOpaque(start: number): void {
    const { cursor } = this;
    const { content, missing } = cursor.readOpaque();
    // Bytes that are text are told as text as well.
    const text = isUtf8(content) ? content.toString('utf8') : '';
    this.builder.text(text, 'opaque', start, cursor.pos, content);
    if (missing > 0) cursor.ended(`${missing} more bytes of OPAQUE`);
  }

  private embedded(node: TextNode, info: ElementInfo): DocumentNode | undefined {
    const { bytes: content } = node;
    if (content !== undefined && info.embeds!.size > 0) {
      const within = this.contextFor(content, info);
      if (within) return embed(node, this.context, this.findings, () => decodeWbxmlIn(content, within));
    }
    return embeddedXml(node, info, this.context, this.findings);
  }

  /** How to read bytes that begin like a document which may stand in this element. */
  private contextFor(content: Uint8Array, info: ElementInfo): DecodeContext | undefined {
    const { rootToken, publicId } = recognise(content);
    if (rootToken === undefined) return undefined;
    const { grammar } = this.context;
    const within = contextWithin(this.context, info);
    const root = grammar.page(rootToken.page)?.[rootToken.code];
    if (root && info.embeds!.has(root.index)) return within;
    for (const index of info.embeds!) {
      const type = grammar.documentOf(grammar.infos[index]);
      const name = type?.page(rootToken.page)?.[rootToken.code]?.name;
      if (type === undefined || name === undefined || name !== grammar.infos[index]?.name) continue;
      // a number that is registered for another document type tells more than the root
      const isOther =
        typeof publicId === 'number' && publicId > 1 && matchPublicId(type.vocabulary, publicId) === 'none';
      if (!isOther) return { ...within, grammar: type, roots: type.roots };
    }
    return undefined;
  }
}
