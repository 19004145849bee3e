/**
 * The characters of an XML document (XML 1.0 4.3.3 and appendix F): finds the encoding and hands the text on as UTF-8,
 * with a way back to the offsets of the bytes given.
 */
import { isUtf8 } from 'node:buffer';
import type { Fault, OffsetMap } from './findings';
import { loneSurrogateAt } from './xml-chars';

export interface XmlText {
  /** UTF-8, up to the first byte that is no character. A byte order mark stays. */
  readonly bytes: Uint8Array;
  /** Where the text begins, after a byte order mark. */
  readonly start: number;
  /** IANA name, lower case. */
  readonly charset: string;
  /** Absent where the bytes were UTF-8. */
  readonly map?: OffsetMap;
  /** Why the text ends before the bytes do. Its offset counts in `bytes`. */
  readonly cut?: Omit<Fault, 'severity'>;
}

type Charset = 'utf-8' | 'us-ascii' | 'iso-8859-1' | 'windows-1252' | 'utf-16le' | 'utf-16be';

const ALIASES: Readonly<Record<string, Charset | 'utf-16'>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
  'iso-8859-1': 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'utf-16': 'utf-16',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** Reads the encoding from the first bytes and the declaration, and turns the document into UTF-8. */
export function readXmlText(bytes: Uint8Array): XmlText {
  const family = familyOf(bytes);
  if (family.charset === undefined) return unreadable(family.name, 'UTF-8 or UTF-16');
  const { charset, mark } = family;
  const declared = declaredIn(
    charset.startsWith('utf-16') ? wide(bytes.subarray(0, 512), charset) : ascii(bytes.subarray(0, 256)),
  );
  const named = declared === undefined ? charset : ALIASES[declared.toLowerCase()];
  if (named === undefined) return unreadable(declared!, 'UTF-8, UTF-16, US-ASCII, ISO-8859-1 or windows-1252');
  const isWide = charset.startsWith('utf-16');
  const agrees = isWide
    ? named === 'utf-16' || named === charset
    : named === 'utf-8' || (!mark && !named.startsWith('utf-16'));
  if (!agrees) return unreadable(declared!, `${charset}, by the first bytes`);
  return transcode(bytes, isWide ? charset : (named as Charset), mark);
}

/** What the first bytes say: a byte order mark, or how `<` is written. */
function familyOf(b: Uint8Array): { charset?: Charset; mark: number; name: string } {
  const [b0, b1, b2, b3] = b;
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return { charset: 'utf-8', mark: 3, name: 'UTF-8' };
  if (b2 === 0 && b3 === 0 && (b0 === 0xff || b0 === 0x3c) && (b1 === 0xfe || b1 === 0))
    return { mark: 0, name: 'UCS-4' };
  if (b0 === 0 && b1 === 0 && (b3 === 0x3c || b3 === 0xff)) return { mark: 0, name: 'UCS-4' };
  if (b0 === 0xff && b1 === 0xfe) return { charset: 'utf-16le', mark: 2, name: 'UTF-16LE' };
  if (b0 === 0xfe && b1 === 0xff) return { charset: 'utf-16be', mark: 2, name: 'UTF-16BE' };
  if (b0 === 0x3c && b1 === 0) return { charset: 'utf-16le', mark: 0, name: 'UTF-16LE' };
  if (b0 === 0 && b1 === 0x3c) return { charset: 'utf-16be', mark: 0, name: 'UTF-16BE' };
  if (b0 === 0x4c && b1 === 0x6f && b2 === 0xa7 && b3 === 0x94) return { mark: 0, name: 'EBCDIC' };
  return { charset: 'utf-8', mark: 0, name: 'UTF-8' };
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function wide(bytes: Uint8Array, charset: Charset): string {
  const even = bytes.length & ~1;
  if (charset === 'utf-16le') return Buffer.from(bytes.buffer, bytes.byteOffset, even).toString('utf16le');
  return Buffer.from(bytes.subarray(0, even)).swap16().toString('utf16le');
}

/** The encoding name of an XML declaration; its grammar is judged later. */
function declaredIn(head: string): string | undefined {
  return /^(?:\uFEFF|\u00EF\u00BB\u00BF)?<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1];
}

