/** What the strict XML decoder says about documents: code, place and path of each finding. */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictXml } from './strict';
import { told } from './testing/told';
import { child, type ElementNode, textOf } from './tree';

const M = ' xmlns="syncml:metinf"';
const HDR =
  '<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>' +
  '<Target><LocURI>t</LocURI></Target><Source><LocURI>s</LocURI></Source></SyncHdr>';
const message = (body: string, header = HDR) =>
  `<SyncML xmlns="SYNCML:SYNCML1.2">${header}<SyncBody>${body}</SyncBody></SyncML>`;
const get = (inner: string) => message(`<Get>${inner}</Get><Final/>`);
const item = '<Item><Target><LocURI>./DevInfo</LocURI></Target></Item>';
const status = (inner: string) => message(`<Status>${inner}</Status>`);
const STATUS = '<CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>';
const data = (inner: string) => message(`<Add><CmdID>1</CmdID><Item><Data>${inner}</Data></Item></Add>`);

/** Where the body of `message` begins. */
const B = message('').indexOf('</SyncBody>');

const rows: readonly [name: string, xml: string, findings: readonly string[]][] = [
  ['a clean message', get(`<CmdID>1</CmdID>${item}`), []],
  ['blanks between elements', get(`\n <CmdID>1</CmdID>\n\t${item}\n`), []],
  [
    'children of Meta in any order',
    get(`<CmdID>1</CmdID><Meta><Type${M}>t</Type><Format${M}>chr</Format></Meta>${item}`),
    [],
  ],
  [
    'a child of Meta twice',
    get(`<CmdID>1</CmdID><Meta><Type${M}>t</Type><Format${M}>chr</Format><Type${M}>t</Type></Meta>${item}`),
    [`error unexpected-element @${B + 105} /SyncML/SyncBody/Get/Meta/Type[2]`],
  ],
  [
    'a child of MetInf three times, one that may',
    get(`<CmdID>1</CmdID><Meta><MetInf${M}><Type/><EMI/><Type/><EMI/><Type/></MetInf></Meta>${item}`),
    [
      `error unexpected-element @${B + 70} /SyncML/SyncBody/Get/Meta/MetInf/Type[2]`,
      `error unexpected-element @${B + 83} /SyncML/SyncBody/Get/Meta/MetInf/Type[3]`,
    ],
  ],
  [
    'the same child in two of them',
    get(`<CmdID>1</CmdID><Meta><Type${M}>t</Type></Meta>${item.replace('</Item>', `<Meta><Type${M}/></Meta></Item>`)}`),
    [],
  ],
  [
    'a namespace by prefix',
    '<s:SyncML xmlns:s="SYNCML:SYNCML1.2"/>',
    ['error missing-element @36 /SyncML', 'error missing-element @36 /SyncML'],
  ],
  ['an older namespace', message(`<Get><CmdID>1</CmdID>${item}</Get>`).replace('1.2"', '1.1"'), []],
  [
    'two children missing',
    status(`<CmdID>1</CmdID><Cmd>Get</Cmd><Data>200</Data>`),
    [
      `error missing-element @${B + 24} /SyncML/SyncBody/Status`,
      `error missing-element @${B + 24} /SyncML/SyncBody/Status`,
    ],
  ],
  ['the last child missing', status(STATUS), [`error missing-element @${B + 78} /SyncML/SyncBody/Status`]],
  [
    'an empty command',
    message('<Get/>'),
    [`error missing-element @${B + 4} /SyncML/SyncBody/Get`, `error missing-element @${B + 4} /SyncML/SyncBody/Get`],
  ],
  [
    'two children exchanged',
    status('<CmdID>1</CmdID><CmdRef>0</CmdRef><MsgRef>1</MsgRef><Cmd>Get</Cmd><Data>200</Data>'),
    [`error element-order @${B + 24} /SyncML/SyncBody/Status/CmdRef`],
  ],
  [
    'an optional child too late',
    get(`<CmdID>1</CmdID>${item}<Meta><Format${M}>chr</Format></Meta>`),
    [`error element-order @${B + 21 + item.length} /SyncML/SyncBody/Get/Meta`],
  ],
  [
    'a child twice',
    get(`<CmdID>1</CmdID><CmdID>2</CmdID>${item}`),
    [`error unexpected-element @${B + 21} /SyncML/SyncBody/Get/CmdID[2]`],
  ],
  [
    'a child that belongs elsewhere',
    get(`<CmdID>1</CmdID><Status/>${item}`),
    [
      `error unexpected-element @${B + 21} /SyncML/SyncBody/Get/Status`,
      ...Array.from({ length: 5 }, () => `error missing-element @${B + 28} /SyncML/SyncBody/Get/Status`),
    ],
  ],
  [
    'an unknown child',
    get(`<CmdID>1</CmdID><Foo><Bar/></Foo>${item}`),
    [`error unknown-element @${B + 21} /SyncML/SyncBody/Get/Foo`],
  ],
  [
    'a foreign child',
    get(`<CmdID>1</CmdID><x:Foo xmlns:x="urn:x"/>${item}`),
    [`error unknown-element @${B + 21} /SyncML/SyncBody/Get/Foo`],
  ],
  [
    'something after Final',
    message(`<Final/><Get><CmdID>1</CmdID>${item}</Get>`),
    [`error element-order @${B} /SyncML/SyncBody/Final`],
  ],
  ['an empty body', message(''), [`error missing-element @${B} /SyncML/SyncBody`]],
  [
    'text between elements',
    get(`x<CmdID>1</CmdID>y&amp;z${item}`),
    [`error unexpected-text @${B + 5} /SyncML/SyncBody/Get`, `error unexpected-text @${B + 22} /SyncML/SyncBody/Get`],
  ],
  [
    'text in an empty element',
    message(`<Get><CmdID>1</CmdID>${item}</Get><Final>x</Final>`),
    [`error unexpected-text @${B + 90} /SyncML/SyncBody/Final`],
  ],
  [
    'a blank in an empty element',
    message(`<Get><CmdID>1</CmdID>${item}</Get><Final> </Final>`),
    [`error unexpected-text @${B + 90} /SyncML/SyncBody/Final`],
  ],
  [
    'an element in text',
    get(`<CmdID><Cmd>1</Cmd></CmdID>${item}`),
    [`error unexpected-element @${B + 12} /SyncML/SyncBody/Get/CmdID/Cmd`],
  ],
  [
    'no namespace: told once',
    get(`<CmdID>1</CmdID>${item}`).replace(' xmlns="SYNCML:SYNCML1.2"', ''),
    ['error namespace @0 /SyncML'],
  ],
  [
    'a wrong namespace: told once',
    get(`<CmdID>1</CmdID>${item}`).replace('SYNCML:SYNCML1.2', 'urn:x'),
    ['error namespace @0 /SyncML'],
  ],
  [
    'MetInf without its namespace',
    get(`<CmdID>1</CmdID><Meta><Format>chr</Format></Meta>${item}`),
    [`error namespace @${B + 27} /SyncML/SyncBody/Get/Meta/Format`],
  ],
  [
    'a misplaced element of no namespace',
    '<SyncML><SyncHdr><Get/></SyncHdr><SyncBody><Final/></SyncBody></SyncML>',
    [
      'error namespace @0 /SyncML',
      'error unexpected-element @17 /SyncML/SyncHdr/Get',
      'error missing-element @21 /SyncML/SyncHdr/Get',
      'error missing-element @21 /SyncML/SyncHdr/Get',
      ...Array.from({ length: 6 }, () => 'error missing-element @23 /SyncML/SyncHdr'),
      'error missing-element @43 /SyncML/SyncBody',
    ],
  ],
  ['an unbound prefix', '<x:SyncML/>', ['error unknown-element @0 /SyncML', 'error namespace @0 /SyncML']],
  ['another root', '<Foo/>', ['error unknown-element @0 /Foo']],
  ['a root that is no root', '<Item xmlns="SYNCML:SYNCML1.2"/>', ['error unexpected-element @0 /Item']],
  [
    'an unknown attribute',
    get(`<CmdID a="1">1</CmdID>${item}`),
    [`error unknown-attribute @${B + 12} /SyncML/SyncBody/Get/CmdID/@a`],
  ],
  ['xml: attributes', get(`<CmdID xml:lang="en">1</CmdID>${item}`), []],
  [
    'a tree within Data',
    data('<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node><NodeName>x</NodeName></Node></MgmtTree>'),
    [],
  ],
  [
    'another page within Data',
    data('<Format xmlns="syncml:metinf">chr</Format>'),
    [`error unexpected-element @${B + 33} /SyncML/SyncBody/Add/Item/Data/Format`],
  ],
  [
    'foreign elements within Data',
    data('<x xmlns="urn:x"><y/></x>'),
    [`note unknown-element @${B + 33} /SyncML/SyncBody/Add/Item/Data/x`],
  ],
  ['a DOCTYPE', `<!DOCTYPE SyncML PUBLIC "p" "s">${get(`<CmdID>1</CmdID>${item}`)}`, ['note doctype @0']],
  [
    'an entity of the document',
    `<!DOCTYPE a [<!ENTITY e "x">]>${data('&e;')}`,
    ['note doctype @0', `error entity @${B + 63} /SyncML/SyncBody/Add/Item/Data`],
  ],
  [
    'an entity of the document in an attribute',
    `<!DOCTYPE a [<!ENTITY e "x">]><SyncML xml:lang="&e;"/>`,
    [
      'note doctype @0',
      'error namespace @30 /SyncML',
      'error entity @48',
      'error missing-element @52 /SyncML',
      'error missing-element @52 /SyncML',
    ],
  ],
  [
    'an entity that may stand outside',
    `<!DOCTYPE a SYSTEM "s">${data('&e;')}`,
    ['note doctype @0', `error entity @${B + 56} /SyncML/SyncBody/Add/Item/Data`],
  ],
  ['an entity of nobody', data('&e;'), [`fatal entity @${B + 33} /SyncML/SyncBody/Add/Item/Data`]],
  ['a bad character reference', data('&#1;'), [`fatal entity @${B + 33} /SyncML/SyncBody/Add/Item/Data`]],
  ['a bad character', data('a\u0001'), [`fatal char @${B + 34} /SyncML/SyncBody/Add/Item/Data`]],
  ['an end tag of another name', message('<Get></Put>'), [`fatal not-well-formed @${B + 5} /SyncML/SyncBody/Get`]],
  ['the end too early', message('<Get>').slice(0, B + 4), [`fatal truncated @${B + 4} /SyncML/SyncBody`]],
  [
    'something after the end',
    `${get(`<CmdID>1</CmdID>${item}`)}\nx`,
    [`fatal trailing @${get(`<CmdID>1</CmdID>${item}`).length + 1}`],
  ],
  ['an attribute twice', '<SyncML a="" a=""/>', ['fatal duplicate-attribute @13']],
  ['a declaration of version 1.1', `<?xml version="1.1"?>${get(`<CmdID>1</CmdID>${item}`)}`, ['error version @0']],
  ['nothing', '', ['fatal truncated @0']],
];

