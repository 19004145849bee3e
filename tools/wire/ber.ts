/** BER with definite lengths (ITU-T X.690): reader and writer that the generated codecs of card files lean on. */
import { Buffer } from 'node:buffer';
import { BinaryLog, type BinaryOptions, checkSize, type StrictBinary, strictly } from './binary-log';
import { WireError } from './finding';

export const TAG = { boolean: 1, integer: 2, bitString: 3, octetString: 4, oid: 6, utf8: 12, sequence: 0x30 } as const;

/** A value of which only the tag is known. */
export interface BerOther {
  readonly kind: 'other';
  /** Identifier octet. */
  readonly tag: number;
  readonly content: Uint8Array;
}

export class BerReader {
  private at = 0;
  private end: number;

  constructor(
    private readonly bytes: Uint8Array,
    readonly log: BinaryLog,
  ) {
    this.end = bytes.length;
  }

  get offset(): number {
    return this.at;
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** Identifier octet of the next value, not taken; -1 at the end. */
  tag(): number {
    return this.at < this.end ? this.bytes[this.at]! : -1;
  }

  /** Steps into a value. Gives what `leave` takes. @throws WireError where another one stands there or it does not end */
  enter(name: string, tag: number): number {
    const { at, log } = this;
    const found = this.tag();
    if (found !== tag)
      log.stop('missing-element', at, name, 'another value stands here', {
        expected: hex(tag),
        actual: found < 0 ? 'the end' : hex(found),
      });
    this.at++;
    const length = this.length(name);
    log.place(name, at, 0, (this.at + length - at) * 8);
    log.enter(name);
    const outer = this.end;
    this.end = this.at + length;
    return outer;
  }

  /** Steps out behind the value; what it left over is a finding. */
  leave(outer: number): void {
    if (!this.done)
      this.log.note('error', 'trailing', this.at, '', 'octets are left over', {
        actual: `${this.end - this.at} octets`,
      });
    this.at = this.end;
    this.end = outer;
    this.log.leave();
  }

  /** Reads what stands whole within a value. */
  inside<T>(name: string, tag: number, read: () => T): T {
    const outer = this.enter(name, tag);
    const value = read();
    this.leave(outer);
    return value;
  }

  /** Values until the end, between them perhaps octets that fill up a file. */
  records<T>(name: string, read: (reader: BerReader) => T): T[] {
    const records: T[] = [];
    for (this.padding(); !this.done; this.padding()) {
      this.log.enterEntry(name, records.length + 1, this.at);
      records.push(read(this));
      this.log.leave();
    }
    return records;
  }

  /** What is left of the open value; undefined where nothing is. */
  rest(): Uint8Array | undefined {
    if (this.done) return undefined;
    this.log.note('note', 'unexpected-element', this.at, '', 'more follows than is known', { actual: hex(this.tag()) });
    return this.take();
  }

  /** The next value as it is, header included. */
  raw(): Uint8Array {
    const { at } = this;
    this.other('');
    return this.bytes.slice(at, this.at);
  }

  /** For values in any order. @throws WireError where it was not there */
  found<T>(name: string, value: T | undefined): T {
    if (value === undefined) this.log.stop('missing-element', this.at, name, `${name} is missing`, { expected: name });
    return value;
  }

  /** Notes that a value stands twice; the last one counts. */
  once(name: string, value: unknown): void {
    if (value !== undefined) this.log.note('error', 'duplicate-attribute', this.at, name, `${name} stands twice`);
  }

  octetString(name: string, tag: number = TAG.octetString): Uint8Array {
    const outer = this.enter(name, tag);
    if (this.end - this.at > this.log.limits.textLength)
      this.log.stop('limit', this.at, '', 'limit textLength reached');
    const content = this.take();
    this.leave(outer);
    return content;
  }

  utf8String(name: string, tag: number = TAG.utf8): string {
    const { at } = this;
    const octets = this.octetString(name, tag);
    const text = Buffer.from(octets).toString('utf8');
    if (!Buffer.from(text).equals(octets)) this.log.note('error', 'encoding', at, name, 'the text is not UTF-8');
    return text;
  }

  /** @throws WireError beyond 48 bits */
  integer(name: string, tag: number = TAG.integer): number {
    const { at } = this;
    const octets = this.octetString(name, tag);
    const expected = '1 to 6 octets';
    if (octets.length === 0 || octets.length > 6)
      this.log.stop('integer', at, name, 'the integer is of no use', { expected, actual: `${octets.length} octets` });
    const [first, second] = octets as unknown as [number, number?];
    if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
      this.log.note('note', 'integer', at, name, 'the integer is longer than it has to be');
    const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    return first >= 0x80 ? value - 2 ** (octets.length * 8) : value;
  }

  boolean(name: string, tag: number = TAG.boolean): boolean {
    const { at } = this;
    const octets = this.octetString(name, tag);
    if (octets.length !== 1)
      this.log.stop('integer', at, name, 'a truth value has one octet', { actual: `${octets.length} octets` });
    return octets[0] !== 0;
  }

  oid(name: string, tag: number = TAG.oid): string {
    const { at } = this;
    return this.arcs(name, this.octetString(name, tag), at);
  }

  /** As `oid`; a value that is itself an OBJECT IDENTIFIER with its header is taken as that one. */
  nestedOid(name: string, tag: number = TAG.oid): { readonly oid: string; readonly nested: boolean } {
    const { at } = this;
    const octets = this.octetString(name, tag);
    const nested = octets[0] === TAG.oid && octets[1] === octets.length - 2 && octets.length > 2;
    if (nested) this.log.note('error', 'spelling', at, name, 'the identifier has its header twice');
    return { oid: this.arcs(name, nested ? octets.subarray(2) : octets, at), nested };
  }

  /** Names of the bits that are set, the number where there is no name. */
  bits<Name extends string>(name: string, names: readonly Name[], tag: number = TAG.bitString): (Name | number)[] {
    const { at } = this;
    const [unused = 8, ...octets] = this.octetString(name, tag);
    if (unused > 7 || (octets.length === 0 && unused > 0))
      this.log.stop('integer', at, name, 'the number of unused bits is wrong', {
        expected: '0 to 7',
        actual: `${unused}`,
      });
    const set: (Name | number)[] = [];
    for (let bit = 0; bit < octets.length * 8 - unused; bit++) {
      if ((octets[bit >>> 3]! & (0x80 >>> (bit & 7))) !== 0) set.push(names[bit] ?? bit);
    }
    if (set.some((bit) => typeof bit === 'number'))
      this.log.note('note', 'unknown-token', at, name, 'a bit is not known');
    return set;
  }

  /** Any value. */
  other(name: string): BerOther {
    const tag = this.tag();
    if ((tag & 0x1f) === 0x1f) this.log.stop('unknown-token', this.at, name, 'tags of several octets are not read');
    this.log.note('note', 'unknown-token', this.at, name, 'the tag is not known', { actual: hex(tag) });
    return { kind: 'other', tag, content: this.octetString(name, tag) };
  }

  /** Passes over the octets 00 and FF that fill up a file. */
  padding(): void {
    const { at } = this;
    while (!this.done && (this.bytes[this.at] === 0 || this.bytes[this.at] === 0xff)) this.at++;
    if (this.at > at)
      this.log.note('note', 'trailing', at, '', 'the file is filled up', { actual: `${this.at - at} octets` });
  }

  private take(): Uint8Array {
    const { at } = this;
    this.at = this.end;
    return this.bytes.slice(at, this.end);
  }

  private length(name: string): number {
    const { at, log } = this;
    const first = this.tag();
    const count = first < 0x80 ? 0 : first & 0x7f;
    if (first < 0 || at + 1 + count > this.end)
      log.stop('truncated', at, name, 'the bytes end within a length', { expected: 'a length' });
    this.at += 1 + count;
    if (first === 0x80 || count > 4)
      log.stop('integer', at, name, 'the length is of no use', {
        expected: 'a definite length in 1 to 5 octets',
        actual: hex(first),
      });
    let length = count === 0 ? first : 0;
    for (let index = at + 1; index < this.at; index++) length = length * 256 + this.bytes[index]!;
    if (count > 0 && length < (count === 1 ? 0x80 : 256 ** (count - 1)))
      log.note('note', 'integer', at, name, 'the length is longer than it has to be');
    if (length > this.end - this.at)
      log.stop('truncated', at, name, 'the value does not end', {
        expected: `${length} octets`,
        actual: `${this.end - this.at} left`,
      });
    return length;
  }

  /** Dotted form (X.690 8.19). */
  private arcs(name: string, octets: Uint8Array, at: number): string {
    const arcs: number[] = [];
    let arc = 0;
    for (const octet of octets) {
      arc = arc * 128 + (octet & 0x7f);
      if (arc > 0xffffffffff) this.log.stop('integer', at, name, 'a number of the identifier is too large');
      if (octet >= 0x80) continue;
      arcs.push(arc);
      arc = 0;
    }
    const [head] = arcs;
    if (head === undefined || octets.at(-1)! >= 0x80)
      this.log.stop('truncated', at, name, 'the identifier does not end');
    const first = Math.min(2, Math.floor(head / 40));
    return [first, head - first * 40, ...arcs.slice(1)].join('.');
  }
}

/** Values one behind the other. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** One value. `length`: written instead of the true one. @throws WireError for a length of more than 32 bits */
export function tlv(tag: number, parts: readonly Uint8Array[], length?: number): Uint8Array {
  const content = Buffer.concat(parts);
  const told = length ?? content.length;
  if (!Number.isInteger(told) || told < 0 || told > 0xffffffff) refuse('length', '0 to 4294967295', told);
  const octets: number[] = [];
  for (let rest = told; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const head = told < 0x80 ? [told] : [0x80 | octets.length, ...octets];
  return new Uint8Array(Buffer.concat([Uint8Array.of(tag, ...head), content]));
}

/** Content of an INTEGER. @throws WireError for what is no integer of 48 bits */
export function integerContent(value: number): Uint8Array {
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 47) refuse('integer', 'less than 48 bits', value);
  let count = 1;
  while (value < -(2 ** (count * 8 - 1)) || value >= 2 ** (count * 8 - 1)) count++;
  const octets = Buffer.alloc(count);
  octets.writeIntBE(value, 0, count);
  return new Uint8Array(octets);
}

/** Content of an OBJECT IDENTIFIER in dotted form; `nested`: with a header of its own. @throws WireError where it is none */
export function oidContent(oid: string, nested = false): Uint8Array {
  const [first, second, ...more] = oid.split('.').map((arc) => (/^\d{1,12}$/.test(arc) ? Number(arc) : Number.NaN));
  const head = first! * 40 + second!;
  const arcs = [head, ...more];
  const fits = arcs.every((arc) => arc <= 0xffffffffff);
  if (first === undefined || second === undefined || first > 2 || (first < 2 && second > 39) || !fits)
    refuse('oid', 'an object identifier', oid);
  const content = Uint8Array.from(arcs.flatMap(arcOctets));
  return nested ? tlv(TAG.oid, [content]) : content;
}

/** Content of a BIT STRING with named bits, without zeros at its end (X.690 11.2.2). @throws WireError for an unknown name */
export function bitsContent(names: readonly string[], set: readonly (string | number)[]): Uint8Array {
  const bits = set.map((bit) => (typeof bit === 'number' ? bit : names.indexOf(bit)));
  if (bits.some((bit) => !Number.isInteger(bit) || bit < 0 || bit > 1024))
    refuse('bits', names.join(', '), set.join(', '));
  const count = Math.max(-1, ...bits) + 1;
  const octets = new Uint8Array(1 + Math.ceil(count / 8));
  octets[0] = (8 - (count % 8)) % 8;
  for (const bit of bits) octets[1 + (bit >>> 3)]! |= 0x80 >>> (bit & 7);
  return octets;
}

/** Reads bytes as the function says. @throws WireError where it cannot go on */
export function decodeBer<T>(bytes: Uint8Array, read: (reader: BerReader) => T, options?: BinaryOptions): T {
  const log = new BinaryLog(false, options);
  checkSize(bytes, log);
  return read(new BerReader(bytes, log));
}

/** As `decodeBer`, and keeps all findings and places; what follows the value is a finding, 00 and FF a note. */
export function strictBer<T>(
  bytes: Uint8Array,
  read: (reader: BerReader) => T,
  options?: BinaryOptions,
): StrictBinary<T> {
  return strictly((log) => {
    checkSize(bytes, log);
    const reader = new BerReader(bytes, log);
    const value = read(reader);
    reader.padding();
    if (!reader.done) log.note('error', 'trailing', reader.offset, '', 'octets follow the value');
    return value;
  }, options);
}

function arcOctets(arc: number): number[] {
  const octets = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift(0x80 | (rest % 128));
  return octets;
}

function refuse(name: string, expected: string, actual: unknown): never {
  const finding = { code: 'integer', severity: 'fatal', offset: 0, path: `/${name}`, expected } as const;
  throw new WireError({ ...finding, actual: String(actual), message: `${name} cannot be expressed` });
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}
