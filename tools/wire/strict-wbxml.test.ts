/** What the strict WBXML decoder says about bytes: code, place and path of each finding (facts of WAP-192 and of the code pages). */
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictWbxml } from './strict';
import { hex, told } from './testing/told';
import { child, type ElementNode, textOf } from './tree';

/** Version 1.2, SyncML 1.2, UTF-8, no string table. */
const HEAD = '02 A401 6A 00';
const HDR =
  '6C 71 03312E3200 01 72 03444D2F312E3200 01 65 033100 01 5B 033100 01 6E 57 037400 01 01 67 57 037300 01 01 01';
const message = (body: string, head = HEAD) => `${head} 6D ${HDR} 6B ${body} 01 01`;
/** Where the body of `message` begins. */
const B = hex(`${HEAD} 6D ${HDR} 6B`).length;
const item = '54 6E 57 036100 01 01 01';
const get = (inner = '', head = HEAD) => message(`53 4B 033100 01 ${inner} ${item} 01 12`, head);
const data = (inner: string, head = HEAD) => message(`45 4B 033100 01 54 4F ${inner} 01 01 01`, head);
/** Where the content of Data begins in `data`. */
const D = B + 8;
const DATA = '/SyncML/SyncBody/Add/Item/Data';
const table = (text: string, head = '02 A401 6A') =>
  `${head} ${Buffer.of(text.length).toString('hex')} ${Buffer.from(text, 'latin1').toString('hex')}`;

