/** Character sets of WBXML by their IANA MIBenum (WAP-192 5.6): how a string ends and what its bytes mean. */
import { inexpressible } from './finding';
import { loneSurrogateAt } from './xml-chars';
import { badUtf8At } from './xml-encoding';

export interface WbxmlCharset {
  readonly name: string;
  /** Bytes of one unit; a string ends with a unit of zeros. */
  readonly unit: 1 | 2;
  /** Largest UTF-16 unit that it can write. */
  readonly top: number;
  /** Reads bytes [start, end); `bad` is the offset of the first that is no character, or -1. */
  readonly decode: (buffer: Buffer, start: number, end: number) => { readonly text: string; readonly bad: number };
  readonly encode: (text: string) => Uint8Array;
}

const utf8: WbxmlCharset = {
  name: 'utf-8',
  unit: 1,
  top: 0xffff,
  decode(buffer, start, end) {
    const text = buffer.toString('utf8', start, end);
    return { text, bad: text.includes('\uFFFD') ? badUtf8At(buffer, start, end) : -1 };
  },
  encode: (text) => Buffer.from(text, 'utf8'),
};

function singleByte(name: string, top: number): WbxmlCharset {
  return {
    name,
    unit: 1,
    top,
    decode(buffer, start, end) {
      const at = top === 0xff ? -1 : buffer.subarray(start, end).findIndex((byte) => byte > top);
      return { text: buffer.toString('latin1', start, end), bad: at < 0 ? -1 : start + at };
    },
    encode: (text) => Buffer.from(text, 'latin1'),
  };
}

function doubleByte(name: string, big: boolean): WbxmlCharset {
  return {
    name,
    unit: 2,
    top: 0xffff,
    decode(buffer, start, end) {
      const units = Buffer.from(buffer.subarray(start, end - ((end - start) & 1)));
      const text = (big ? units.swap16() : units).toString('utf16le');
      const lone = loneSurrogateAt(text);
      return { text, bad: lone < 0 ? -1 : start + lone * 2 };
    },
    encode: (text) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')),
  };
}

/** MIBenum to charset. UTF-16 without a byte order mark is big endian (RFC 2781); 0 (unknown) is read as UTF-8. */
const CHARSETS: ReadonlyMap<number, WbxmlCharset> = new Map([
  [0, utf8],
  [106, utf8],
  [3, singleByte('us-ascii', 0x7f)],
  [4, singleByte('iso-8859-1', 0xff)],
  [1000, doubleByte('iso-10646-ucs-2', true)],
  [1013, doubleByte('utf-16be', true)],
  [1014, doubleByte('utf-16le', false)],
  [1015, doubleByte('utf-16', true)],
]);

/** The charset of a MIBenum, undefined when nobody here reads it. */
export function charsetOf(mib: number): WbxmlCharset | undefined {
  return CHARSETS.get(mib);
}

export const UTF8 = utf8;

/** Text in a charset. @throws WireError for a character that the charset does not have */
export function encodeIn(charset: WbxmlCharset, text: string, offset: number): Uint8Array {
  const half = loneSurrogateAt(text);
  if (half >= 0) inexpressible(offset, 'characters', `half a surrogate pair has no ${charset.name}`);
  const { top } = charset;
  for (let at = 0; top < 0xffff && at < text.length; at++)
    if (text.charCodeAt(at) > top) inexpressible(offset, charset.name, `${charset.name} cannot write ${text[at]}`);
  return charset.encode(text);
}
