/** Bit fields, most significant bit first: reader and writer that the generated codecs of binary layouts lean on. */
import { Buffer } from 'node:buffer';
import { BinaryLog, type BinaryOptions, checkSize, type StrictBinary, strictly } from './binary-log';
import { WireError } from './finding';

/** What a number should be. */
export interface UintRule {
  readonly known?: readonly number[];
  /** A value that is not known is an error. */
  readonly closed?: boolean;
  readonly range?: readonly [least: number, greatest: number];
  readonly reserved?: number;
}

/** Semi-octets of GSM 03.40 9.1.2.3. */
const DIGITS = '0123456789*#abc';

export class BitReader {
  /** In bits, as `end`. */
  private at = 0;
  private end: number;

  constructor(
    private readonly bytes: Uint8Array,
    readonly log: BinaryLog,
  ) {
    this.end = bytes.length * 8;
  }

  /** Octet of the next bit. */
  get offset(): number {
    return this.at >>> 3;
  }

  /** Octets until the end of the part that is open. */
  get left(): number {
    return (this.end - this.at) >>> 3;
  }

  /** An unsigned number. `bits`: at most 32. */
  uint(name: string, bits: number, rule?: UintRule): number {
    this.need(name, bits);
    const { offset } = this;
    this.log.place(name, offset, this.at & 7, bits);
    let value = 0;
    for (let left = bits; left > 0; ) {
      const free = 8 - (this.at & 7);
      const count = Math.min(free, left);
      const part = (this.bytes[this.at >>> 3]! >>> (free - count)) & ((1 << count) - 1);
      value = value * 2 ** count + part;
      this.at += count;
      left -= count;
    }
    if (rule) this.check(name, value, rule, offset);
    return value;
  }

  /** A copy of the next octets. */
  octets(name: string, count: number): Uint8Array {
    this.need(name, count * 8);
    if (count > this.log.limits.textLength) this.log.stop('limit', this.offset, name, 'limit textLength reached');
    const { offset } = this;
    if (count > 0) this.log.place(name, offset, 0, count * 8);
    this.at += count * 8;
    return this.bytes.slice(offset, offset + count);
  }

  /** UTF-8. What is none becomes U+FFFD, with a finding. */
  text(name: string, count: number): string {
    const { offset } = this;
    const octets = this.octets(name, count);
    const text = Buffer.from(octets).toString('utf8');
    if (text.includes('\ufffd') && !Buffer.from(text).equals(octets))
      this.log.note('error', 'encoding', offset, name, 'the text is not UTF-8');
    return text;
  }

  /** Octets up to a zero, which is taken as well. */
  terminated(name: string): Uint8Array {
    const { offset } = this;
    const zero = this.bytes.indexOf(0, offset);
    if (zero < 0 || zero >= this.end >>> 3)
      this.log.stop('truncated', offset, name, 'the text has no end', { expected: 'a zero octet' });
    const octets = this.octets(name, zero - offset);
    this.at += 8;
    return octets;
  }

  /** Semi-octets, the low one first; the last is filled up with F. */
  digits(name: string, count: number): string {
    const { offset } = this;
    const octets = this.octets(name, Math.ceil(count / 2));
    let text = '';
    for (let index = 0; index < count; index++) {
      const nibble = (octets[index >>> 1]! >>> (index % 2 === 0 ? 0 : 4)) & 0x0f;
      if (nibble === 0x0f)
        this.log.note('error', 'attribute-value', offset + (index >>> 1), name, 'a digit is filler', {
          expected: DIGITS,
        });
      text += DIGITS[nibble] ?? '';
    }
    if (count % 2 === 1 && octets[count >>> 1]! >>> 4 !== 0x0f)
      this.log.note('error', 'attribute-value', offset + (count >>> 1), name, 'the filler is not F', { expected: 'F' });
    return text;
  }

  /** The next octet, not taken; -1 at the end. */
  peek(): number {
    return this.at < this.end ? this.bytes[this.at >>> 3]! : -1;
  }

  /** WSP 8.1.2: seven bits an octet, the most significant first, at most 32 bits in five octets. */
  uintvar(name: string): number {
    const { offset } = this;
    let value = 0;
    for (let count = 1; ; count++) {
      this.need(name, 8);
      const octet = this.bytes[this.at >>> 3]!;
      this.at += 8;
      value = value * 128 + (octet & 0x7f);
      if (octet >= 0x80 && count < 5) continue;
      if (octet >= 0x80 || value > 0xffffffff)
        this.log.stop('integer', offset, name, 'the uintvar is too large', { expected: 'at most 32 bits' });
      this.log.place(name, offset, 0, count * 8);
      if (count > 1 && value < 128 ** (count - 1))
        this.log.note('note', 'integer', offset, name, 'the uintvar is longer than it has to be');
      return value;
    }
  }

  /** A part with fields of its own. */
  part<T>(name: string, read: (reader: BitReader) => T): T {
    this.log.enter(name);
    const value = read(this);
    this.log.leave();
    return value;
  }

