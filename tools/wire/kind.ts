/** A cheap look at bytes: which encoding, which root. Judges nothing. */
import { readMbUint } from './wbxml-numbers';
import { isXmlSpace } from './xml-chars';

export interface Kind {
  readonly encoding: 'xml' | 'wbxml' | 'json' | 'unknown';
  /** XML: local name of the root. */
  readonly root?: string;
  /** XML: the namespace of the root where its own tag declares it. */
  readonly namespace?: string;
  /** XML: the public identifier of the DOCTYPE; WBXML: number, or text of the string table. */
  readonly publicId?: number | string;
  /** WBXML: page and identity of the first tag. */
  readonly rootToken?: { readonly page: number; readonly code: number };
  /** XML: text of VerDTD where that is the first child of the root. */
  readonly version?: string;
}

/** How much is looked at. */
const REACH = 8192;

/** Says what the bytes seem to be. Never throws. */
export function recognise(bytes: Uint8Array): Kind {
  const encoding = encodingKind(bytes);
  if (encoding === 'xml') return { encoding, ...peekRoot(beginning(bytes)) };
  if (encoding === 'wbxml') return { encoding, ...peekWbxml(bytes) };
  return { encoding };
}

/** The encoding alone, by the first bytes. Never throws. */
export function encodingKind(bytes: Uint8Array): Kind['encoding'] {
  const first = isWide(bytes) ? beginning(bytes).trimStart().charCodeAt(0) : firstByte(bytes);
  if (first === 0x3c) return 'xml';
  if (first === 0x7b || first === 0x5b) return 'json';
  return bytes.length > 3 && bytes[0]! < 0x10 ? 'wbxml' : 'unknown';
}

/** First byte after a UTF-8 byte order mark and blanks. */
function firstByte(bytes: Uint8Array): number | undefined {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < REACH && isXmlSpace(bytes[at])) at++;
  return bytes[at];
}

/** `l` or `b` for UTF-16 in little or big endian. */
function isWide(bytes: Uint8Array): 'l' | 'b' | undefined {
  const b0 = bytes[0];
  const b1 = bytes[1];
  if ((b0 === 0xff && b1 === 0xfe) || (b0 === 0x3c && b1 === 0)) return 'l';
  return (b0 === 0xfe && b1 === 0xff) || (b0 === 0 && b1 === 0x3c) ? 'b' : undefined;
}

function beginning(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, REACH));
  const wide = isWide(bytes);
  const even = buffer.subarray(0, buffer.length & ~1);
  const text = wide ? (wide === 'l' ? even : Buffer.from(even).swap16()).toString('utf16le') : buffer.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Root element of XML text, with the public identifier before it. */
export function peekRoot(text: string): Pick<Kind, 'root' | 'namespace' | 'publicId' | 'version'> {
  let at = 0;
  let publicId: string | undefined;
  for (;;) {
    while (isXmlSpace(text.charCodeAt(at))) at++;
    let end: number;
    if (text.startsWith('<?', at)) end = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) end = after(text, '-->', at);
    else if (text.startsWith('<!DOCTYPE', at)) {
      end = doctypeEnd(text, at);
      publicId = /\sPUBLIC\s+["']([^"']*)["']/.exec(text.slice(at, end))?.[1] ?? publicId;
    } else break;
    if (end < 0) return publicId === undefined ? {} : { publicId };
    at = end;
  }
  const tag = /<(?:([^\s<>/=:"']+):)?([^\s<>/=:"']+)([^<>]*)/y;
  tag.lastIndex = at;
  const [, prefix, root, rest] = tag.exec(text) ?? [];
  const xmlns = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const value = rest === undefined ? undefined : attributeIn(rest, xmlns);
  const version = root === undefined ? undefined : versionAfter(text, tag.lastIndex);
  return {
    ...(root === undefined ? {} : { root }),
    ...(value === undefined ? {} : { namespace: value }),
    ...(publicId === undefined ? {} : { publicId }),
    ...(version === undefined ? {} : { version }),
  };
}

/** The text of VerDTD where it is the first child; `at` is the end of the root's tag. */
function versionAfter(text: string, at: number): string | undefined {
  let from = at + 1;
  for (;;) {
    while (isXmlSpace(text.charCodeAt(from))) from++;
    if (!text.startsWith('<!--', from)) break;
    from = after(text, '-->', from);
    if (from < 0) return undefined;
  }
  const element = /<(?:[^\s<>/=:"']+:)?VerDTD\s{0,9}>([^<>&]{1,20})</y;
  element.lastIndex = from;
  return element.exec(text)?.[1]?.trim() || undefined;
}

function attributeIn(tag: string, name: string): string | undefined {
  for (const [, key, , value] of tag.matchAll(/([^\s=]+)\s*=\s*(["'])(.*?)\2/gs)) if (key === name) return value;
  return undefined;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function doctypeEnd(text: string, from: number): number {
  const subset = text.indexOf('[', from);
  const end = text.indexOf('>', from);
  if (subset < 0 || end < subset) return end < 0 ? -1 : end + 1;
  const close = text.indexOf(']', subset);
  return close < 0 ? -1 : after(text, '>', close);
}

function peekWbxml(bytes: Uint8Array): Pick<Kind, 'publicId' | 'rootToken'> {
  const id = readMbUint(bytes, 1, bytes.length);
  const index = id.value === 0 ? readMbUint(bytes, id.end, bytes.length) : undefined;
  const idEnd = index?.end ?? id.end;
  const charsetEnd = bytes[0] === 0 ? idEnd : readMbUint(bytes, idEnd, bytes.length).end;
  const length = readMbUint(bytes, charsetEnd, bytes.length);
  const table = bytes.subarray(length.end, length.end + length.value);
  const publicId = index ? tableText(table, index.value) : id.value;
  let at = length.end + length.value;
  let page = 0;
  while (bytes[at] === 0 && at < length.end + REACH) {
    page = bytes[at + 1] ?? 0;
    at += 2;
  }
  const code = (bytes[at] ?? 0) & 0x3f;
  return { ...(publicId === undefined ? {} : { publicId }), ...(code >= 5 ? { rootToken: { page, code } } : {}) };
}

function tableText(table: Uint8Array, index: number): string | undefined {
  if (index >= table.length) return undefined;
  const end = table.indexOf(0, index);
  return Buffer.from(table.subarray(index, end < 0 ? table.length : end)).toString('latin1');
}
