/** Attributes of WBXML (WAP-192 5.8.4.4). No vocabulary read here has attribute tokens, so they come as literals or are unknown. */
import { checkAttributes, XML_NS, XMLNS_NS } from './attribute-check';
import type { Findings } from './findings';
import type { ElementInfo } from './grammar';
import type { AttributeNode, ElementNode } from './tree';
import { nameOfLiteral, type WbxmlCursor } from './wbxml-cursor';
import { END, ENTITY, IDENTITY, LITERAL, OPAQUE, STR_I, STR_T, SWITCH_PAGE, tokenName } from './wbxml-tokens';

type RawAttribute = { -readonly [K in keyof AttributeNode]: AttributeNode[K] };

export class WbxmlAttributes {
  private page = 0;

  constructor(
    private readonly cursor: WbxmlCursor,
    private readonly limit: number,
    private readonly findings: Findings,
  ) {}

  /** Attributes up to END, of an element or of a processing instruction. */
  read(): RawAttribute[] {
    const { cursor } = this;
    const attributes: RawAttribute[] = [];
    let open: RawAttribute | undefined;
    for (;;) {
      const start = cursor.pos;
      const byte = cursor.readByte('END of the attributes');
      if (byte === END) return attributes;
      if (byte === SWITCH_PAGE) this.page = cursor.readByte('a code page');
      else if (byte === LITERAL || (byte < 0x80 && (byte & IDENTITY) >= 5)) {
        open = { name: this.readName(byte, start), ns: '', value: '', start, end: cursor.pos };
        if (attributes.length >= this.limit) cursor.tooMuch('attributes', start);
        attributes.push(open);
      } else {
        const piece = this.readValue(byte, start);
        if (!open) {
          const expected = 'the name of an attribute';
          cursor.complain('not-well-formed', start, expected, `0x${byte.toString(16)}`, 'a value without attribute');
          continue;
        }
        open.value += piece;
        open.end = cursor.pos;
      }
    }
  }

  private readName(byte: number, start: number): string {
    const { cursor } = this;
    if (byte === LITERAL) return cursor.readTableText(start) ?? nameOfLiteral(start);
    const name = tokenName(this.page, byte);
    cursor.complain('unknown-token', start, 'a literal attribute', name, `no attribute token ${name}`);
    return name;
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
        return content.toString('utf8');
      }
      default: {
        if ((byte & IDENTITY) < 4) return cursor.readExtension(byte, start);
        const name = tokenName(this.page, byte);
        cursor.complain('unknown-token', start, 'a string', name, `no attribute value token ${name}`);
        return '';
      }
    }
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
