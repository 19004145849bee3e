/** Everything that reads bytes of others, each with documents to begin from and with what must hold for any bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { MgmtTree } from '../../generated/dmddf-1.2';
import { objects } from '../../generated/mo/registry';
import { codecs } from '../codegen/binary/testing/codecs';
import { anyText, drawTyped } from '../codegen/testing/arbitrary';
import { vocabularies } from '../codegen/testing/vocabularies';
import { samples } from '../judges/samples';
import { readDdf } from '../mo/ddf-read';
import { readObject } from '../mo/object';
import { fromTnds } from '../mo/tnds';
import { WireError } from '../wire/finding';
import { decodeStrict, decodeStrictWbxml, decodeStrictXml } from '../wire/strict';
import { tryBoth } from './both-ways';
import type { Encoding } from './mutate';
import { checkPlaces } from './places';

export interface Target {
  readonly name: string;
  readonly encoding: Encoding;
  /** At least one. */
  readonly seeds: readonly Uint8Array[];
  /** @throws Error where these bytes are read in a way that no bytes may be */
  readonly read: (bytes: Uint8Array) => void;
}

/** Longer documents are left out: most changes to them would say nothing new. */
const LONGEST = 3000;
const WRITTEN = 40;

type Entry = (typeof vocabularies)[number];

/** The same on every machine that has the samples, or has not. */
export function targets(): Target[] {
  const found = documentsByOthers();
  return [...vocabularies.flatMap((one) => documents(one, found.get(one.name) ?? [])), ...layouts()];
}

function documents(entry: Entry, others: readonly Uint8Array[]): Target[] {
  const { name, tables, codec } = entry;
  const drawn = fc
    .sample(fc.gen(), { numRuns: WRITTEN, seed: 1 })
    .map((g) => drawTyped(g, tables, tables.roots[0]!, { text: anyText }));
  const isShort = ({ length }: Uint8Array) => length <= LONGEST;
  const short = [...others, ...(name.startsWith('dmddf') ? descriptions() : [])].filter(isShort);
  const isXml = (bytes: Uint8Array) => bytes[0]! > 0x1f;
  const xml = drawn.map((value) => codec.encodeXmlBytes(value)).filter(isShort);
  const wbxml = drawn.map((value, index) => codec.encodeWbxml(value, { stringTable: index % 2 === 0 })).filter(isShort);
  const all = vocabularies.map((one) => one.tables);
  return [
    {
      name: `${name} in XML`,
      encoding: 'xml',
      seeds: [...xml, ...short.filter(isXml)],
      read(bytes) {
        const document = decodeStrictXml(bytes, tables);
        checkPlaces(document);
        if (name.startsWith('dmddf')) readDdf(document);
        readFast(entry, () => codec.decodeXml(bytes), bytes, true);
      },
    },
    {
      name: `${name} in WBXML`,
      encoding: 'wbxml',
      seeds: [...wbxml, ...short.filter((bytes) => !isXml(bytes))],
      read(bytes) {
        checkPlaces(decodeStrictWbxml(bytes, tables));
        readFast(entry, () => codec.decodeWbxml(bytes), bytes, false);
      },
    },
    {
      name: `${name} told apart from others`,
      encoding: 'wbxml',
      seeds: [...xml, ...wbxml, ...short],
      read: (bytes) => checkPlaces(decodeStrict(bytes, all).document),
    },
  ];
}

const known = [...objects.values()];

/** A value, or a typed error with a place; from a tree also what stands on it. */
function readFast({ name }: Entry, decode: () => unknown, { length }: Uint8Array, hasLines: boolean): void {
  let value: unknown;
  try {
    value = decode();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const { offset, line, column } = error.finding;
    if (!(offset >= 0 && offset <= length)) throw new Error(`refused at byte ${offset} of ${length}: ${error.message}`);
    if (hasLines && !(line! >= 1 && column! >= 1)) throw new Error(`refused without a line: ${error.message}`);
    return;
  }
  if (!name.startsWith('dmddf')) return;
  for (const [index, { node }] of fromTnds(value as MgmtTree).roots.entries())
    readObject(known[(index + length) % known.length]!, node);
}

function layouts(): Target[] {
  return codecs.map((codec) => ({
    name: codec.name,
    encoding: 'binary',
    seeds: fc.sample(codec.values, { numRuns: WRITTEN, seed: 1 }).map((value) => codec.encode(value)),
    read(bytes) {
      tryBoth(codec, bytes);
    },
  }));
}

function descriptions(): Uint8Array[] {
  const folder = join(__dirname, '../../spec/mo');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ddf.xml'));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** Name of a vocabulary to documents that are of it. */
function documentsByOthers(): Map<string, Uint8Array[]> {
  const all = vocabularies.map(({ tables }) => tables);
  const found = new Map<string, Uint8Array[]>();
  const kinds = ['cp-wbxml', 'cp-xml', 'ddf-vendor', 'mo-instance', 'syncml-wbxml', 'syncml-xml', 'tree-dump'];
  for (const { bytes } of samples(...kinds, 'tree-wbxml', 'wbxml-hostile')) {
    const { name } = decodeStrict(bytes, all).vocabulary;
    found.set(name, [...(found.get(name) ?? []), bytes]);
  }
  return found;
}
