/** Hostile bytes: never an exception, always a tree and findings whose places make sense. */
import fc from 'fast-check';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { checkPlaces } from '../fuzz/places';
import {
  decodeStrict,
  decodeStrictWbxml,
  decodeStrictXml,
  encodeEventsWbxml,
  encodeEventsXml,
  eventsOf,
  isWellFormed,
} from './strict';
import { hex } from './testing/told';

const XML = Buffer.from(
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE SyncML [<!ENTITY e "x">]><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>' +
    '<VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>é\u{1F600}</LocURI></Target>' +
    '<Source><LocURI>s&amp;&#65;&#x41;</LocURI></Source></SyncHdr><!-- c --><SyncBody><?pi x?><Add><CmdID>1</CmdID><Meta>' +
    '<m:Format xmlns:m="syncml:metinf" m:a="1" xml:lang=\'en\'>chr</m:Format></Meta><Item><Data><![CDATA[<MgmtTree/>]]></Data></Item>' +
    '</Add><Final/></SyncBody></SyncML>',
);
const clean = decodeStrictXml(XML, syncml12);
const tree = hex('02016A00 0002 60 77 03312E3200 01 64 26 01 01');
const WBXML = encodeEventsWbxml(
  [
    ...eventsOf(clean).slice(0, -1),
    { kind: 'text', text: 'repeated' },
    { kind: 'text', text: 'repeated' },
    { kind: 'start', name: 'Data' },
    { kind: 'opaque', bytes: tree },
    { kind: 'entity', code: 0xe9 },
    { kind: 'end' },
    { kind: 'end' },
  ],
  syncml12,
  { stringTable: true, publicId: '-//SYNCML//DTD SyncML 1.2//EN' },
);

const both = [
  ['XML', XML],
  ['WBXML', WBXML],
] as const;

test.each(both)('%s cut at every byte is not whole', (_, bytes) => {
  for (let length = 0; length < bytes.length; length++) {
    const { document } = decodeStrict(bytes.subarray(0, length), [syncml12]);
    checkPlaces(document);
    if (isWellFormed(document)) throw new Error(`cut at ${length}`);
  }
});

test.each(both)('%s with each byte bent', (_, bytes) => {
  for (let at = 0; at < bytes.length; at++)
    for (const value of [0, 1, 0x3c, 0x7f, 0x80, 0xc3, 0xff, bytes[at]! ^ 1, bytes[at]! ^ 0x40]) {
      const bent = Uint8Array.from(bytes);
      bent[at] = value;
      for (const decode of [decodeStrictXml, decodeStrictWbxml]) checkPlaces(decode(bent, syncml12));
    }
});

test.each(both)('%s decoded as the other', (_, bytes) => {
  checkPlaces(decodeStrictXml(bytes, syncml12));
  checkPlaces(decodeStrictWbxml(bytes, syncml12));
});

test.each([
  ['WBXML head', (rest: Uint8Array) => Buffer.concat([hex('02A4016A00'), rest])],
  ['XML tag', (rest: Uint8Array) => Buffer.concat([Buffer.from('<SyncML>'), rest])],
  ['nothing', (rest: Uint8Array) => rest],
])('any bytes after %s', (_, make) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (rest) => {
      const bytes = make(rest);
      for (const decode of [decodeStrictXml, decodeStrictWbxml])
        for (const vocabulary of [syncml12, dmddf12]) checkPlaces(decode(bytes, vocabulary));
    }),
    { numRuns: 1000 },
  );
});

test('any text of mark-up', () => {
  const parts = [
    '<',
    '>',
    '/',
    'a',
    ' ',
    '=',
    '"',
    '&',
    ';',
    '#',
    'x',
    '!',
    '--',
    '[CDATA[',
    ']]>',
    '?',
    'xml',
    'DOCTYPE',
    ':',
    'é',
    '\0',
    '[',
    ']',
    '%',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (text) => {
      checkPlaces(decodeStrictXml(Buffer.from(text.join('')), syncml12));
      checkPlaces(decodeStrictXml(Buffer.from(`<a>${text.join('')}</a>`), syncml12));
    }),
    { numRuns: 3000 },
  );
});

const bombs: readonly [name: string, bytes: Uint8Array, codes: readonly string[]][] = [
  ['entities of entities', Buffer.from(`<!DOCTYPE a [${bomb()}]><a>&z;</a>`), ['doctype', 'entity', 'unknown-element']],
  [
    'an outside entity',
    Buffer.from('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
    ['doctype', 'entity', 'unknown-element'],
  ],
  [
    'an outside parameter entity',
    Buffer.from('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x.invalid/"> %p;]><a/>'),
    ['doctype', 'unknown-element'],
  ],
  ['deep nesting', Buffer.from('<a>'.repeat(100_000)), ['limit', 'unknown-element']],
  ['deep tokens', Buffer.concat([hex('02A4016A00'), Buffer.alloc(100_000, 0x6d)]), ['limit', 'unexpected-element']],
  ['a huge OPAQUE', hex('02A4016A00 6D C3 8FFFFFFF7F 41'), ['truncated', 'unexpected-text']],
  ['an OPAQUE beyond 32 bits', hex('02A4016A00 6D C3 FFFFFFFF7F 41'), ['integer', 'truncated', 'unexpected-text']],
  ['a huge string table', hex('02A4016A 8FFFFFFF7F 41'), ['limit']],
  ['a number without end', Buffer.concat([hex('02A4016A00 6D 83'), Buffer.alloc(10_000, 0x80)]), ['truncated']],
  ['a public id without end', Buffer.concat([hex('02'), Buffer.alloc(1000, 0x81)]), ['truncated']],
  ['zeros', Buffer.alloc(10_000), ['string-table', 'truncated']],
  ['zeros in XML', Buffer.from('<a>\0</a>'), ['char', 'unknown-element']],
  ['half a character', Buffer.from([0x3c, 0x61, 0x3e, 0xf0, 0x9f]), ['encoding', 'unknown-element']],
  ['a byte order mark alone', Buffer.from([0xff, 0xfe]), ['truncated']],
  ['no bytes', Buffer.alloc(0), ['truncated']],
];

function bomb(): string {
  const names = 'abcdefghijklmnopqrstuvwxyz';
  return [...names]
    .map((name, index) => `<!ENTITY ${name} "${index > 0 ? `&${names[index - 1]};`.repeat(10) : 'boom'}">`)
    .join('');
}

test.each(bombs)('%s', (_, bytes, codes) => {
  const { document } = decodeStrict(bytes, [syncml12]);
  checkPlaces(document);
  expect([...new Set(document.findings.map(({ code }) => code))].sort()).toEqual(codes);
});

test('what is written again from broken bytes never throws', () => {
  for (let at = 5; at < WBXML.length; at++) {
    const bent = Uint8Array.from(WBXML);
    bent[at] = bent[at]! ^ 0x25;
    const document = decodeStrictWbxml(bent, syncml12);
    encodeEventsXml(eventsOf(document), syncml12);
  }
});
