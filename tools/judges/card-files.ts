/** openssl on card files (DER) that we write: values at the same places, of the same length. */
import fc from 'fast-check';
import { codecs } from '../codegen/binary/testing/codecs';
import type { StrictBinary } from '../wire/binary-log';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { difference } from './outline';
import { run } from './programs';

/** @param count of files */
export function cardFileJudges(count: number): Judge[] {
  return [{ name: 'openssl: card files', programs: ['openssl'], ask: () => compare(count) }];
}

function compare(count: number): Opinion[] {
  const { values, encode, strict } = codecs.find(({ name }) => name === 'EfDodf')!;
  const files = fc.sample(values, { numRuns: count, seed: 3 }) as { readonly kind: string }[][];
  return files.flatMap((entries, index) => {
    // what is kept as it is need not be made of values
    const bytes = encode(entries.filter(({ kind }) => kind !== 'other'));
    if (bytes.length === 0) return [];
    const found = difference(placesOf(strict(bytes)), asn1parse(bytes).places);
    return [opinionOf(`EF DODF ${index}`, '', found ?? '')];
  });
}

/** Offset and length of each value that we read. */
export function placesOf({ places }: StrictBinary<unknown>): string[] {
  return places.map(({ offset, bits }) => `${offset} ${bits / 8}`);
}

/** Offset, and length with header, of each value; values of object identifiers. @throws Error where it refuses */
export function asn1parse(bytes: Uint8Array): { places: string[]; oids: string[] } {
  const { stdout, stderr, status } = run('openssl', ['asn1parse', '-inform', 'DER'], { input: bytes });
  if (status !== 0) throw new Error(stderr);
  const lines = [...stdout.matchAll(/^ *(\d+):d=\d+ +hl=(\d+) l= *(\d+) (?:cons|prim): (.*)$/gm)];
  return {
    places: lines.map(([, offset, head, length]) => `${offset} ${Number(head) + Number(length)}`),
    oids: lines.flatMap(([, , , , text]) => /^OBJECT +:(.*)$/.exec(text!)?.[1] ?? []),
  };
}
