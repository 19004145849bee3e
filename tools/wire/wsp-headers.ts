/** Content type with parameters, and headers, in the compact encoding of WSP (8.4.2.24, 8.4.2.4, 8.4.2.6). */
import type { BitReader, BitWriter } from './bits';
import { partOf } from './bits';
import {
  checkForm,
  hexOf,
  type LengthForm,
  longInteger,
  readInteger,
  readText,
  readValue,
  readValueLength,
  type WspForm,
  type WspValue,
  writeInteger,
  writeText,
  writeValue,
  writeValueLength,
} from './wsp-values';

export interface WspCode {
  readonly name: string;
  readonly forms: readonly WspForm[];
  /** Integers that mean something. */
  readonly known?: readonly number[];
}

/** Well-known numbers. */
export interface WspTables {
  readonly mediaTypes: ReadonlyMap<number, string>;
  readonly parameters: ReadonlyMap<number, WspCode>;
  readonly headers: ReadonlyMap<number, WspCode>;
  readonly applications: ReadonlyMap<number, string>;
}

/** Quoted-string; its quotation marks are not told. */
export interface QuotedText {
  readonly quoted: string;
}

/** No-value is null. */
export type WspParameterValue = WspValue | QuotedText | null;

export interface WspParameter {
  /** Well-known number, or the name as text. */
  readonly name: number | string;
  readonly value: WspParameterValue;
}

export interface WspContentType {
  /** Well-known number, or the type as text. */
  readonly media: number | string;
  readonly parameters?: readonly WspParameter[];
  /** Only where the value is not as short as can be: a length where none is needed, or a quoted length. */
  readonly form?: LengthForm;
  /** Written instead of the true length. */
  readonly valueLength?: number;
}

export interface WspHeader {
  /** Well-known number, or the name as text. */
  readonly name: number | string;
  readonly value: WspValue;
}

/** Headers behind it have the numbers of another code page. */
export interface WspShift {
  readonly page: number;
}

const APPLICATION_ID = 0x2f;
const SHIFT = 0x7f;
const QUOTATION_MARK = 0x22;

/** @throws WireError */
export function readContentType(reader: BitReader, name: string, tables: WspTables): WspContentType {
  const { log } = reader;
  log.enter(name);
  const { offset } = reader;
  const first = reader.peek();
  let contentType: WspContentType;
  if (first > 31) contentType = { media: readMedia(reader) };
  else {
    const { length, form } = readValueLength(reader, 'value-length');
    const outer = reader.open('value-length', length);
    const media = readMedia(reader);
    const parameters: WspParameter[] = [];
    while (reader.left > 0) {
      log.enterEntry('parameters', parameters.length + 1, reader.offset);
      parameters.push(readParameter(reader, tables));
      log.leave();
    }
    reader.close('', outer);
    const short = parameters.length === 0 && form === undefined && !(typeof media === 'number' && media >= 0x80);
    const kept = form ?? (short ? ('short-length' as const) : undefined);
    contentType = { media, ...(parameters.length > 0 && { parameters }), ...(kept && { form: kept }) };
  }
  if (typeof contentType.media === 'number' && !tables.mediaTypes.has(contentType.media))
    log.note('note', 'unknown-token', offset, '', 'the media type is not known', { actual: hexOf(contentType.media) });
  log.leave();
  return contentType;
}

/** @throws WireError for what cannot be expressed */
export function writeContentType(writer: BitWriter, value: WspContentType, tables: WspTables): void {
  const { media, parameters = [], form, valueLength } = value;
  const plain = parameters.length === 0 && form === undefined && valueLength === undefined;
  if (plain && !(typeof media === 'number' && media >= 0x80)) {
    writeValue(writer, 'content-type', media);
    return;
  }
  const body = partOf((part) => {
    writeValue(part, 'content-type', media);
    for (const parameter of parameters) writeParameter(part, parameter, tables);
  });
  writeValueLength(writer, 'content-type', valueLength ?? body.length, form);
  writer.octets(body);
}

/** Reads headers until the open part ends. @throws WireError */
export function readHeaders(reader: BitReader, name: string, tables: WspTables): (WspHeader | WspShift)[] {
  const { log } = reader;
  const headers: (WspHeader | WspShift)[] = [];
  let page = 1;
  while (reader.left > 0) {
    const { offset } = reader;
    log.enterEntry(name, headers.length + 1, offset);
    const first = reader.peek();
    if (first === 0) log.stop('unknown-token', offset, 'name', 'no header begins with a zero', { actual: '00' });
    if (first <= 31 || first === SHIFT) {
      if (first === SHIFT) reader.uint('shift', 8);
      page = reader.uint('page', 8);
      headers.push({ page });
    } else if (first >= 0x80) headers.push(readKnown(reader, tables, page));
    else headers.push({ name: readText(reader, 'name'), value: readValue(reader, 'value', ['text']) });
    log.leave();
  }
  return headers;
}