const rows: readonly [name: string, bytes: string, findings: readonly string[]][] = [
  ['a clean message', get(), []],
  ['children of Meta on page 1', get('5A 0001 53 037400 01 47 03636872 00 01 01 0000'), []],
  [
    'a child of Meta twice',
    get('5A 0001 53 037400 01 53 037400 01 01 0000'),
    [`error unexpected-element @${B + 14} /SyncML/SyncBody/Get/Meta/Type[2]`],
  ],
  ['version 1.0, which has no charset', get('', '00 A401 00'), []],
  ['version 1.0 with a charset', '00 A401 6A 00 2D', ['fatal truncated @6']],
  ['version 1.0, public id as text', get('', table('-//SYNCML//DTD SyncML 1.2//EN\0', '00 00 00')), []],
  ['version 1.4', get('', '04 A401 6A 00'), ['error version @0']],
  ['version 2.1', get('', '11 A401 6A 00'), ['error version @0']],
  ['an older public id', get('', '02 9F53 6A 00'), []],
  ['public id of nobody', get('', '02 05 6A 00'), ['error unknown-public-id @1']],
  ['public id unknown', get('', '02 01 6A 00'), ['error unknown-public-id @1']],
  ['public id as text', get('', table('-//SYNCML//DTD SyncML 1.2//EN\0', '02 00 00 6A')), []],
  ['public id without end', get('', table('-//SYNCML//DTD SyncML 1.2//EN', '02 00 00 6A')), ['note string-table @1']],
  [
    'public id spelt otherwise',
    get('', table(' -//SyncML//DTD SyncML  1.2//EN\0', '02 00 00 6A')),
    ['note spelling @1'],
  ],
  ['public id text of nobody', get('', table('x\0', '02 00 00 6A')), ['error unknown-public-id @1']],
  ['public id beyond the table', get('', table('x\0', '02 00 05 6A')), ['error string-table @1']],
  ['charset unknown', get('', '02 A401 00 00'), []],
  ['charset of nobody', get('', '02 A401 07 00'), ['error encoding @3']],
  ['charset US-ASCII with others', data('03 E9 00', '02 A401 03 00'), [`error encoding @${D + 1} ${DATA}`]],
  ['charset ISO-8859-1', data('03 E9 00', '02 A401 04 00'), []],
  ['text that is no UTF-8', data('03 41 E9 00'), [`error encoding @${D + 2} ${DATA}`]],
  ['a control character', data('03 41 0B 00'), [`error char @${D + 2} ${DATA}`]],
  ['U+FFFF', data('03 EFBFBF 00'), [`error char @${D + 1} ${DATA}`]],
  ['a literal tag that is known', message(`44 00 4B 033100 01 ${item} 01 12`, table('Get\0')), []],
  [
    'a literal tag that is unknown',
    message(`53 4B 033100 01 04 00 ${item} 01 12`, table('Foo\0')),
    [`error unknown-element @${B + 10} /SyncML/SyncBody/Get/Foo`],
  ],
  [
    'a literal tag beyond the table',
    message(`04 05 53 4B 033100 01 ${item} 01 12`, table('Foo\0')),
    [
      `error string-table @${B + 4} /SyncML/SyncBody`,
      `error unknown-element @${B + 4} /SyncML/SyncBody/(literal@${B + 4})`,
    ],
  ],
  [
    'a reserved token',
    message(`30 53 4B 033100 01 ${item} 01 12`),
    [`error unknown-token @${B} /SyncML/SyncBody/(0:0x30)`],
  ],
  [
    'a page of nobody',
    message(`0007 45 01 0000 53 4B 033100 01 ${item} 01 12`),
    [`error unknown-page @${B} /SyncML/SyncBody`, `error unknown-token @${B + 2} /SyncML/SyncBody/(7:0x05)`],
  ],
  [
    'MetInf without a switch',
    get('5A 47 03636872 00 01 01'),
    [
      `error unexpected-element @${B + 7} /SyncML/SyncBody/Get/Meta/Archive`,
      `error unexpected-text @${B + 8} /SyncML/SyncBody/Get/Meta/Archive`,
    ],
  ],
  [
    'two children exchanged',
    message(`69 4B 033100 01 4C 033000 01 5C 033100 01 4A 034100 01 4F 033100 01 01 12`),
    [`error element-order @${B + 6} /SyncML/SyncBody/Status/CmdRef`],
  ],
  ['a child missing', message(`53 4B 033100 01 01 12`), [`error missing-element @${B + 6} /SyncML/SyncBody/Get`]],
  ['text between elements', get('037800'), [`error unexpected-text @${B + 6} /SyncML/SyncBody/Get`]],
  ['blanks between elements', get('03200A00'), []],
  ['OPAQUE between elements', get('C30120'), [`error unexpected-text @${B + 6} /SyncML/SyncBody/Get`]],
  [
    'text in an empty element',
    message(`53 4B 033100 01 ${item} 01 52 0300 01`),
    [`error unexpected-text @${B + 17} /SyncML/SyncBody/Final`],
  ],
  [
    'an attribute as literal',
    get().replace('6D', 'ED 04 00 03 73 00 01').replace(HEAD, table('xmlns\0')),
    ['note spelling @12 /SyncML/@xmlns'],
  ],
  [
    'an unknown attribute',
    get().replace('6D', 'ED 04 00 03 73 00 01').replace(HEAD, table('a\0')),
    ['error unknown-attribute @8 /SyncML/@a'],
  ],
  [
    'an attribute twice',
    get().replace('6D', 'ED 04 00 04 00 01').replace(HEAD, table('xml:id\0')),
    ['error duplicate-attribute @15 /SyncML/@xml:id'],
  ],
  [
    'an attribute token',
    get().replace('6D', 'ED 05 85 03 73 00 01'),
    ['error unknown-token @6', 'error unknown-token @7'],
  ],
  ['a value without attribute', get().replace('6D', 'ED 03 73 00 01'), ['error not-well-formed @6']],
  [
    'extensions',
    data('40 7800 80 01 C0'),
    [
      `error unknown-token @${D} ${DATA}`,
      `error unknown-token @${D + 3} ${DATA}`,
      `error unknown-token @${D + 5} ${DATA}`,
    ],
  ],
  [
    'processing instructions',
    `${HEAD} 43 04 00 03 78 00 01 ${message('12').slice(HEAD.length)} 43 04 00 01`.replace(HEAD, table('pi\0')),
    [`error missing-element @${B + 10} /SyncML/SyncBody`],
  ],
  ['an entity', data('02 C12C'), []],
  ['an entity that is no character', data('02 0B'), [`error entity @${D} ${DATA}`]],
  ['STR_T beyond the table', data('83 09', table('abc\0')), [`error string-table @${D + 4} ${DATA}`]],
  ['STR_T without end', data('83 01', table('abc')), [`error string-table @${D + 3} ${DATA}`]],
  ['a number of six bytes', data('C3 808080808001 41'), [`error integer @${D + 1} ${DATA}`]],
  ['a number of five bytes', data('C3 8080808001 41'), []],
  [
    'a number beyond 32 bits',
    data('83 FFFFFFFF7F', table('abc\0')),
    [`error string-table @${D + 4} ${DATA}`, `error integer @${D + 5} ${DATA}`],
  ],
  ['something after the end', `${get()} 00`, [`error trailing @${hex(get()).length}`]],
  ['OPAQUE longer than the document', data('C3 7F 41'), [`fatal truncated @${D + 8} ${DATA}`]],
  ['text without end', message('53 4B 03 31').slice(0, -6), [`fatal truncated @${B + 4} /SyncML/SyncBody/Get/CmdID`]],
  ['no body', HEAD, [`fatal truncated @5`]],
  ['string table longer than the document', '02 A401 6A 7F 41', ['fatal truncated @6']],
  ['text before the root', `${HEAD} 03 41 00`, ['fatal not-well-formed @5']],
  ['END before the root', `${HEAD} 01`, ['fatal not-well-formed @5']],
  ['nothing', '', ['fatal truncated @0']],
];

