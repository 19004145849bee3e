/** mb_u_int32 of WBXML: seven bits a byte, the most significant first, bit 0x80 on all but the last. */

export interface MbUint {
  /** Kept within 32 bits. */
  readonly value: number;
  /** First byte after it. */
  readonly end: number;
  /** `long`: more than five bytes; `large`: more than 32 bits; `open`: the bytes end within it. */
  readonly fault?: 'long' | 'large' | 'open';
}

/** Reads the number at `at`; reads on over a number that is too long. */
export function readMbUint(bytes: Uint8Array, at: number, end: number): MbUint {
  const first = bytes[at];
  if (at < end && first !== undefined && first < 0x80) return { value: first, end: at + 1 };
  let value = 0;
  let fault: MbUint['fault'];
  for (let pos = at; pos < end; pos++) {
    const byte = bytes[pos]!;
    value = value * 128 + (byte & 0x7f);
    if (value > 0xffffffff) {
      value = 0xffffffff;
      fault = 'large';
    }
    if (byte < 0x80)
      return pos - at >= 5 ? { value, end: pos + 1, fault: 'long' } : { value, end: pos + 1, ...(fault && { fault }) };
  }
  return { value, end, fault: 'open' };
}
