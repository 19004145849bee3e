/** Telling documents apart by their content: encoding, root, vocabulary. */
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrict, isWellFormed, type Kind, recognise } from './strict';
import { hex } from './testing/told';

const text = (xml: string, encoding: BufferEncoding = 'utf8') => Buffer.from(xml, encoding);

const looks: readonly [name: string, bytes: Uint8Array, kind: Kind][] = [
  ['XML', text('<a/>'), { encoding: 'xml', root: 'a' }],
  ['XML with namespace', text('<a b="c" xmlns="u"/>'), { encoding: 'xml', root: 'a', namespace: 'u' }],
  ['XML with prefix', text("<p:a xmlns='v' xmlns:p='u'/>"), { encoding: 'xml', root: 'a', namespace: 'u' }],
  ['a prolog', text('\ufeff<?xml version="1.0"?> <!-- <x> --> <a/>'), { encoding: 'xml', root: 'a' }],
  ['a DOCTYPE', text('<!DOCTYPE a PUBLIC "p" "s" [<!ENTITY e "]]>"> ] ><a/>'), { encoding: 'xml', publicId: 'p' }],
  ['a plain DOCTYPE', text('<!DOCTYPE a PUBLIC "p" "s"><a/>'), { encoding: 'xml', root: 'a', publicId: 'p' }],
  ['UTF-16', text('\ufeff<a/>', 'utf16le'), { encoding: 'xml', root: 'a' }],
  ['UTF-16 big endian', text('<a/>', 'utf16le').swap16(), { encoding: 'xml', root: 'a' }],
  ['XML after blanks', text('\n\n<a/>'), { encoding: 'xml', root: 'a' }],
  ['broken XML', text('<'), { encoding: 'xml' }],
  ['an open comment', text('<!-- '), { encoding: 'xml' }],
  ['JSON', text(' {"a":1}'), { encoding: 'json' }],
  ['WBXML', hex('02 A401 6A 00 6D'), { encoding: 'wbxml', publicId: 0x1201, rootToken: { page: 0, code: 0x2d } }],
  [
    'WBXML, text id',
    hex('03 00 02 6A 05 4100 4200 43 0002 60'),
    { encoding: 'wbxml', publicId: 'B', rootToken: { page: 2, code: 0x20 } },
  ],
  ['WBXML, id beyond', hex('03 00 09 6A 00 6D'), { encoding: 'wbxml', rootToken: { page: 0, code: 0x2d } }],
  ['WBXML 1.0', hex('00 A401 00 6D'), { encoding: 'wbxml', publicId: 0x1201, rootToken: { page: 0, code: 0x2d } }],
  ['WBXML cut', hex('03 A4 81 6A 00'), { encoding: 'wbxml', publicId: expect.any(Number) as number }],
  ['text', text('hello'), { encoding: 'unknown' }],
  ['zeros', Buffer.alloc(20), { encoding: 'wbxml', publicId: undefined }],
  ['nothing', text(''), { encoding: 'unknown' }],
];

test.each(looks)('recognise: %s', (_, bytes, kind) => {
  expect(recognise(bytes)).toEqual(kind);
});

const both = [syncml12, dmddf12];
const choices: readonly [name: string, bytes: Uint8Array, hint: string | undefined, chosen: string][] = [
  ['namespace of the root', text('<MgmtTree xmlns="syncml:dmddf1.2"/>'), undefined, 'dmddf-1.2'],
  ['root without namespace', text('<MgmtTree/>'), undefined, 'dmddf-1.2'],
  ['root beats hint', text('<SyncML/>'), 'application/vnd.syncml.dmddf+xml', 'syncml-1.2'],
  ['hint where nothing else speaks', text('<Foo/>'), 'application/vnd.syncml.dmddf+xml; charset=utf-8', 'dmddf-1.2'],
  [
    'public id of the DOCTYPE',
    text('<!DOCTYPE x PUBLIC "-//OMA//DTD-DM-DDF 1.2//EN" "s"><x/>'),
    undefined,
    'dmddf-1.2',
  ],
  ['number', hex('02 A401 6A 00 6D'), undefined, 'syncml-1.2'],
  [
    'text',
    hex(`03 00 00 6A 1B ${text('-//OMA//DTD-DM-DDF 1.2//EN\0').toString('hex')} 0002 60`),
    undefined,
    'dmddf-1.2',
  ],
  ['root token', hex('03 01 6A 00 0002 60 01'), undefined, 'dmddf-1.2'],
  ['the first', text('<Foo/>'), undefined, 'syncml-1.2'],
];

test.each(choices)('vocabulary by %s', (_, bytes, mediaType, chosen) => {
  expect(decodeStrict(bytes, both, mediaType ? { mediaType } : {}).vocabulary.name).toBe(chosen);
});

test('bytes that say nothing are read as the hint says', () => {
  const read = (hint: Parameters<typeof decodeStrict>[2]) => decodeStrict(text('hello'), both, hint).document.encoding;
  expect([read({}), read({ encoding: 'wbxml' }), read({ mediaType: 'application/vnd.syncml.dm+wbxml' })]).toEqual([
    'xml',
    'wbxml',
    'wbxml',
  ]);
});

test.each([
  ['whole', '<SyncML/>', true],
  ['cut', '<SyncML>', false],
  ['empty', '', false],
])('isWellFormed: %s', (_, xml, good) => {
  expect(isWellFormed(decodeStrict(text(xml), both).document)).toBe(good);
});

test('wrong arguments throw', () => {
  expect(() => decodeStrict(text('<a/>'), [])).toThrow(TypeError);
  expect(() => decodeStrict('<a/>' as unknown as Uint8Array, both)).toThrow(TypeError);
});
