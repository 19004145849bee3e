/** Bytes and numbers that codecs of any format need. */
import { Buffer } from 'node:buffer';

/** A buffer that grows. Not shared between two writers at a time. */
export class ByteWriter {
  bytes: Buffer;
  at = 0;

  constructor(size = 4096) {
    this.bytes = Buffer.alloc(size);
  }

  /** Makes room for `count` more bytes. */
  ensure(count: number): void {
    if (this.at + count > this.bytes.length) this.grow(count);
  }

  byte(value: number): void {
    if (this.at === this.bytes.length) this.grow(1);
    this.bytes[this.at++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.ensure(bytes.length);
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** mb_u_int32 (WBXML 1.3 clause 5.1): seven bits a byte, most significant first. */
  multiByte(value: number): void {
    this.ensure(5);
    for (let shift = 28; shift > 0; shift -= 7) {
      if (value >= 2 ** shift) this.bytes[this.at++] = 0x80 | ((value >>> shift) & 0x7f);
    }
    this.bytes[this.at++] = value & 0x7f;
  }

  /** A copy of what was written. */
  result(): Uint8Array {
    return new Uint8Array(this.bytes.subarray(0, this.at));
  }

  private grow(count: number): void {
    const bigger = Buffer.alloc(Math.max(this.bytes.length * 2, this.at + count));
    bigger.set(this.bytes.subarray(0, this.at));
    this.bytes = bigger;
  }
}

/** Bytes that `multiByte` takes for the number. */
export function multiByteLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : value < 0x10000000 ? 4 : 5;
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
