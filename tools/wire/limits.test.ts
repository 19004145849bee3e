/** Limits stop a decoder with a finding, in both encodings, and never let a small document cost much. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import type { Limits } from './limits';
import { decodeStrictWbxml, decodeStrictXml } from './strict';
import { hex, told } from './testing/told';
import type { DocumentNode } from './tree';

const xml = (text: string, limits: Partial<Limits>) => decodeStrictXml(Buffer.from(text), syncml12, { limits });
const wbxml = (bytes: string, limits: Partial<Limits>) => decodeStrictWbxml(hex(bytes), syncml12, { limits });
const HEAD = '02 A401 6A 00';

const rows: readonly [name: keyof Limits, document: () => DocumentNode, place: string][] = [
  ['bytes', () => xml('<SyncML/>', { bytes: 8 }), '@0'],
  ['bytes', () => wbxml(`${HEAD} 2D`, { bytes: 5 }), '@0'],
  // three references to eight characters: small in bytes, large in text
  ['bytes', () => wbxml('02 A401 6A 09 4141414141414141 00 6D 8300 8300 8300 01', { bytes: 22 }), '@19 /SyncML'],
  ['depth', () => xml('<a><b><c/></b></a>', { depth: 2 }), '@6 /a/b'],
  ['depth', () => wbxml(`${HEAD} 6D 6B 12 01 01`, { depth: 2 }), '@7 /SyncML/SyncBody'],
  ['elements', () => xml('<a><b/><c/></a>', { elements: 2 }), '@7 /a'],
  ['elements', () => wbxml(`${HEAD} 6D 2C 2B 01`, { elements: 2 }), '@7 /SyncML'],
  ['elements', () => wbxml(`${HEAD} 6D 0241 0241 0241 01`, { elements: 2 }), '@10 /SyncML'],
  ['elements', () => xml('<a>b<![CDATA[c]]><![CDATA[d]]></a>', { elements: 2 }), '@17 /a'],
  ['attributes', () => xml('<a b="" c="" d=""/>', { attributes: 2 }), '@13'],
  ['attributes', () => wbxml('02 A401 6A 04 41004200 AD 0400 0402 01', { attributes: 1 }), '@12'],
  ['nameLength', () => xml('<abcd/>', { nameLength: 3 }), '@1'],
  ['nameLength', () => xml('<ééé/>', { nameLength: 5 }), '@1'],
  ['textLength', () => xml('<a>abcd</a>', { textLength: 3 }), '@3 /a'],
  ['textLength', () => xml('<a b="abcd"/>', { textLength: 3 }), '@6'],
  ['textLength', () => wbxml(`${HEAD} 6D 03 41414141 00 01`, { textLength: 4 }), '@6 /SyncML'],
  ['textLength', () => wbxml(`${HEAD} 6D C3 05 4141414141 01`, { textLength: 4 }), '@7 /SyncML'],
  ['textLength', () => wbxml('02 A401 6A 05 4141414100 2D', { textLength: 4 }), '@4'],
];

test.each(rows)('%s (%#)', (name, document, place) => {
  const { findings } = document();
  const fatal = findings.filter((finding) => finding.severity === 'fatal');
  expect(fatal.map(({ code, message, offset, path }) => `${code} ${message} @${offset} ${path}`.trimEnd())).toEqual([
    `limit limit ${name} reached ${place}`,
  ]);
});

test('documents: a tree within Data counts, the limit leaves it undecoded', () => {
  const text = '<Data xmlns="SYNCML:SYNCML1.2"><![CDATA[<MgmtTree/>]]></Data>';
  const read = (documents: number) => xml(text, { documents });
  expect(told(read(1))).toEqual(['error unexpected-element @0 /Data']);
  expect(told(read(0))).toEqual(['error unexpected-element @0 /Data', 'error limit @31 /Data']);
  expect(read(1).root?.children).toMatchObject([{ document: { root: { name: 'MgmtTree' } } }]);
  expect(read(0).root?.children).toMatchObject([{ document: undefined }]);
});

test('findings beyond the limit are counted and not kept, the fatal one is', () => {
  const { findings, findingCount } = xml(`<SyncML>${'<x/>'.repeat(10)}`, { findings: 3 });
  expect(findings.map(({ code }) => code)).toEqual(['namespace', 'unknown-element', 'unknown-element', 'truncated']);
  expect(findingCount).toBe(12);
});

/** Each grows tenfold in size; the time may grow twenty-fivefold, far below the hundredfold of a square. */
const growing: readonly [name: string, make: (size: number) => DocumentNode][] = [
  ['unknown children', (n) => xml(`<SyncML>${'<x/>'.repeat(n)}</SyncML>`, { findings: 1e6 })],
  [
    'repeated children',
    (n) => xml(`<SyncML xmlns="SYNCML:SYNCML1.2">${'<SyncBody/>'.repeat(n)}</SyncML>`, { findings: 1e6 }),
  ],
  [
    'children in wrong order',
    (n) => xml(`<SyncBody xmlns="SYNCML:SYNCML1.2">${'<Final/><Get/>'.repeat(n)}</SyncBody>`, { findings: 1e6 }),
  ],
  ['prefixes', (n) => xml(`<a>${'<x:y xmlns:x="u" x:z=""/>'.repeat(n)}</a>`, { findings: 1e6 })],
  ['references', (n) => xml(`<a>${'&lt;&#9;'.repeat(n)}</a>`, {})],
  ['entities', (n) => xml(`<!DOCTYPE a [${'<!ENTITY b "&b;&b;">'.repeat(n)}]><a>${'&b;'.repeat(n)}</a>`, {})],
  ['unknown tokens', (n) => wbxml(`${HEAD} 6D ${'3F'.repeat(n)} 01`, { findings: 1e6 })],
  ['table references', (n) => wbxml(`02 A401 6A 83FF7F ${'41'.repeat(0xffff)} 6D ${'8301'.repeat(n)} 01`, {})],
];

test.each(growing)('linear: %s', (_, make) => {
  // of the processor, which others use too
  const time = (size: number) => {
    const start = process.cpuUsage();
    make(size);
    const { user, system } = process.cpuUsage(start);
    return Math.max(user + system, 1);
  };
  make(2_000);
  const small = Math.min(time(2_000), time(2_000), time(2_000));
  const large = Math.min(time(20_000), time(20_000));
  expect(large / small).toBeLessThan(25 + 5e4 / small);
});
