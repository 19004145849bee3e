/** From the bytes or characters of an XML document to the text that the fast decoder scans, and back to their places. */

import { WireError, type WireFinding } from './finding';
import { Findings, Stop } from './findings';
import type { Limits } from './limits';
import { NameTable } from './name-table';
import { readXmlText, type XmlText } from './xml-encoding';
import { readDoctype, readXmlDeclaration } from './xml-prolog';
import { XmlScanner } from './xml-scan';

export interface XmlSource {
  /** Without byte order mark. */
  readonly text: string;
  /** Offset in the bytes given, line and column of a place in `text`. */
  placeOf(at: number): { readonly offset: number; readonly line: number; readonly column: number };
}

/** @throws WireError where the encoding is unknown or the bytes are not in it */
export function readText(document: string | Uint8Array, limits: Limits): XmlSource {
  if (document.length > limits.bytes) throw tooLong(limits);
  if (typeof document === 'string') {
    const text = document.charCodeAt(0) === 0xfeff ? document.slice(1) : document;
    return { text, placeOf: (at) => placeIn(text, at, document.length === text.length ? 0 : 3) };
  }
  const read = readXmlText(document);
  const { bytes, start, map } = read;
  if (read.cut) throw failAt(read);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start).toString('utf8');
  return {
    text,
    placeOf: (at) => {
      const place = placeIn(text, at, start);
      return map ? { ...place, offset: map(place.offset) } : place;
    },
  };
}

const DECLARATION =
  /^<\?xml[ \t\r\n]+version=["']1\.0["'](?:[ \t\r\n]+encoding=(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?[ \t\r\n]*\?>/;

/** Where the document goes on behind its XML declaration. @throws WireError where that is not well-formed */
export function readDeclaration(source: XmlSource, limits: Limits): number {
  const { text } = source;
  if (!/^<\?xml[ \t\r\n]/.test(text)) return 0;
  return DECLARATION.exec(text)?.[0].length ?? strictHead(source, limits);
}

/** Where the document goes on behind its DOCTYPE, of which nothing is fetched. @throws WireError where that is not well-formed */
export function afterDoctype(source: XmlSource, limits: Limits): number {
  return strictHead(source, limits);
}

/** All forms by the strict scanner, which says what is wrong too. */
function strictHead({ text, placeOf }: XmlSource, limits: Limits): number {
  const bytes = Buffer.from(text, 'utf8');
  const findings = new Findings(limits.findings);
  const xml: XmlText = { bytes, start: 0, charset: 'utf-8' };
  const scan = new XmlScanner(xml, new NameTable([]), limits, findings, { node: undefined });
  try {
    readXmlDeclaration(scan);
    for (;;) {
      scan.skipSpace();
      if (scan.looksAt('<!--')) {
        scan.pos += 4;
        scan.skipComment();
      } else if (scan.looksAt('<?')) {
        scan.pos += 2;
        scan.skipInstruction();
      } else {
        if (scan.looksAt('<!DOCTYPE')) readDoctype(scan);
        return bytes.toString('utf8', 0, scan.pos).length;
      }
    }
  } catch (error) {
    const fatal = findings.finish(bytes).find(({ severity }) => severity === 'fatal');
    if (!(error instanceof Stop) || !fatal) throw error;
    throw new WireError({ ...fatal, ...placeOf(bytes.toString('utf8', 0, fatal.offset).length) });
  }
}

function failAt(read: XmlText): WireError {
  const { code, offset, expected, actual, message } = read.cut!;
  const rest = { ...(expected === undefined ? {} : { expected }), ...(actual === undefined ? {} : { actual }) };
  const at = read.map ? read.map(offset) : offset;
  const text = Buffer.from(read.bytes).toString('utf8', read.start, offset);
  const { line, column } = placeIn(text, text.length, read.start);
  return new WireError({ code, severity: 'fatal', offset: at, line, column, path: '', ...rest, message });
}

function tooLong({ bytes }: Limits): WireError {
  const finding: WireFinding = {
    code: 'limit',
    severity: 'fatal',
    offset: 0,
    line: 1,
    column: 1,
    path: '',
    expected: `at most ${bytes}`,
    message: 'limit bytes reached',
  };
  return new WireError(finding);
}

function placeIn(text: string, at: number, mark: number): { offset: number; line: number; column: number } {
  const before = text.slice(0, at);
  const lines = before.split(/\r\n|\r|\n/);
  const last = lines[lines.length - 1]!;
  return { offset: mark + Buffer.byteLength(before, 'utf8'), line: lines.length, column: [...last].length + 1 };
}