test.each(rows)('%s', (_, bytes, findings) => {
  expect(told(decodeStrictWbxml(hex(bytes), syncml12))).toEqual(findings);
});

describe('the tree', () => {
  const read = (bytes: string) => decodeStrictWbxml(hex(bytes), syncml12);
  const dataOf = (bytes: string) => child(read(bytes).root, 'SyncBody', 'Add', 'Item', 'Data') as ElementNode;

  test('pieces of text come one by one and read as one', () => {
    const node = dataOf(data('03 6100 83 00 02 32 C3 01 33 40 7800', table('b\0')));
    expect(node.children.map((part) => part.kind === 'text' && [part.form, part.text])).toEqual([
      ['str_i', 'a'],
      ['str_t', 'b'],
      ['entity', '2'],
      ['opaque', '3'],
      ['extension', 'x'],
    ]);
    expect(textOf(node)).toBe('ab23x');
  });

  test('bytes of OPAQUE stay, whether text or not', () => {
    const [text] = dataOf(data('C3 03 00FF01')).children;
    expect(text).toMatchObject({ kind: 'text', form: 'opaque', text: '', bytes: hex('00FF01') });
  });

  test('UTF-16 strings end with two zeros', () => {
    // D83D DE00 is one character; its halves hold zeros in between
    const bytes = data('03 0041 D83D DE00 0100 0000', '02 A401 8777 00').replaceAll(/03(..)00 01/g, '03 00$1 0000 01');
    const node = dataOf(
      bytes.replace('03312E3200', '03 0031002E00320000').replace('03444D2F312E3200', '03 0044004D002F0031002E00320000'),
    );
    expect(textOf(node)).toBe('A\u{1F600}\u0100');
  });

  test('offsets span the element, its page switch left out', () => {
    const { root } = read(get('5A 0001 47 03636872 00 01 01 0000'));
    const meta = child(root, 'SyncBody', 'Get', 'Meta') as ElementNode;
    const format = child(meta, 'Format') as ElementNode;
    expect([meta.start, meta.end, format.start, format.end]).toEqual([B + 6, B + 17, B + 9, B + 16]);
    expect(format).toMatchObject({ ns: 'syncml:metinf', token: { page: 1, code: 7, form: 'token' }, known: true });
  });

  test('unknown names are kept as they came', () => {
    const { root } = read(message(`0007 45 01 0000 30 04 00 12`, table('Foo\0')));
    const body = child(root, 'SyncBody') as ElementNode;
    expect(body.children).toMatchObject([
      { name: '(7:0x05)', ns: '', known: false, token: { page: 7, code: 5 } },
      { name: '(0:0x30)', ns: 'SYNCML:SYNCML1.2', known: false },
      { name: 'Foo', known: false, token: { form: 'literal' } },
      { name: 'Final', known: true },
    ]);
  });

  test('a document within OPAQUE is decoded, its offsets count from its own start', () => {
    const tree =
      '0200006A 1B 2D2F2F4F4D412F2F4454442D444D2D44444620312E322F2F454E00 0002 60 77 03312E3200 01 64 26 01 01';
    const length = Buffer.of(hex(tree).length).toString('hex');
    const whole = read(data(`C3 ${length} ${tree} C3 01 20`));
    expect(told(whole)).toEqual([]);
    const [text] = (child(whole.root, 'SyncBody', 'Add', 'Item', 'Data') as ElementNode).children;
    expect(text).toMatchObject({
      document: { encoding: 'wbxml', root: { name: 'MgmtTree', start: 34 }, findings: [] },
    });
    const cut = hex(tree).subarray(0, -2).toString('hex');
    const short = Buffer.of(cut.length / 2).toString('hex');
    expect(told(read(data(`C3 ${short} ${cut}`)))).toEqual([`error embedded-document @${D} ${DATA}`]);
  });

  test('what was read before a fatal finding is kept, OPAQUE too', () => {
    const node = dataOf(data('C3 7F 4142').replace(/01 01 01 01 01$/, ''));
    expect(node.children).toMatchObject([{ text: 'AB', bytes: hex('4142') }]);
  });

  test('the head', () => {
    expect(read(get('', table('-//SYNCML//DTD SyncML 1.2//EN\0', '03 00 00 6A'))).header).toEqual({
      version: '1.3',
      charset: 'utf-8',
      publicId: '-//SYNCML//DTD SyncML 1.2//EN',
      stringTable: Buffer.from('-//SYNCML//DTD SyncML 1.2//EN\0'),
    });
  });
});
