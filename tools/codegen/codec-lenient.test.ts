/** What the generated decoders accept beyond what their encoders write. */
import * as devinf from '../../generated/devinf-1.2';
import * as dmddf from '../../generated/dmddf-1.2';
import { decodeWbxml, decodeXml, encodeWbxml, encodeXml, type Item, type SyncML } from '../../generated/syncml-1.2';
import { WireError } from '../wire/finding';

const header =
  '<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID><Target><LocURI>t</LocURI></Target><Source><LocURI>s</LocURI></Source></SyncHdr>';

/** The Item of an Add, from its XML. */
function itemOf(xml: string, rootAttributes = 'xmlns="SYNCML:SYNCML1.2"'): Item | undefined {
  const message = decodeXml(
    `<SyncML ${rootAttributes}>${header}<SyncBody><Add><CmdID>1</CmdID>${xml}</Add></SyncBody></SyncML>`,
  );
  const [add] = message.SyncBody.commands;
  return add?.$ === 'Add' ? add.Item[0] : undefined;
}

const tree = { MgmtTree: { VerDTD: '1.2', Node: [{ NodeName: 'n', Value: 'v' }] } };
const info = { DevInf: { VerDTD: '1.2', DevID: 'IMEI:1', DataStore: [] } as unknown as devinf.DevInf };
const treeXml = '<VerDTD>1.2</VerDTD><Node><NodeName>n</NodeName><Value>v</Value></Node></MgmtTree>';

test.each<[string, string, unknown]>([
  [
    'children in any order',
    '<Item><Data>d</Data><Target><LocName>n</LocName><LocURI>u</LocURI></Target></Item>',
    { Data: 'd', Target: { LocURI: 'u', LocName: 'n' } },
  ],
  [
    'the MetInf wrapper',
    '<Item><Meta><MetInf xmlns="syncml:metinf"><Type>t</Type><Format>f</Format></MetInf></Meta></Item>',
    { Meta: { Format: 'f', Type: 't' } },
  ],
  [
    'MetInf children in the parent namespace',
    '<Item><Meta><Format>f</Format></Meta></Item>',
    { Meta: { Format: 'f' } },
  ],
  [
    'prefixes',
    '<s:Item xmlns:s="SYNCML:SYNCML1.2"><m:Meta xmlns:m="SYNCML:SYNCML1.2"><x:Type xmlns:x="syncml:metinf">t</x:Type></m:Meta></s:Item>',
    { Meta: { Type: 't' } },
  ],
  ['unknown elements', '<Item><New><Data>x</Data><![CDATA[<]]></New><Data>d</Data><New/></Item>', { Data: 'd' }],
  [
    'elements of another namespace',
    '<Item><Data xmlns="urn:other">x</Data><o:Data xmlns:o="urn:other">y</o:Data><Meta xmlns=""/></Item>',
    { Meta: {} },
  ],
  ['unknown attributes', '<Item xml:lang="en" a="b"><Data c="&lt;">d</Data></Item>', { Data: 'd' }],
  [
    'CDATA, references and comments in text',
    '<Item><Data>a<!-- c -->&lt;<?p i?><![CDATA[<&>]]>&#x20AC;\r\nb</Data></Item>',
    { Data: 'a<<&>€\nb' },
  ],
  ['text with blanks', '<Item><Data> a\n </Data></Item>', { Data: ' a\n ' }],
  ['elements within text', '<Item><Target><LocURI>a<b>x</b>c</LocURI></Target></Item>', { Target: { LocURI: 'ac' } }],
  ['flags with content', '<Item><MoreData>x</MoreData></Item>', { MoreData: true }],
  ['text between elements', '<Item>x<Data>d</Data>&amp;<![CDATA[y]]></Item>', { Data: 'd' }],
  [
    'a tree in Data, blanks around',
    `<Item><Data>\n <MgmtTree xmlns="syncml:dmddf1.2">${treeXml}\n</Data></Item>`,
    { Data: tree },
  ],
  ['a tree without namespace', `<Item><Data><MgmtTree>${treeXml}</Data></Item>`, { Data: tree }],
  [
    'a tree of the older namespace',
    `<Item><Data><MgmtTree xmlns="syncml:dmddf">${treeXml}</Data></Item>`,
    { Data: tree },
  ],
  [
    'an unknown document in Data',
    '<Item><Data><Note xmlns="urn:other"><VerDTD>1.2</VerDTD></Note></Data></Item>',
    { Data: '' },
  ],
  ['device information in Data', `<Item><Data>${devinf.encodeXml(info.DevInf)}</Data></Item>`, { Data: info }],
  ['escaped XML in Data stays text', '<Item><Data>&lt;MgmtTree/&gt;</Data></Item>', { Data: '<MgmtTree/>' }],
  ['nothing in Item', '<Item/>', {}],
  ['the last of two', '<Item><Data>a</Data><Data>b</Data></Item>', { Data: 'b' }],
])('XML: %s', (_, xml, expected) => {
  expect(itemOf(xml)).toEqual(expected);
});

