/** The charsets that the fast WBXML decoder reads, by IANA MIBenum (WAP-192 clause 5.6). */
import { type Buffer, isUtf8 } from 'node:buffer';

export interface FastCharset {
  readonly name: string;
  /** Bytes of the string terminator. */
  readonly width: 1 | 2;
  /** The text, or undefined where the bytes are none. Bytes below 0x80 mean themselves where the width is 1. */
  readonly decode: (buffer: Buffer, start: number, end: number) => string | undefined;
}

const utf8: FastCharset = {
  name: 'utf-8',
  width: 1,
  decode: (buffer, start, end) =>
    isUtf8(buffer.subarray(start, end)) ? buffer.toString('utf8', start, end) : undefined,
};
const ascii: FastCharset = {
  name: 'us-ascii',
  width: 1,
  decode: (buffer, start, end) => {
    for (let at = start; at < end; at++) if (buffer[at]! >= 0x80) return undefined;
    return buffer.toString('latin1', start, end);
  },
};
const latin1: FastCharset = {
  name: 'iso-8859-1',
  width: 1,
  decode: (buffer, start, end) => buffer.toString('latin1', start, end),
};
/** Big-endian unless a byte order mark says otherwise (RFC 2781 clause 4.3). */
const utf16: FastCharset = {
  name: 'utf-16',
  width: 2,
  decode: (buffer, start, end) => {
    if ((end - start) % 2 !== 0) return undefined;
    const little = buffer[start] === 0xff && buffer[start + 1] === 0xfe;
    const units = Uint8Array.prototype.slice.call(buffer, start, end) as Buffer;
    if (!little) swap(units);
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units).replace(/^\ufeff/, '');
    return text.includes('\ufffd') ? undefined : text;
  },
};

const charsets: Readonly<Record<number, FastCharset>> = {
  0: utf8,
  3: ascii,
  4: latin1,
  106: utf8,
  1000: utf16,
  1013: utf16,
  1015: utf16,
};

/** 0 means unknown, for which DM has UTF-8. Undefined for what nobody here reads. */
export function charsetOf(mib: number): FastCharset | undefined {
  return charsets[mib];
}

function swap(bytes: Uint8Array): void {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const first = bytes[at]!;
    bytes[at] = bytes[at + 1]!;
    bytes[at + 1] = first;
  }
}
