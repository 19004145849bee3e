/** `assay convert`: xml <-> wbxml <-> json, by way of the strict tree so that nothing unknown is lost between XML and WBXML. */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { vocabularies } from '../tester/vocabularies';
import type { WireEvent } from '../wire/events';
import { placeOf } from '../wire/finding';
import { decodeStrict } from '../wire/strict';
import { eventsOfTyped, typedOf } from '../wire/typed';
import type { Vocabulary } from '../wire/vocabulary';
import { encodeEventsWbxml, encodeEventsXml, eventsOf } from '../wire/write';
import { usage } from './context';
import type { Exit } from './main';

type Format = 'xml' | 'wbxml' | 'json';

/** @throws AssayError when the input cannot be read or the output format is not known. */
export async function convert(from: string, to: string, options: { to?: string }): Promise<Exit> {
  const bytes = read(from);
  const format = formatOf(to, options.to);
  const { events, vocabulary, typed } = document(bytes, from);
  const out = encode(format, events, vocabulary, typed);
  if (to === '-') process.stdout.write(out);
  else writeFileSync(to, out);
  return 0;
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw usage(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`, 'check the path');
  }
}

function formatOf(to: string, given: string | undefined): Format {
  const name = given ?? (to === '-' ? 'xml' : extname(to).slice(1).toLowerCase());
  if (name === 'xml' || name === 'wbxml' || name === 'json') return name;
  throw usage(`cannot tell what to write from "${to}"`, 'give --to xml, wbxml or json');
}

interface Source {
  readonly events: WireEvent[];
  readonly vocabulary: Vocabulary;
  readonly typed: () => unknown;
}

function document(bytes: Uint8Array, from: string): Source {
  if (extname(from).toLowerCase() === '.json') return fromJson(bytes, from);
  const decoded = decodeStrict(bytes, vocabularies);
  const root = decoded.document.root;
  const fatal = decoded.document.findings.find((finding) => finding.severity === 'fatal');
  if (!root || fatal)
    throw usage(
      `${from}: ${fatal ? `${fatal.message} (${placeOf(fatal)})` : 'neither XML nor WBXML of a kind known here'}`,
      `assay check ${from} tells all that is wrong`,
    );
  const { document: tree, vocabulary } = decoded;
  return { events: eventsOf(tree), vocabulary, typed: () => ({ [root.name]: jsonOf(typedOf(tree, vocabulary)) }) };
}

function fromJson(bytes: Uint8Array, from: string): Source {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw usage(`${from} is no JSON: ${(error as Error).message}`);
  }
  const [name, body] = Object.entries((value ?? {}) as object)[0] ?? [];
  const vocabulary = vocabularies.find((one) => one.roots.includes(name ?? ''));
  if (!name || !vocabulary)
    throw usage(
      `${from} has no member that is a document`,
      `its one member must be ${[...new Set(vocabularies.map((one) => one.roots[0]))].join(' or ')}`,
    );
  return { events: eventsOfTyped(ofJson(body), name, vocabulary), vocabulary, typed: () => value };
}

function encode(
  format: Format,
  events: WireEvent[],
  vocabulary: Vocabulary,
  typed: () => unknown,
): Uint8Array | string {
  if (format === 'json') return `${JSON.stringify(typed(), null, 2)}\n`;
  return format === 'xml' ? encodeEventsXml(events, vocabulary) : encodeEventsWbxml(events, vocabulary);
}

/** Bytes become `{base64}`. */
function jsonOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(jsonOf);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, jsonOf(inner)]])),
    );
  return value;
}

function ofJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofJson);
  if (value === null || typeof value !== 'object') return value;
  const { base64 } = value as { base64?: unknown };
  if (typeof base64 === 'string' && Object.keys(value).length === 1)
    return Uint8Array.from(Buffer.from(base64, 'base64'));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ofJson(inner)]));
}