test.each(['xmlns="SYNCML:SYNCML1.0"', "xmlns='SYNCML:SYNCML1.1'", 'xmlns="SYNCML:SYNCML1.2"', ''])(
  'root namespace %s',
  (attributes) => {
    expect(itemOf('<Item><Data>d</Data></Item>', attributes)).toEqual({ Data: 'd' });
  },
);

test('required elements that are missing are undefined, lists empty', () => {
  const message = decodeXml('<SyncML><SyncHdr/><SyncBody><Add/></SyncBody></SyncML>');
  expect(message).toEqual({ SyncHdr: {}, SyncBody: { commands: [{ $: 'Add', Item: [] }] } });
  expect(decodeXml('<SyncML/>')).toEqual({});
});

test('commands keep their order', () => {
  const body = '<Get><CmdID>1</CmdID></Get><Add><CmdID>2</CmdID></Add><Get><CmdID>3</CmdID></Get>';
  const message = decodeXml(`<SyncML>${header}<SyncBody>${body}<Final/></SyncBody></SyncML>`);
  expect(message.SyncBody.commands.map(({ $, CmdID }) => [$, CmdID])).toEqual([
    ['Get', '1'],
    ['Add', '2'],
    ['Get', '3'],
  ]);
  expect(message.SyncBody.Final).toBe(true);
});

test.each([
  ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><SyncML/>', 'utf16le')],
  ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><SyncML><!-- \xe9 --></SyncML>', 'latin1')],
  ['a byte order mark', Buffer.from('\ufeff<SyncML></SyncML>')],
  [
    'DOCTYPE with a subset',
    Buffer.from(
      '<?xml version = "1.0"?><!DOCTYPE SyncML PUBLIC "-//X" "x" [<?oma supported-versions="1.2"?>]>\n<SyncML/>\n',
    ),
  ],
])('XML in %s', (_, bytes) => {
  expect(decodeXml(new Uint8Array(bytes))).toEqual({});
});

const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
const word = (text: string) => Buffer.from(text).toString('hex');

/** The Item of an Add, from its WBXML content. */
function wbxmlItem(content: string): unknown {
  const [add] = decodeWbxml(hex(`02 a401 6a 00 6d 6b 45 54 ${content} 01 01 01 01`)).SyncBody.commands;
  return add?.$ === 'Add' ? add.Item[0] : undefined;
}

const opaqueOf = (document: Uint8Array) =>
  `c3 ${document.length.toString(16).padStart(2, '0')} ${Buffer.from(document).toString('hex')}`;
const opaque = opaqueOf(dmddf.encodeWbxml(tree.MgmtTree as dmddf.MgmtTree));
const infoAs = (publicId: number | string) => opaqueOf(devinf.encodeWbxml(info.DevInf, { publicId }));

