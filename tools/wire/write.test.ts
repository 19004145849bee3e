/** Event lists to bytes: right ones, and wrong ones exactly as told. */
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import type { WireEvent } from './events';
import { WireError } from './finding';
import { decodeStrictWbxml, encodeEventsWbxml, encodeEventsXml, eventsOf, type WbxmlWriteOptions } from './strict';
import { hex } from './testing/told';

const start = (name: string, more: Partial<Extract<WireEvent, { kind: 'start' }>> = {}): WireEvent => ({
  kind: 'start',
  name,
  ...more,
});
const text = (value: string, as?: Extract<WireEvent, { kind: 'text' }>['as']): WireEvent => ({
  kind: 'text',
  text: value,
  ...(as && { as }),
});
const end: WireEvent = { kind: 'end' };
const N = 'SYNCML:SYNCML1.2';

const xmlRows: readonly [
  name: string,
  events: readonly WireEvent[],
  xml: string,
  options?: Parameters<typeof encodeEventsXml>[2],
][] = [
  ['a message', [start('SyncML'), start('Final', { empty: true }), end], `<SyncML xmlns="${N}"><Final/></SyncML>`],
  [
    'a namespace on each first element that uses it',
    [start('Meta'), start('Type'), text('t'), end, start('Format'), end, end],
    `<Meta xmlns="${N}"><Type xmlns="syncml:metinf">t</Type><Format xmlns="syncml:metinf"></Format></Meta>`,
  ],
  [
    'names of the parent page first',
    [start('MgmtTree'), start('Node'), start('RTProperties'), start('Type', { empty: true }), end, end, end],
    '<MgmtTree xmlns="syncml:dmddf1.2"><Node><RTProperties><Type/></RTProperties></Node></MgmtTree>',
  ],
  [
    'a namespace of its own',
    [start('Get', { ns: 'u' }), start('x', { ns: '' }), end, end],
    '<Get xmlns="u"><x xmlns=""></x></Get>',
  ],
  [
    'a namespace by attribute',
    [start('Get', { attributes: [{ name: 'xmlns', value: 'u' }] }), start('x', { ns: 'u', empty: true }), end],
    '<Get xmlns="u"><x/></Get>',
  ],
  [
    'no namespaces',
    [start('Meta'), start('Type', { empty: true }), end],
    '<Meta><Type/></Meta>',
    { namespaces: 'none' },
  ],
  ['an unknown name inherits', [start('Get'), start('Foo', { empty: true }), end], `<Get xmlns="${N}"><Foo/></Get>`],
  [
    'attributes',
    [start('a', { ns: '', empty: true, attributes: [{ name: 'b', value: '<&"\'>\n' }] })],
    `<a b="&lt;&amp;&quot;'>&#10;"/>`,
  ],
  [
    'text forms',
    [text('<&>\r'), text('<&]]>', 'cdata'), text('<&', 'raw'), text('a', 'str_t')],
    '&lt;&amp;&gt;&#13;<![CDATA[<&]]]]><![CDATA[>]]><&a',
  ],
  ['bytes as base64', [{ kind: 'opaque', bytes: hex('00FF') }], 'AP8='],
  ['an entity', [{ kind: 'entity', code: 0x20ac }], '&#8364;'],
  ['raw bytes in between', [start('a', { ns: '' }), { kind: 'bytes', bytes: text8('<') }, text('é'), end], '<a><é</a>'],
  ['pages are nothing', [{ kind: 'page', page: 3 }, text('x')], 'x'],
  ['wrong end', [start('a', { ns: '' }), { kind: 'end', name: 'b' }], '<a></b>'],
  ['one end too many', [start('a', { ns: '', empty: true }), { kind: 'end', name: 'b' }], '<a/></b>'],
  ['left open', [start('a', { ns: '' })], '<a>'],
  ['a declaration', [text('x')], '<?xml version="1.0" encoding="UTF-8"?>x', { xmlDeclaration: true }],
  [
    'a declaration of its own',
    [{ kind: 'head', xmlDeclaration: '<?xml?>', doctype: '<!DOCTYPE a>' }, text('x')],
    '<?xml?><!DOCTYPE a>x',
    { xmlDeclaration: true },
  ],
  ['a head of bytes', [{ kind: 'head', bytes: text8('\ufeff') }, text('x')], '\ufeffx', { xmlDeclaration: true }],
  ['nothing', [], ''],
];

