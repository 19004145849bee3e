/** Changes bytes without knowing what they mean; the pieces that it puts in are those on which decoders stumble. */
import type { Random } from './random';

export type Encoding = 'xml' | 'wbxml' | 'binary';

const latin = (text: string) => Buffer.from(text, 'latin1');

const pieces: Readonly<Record<Encoding, readonly Uint8Array[]>> = {
  xml: [
    ...[
      '<',
      '>',
      '/',
      '&',
      ';',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      '\r\n',
      ':',
      '!',
      '?',
      '-',
      '[',
      ']',
      '#',
      'x',
      'xmlns',
      '\0',
    ],
    ...[
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE',
      '&lt;',
      '&#x26;',
      '&#0;',
      '&e;',
      'xmlns=""',
    ],
    ...[
      '\xc3\xa9',
      '\xc3',
      '\xa9',
      '\xff\xfe',
      '\xef\xbb\xbf',
      '\xed\xa0\x80',
      '\xf0\x9f\x98\x80',
      '\xef\xbf\xbf',
      '\x01',
    ],
    ...['<MgmtTree>', '<MetInf>', '<Data>', '<Item>', '</Item>', '<Type>', ' xmlns="syncml:metinf"', ' a="b"'],
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
  ].map(latin),
  wbxml: [
    // global tokens, with and without what should follow
    ...[0, 1, 2, 3, 4, 0x40, 0x41, 0x42, 0x43, 0x44, 0x80, 0x81, 0x82, 0x83, 0x84, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4].map(
      (one) => [one],
    ),
    ...[0, 1, 2, 3, 0xff].map((page) => [0, page]),
    ...[
      [2, 0x26],
      [2, 0x81, 0x00],
      [2, 0x83, 0xb0, 0x00],
      [3, 0],
      [3, 0x41, 0],
      [3, 0xc3, 0xa9, 0],
      [3, 0xff, 0],
      [0x83, 0],
    ],
    ...[
      [0xc3, 0],
      [0xc3, 1, 0x41],
      [0xc3, 0x7f],
      [0xc3, 0x8f, 0xff, 0xff, 0xff, 0x7f],
      [0x44, 0],
      [0x84, 0, 4, 0, 1],
    ],
    ...[
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
      [0xff, 0xff, 0xff, 0xff, 0x7f],
      [0x8f, 0xff, 0xff, 0xff, 0x7f],
      [0x81, 0x00],
    ],
    [0xc3, 0x08, 2, 1, 0x6a, 0, 0, 2, 0x60, 1],
  ].map((bytes) => Uint8Array.from(bytes)),
  // lengths and tags: of one octet, of several, without end, of more than there is
  binary: [
    ...[0, 1, 2, 0x1e, 0x1f, 0x30, 0x7f, 0x80, 0x84, 0xa0, 0xbf, 0xff].map((one) => [one]),
    ...[
      [0x1f, 0x8f, 0xff, 0xff, 0xff, 0x7f],
      [0x80, 0x80, 0x80, 0x80, 0x80],
      [0x30, 0x80],
      [0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
      [0x81, 0x00],
      [0xff, 0xff, 0xff],
      [0x00, 0x03, 0x42, 0x00, 0x01],
      [0xc3, 0xa9],
      [0xed, 0xa0, 0x80],
    ],
  ].map((bytes) => Uint8Array.from(bytes)),
};

/**
 * A copy with one to four changes.
 * @param other a document that pieces are taken from as well
 */
export function mutate(bytes: Uint8Array, other: Uint8Array, encoding: Encoding, random: Random): Uint8Array {
  let mutant = bytes;
  for (let left = 1 + random.below(4); left > 0; left--) mutant = change(mutant, other, encoding, random);
  return mutant;
}

/** Bytes that one change touches: mostly few. */
const span = (random: Random) => (random.below(4) === 0 ? random.below(200) : 1 + random.below(6));

function change(bytes: Uint8Array, other: Uint8Array, encoding: Encoding, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  switch (random.below(9)) {
    case 0: {
      const copy = Uint8Array.from(bytes);
      if (at < copy.length) copy[at]! ^= 1 << random.below(8);
      return copy;
    }
    case 1: {
      const copy = Uint8Array.from(bytes);
      if (at < copy.length) copy[at] = random.below(256);
      return copy;
    }
    case 2:
      return splice(bytes, at, span(random), []);
    case 3:
    case 4:
      return splice(bytes, at, 0, random.pick(pieces[encoding]));
    case 5:
      return splice(bytes, at, span(random), random.pick(pieces[encoding]));
    case 6: {
      // something again, here or elsewhere
      const from = random.below(bytes.length + 1);
      return splice(bytes, at, 0, bytes.subarray(from, from + span(random)));
    }
    case 7: {
      const from = random.below(other.length + 1);
      return splice(bytes, at, span(random), other.subarray(from, from + span(random)));
    }
    default:
      return random.below(3) === 0 ? Uint8Array.from(bytes.subarray(0, at)) : splice(bytes, at, 1, [random.below(256)]);
  }
}

function splice(bytes: Uint8Array, at: number, removed: number, put: ArrayLike<number>): Uint8Array {
  const rest = bytes.subarray(at + removed);
  const copy = new Uint8Array(Math.min(at, bytes.length) + put.length + rest.length);
  copy.set(bytes.subarray(0, at));
  copy.set(put, at);
  copy.set(rest, at + put.length);
  return copy;
}