test.each<[string, string, unknown]>([
  ['text and OPAQUE in pieces', `4f 03 ${word('a')} 00 c3 01 ${word('b')} 01`, { Data: 'ab' }],
  ['OPAQUE before text', `4f c3 01 ${word('a')} 03 ${word('b')} 00 01`, { Data: 'ab' }],
  ['OPAQUE alone is bytes', `4f c3 02 ${word('ab')} 01`, { Data: new Uint8Array([0x61, 0x62]) }],
  ['OPAQUE in two pieces', '4f c3 01 00 c3 01 ff 01', { Data: new Uint8Array([0, 255]) }],
  [
    'a tree on its page',
    `4f 00 02 60 77 03 ${word('1.2')} 00 01 64 66 03 ${word('n')} 00 01 76 03 ${word('v')} 00 01 01 01 00 00 01`,
    { Data: tree },
  ],
  ['a tree as a document in OPAQUE', `4f ${opaque} 01`, { Data: tree }],
  ['a tree in OPAQUE with blanks after it', `4f ${opaque} c3 02 0d0a 01`, { Data: tree }],
  ['device information as a document in OPAQUE', `4f ${infoAs(0x1203)} 01`, { Data: info }],
  ['device information of an older public id', `4f ${infoAs(0x0fd4)} 01`, { Data: info }],
  ['device information of an unknown public id', `4f ${infoAs(1)} 01`, { Data: info }],
  ['device information, public id as text', `4f ${infoAs('-//SYNCML//DTD DevInf 1.2//EN')} 01`, { Data: info }],
  [
    'a document of another type that begins alike',
    `4f ${infoAs(0x1205)} 01`,
    { Data: devinf.encodeWbxml(info.DevInf, { publicId: 0x1205 }) },
  ],
  [
    'Meta on page 1',
    `5a 00 01 53 03 ${word('t')} 00 01 47 03 ${word('f')} 00 01 01 00 00 4f 01`,
    { Meta: { Type: 't', Format: 'f' }, Data: '' },
  ],
  ['MetInf on page 1', `5a 00 01 4e 53 03 ${word('t')} 00 01 01 01`, { Meta: { Type: 't' } }],
  ['unknown tokens and pages', '00 09 45 46 03 61 00 01 01 05 00 00 70 01 4f 03 61 00 01', { Data: 'a' }],
  ['a literal attribute', `cf 04 00 03 ${word('x')} 00 01 03 61 00 01`, undefined],
])('WBXML: %s', (_, content, expected) => {
  if (expected === undefined) expect(() => wbxmlItem(content)).toThrow(WireError);
  else expect(wbxmlItem(content)).toEqual(expected);
});

test('bytes become base64 in XML', () => {
  const message: SyncML = decodeXml(`<SyncML>${header}<SyncBody/></SyncML>`);
  message.SyncBody.commands.push({ $: 'Add', CmdID: '1', Item: [{ Data: new Uint8Array([0, 255]) }] });
  expect(encodeXml(message)).toContain('<Data>AP8=</Data>');
});

test('encoders leave out what is undefined and refuse what they cannot write', () => {
  const command = (value: object) => ({ SyncBody: { commands: [value] } }) as unknown as SyncML;
  expect(encodeXml(command({ $: 'Get' }))).toBe(
    '<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Get></Get></SyncBody></SyncML>',
  );
  expect(Buffer.from(encodeWbxml(command({ $: 'Get' }))).toString('hex')).toBe('02a4016a006d6b53010101');
  for (const encode of [encodeXml, encodeWbxml]) {
    expect(() => encode(command({ $: 'Gte' }))).toThrow('SyncBody cannot hold this');
    expect(() => encode(command({ $: 'Add', Item: [{ Data: { Tree: {} } }] }))).toThrow('Data cannot hold this');
  }
  expect(() => encodeXml(command({ $: 'Get', CmdID: 'a\u0001' }))).toThrow('a character that XML cannot carry');
  expect(() => encodeXml(command({ $: 'Get', CmdID: '\ud800' }))).toThrow('a character that XML cannot carry');
});

test('a NUL in text goes as OPAQUE in WBXML', () => {
  const message = { SyncBody: { commands: [{ $: 'Get', CmdID: 'a\0b', Item: [] }] } } as unknown as SyncML;
  expect(decodeWbxml(encodeWbxml(message))).toEqual(message);
});

test('an encoder called while another is at work has its own buffer', () => {
  const inner = { SyncBody: { commands: [{ $: 'Get', CmdID: 'inner', Item: [] }] } } as unknown as SyncML;
  const outer = {
    SyncBody: {
      get commands() {
        encodeWbxml(inner);
        return [{ $: 'Get', CmdID: 'outer', Item: [] }];
      },
    },
  } as unknown as SyncML;
  expect(decodeWbxml(encodeWbxml(outer)).SyncBody.commands).toEqual([{ $: 'Get', CmdID: 'outer', Item: [] }]);
});