function text8(value: string): Uint8Array {
  return Buffer.from(value, 'utf8');
}

test.each(xmlRows)('XML: %s', (_, events, xml, ...[options]) => {
  expect(Buffer.from(encodeEventsXml(events, syncml12, options)).toString('utf8')).toBe(xml);
});

const HEAD = '02 A401 6A';
const wbxmlRows: readonly [name: string, events: readonly WireEvent[], bytes: string, options?: WbxmlWriteOptions][] = [
  ['a message', [start('SyncML'), start('Final', { empty: true }), end], `${HEAD} 00 6D 12 01`],
  [
    'a page for each change',
    [
      start('Meta'),
      start('Type'),
      text('t'),
      end,
      start('Format', { empty: true }),
      end,
      start('Final', { empty: true }),
    ],
    `${HEAD} 00 5A 0001 53 037400 01 07 01 0000 12`,
  ],
  ['names of the parent page first', [start('MgmtTree'), start('Type', { empty: true })], `${HEAD} 00 0002 60 35`],
  [
    'names by namespace',
    [start('MgmtTree'), start('Type', { ns: 'syncml:metinf', empty: true })],
    `${HEAD} 00 0002 60 0001 13`,
  ],
  [
    'an unknown name as literal',
    [start('Foo'), end, start('Foo', { empty: true })],
    `${HEAD} 04 466F6F00 4400 01 0400`,
  ],
  ['a foreign name as literal', [start('Get', { ns: 'u', empty: true })], `${HEAD} 04 47657400 0400`],
  ['a known name as literal', [start('Get', { literal: true, empty: true })], `${HEAD} 04 47657400 0400`],
  ['a token of its own', [start('Get', { token: { page: 1, code: 0x30 } }), end], `${HEAD} 00 0001 70 01`],
  [
    'attributes',
    [
      start('Get', {
        empty: true,
        attributes: [
          { name: 'a', value: 'b' },
          { name: 'c', value: '' },
        ],
      }),
    ],
    `${HEAD} 04 61006300 93 04 00 03 6200 04 02 01`,
  ],
  [
    'text forms',
    [text('a'), text('b', 'str_i'), text('c', 'cdata'), text('d', 'opaque'), text('e', 'raw'), text('f', 'str_t')],
    `${HEAD} 02 6600 036100 036200 036300 C30164 65 8300`,
  ],
  [
    'bytes, and a length that is not theirs',
    [
      { kind: 'opaque', bytes: hex('00FF') },
      { kind: 'opaque', bytes: hex('00'), length: 300 },
    ],
    `${HEAD} 00 C30200FF C3822C00`,
  ],
  ['an entity', [{ kind: 'entity', code: 0x20ac }], `${HEAD} 00 02 C12C`],
  [
    'a page where none is due',
    [start('Get'), { kind: 'page', page: 0 }, { kind: 'page', page: 9 }, start('Item', { empty: true })],
    `${HEAD} 00 53 0000 0009 0000 14`,
  ],
  ['raw bytes', [{ kind: 'bytes', bytes: hex('C1') }], `${HEAD} 00 C1`],
  ['ends without start', [end, { kind: 'end', name: 'x' }], `${HEAD} 00 01 01`],
  ['version 1.0 without charset', [text('é')], '00 01 00 03 C3A9 00', { version: '1.0', publicId: 1 }],
  ['version 1.0 with one', [text('é')], '00 01 04 00 03 E9 00', { version: '1.0', publicId: 1, charset: 4 }],
  ['version, id, charset', [text('é')], '03 01 04 00 03 E9 00', { version: '1.3', publicId: 1, charset: 4 }],
  ['id as text', [start('Final', { empty: true })], '02 00 00 6A 02 7800 12', { publicId: 'x' }],
  [
    'a head beats the options',
    [{ kind: 'head', version: '1.9', publicId: 'x', charset: 3 }],
    '09 00 00 03 02 7800',
    { version: '1.3', publicId: 1 },
  ],
  ['a head of bytes', [{ kind: 'head', bytes: hex('FF') }, start('Final', { empty: true })], 'FF 12'],
  [
    'a table of its own',
    [{ kind: 'head', stringTable: hex('6100 62') }, text('b', 'str_t'), start('a', { empty: true })],
    `${HEAD} 03 610062 8302 0400`,
  ],
  ['a charset of nobody', [text('a')], '02 A401 07 00 03 61 00', { charset: 7 }],
  ['UTF-16', [text('a', 'str_t'), text('b')], '02 A401 8777 04 00610000 8300 03 0062 0000', { charset: 1015 }],
  [
    'repeated text in the table',
    [text('once'), text('many'), text('abc'), text('many'), text('abc'), text('many', 'str_i')],
    `${HEAD} 05 6D616E7900 03 6F6E636500 8300 0361626300 8300 0361626300 03 6D616E7900`,
    { stringTable: true },
  ],
  ['a tree in place', [start('Data'), start('MgmtTree'), end, end], `${HEAD} 00 4F 0002 60 01 01`],
  [
    'a tree within OPAQUE',
    [start('Data'), start('MgmtTree'), start('Node', { empty: true }), end, end],
    `${HEAD} 00 4F C309 02016A00 0002 60 24 01 01`,
    { embedded: 'opaque' },
  ],
  [
    'a tree left open within OPAQUE',
    [start('Data'), start('MgmtTree')],
    `${HEAD} 00 4F C307 02016A00 0002 60`,
    { embedded: 'opaque' },
  ],
];

