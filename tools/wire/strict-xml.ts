/**
 * Strict XML decoder: well-formedness (XML 1.0, Namespaces in XML 1.0) by its own scanner, then the grammar of a vocabulary.
 * Keeps everything in its order, known or not, and says what is wrong with it and where.
 */
import { contextOf, contextWithin, type DecodeContext, type StrictOptions } from './decode-context';
import { Findings, type OffsetMap } from './findings';
import type { ElementInfo } from './grammar';
import { peekRoot } from './kind';
import type { DocumentNode, ElementNode, TextNode } from './tree';
import type { Vocabulary } from './vocabulary';
import { isXmlSpace } from './xml-chars';
import { readXmlText } from './xml-encoding';
import type { RawAttribute } from './xml-namespaces';
import { XmlReader } from './xml-reader';

const LT = 0x3c;

/**
 * Decodes an XML document and judges it: well-formedness, then names, order and occurrence of elements.
 * Whatever the bytes are, the answer is a document; what is wrong stands in its findings.
 * @throws TypeError only for arguments of the wrong kind
 */
export function decodeStrictXml(bytes: Uint8Array, vocabulary: Vocabulary, options?: StrictOptions): DocumentNode {
  return decodeXmlIn(bytes, contextOf(bytes, vocabulary, options));
}

/** Decodes a document at any level; used for documents within documents. */
export function decodeXmlIn(bytes: Uint8Array, context: DecodeContext): DocumentNode {
  const { limits } = context;
  const findings = new Findings(limits.findings);
  if (bytes.length > limits.bytes) {
    const message = 'limit bytes reached';
    const actual = `${bytes.length} bytes`;
    findings.add({ code: 'limit', severity: 'fatal', offset: 0, expected: `at most ${limits.bytes}`, actual, message });
    return { encoding: 'xml', header: {}, findings: findings.finish(), findingCount: 1, bytes };
  }
  const text = readXmlText(bytes);
  const embedded = (node: TextNode, info: ElementInfo) => embeddedXml(node, info, context, findings);
  const reader = new XmlReader(text, context, findings, embedded);
  const header = reader.read();
  const { root } = reader;
  if (root && text.map) mapOffsets(root, text.map);
  const list = findings.finish(text.bytes, text.map);
  return { encoding: 'xml', ...(root ? { root } : {}), header, findings: list, findingCount: findings.count, bytes };
}

/** Decodes the text when it looks like a document of an element that may be embedded here. */
export function embeddedXml(
  node: TextNode,
  info: ElementInfo,
  context: DecodeContext,
  findings: Findings,
): DocumentNode | undefined {
  const { text } = node;
  let at = 0;
  while (isXmlSpace(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) !== LT) return undefined;
  const { root } = peekRoot(text.slice(at, at + 8192));
  if (root === undefined || ![...info.embeds!].some((index) => context.grammar.infos[index]?.name === root))
    return undefined;
  return embed(node, context, findings, () => decodeXmlIn(Buffer.from(text, 'utf8'), contextWithin(context, info)));
}

/** Decodes a document within a document unless there are too many levels, and reports one that does not decode. */
export function embed(
  node: TextNode,
  { limits, level }: DecodeContext,
  findings: Findings,
  decode: () => DocumentNode,
): DocumentNode | undefined {
  const place = { offset: node.start, at: node.parent } as const;
  if (level >= limits.documents) {
    const message = 'limit documents reached';
    findings.add({ ...place, code: 'limit', severity: 'error', expected: `at most ${limits.documents}`, message });
    return undefined;
  }
  const document = decode();
  const fatal = document.findings.find((finding) => finding.severity === 'fatal');
  if (fatal) {
    const message = `the document within does not decode: ${fatal.message}`;
    findings.add({ ...place, code: 'embedded-document', severity: 'error', actual: fatal.code, message });
  }
  return document;
}

/** Turns all offsets of a tree back to those of the bytes given. */
function mapOffsets(root: ElementNode, map: OffsetMap): void {
  const open: (ElementNode | TextNode)[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const place = node as { start: number; end: number };
    place.start = map(place.start);
    place.end = map(place.end);
    if (node.kind !== 'element') continue;
    for (const attribute of node.attributes as readonly RawAttribute[]) {
      attribute.start = map(attribute.start);
      attribute.end = map(attribute.end);
    }
    for (const child of node.children) open.push(child);
  }
}
