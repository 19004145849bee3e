/** Which of all vocabularies a document is read with, told by its content. */
import { decodeStrict, type Hint } from '../wire/strict';
import { vocabularies } from './testing/vocabularies';

const all = vocabularies.map(({ tables }) => tables);
const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const xml = (text: string) => new Uint8Array(Buffer.from(text));
const ddf = (id: string, version: string) =>
  xml(`<!DOCTYPE MgmtTree PUBLIC "${id}" "x"><MgmtTree><VerDTD>${version}</VerDTD></MgmtTree>`);

const rows: readonly [name: string, bytes: Uint8Array, vocabulary: string, hint?: Hint][] = [
  ['namespace of 1.2', xml('<SyncML xmlns="SYNCML:SYNCML1.2"/>'), 'syncml-1.2'],
  ['namespace of 1.1', xml('<SyncML xmlns="SYNCML:SYNCML1.1"/>'), 'syncml-1.1'],
  ['namespace of 1.0, which is nearer to 1.1', xml('<SyncML xmlns="SYNCML:SYNCML1.0"/>'), 'syncml-1.1'],
  ['public id of 1.2', hex('02 a401 6a 00 6d 01'), 'syncml-1.2'],
  ['public id of 1.1', hex('02 9f53 6a 00 6d 01'), 'syncml-1.1'],
  ['public id of 1.0', hex('02 9f51 6a 00 6d 01'), 'syncml-1.1'],
  ['no public id', hex('02 01 6a 00 6d 01'), 'syncml-1.2'],
  ['DevInf by public id', hex('02 a403 6a 00 4a 01'), 'devinf-1.2'],
  ['DevInf 1.1 by public id', hex('02 9f54 6a 00 4a 01'), 'devinf-1.1'],
  ['DevInf 1.0 by public id', hex('02 9f52 6a 00 4a 01'), 'devinf-1.1'],
  ['DevInf by root alone', hex('02 01 6a 00 4a 01'), 'devinf-1.2'],
  ['DevInf by VerDTD', xml('<DevInf xmlns="syncml:devinf"><VerDTD>1.2</VerDTD></DevInf>'), 'devinf-1.2'],
  ['DevInf 1.1 by VerDTD', xml('<DevInf xmlns="syncml:devinf">\n<VerDTD> 1.1 </VerDTD></DevInf>'), 'devinf-1.1'],
  ['VerDTD behind comments', xml('<DevInf><!-- a --> <!-- b --><VerDTD>1.1</VerDTD></DevInf>'), 'devinf-1.1'],
  ['VerDTD with prefix', xml('<d:DevInf xmlns:d="syncml:devinf"><d:VerDTD>1.1</d:VerDTD></d:DevInf>'), 'devinf-1.1'],
  ['VerDTD that is not the first', xml('<DevInf><Man/><VerDTD>1.1</VerDTD></DevInf>'), 'devinf-1.2'],
  ['VerDTD of nobody', xml('<DevInf><VerDTD>7</VerDTD></DevInf>'), 'devinf-1.2'],
  ['namespace of TNDS', xml('<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.1.2</VerDTD></MgmtTree>'), 'dmddf-1.2'],
  ['namespace of both', xml('<MgmtTree xmlns="syncml:dmddf"/>'), 'dmddf-1.1.2'],
  ['description by VerDTD', xml('<MgmtTree><VerDTD>1.1.2</VerDTD></MgmtTree>'), 'dmddf-1.1.2'],
  ['description of many phones', xml('<MgmtTree><VerDTD>1.1</VerDTD></MgmtTree>'), 'dmddf-1.1.2'],
  ['description by VerDTD 1.2', xml('<MgmtTree><VerDTD>1.2</VerDTD></MgmtTree>'), 'dmddf-1.2'],
  ['DOCTYPE before VerDTD', ddf('-//OMA//DTD SYNCML-DMDDF 1.1.2//EN', '1.2'), 'dmddf-1.1.2'],
  ['DOCTYPE with blanks', ddf(' -//OMA//DTD-DM-DDF 1.2//EN', '1.1'), 'dmddf-1.2'],
  ['media type', xml('<x/>'), 'devinf-1.2', { mediaType: 'application/vnd.syncml-devinf+xml; charset=utf-8' }],
];

// a parameter that a row lacks would be taken for a callback
test.each(rows.map((row) => [row[0], row] as const))('%s', (_, [, bytes, vocabulary, hint]) => {
  expect(decodeStrict(bytes, all, hint).vocabulary.name).toBe(vocabulary);
});

test('a long run of comments or blanks is looked at once', () => {
  const start = Date.now();
  for (const filler of ['<!--a-->', ' ', '<!--'])
    decodeStrict(xml(`<DevInf>${filler.repeat(20_000)}<VerDTD>${' '.repeat(5000)}`), all);
  expect(Date.now() - start).toBeLessThan(2000);
});