/** @throws WireError for what cannot be expressed */
export function writeHeaders(writer: BitWriter, headers: readonly (WspHeader | WspShift)[]): void {
  for (const header of headers) {
    if ('page' in header) {
      if (header.page > 31 || header.page === 0) writer.uint('shift', SHIFT, 8);
      writer.uint('page', header.page, 8);
      continue;
    }
    const { name, value } = header;
    if (typeof name === 'string') writeText(writer, 'name', name);
    else if (name < 0x80) writeInteger(writer, 'name', name);
    else writer.refuse('name', '0 to 127', name);
    writeValue(writer, 'value', value);
  }
}

/** As HTTP would write it, names instead of numbers where they are known. */
export function contentTypeText({ media, parameters = [] }: WspContentType, tables: WspTables): string {
  const type = typeof media === 'string' ? media : (tables.mediaTypes.get(media) ?? `0x${hexOf(media)}`);
  return [type, ...parameters.map((parameter) => parameterText(parameter, tables))].join('; ');
}

function parameterText({ name, value }: WspParameter, tables: WspTables): string {
  const known = typeof name === 'string' ? name : (tables.parameters.get(name)?.name ?? `0x${hexOf(name)}`);
  if (value === null) return known;
  if (value instanceof Uint8Array) return `${known}=${[...value].map(hexOf).join('')}`;
  return `${known}=${typeof value === 'object' ? `"${value.quoted}"` : value}`;
}

function readMedia(reader: BitReader): number | string {
  return reader.peek() > 31 && reader.peek() < 0x80 ? readText(reader, 'media') : readInteger(reader, 'media');
}

function readParameter(reader: BitReader, tables: WspTables): WspParameter {
  const { offset } = reader;
  const first = reader.peek();
  if (first > 31 && first < 0x80) return { name: readText(reader, 'name'), value: readParameterValue(reader) };
  const name = readInteger(reader, 'name');
  const known = tables.parameters.get(name);
  if (!known)
    reader.log.note('note', 'unknown-token', offset, 'name', 'the parameter is not known', { actual: hexOf(name) });
  const at = reader.offset;
  const value = readParameterValue(reader, known?.forms);
  if (known?.known && typeof value === 'number' && !known.known.includes(value))
    reader.log.note('note', 'unknown-token', at, 'value', 'the value is not known', {
      expected: known.known.join(', '),
      actual: `${value}`,
    });
  return { name, value };
}

/** Compact-value or Text-value (WSP 8.4.2.4). */
function readParameterValue(reader: BitReader, forms?: readonly WspForm[]): WspParameterValue {
  const { offset } = reader;
  const first = reader.peek();
  if (forms?.includes('q')) return reader.uintvar('value');
  if (first === 0) {
    reader.uint('value', 8);
    checkForm(reader, 'value', 'text', forms, offset);
    return null;
  }
  if (first === QUOTATION_MARK) {
    const quoted = readText(reader, 'value').slice(1);
    checkForm(reader, 'value', 'text', forms, offset);
    return { quoted };
  }
  if (first > 30) return readValue(reader, 'value', forms);
  const octets = reader.octets('value', reader.uint('value', 8));
  const value = longInteger(reader, 'value', octets, offset);
  checkForm(reader, 'value', value === undefined ? 'octets' : 'integer', forms, offset);
  return value ?? octets;
}

function writeParameter(writer: BitWriter, { name, value }: WspParameter, tables: WspTables): void {
  writeValue(writer, 'name', name);
  const q = typeof name === 'number' && tables.parameters.get(name)?.forms.includes('q');
  if (value === null) writer.uint('value', 0, 8);
  else if (typeof value === 'object' && 'quoted' in value) writeText(writer, 'value', `"${value.quoted}`);
  else if (q && typeof value === 'number') writer.uintvar('value', value);
  else writeValue(writer, 'value', value);
}

function readKnown(reader: BitReader, tables: WspTables, page: number): WspHeader {
  const { offset } = reader;
  const name = reader.uint('name', 8) & 0x7f;
  const known = page === 1 ? tables.headers.get(name) : undefined;
  if (!known)
    reader.log.note('note', 'unknown-token', offset, 'name', 'the header is not known', { actual: hexOf(name) });
  const at = reader.offset;
  const value = readValue(reader, 'value', known?.forms);
  if (name === APPLICATION_ID && page === 1 && typeof value === 'number' && !tables.applications.has(value))
    reader.log.note('note', 'unknown-token', at, 'value', 'the application is not known', { actual: hexOf(value) });
  return { name, value };
}