function unreadable(actual: string, expected: string): XmlText {
  const cut = {
    code: 'encoding',
    offset: 0,
    expected,
    actual,
    message: `no document in encoding ${actual} is read`,
  } as const;
  return { bytes: new Uint8Array(0), start: 0, charset: actual.toLowerCase(), cut };
}

function transcode(bytes: Uint8Array, charset: Charset, mark: number): XmlText {
  switch (charset) {
    case 'utf-8':
      return { ...cutAt(bytes, isUtf8(bytes) ? -1 : badUtf8At(bytes), 'UTF-8'), start: mark, charset };
    case 'us-ascii':
      return {
        ...cutAt(
          bytes,
          bytes.findIndex((byte) => byte >= 0x80),
          'US-ASCII',
        ),
        start: mark,
        charset,
      };
    case 'iso-8859-1':
      return { ...recoded(ascii(bytes), 1), start: 0, charset };
    case 'windows-1252':
      return { ...recoded(windows(bytes), 1, 'windows-1252'), start: 0, charset };
    default:
      return { ...recoded(wide(bytes, charset), 2, charset, bytes.length), start: mark ? 3 : 0, charset };
  }
}

function cutAt(bytes: Uint8Array, bad: number, charset: string): Pick<XmlText, 'bytes' | 'cut'> {
  if (bad < 0) return { bytes };
  const actual = `0x${bytes[bad]!.toString(16)}`;
  const message = `bytes that are no ${charset}`;
  return { bytes: bytes.subarray(0, bad), cut: { code: 'encoding', offset: bad, expected: charset, actual, message } };
}

/** Text as UTF-8, cut where it holds half a character. */
function recoded(text: string, width: 1 | 2, charset = '', length = 0): Pick<XmlText, 'bytes' | 'cut' | 'map'> {
  let bad = charset === '' ? -1 : width === 2 ? loneSurrogateAt(text) : text.indexOf('\uFFFD');
  if (bad < 0 && length % 2 === 1) bad = text.length;
  const bytes = Buffer.from(bad < 0 ? text : text.slice(0, bad), 'utf8');
  const map = mapBack(bytes, width);
  if (bad < 0) return { bytes, map };
  return {
    bytes,
    map,
    cut: { code: 'encoding', offset: bytes.length, expected: charset, message: `bytes that are no ${charset}` },
  };
}

/** 0x80 to 0x9F of windows-1252; the five that mean nothing become U+FFFD. */
const WINDOWS = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

function windows(bytes: Uint8Array): string {
  return ascii(bytes).replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80]!);
}

/** Offsets of UTF-8 text back to the bytes it was made of, by a mark every 64 bytes. */
function mapBack(utf8: Uint8Array, width: 1 | 2): OffsetMap {
  const marks = new Uint32Array((utf8.length >> 6) + 1);
  let at = 0;
  for (let from = 0; from < utf8.length; from++) {
    if ((from & 63) === 0) marks[from >> 6] = at;
    at += widthOf(utf8[from]!, width);
  }
  if ((utf8.length & 63) === 0) marks[utf8.length >> 6] = at;
  return (offset) => {
    const end = Math.min(offset, utf8.length);
    let from = (end >> 6) << 6;
    let to = marks[from >> 6]!;
    for (; from < end; from++) to += widthOf(utf8[from]!, width);
    return to;
  };
}

/** Bytes that a UTF-8 byte stood for: all counted at the first byte of a character. */
function widthOf(byte: number, width: 1 | 2): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 * width : width;
}

/** Offset of the first byte sequence that is not UTF-8 (RFC 3629), or -1. */
export function badUtf8At(bytes: Uint8Array, from = 0, end = bytes.length): number {
  let at = from;
  while (at < end) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const more =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more === 0 || at + more >= end) return at;
    const second = bytes[at + 1]!;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return at;
    for (let k = 2; k <= more; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return at;
    at += more + 1;
  }
  return -1;
}