  /** Ends the part that is being read after so many octets. Gives what `close` takes. */
  open(name: string, count: number): number {
    this.need(name, count * 8);
    const outer = this.end;
    this.end = this.at + count * 8;
    return outer;
  }

  /** Goes on behind a part; what it left over is a finding. */
  close(name: string, outer: number): void {
    this.noteRest(name);
    this.at = this.end;
    this.end = outer;
  }

  noteRest(name: string): void {
    if (this.at >= this.end) return;
    const actual = `${this.left} octets`;
    this.log.note('error', 'trailing', this.offset, name, 'octets are left over', { expected: 'the end', actual });
  }

  private check(name: string, value: number, { known, closed, range, reserved }: UintRule, offset: number): void {
    const actual = String(value);
    if (reserved !== undefined && value !== reserved)
      this.log.note('error', 'attribute-value', offset, name, 'reserved bits are set', {
        expected: `${reserved}`,
        actual,
      });
    if (range && (value < range[0] || value > range[1]))
      this.log.note('error', 'attribute-value', offset, name, 'the value is out of range', {
        expected: range.join(' to '),
        actual,
      });
    if (known && !known.includes(value))
      this.log.note(closed ? 'error' : 'note', 'unknown-token', offset, name, 'the value is not known', {
        expected: known.join(', '),
        actual,
      });
  }

  private need(name: string, bits: number): void {
    if (bits <= this.end - this.at) return;
    const expected = bits % 8 === 0 ? `${bits / 8} octets` : `${bits} bits`;
    const left = this.end - this.at;
    const actual = bits % 8 === 0 ? `${left >>> 3} left` : `${left} left`;
    this.log.stop('truncated', this.offset, name, 'the bytes end too early', { expected, actual });
  }
}

export class BitWriter {
  private readonly bytes: number[] = [];
  /** Bits that wait for their octet, and how many. */
  private held = 0;
  private count = 0;

  get offset(): number {
    return this.bytes.length;
  }

  /** @throws WireError where the number does not fit. `bits`: at most 32 */
  uint(name: string, value: number, bits: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) this.refuse(name, `0 to ${2 ** bits - 1}`, value);
    for (let left = bits; left > 0; ) {
      const take = Math.min(8 - this.count, left);
      left -= take;
      this.held = (this.held << take) | (Math.floor(value / 2 ** left) & ((1 << take) - 1));
      this.count += take;
      if (this.count === 8) {
        this.bytes.push(this.held);
        this.held = 0;
        this.count = 0;
      }
    }
  }

  octets(octets: Uint8Array): void {
    if (!(octets instanceof Uint8Array)) throw new TypeError('octets are a Uint8Array');
    for (const octet of octets) this.bytes.push(octet);
  }

  /** @throws WireError where they are not as many */
  exactly(name: string, octets: Uint8Array, count: number): void {
    if (octets.length !== count) this.refuse(name, `${count} octets`, `${octets.length} octets`);
    this.octets(octets);
  }

  /** WSP 8.1.2. @throws WireError where the number takes more than 32 bits */
  uintvar(name: string, value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) this.refuse(name, '0 to 4294967295', value);
    for (let shift = 28; shift > 0; shift -= 7) {
      if (value >= 2 ** shift) this.bytes.push(0x80 | (Math.floor(value / 2 ** shift) & 0x7f));
    }
    this.bytes.push(value & 0x7f);
  }

  /** Semi-octets, the low one first. @throws WireError for what is no digit */
  digits(name: string, text: string): void {
    const nibbles = [...text].map((digit) => {
      const nibble = DIGITS.indexOf(digit);
      return nibble < 0 ? this.refuse(name, DIGITS, digit) : nibble;
    });
    for (let index = 0; index < nibbles.length; index += 2)
      this.bytes.push(((nibbles[index + 1] ?? 0x0f) << 4) | nibbles[index]!);
  }

  /** What was written. Layouts end at an octet. */
  result(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }

  /** @throws WireError always */
  refuse(name: string, expected: string, value: unknown): never {
    const message = `${name} cannot be expressed`;
    const finding = { code: 'integer', severity: 'fatal', offset: this.offset, path: `/${name}` } as const;
    throw new WireError({ ...finding, expected, actual: String(value), message });
  }
}

/** UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** What the function writes, apart: to know its length before it is put in place. */
export function partOf(write: (writer: BitWriter) => void): Uint8Array {
  const writer = new BitWriter();
  write(writer);
  return writer.result();
}

/** Reads bytes as the function says. @throws WireError where it cannot go on */
export function decodeBits<T>(bytes: Uint8Array, read: (reader: BitReader) => T, options?: BinaryOptions): T {
  const log = new BinaryLog(false, options);
  checkSize(bytes, log);
  return read(new BitReader(bytes, log));
}

/** As `decodeBits`, and keeps all findings and places; octets behind the last field are a finding. */
export function strictBits<T>(
  bytes: Uint8Array,
  read: (reader: BitReader) => T,
  options?: BinaryOptions,
): StrictBinary<T> {
  return strictly((log) => {
    checkSize(bytes, log);
    const reader = new BitReader(bytes, log);
    const value = read(reader);
    reader.noteRest('');
    return value;
  }, options);
}
