/** Character classes of XML 1.0 (fifth edition, 2.2 Char and 2.3 Name). */

/** Char: everything that an XML document may contain. */
export function isXmlChar(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** NameStartChar beyond ASCII, as pairs of first and last. */
const NAME_START: readonly number[] = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef,
  0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];
/** What NameChar adds to it. */
const NAME_MORE: readonly number[] = [0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040];

function within(ranges: readonly number[], code: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) if (code >= ranges[at]! && code <= ranges[at + 1]!) return true;
  return false;
}

/** NameStartChar, the colon included. */
export function isNameStart(code: number): boolean {
  if (code < 0x80) return ((code | 0x20) - 0x61) >>> 0 < 26 || code === 0x5f || code === 0x3a;
  return within(NAME_START, code);
}

/** NameChar, the colon included. */
export function isNameChar(code: number): boolean {
  if (code < 0x80) return isNameStart(code) || (code - 0x30) >>> 0 < 10 || code === 0x2d || code === 0x2e;
  return within(NAME_START, code) || within(NAME_MORE, code);
}

export function isXmlSpace(code: number | undefined): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** True for the empty string too. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isXmlSpace(text.charCodeAt(at))) return false;
  return true;
}

/** Name of the grammar: what may stand as an element or attribute name. */
export function isXmlName(name: string): boolean {
  let first = true;
  for (const char of name) {
    const code = char.codePointAt(0)!;
    if (!(first ? isNameStart(code) : isNameChar(code))) return false;
    first = false;
  }
  return !first;
}

/** Index of the first UTF-16 unit that begins no XML character, or -1. */
export function badCharAt(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x20 && unit < 0xd800) continue;
    if (unit < 0x20 ? isXmlChar(unit) : unit >= 0xe000 && unit <= 0xfffd) continue;
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      at++;
      continue;
    }
    return at;
  }
  return -1;
}

/** Index of the first half of a character, or -1. No charset can write it. */
export function loneSurrogateAt(text: string): number {
  return text.search(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
}

/** `U+000B`. */
export function nameOfChar(code: number): string {
  return 'U+' + code.toString(16).toUpperCase().padStart(4, '0');
}

/** Classes of bytes inside text, for the scanner's inner loop. */
export const PLAIN = 0;
/** Part of a multi-byte character. */
export const WIDE = 1;
/** Needs a look: mark-up, reference, `]`, carriage return, control character, or 0xEF (U+FFFE and U+FFFF begin with it). */
export const LOOK = 2;

export const TEXT_CLASS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte++) {
    if (byte >= 0x80) table[byte] = WIDE;
    else if (!isXmlChar(byte) || byte === 0x0d || byte === 0x3c || byte === 0x26 || byte === 0x5d) table[byte] = LOOK;
  }
  table[0xef] = LOOK;
  return table;
})();

/** 1 for ASCII name characters other than the colon, else 0. */
export const NAME_CLASS: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (let byte = 0; byte < 0x80; byte++) if (byte !== 0x3a && isNameChar(byte)) table[byte] = 1;
  return table;
})();
