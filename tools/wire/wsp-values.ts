/** Values of WSP headers (WSP 8.4.1, 8.4.2): integers, texts, and values with a length. Texts are ISO 8859-1, one octet a character. */
import { Buffer } from 'node:buffer';
import type { BitReader, BitWriter } from './bits';
import { WireError } from './finding';

/** What a value may look like. `q`: Q-value, a uintvar. */
export type WspForm = 'short-integer' | 'integer' | 'text' | 'octets' | 'q';

/** Integer, text, or the octets behind a value length. */
export type WspValue = number | string | Uint8Array;

/** Beside a canonical length of up to 30 there is the quote 31 with a uintvar. */
export type LengthForm = 'short-length' | 'length-quote';

const LENGTH_QUOTE = 31;
const QUOTE = 0x7f;
const LONG_LIMIT = 6;

/** Without the quote before a first octet of 80 or more. @throws WireError where it does not end */
export function readText(reader: BitReader, name: string): string {
  const octets = reader.terminated(name);
  const text = Buffer.from(octets).toString('latin1');
  return octets[0] === QUOTE && octets[1]! >= 0x80 ? text.slice(1) : text;
}

/** @throws WireError for what would be read as something else: a zero, a control first, characters of two octets */
export function writeText(writer: BitWriter, name: string, text: string): void {
  const first = text.charCodeAt(0);
  if (/[\0\u0100-\uffff]/.test(text) || first < 0x20 || first === QUOTE) {
    const finding = { code: 'char', severity: 'fatal', offset: writer.offset, path: `/${name}` } as const;
    const message = 'the text cannot be expressed';
    throw new WireError({ ...finding, expected: 'ISO 8859-1 without zeros, no control first', actual: text, message });
  }
  if (first >= 0x80) writer.uint(name, QUOTE, 8);
  writer.octets(Buffer.from(text, 'latin1'));
  writer.uint(name, 0, 8);
}

/** Short-integer below 80, else Long-integer. @throws WireError beyond 48 bits */
export function writeInteger(writer: BitWriter, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** (LONG_LIMIT * 8))
    writer.refuse(name, '0 to 2^48 - 1', value);
  if (value < 0x80) {
    writer.uint(name, 0x80 | value, 8);
    return;
  }
  const octets = octetsOf(value);
  writer.uint(name, octets.length, 8);
  writer.octets(octets);
}

/** The number of a Long-integer; undefined where it takes more than 48 bits. */
export function longInteger(reader: BitReader, name: string, octets: Uint8Array, offset: number): number | undefined {
  if (octets.length === 0 || octets.length > LONG_LIMIT) return undefined;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (value < 0x80 || octets[0] === 0)
    reader.log.note('note', 'integer', offset, name, 'the integer is longer than it has to be');
  return value;
}

/** Integer-value: Short-integer or Long-integer. @throws WireError for any other form */
export function readInteger(reader: BitReader, name: string): number {
  const { offset } = reader;
  const first = reader.uint(name, 8);
  if (first >= 0x80) return first & 0x7f;
  const expected = '80 to FF, or a length of 1 to 6';
  if (first === 0 || first > LONG_LIMIT)
    reader.log.stop('integer', offset, name, 'the value is no integer', { expected, actual: hexOf(first) });
  return longInteger(reader, name, reader.octets(name, first), offset)!;
}

/** Value-length. `form`: only where it is not the shortest. */
export function readValueLength(reader: BitReader, name: string): { length: number; form?: LengthForm } {
  const { offset } = reader;
  const first = reader.uint(name, 8);
  if (first < LENGTH_QUOTE) return { length: first };
  if (first > LENGTH_QUOTE)
    reader.log.stop('integer', offset, name, 'the octet is no length', { expected: '0 to 31', actual: hexOf(first) });
  const length = reader.uintvar(name);
  return length < LENGTH_QUOTE ? { length, form: 'length-quote' } : { length };
}

export function writeValueLength(writer: BitWriter, name: string, length: number, form?: LengthForm): void {
  if (length < LENGTH_QUOTE && form !== 'length-quote') writer.uint(name, length, 8);
  else {
    writer.uint(name, LENGTH_QUOTE, 8);
    writer.uintvar(name, length);
  }
}

/**
 * A value of any header, told by its first octet (WSP 8.4.1.2). `forms`: what it should look like; where that includes an integer,
 * octets behind a length are one.
 */
export function readValue(reader: BitReader, name: string, forms?: readonly WspForm[]): WspValue {
  const { offset } = reader;
  const first = reader.peek();
  if (first >= 0x80) {
    const value = reader.uint(name, 8) & 0x7f;
    checkForm(reader, name, 'short-integer', forms, offset);
    return value;
  }
  if (first > LENGTH_QUOTE) {
    const value = readText(reader, name);
    checkForm(reader, name, 'text', forms, offset);
    return value;
  }
  const { length } = readValueLength(reader, name);
  const octets = reader.octets(name, length);
  const integer = forms?.some((form) => form === 'integer' || form === 'short-integer');
  const value = integer && !forms?.includes('octets') ? longInteger(reader, name, octets, offset) : undefined;
  checkForm(reader, name, value === undefined ? 'octets' : 'integer', forms, offset);
  return value ?? octets;
}

export function writeValue(writer: BitWriter, name: string, value: WspValue): void {
  if (typeof value === 'number') writeInteger(writer, name, value);
  else if (typeof value === 'string') writeText(writer, name, value);
  else {
    writeValueLength(writer, name, value.length);
    writer.octets(value);
  }
}

/** A value that looks different from what the tables say is an error. */
export function checkForm(
  reader: BitReader,
  name: string,
  form: WspForm,
  forms: readonly WspForm[] | undefined,
  offset: number,
): void {
  if (!forms || forms.includes(form) || (form === 'short-integer' && forms.includes('integer'))) return;
  const expected = forms.join(', ');
  reader.log.note('error', 'attribute-value', offset, name, 'the value has another form', { expected, actual: form });
}

/** An octet as two digits. */
export function hexOf(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}

function octetsOf(value: number): Uint8Array {
  const octets: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.from(octets);
}
