/**
 * Stand-ins for secrets that keep their length and their kind, so that places, sizes and relations in a record stay true:
 * equal texts have equal stand-ins, and nonces that begin alike still do.
 */
import { createHmac } from 'node:crypto';
import { fromBase64, toBase64 } from '../../dm/digest';
import { zeroNonces } from '../../dm/notification';

export class Pseudonyms {
  /** @param key octets that nobody keeps: without them no stand-in leads back */
  constructor(private readonly key: Uint8Array) {}

  /** Digits stay digits, letters letters of their case, all else what it was; characters keep their length in UTF-8. */
  text(secret: string): string {
    const stream = this.stream(`text ${secret}`);
    return [...secret].map((char) => standIn(char, stream())).join('');
  }

  /** Octets of a nonce. One that is base64 itself stays so; the nonce 0x00000000 is public and stays what it is. */
  nonce(octets: Uint8Array): Uint8Array {
    if (octets.length === 0 || zeroNonces.some((zero) => Buffer.compare(zero, octets) === 0)) return octets;
    const text = Buffer.from(octets).toString('latin1');
    const inner = /^[A-Za-z0-9+/]{8,}={0,2}$/.test(text) && text.length % 4 === 0 ? fromBase64(text) : undefined;
    if (inner) return new Uint8Array(Buffer.from(toBase64(this.octets(inner))));
    return this.octets(octets);
  }

  /** Each octet is hidden by what stands before it, so that common beginnings stay common. */
  octets(secret: Uint8Array): Uint8Array {
    return secret.map((octet, at) => octet ^ (this.hash('octets', secret.subarray(0, at))[0] ?? 0));
  }

  private stream(name: string): () => number {
    let pool: Buffer = Buffer.alloc(0);
    let at = 0;
    let block = 0;
    return () => {
      if (at + 2 > pool.length) {
        pool = this.hash('stream', Buffer.from(`${block++} ${name}`));
        at = 0;
      }
      at += 2;
      return pool.readUInt16BE(at - 2);
    };
  }

  private hash(use: string, data: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(use).update(data).digest();
  }
}

const kinds: readonly (readonly [kind: RegExp, first: number, count: number])[] = [
  [/^[0-9]$/, 0x30, 10],
  [/^[a-z]$/, 0x61, 26],
  [/^[A-Z]$/, 0x41, 26],
  [/^[\u{80}-\u{7ff}]$/u, 0xc0, 0x17],
  [/^[\u{800}-\u{ffff}]$/u, 0x4e00, 0x1000],
  [/^[\u{10000}-\u{10ffff}]$/u, 0x1f600, 0x40],
];

function standIn(char: string, random: number): string {
  const kind = kinds.find(([pattern]) => pattern.test(char));
  return kind ? String.fromCodePoint(kind[1] + (random % kind[2])) : char;
}
