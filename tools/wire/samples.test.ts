/**
 * Real documents by others: all decode without exception, the verdicts are those of the index, which xmllint and libwbxml gave.
 * What these programs say when they are asked now stands in tools/judges.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import {
  decodeStrict,
  decodeStrictWbxml,
  decodeStrictXml,
  encodeEventsWbxml,
  encodeEventsXml,
  eventsOf,
  isWellFormed,
} from './strict';
import { comparable } from './testing/events';

const folder = join(__dirname, '../../../shared/samples');
const kinds = [
  'syncml-xml',
  'syncml-wbxml',
  'tree-wbxml',
  'tree-dump',
  'mo-instance',
  'wbxml-hostile',
  'ddf-vendor',
  'ddf-microsoft-v1',
  'ddf-microsoft-v2',
];
const present = existsSync(join(folder, 'INDEX.md'));
if (!present) console.info('no samples here: the real documents are not read');

interface Sample {
  readonly kind: string;
  readonly bytes: Buffer;
  /** Column "well-formed / decodes" of the index. */
  readonly verdict: string;
  /** Column "DTD check": what xmllint said with the DTD that fits. */
  readonly dtd: string;
}

/** The rows of INDEX.md; the file is the first column, the verdict the sixth. */
function readSamples(): [string, Sample][] {
  const rows = new Map<string, readonly string[]>();
  let kind = '';
  for (const line of readFileSync(join(folder, 'INDEX.md'), 'utf8').split('\n')) {
    if (line.startsWith('## ')) kind = line.slice(3).trim();
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (cells.length > 6) rows.set(`${kind}/${cells[1]}`, cells);
  }
  return kinds.flatMap((kind) =>
    readdirSync(join(folder, kind)).map((file): [string, Sample] => [
      `${kind}/${file}`,
      {
        kind,
        bytes: readFileSync(join(folder, kind, file)),
        verdict: rows.get(`${kind}/${file}`)?.[6] ?? 'not in the index',
        dtd: rows.get(`${kind}/${file}`)?.[7] ?? '',
      },
    ]),
  );
}

const samples = present ? readSamples() : [];
const vocabularies = [syncml12, dmddf12];
const some = (rows: [string, Sample][]) =>
  rows.length > 0 ? test.each(rows) : test.skip.each([['no samples', {} as Sample]]);
const xml = samples.filter(([, { kind }]) => !kind.includes('wbxml'));
const wbxml = samples.filter(([, { kind }]) => kind.includes('wbxml'));

some(samples)('%s decodes without exception, and again cut and bent', (_, { bytes }) => {
  expect(() => decodeStrict(bytes, vocabularies)).not.toThrow();
  for (const cut of [1, bytes.length >> 1, bytes.length - 1])
    expect(() => decodeStrict(bytes.subarray(0, cut), vocabularies)).not.toThrow();
});

some(xml)('%s: the verdict of the index', (_, { bytes, verdict }) => {
  const { document } = decodeStrict(bytes, vocabularies);
  expect(document.encoding).toBe('xml');
  expect(isWellFormed(document) ? 'yes' : 'no').toBe(verdict.slice(0, isWellFormed(document) ? 3 : 2));
});

/** Grammar errors; namespaces are nothing to a DTD, it was told that Data and Meta hold anything, and asked without MSFT: elements. */
function grammarErrors(bytes: Uint8Array): string[] {
  const { findings } = decodeStrict(bytes, vocabularies).document;
  return findings.flatMap(({ code, severity, path, actual = '' }) => {
    const isOther = code === 'namespace' || /\/(Data|Meta)\//.test(path) || /schemas.microsoft.com|^MSFT:/.test(actual);
    return severity !== 'error' || isOther ? [] : [`${code} ${path}`];
  });
}

some(xml.filter(([, { dtd }]) => /(: valid|: ok)$/.test(dtd)))('%s keeps its DTD', (_, { bytes }) => {
  expect(grammarErrors(bytes)).toEqual([]);
});

// The index tells the first error only: attributes say nothing of the others, and AccessType has any order by the text.
const broken = xml.filter(
  ([, { dtd }]) => /\d errors/.test(dtd) && /Element (?!AccessType)\w+ content/.test(dtd.split('without MSFT').at(-1)!),
);
some(broken)('%s breaks its DTD', (_, { bytes }) => {
  expect(grammarErrors(bytes)).not.toEqual([]);
});

some(wbxml.filter(([, { verdict }]) => verdict.startsWith('decodes')))('%s has no error', (_, { bytes }) => {
  const { document, vocabulary } = decodeStrict(bytes, vocabularies);
  expect(vocabulary).toBe(syncml12);
  expect(document.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

some(samples)('%s: decode, events, encode keeps the tree', (_, { bytes }) => {
  const { document, vocabulary } = decodeStrict(bytes, vocabularies);
  if (!isWellFormed(document)) return;
  const events = eventsOf(document);
  if (document.encoding === 'wbxml') {
    const again = decodeStrictWbxml(encodeEventsWbxml(events, vocabulary), vocabulary);
    expect(eventsOf(again)).toEqual(events);
  } else {
    const again = decodeStrictXml(encodeEventsXml(events, vocabulary), vocabulary);
    expect(comparable(eventsOf(again))).toEqual(comparable(events));
  }
});