test.each(rows)('%s', (_, xml, findings) => {
  expect(told(decodeStrictXml(Buffer.from(xml), syncml12))).toEqual(findings);
});

const words: readonly [name: string, xml: string, expected: string, actual: string][] = [
  ['what is allowed here', status('<CmdID>1</CmdID><Get/>').replace('<Get/>', '<Final/>'), 'MsgRef', 'Final'],
  ['several answers', get(`<CmdID>1</CmdID>`), 'NoResp | Lang | Cred | Meta | Item', 'end of Get'],
  ['the namespace wanted', '<SyncML xmlns="urn:x"/>', 'SYNCML:SYNCML1.2', 'urn:x'],
  ['the tag wanted', message('<Get></Put>'), '</Get>', '</Put>'],
];

test.each(words)('expected and actual: %s', (_, xml, expected, actual) => {
  const [first] = decodeStrictXml(Buffer.from(xml), syncml12).findings;
  expect(first).toMatchObject({ expected, actual });
});

describe('the tree', () => {
  const read = (xml: string | Uint8Array) =>
    decodeStrictXml(typeof xml === 'string' ? Buffer.from(xml) : xml, syncml12);
  const dataOf = (xml: string) => child(read(xml).root, 'SyncBody', 'Add', 'Item', 'Data') as ElementNode;

  test.each([
    ['references', 'a&lt;&#x20AC;b', 'a<€b'],
    ['line ends', 'a\r\nb\rc\nd&#13;', 'a\nb\nc\nd\r'],
    ['CDATA', 'a<![CDATA[<&\r\n]]>b', 'a<&\nb'],
    ['blanks kept in text', '  a ', '  a '],
    ['comments left out', 'a<!-- x -->b', 'ab'],
  ])('text: %s', (_, inner, text) => {
    expect(textOf(dataOf(data(inner)))).toBe(text);
  });

  test('offsets span the element, attributes and text', () => {
    const xml = data('é<![CDATA[x]]>');
    const at = (text: string) => Buffer.byteLength(xml.slice(0, xml.indexOf(text)));
    const node = dataOf(xml);
    expect([node.start, node.end]).toEqual([at('<Data>'), at('</Item>')]);
    expect(node.children.map(({ start, end }) => [start, end])).toEqual([
      [at('é'), at('<![CDATA[')],
      [at('<![CDATA['), at('</Data>')],
    ]);
    const attribute = read(xml).root?.attributes[0];
    expect(attribute).toMatchObject({ name: 'xmlns', ns: 'http://www.w3.org/2000/xmlns/', start: 8 });
  });

  test.each([
    ['<a/>', { charset: 'utf-8' }],
    ['<?xml version="1.0" encoding="US-ASCII"?><a/>', { version: '1.0', charset: 'us-ascii' }],
    ['<!DOCTYPE a><a/>', { charset: 'utf-8', doctype: { name: 'a' } }],
    ['<!DOCTYPE a PUBLIC "p" "s" []><a/>', { charset: 'utf-8', doctype: { name: 'a', publicId: 'p', systemId: 's' } }],
  ])('the head of %s', (xml, header) => {
    expect(read(xml).header).toEqual(header);
  });

  test('line and column count characters', () => {
    const xml = '<SyncML>\r\n  <é>\u{1F600}\u{1F600}<b';
    expect(read(xml).findings.at(-1)).toMatchObject({ code: 'truncated', line: 2, column: 10 });
  });

  test.each([
    ['utf16le', 'UTF-16'],
    ['latin1', 'ISO-8859-1'],
  ] as const)('offsets count the bytes given: %s', (encoding, name) => {
    const head = `${encoding === 'utf16le' ? '\ufeff' : ''}<?xml version="1.0" encoding="${name}"?>`;
    const xml = head + data('éé') + 'x';
    const { root, findings, header } = read(Buffer.from(xml, encoding));
    const width = encoding === 'utf16le' ? 2 : 1;
    const node = child(root, 'SyncBody', 'Add', 'Item', 'Data') as ElementNode;
    expect([node.start, node.end]).toEqual([xml.indexOf('<Data>') * width, xml.indexOf('</Item>') * width]);
    expect(findings).toMatchObject([{ code: 'trailing', offset: (xml.length - 1) * width, line: 1 }]);
    expect(header.charset).toBe(encoding === 'utf16le' ? 'utf-16le' : 'iso-8859-1');
  });

  test('what was read before a fatal finding is kept', () => {
    const { root } = read(message('<Get><CmdID>1</CmdID><Item>').slice(0, B + 27));
    expect(child(root, 'SyncBody', 'Get', 'CmdID')).toMatchObject({ start: B + 5, end: B + 21 });
    expect(child(root, 'SyncBody', 'Get', 'Item')).toMatchObject({ start: B + 21, end: B + 27 });
  });

  test('a document escaped within Data is decoded', () => {
    const tree = '<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node/></MgmtTree>';
    const [text] = dataOf(data(`<![CDATA[${tree}]]>`)).children;
    expect(text).toMatchObject({ kind: 'text', document: { encoding: 'xml', root: { name: 'MgmtTree' } } });
    const broken = read(data(`&lt;MgmtTree>`));
    expect(told(broken)).toEqual([`error embedded-document @${B + 33} /SyncML/SyncBody/Add/Item/Data`]);
  });
});

test('wrong arguments throw', () => {
  expect(() => decodeStrictXml('<a/>' as unknown as Uint8Array, syncml12)).toThrow(TypeError);
  expect(() => decodeStrictXml(Buffer.from('<a/>'), {} as typeof syncml12)).toThrow(TypeError);
});