test.each(wbxmlRows)('WBXML: %s', (_, events, bytes, ...[options]) => {
  expect(Buffer.from(encodeEventsWbxml(events, syncml12, options)).toString('hex')).toBe(hex(bytes).toString('hex'));
});

test('a vocabulary without number writes its text', () => {
  const bytes = encodeEventsWbxml([start('MgmtTree', { empty: true })], dmddf12);
  expect(decodeStrictWbxml(bytes, dmddf12).header.publicId).toBe('-//OMA//DTD-DM-DDF 1.2//EN');
});

const impossible: readonly [name: string, write: () => unknown, error: new (...args: never[]) => Error][] = [
  ['XML: half a character', () => encodeEventsXml([text('\ud800')], syncml12), WireError],
  ['XML: an end of nothing', () => encodeEventsXml([end], syncml12), WireError],
  ['WBXML: half a character', () => encodeEventsWbxml([text('\udc00')], syncml12), WireError],
  ['WBXML: NUL in a string', () => encodeEventsWbxml([text('a\0')], syncml12), WireError],
  [
    'WBXML: a character that the charset lacks',
    () => encodeEventsWbxml([text('€')], syncml12, { charset: 4 }),
    WireError,
  ],
  [
    'WBXML: a string that the table lacks',
    () => encodeEventsWbxml([{ kind: 'head', stringTable: hex('') }, text('a', 'str_t')], syncml12),
    WireError,
  ],
  ['WBXML: a version that has no byte', () => encodeEventsWbxml([], syncml12, { version: 'x' }), RangeError],
  [
    'WBXML: a number beyond 32 bits',
    () => encodeEventsWbxml([{ kind: 'entity', code: 2 ** 32 }], syncml12),
    RangeError,
  ],
  ['WBXML: a page beyond a byte', () => encodeEventsWbxml([{ kind: 'page', page: 256 }], syncml12), RangeError],
];

test.each(impossible)('%s', (_, write, error) => {
  expect(write).toThrow(error);
});

test('documents within text: kept, or told in place', () => {
  const events = [
    start('Data'),
    start('MgmtTree', { ns: 'syncml:dmddf1.2' }),
    start('Node', { ns: 'syncml:dmddf1.2', empty: true }),
    end,
    end,
  ];
  const { root } = decodeStrictWbxml(encodeEventsWbxml(events, syncml12, { embedded: 'opaque' }), syncml12);
  const names = (list: readonly WireEvent[]) => list.map((event) => (event.kind === 'start' ? event.name : event.kind));
  expect(names(eventsOf(root!))).toEqual(['Data', 'opaque', 'end']);
  expect(names(eventsOf(root!, { embedded: 'inline' }))).toEqual(['Data', 'MgmtTree', 'Node', 'end', 'end']);
});

test('the string table costs linear time', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => text(`text number ${index % (count / 2)}`));
  const time = (count: number) => {
    const events = many(count);
    const begin = process.hrtime.bigint();
    encodeEventsWbxml(events, syncml12, { stringTable: true });
    return Number(process.hrtime.bigint() - begin);
  };
  time(2_000);
  const small = Math.min(time(2_000), time(2_000));
  const large = Math.min(time(20_000), time(20_000));
  expect(large / small).toBeLessThan(25 + 5e7 / small);
});
