import type { Device } from '../device';
import {
  add,
  addNode,
  alert,
  atomic,
  codes,
  codesFor,
  converse,
  copy,
  exec,
  get,
  makeDevice,
  remove,
  replace,
  results,
  sequence,
  to,
} from '../testing/converse';
import type { Said } from '../testing/scripted-server';

const addObject = (uri: string, format: string, value: string): Said =>
  add(
    uri,
    '<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node><NodeName/><RTProperties><Format><node/></Format>' +
      '<Type><DDFName/></Type></RTProperties><Node><NodeName>Leaf</NodeName><RTProperties>' +
      `<Format><${format}/></Format><Type><MIME>text/plain</MIME></Type></RTProperties><Value>${value}</Value></Node></Node></MgmtTree>`,
    { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' },
  );

const encodings = ['xml', 'wbxml'] as const;
const int = { Format: 'int', Type: 'text/plain' };
const chr = { Format: 'chr', Type: 'text/plain' };
const long = 'x'.repeat(40);

/** Commands on a fresh device and the codes they must get. Order of checks: there at all, description, rights, value. */
describe.each(encodings)('codes in %s', (encoding) => {
  test.each<[string, Said[], string[]]>([
    ['Add a leaf', [add('./Vendor/New', 'a', chr), get('./Vendor/New')], ['Add 200', 'Get 200']],
    ['Add an interior node', [addNode('./Vendor/New'), get('./Vendor/New')], ['Add 200', 'Get 200']],
    ['Add what is there', [add('./Vendor/Text', 'a', chr)], ['Add 418']],
    ['Add without parent', [add('./Vendor/No/New', 'a', chr)], ['Add 404']],
    ['Add below a leaf', [add('./Vendor/Text/New', 'a', chr)], ['Add 405']],
    ['Add below DevInfo', [add('./DevInfo/New', 'a', chr)], ['Add 405']],
    ['Add with a segment too long', [add(`./Vendor/${long}`, 'a', chr)], ['Add 414']],
    ['Add too deep', [add(`./Vendor${'/a'.repeat(16)}`, 'a', chr)], ['Add 414']],
    ['Add of a property', [add('./Vendor/Text?prop=Title', 'a', chr)], ['Add 405']],
    ['Add of an unknown format', [add('./Vendor/New', 'a', { Format: 'colour' })], ['Add 415']],
    ['Add of a value that does not fit', [add('./Vendor/New', 'seven', int)], ['Add 415']],
    [
      'Add of a serialized tree',
      [add('./Vendor/New', 'a', { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' })],
      ['Add 400'],
    ],
    [
      'Add of an object, and of one with a value that does not fit',
      [addObject('./Vendor/New', 'int', '7'), addObject('./Vendor/Other', 'int', 'seven'), get('./Vendor/New/Leaf')],
      ['Add 200', 'Add 415', 'Get 200'],
    ],
    [
      'Add of an object to the Inbox that has no place',
      [addObject('./Inbox', 'chr', 'a'), addObject('./Vendor/Text', 'chr', 'a')],
      ['Add 406', 'Add 418'],
    ],
    ['Add with a bad URI', [add('./Vendor/../New', 'a', chr), add('./Vendor/New/', 'a', chr)], ['Add 400', 'Add 400']],
    [
      'Add with two Items of different fate',
      [{ $: 'Add', Item: [to('./Vendor/A', { Data: 'a' }), to('./Vendor/Text', { Data: 'a' })] } as Said],
      ['Add 200', 'Add 418'],
    ],
    [
      'Add into the Inbox, and nothing comes back',
      [addNode('./Inbox/New'), get('./Inbox'), get('./Inbox/New')],
      ['Add 200', 'Get 405', 'Get 405'],
    ],
    ['Replace a value', [replace('./Vendor/Text', 'b', chr)], ['Replace 200']],
    ['Replace what is not there', [replace('./Vendor/No', 'b', chr), get('./Vendor/No')], ['Replace 404', 'Get 404']],
    ['Replace with another format', [replace('./Vendor/Number', 'b', chr)], ['Replace 415']],
    ['Replace with a value that does not fit', [replace('./Vendor/Number', '1.5', int)], ['Replace 415']],
    [
      'Replace with another type',
      [replace('./Vendor/Markup', '<a/>', { Format: 'xml', Type: 'image/png' })],
      ['Replace 415'],
    ],
    [
      'Replace what is only to be read',
      [replace('./Vendor/ReadOnly', 'b', chr), replace('./DevInfo/Man', 'b', chr)],
      ['Replace 405', 'Replace 405'],
    ],
    ['Replace a leaf with a node', [replace('./Vendor/Text', '', { Format: 'node' })], ['Replace 415']],
    ['Replace an interior node', [replace('./Vendor', 'b', chr)], ['Replace 405']],
    ['Replace what is in use', [replace('./Vendor/Busy', 'b', chr)], ['Replace 403']],
    [
      'Get a leaf, an interior node, the root',
      [get('./Vendor/Text'), get('./Vendor'), get('.')],
      ['Get 200', 'Get 200', 'Get 200'],
    ],
    ['Get what is not there', [get('./Vendor/No')], ['Get 404']],
    [
      'Get what is never read',
      [get('./Vendor/Hidden'), get('./DMAcc/Account1/AppAuth/Client/AAuthSecret')],
      ['Get 405', 'Get 405'],
    ],
    ['Get several with one missing', [get('./Vendor/Text', './Vendor/No')], ['Get 200', 'Get 404']],
    ['Get a tree part', [get('./Vendor?list=Struct'), get('./Vendor?list=StructData')], ['Get 200', 'Get 200']],
    [
      'Get a serialized tree',
      [get('./Vendor?list=TNDS'), get('./Vendor?list=TNDS+Size'), get('./Vendor?list=All'), get('./Vendor?x=y')],
      ['Get 200', 'Get 406', 'Get 406', 'Get 406'],
    ],
    [
      'Delete a leaf and a subtree',
      [remove('./Vendor/Text', './Vendor/List/One'), get('./Vendor/Text'), get('./Vendor/List/One/Name')],
      ['Delete 200', 'Get 404', 'Get 404'],
    ],
    ['Delete what is not there', [remove('./Vendor/No')], ['Delete 404']],
    [
      'Delete permanent nodes and the root',
      [remove('./Vendor/Fixed'), remove('./DevInfo'), remove('.')],
      ['Delete 405', 'Delete 405', 'Delete 405'],
    ],
    [
      'Delete what may go only with its parent',
      [remove('./Vendor/Branch/NoDelete'), remove('./Vendor/Branch')],
      ['Delete 405', 'Delete 200'],
    ],
    ['Delete a property', [remove('./Vendor/Text?prop=Title')], ['Delete 405']],
    [
      'Copy to a new and to an old leaf',
      [copy('./Vendor/Text', './Vendor/Copied'), copy('./Vendor/Text', './Vendor/Long')],
      ['Copy 200', 'Copy 200'],
    ],
    ['Copy an interior node', [copy('./Vendor/List', './Vendor/Copied')], ['Copy 403']],
    ['Copy onto a node of another format', [copy('./Vendor/Text', './Vendor/Number')], ['Copy 403']],
    [
      'Copy what is not there or not read',
      [copy('./Vendor/No', './Vendor/Copied'), copy('./Vendor/Hidden', './Vendor/Copied')],
      ['Copy 404', 'Copy 405'],
    ],
    [
      'Exec',
      [exec('./Vendor/Run'), exec('./Vendor/RunLater'), exec('./Vendor/Text'), exec('./Vendor/No')],
      ['Exec 200', 'Exec 202', 'Exec 405', 'Exec 404'],
    ],
    ['commands that DM does not use', [{ $: 'Put', Item: [to('./Vendor/Text', { Data: 'a' })] } as Said], ['Put 501']],
    ['an alert that only clients send', [alert('1201')], ['Alert 405']],
  ])('%s', async (_name, says, expected) => {
    expect(await codesFor(says, { encoding })).toEqual(expected);
  });
});

describe('without the options', () => {
  const bare = (): Device => makeDevice([], { copy: false, exec: false, atomic: false, userInterface: false });
  test.each<[string, Said, string[]]>([
    ['Copy', copy('./Vendor/Text', './Vendor/Copied'), ['Copy 406']],
    ['Exec', exec('./Vendor/Run'), ['Exec 406']],
    ['Atomic', atomic(remove('./Vendor/Text')), ['Atomic 406', 'Delete 215']],
    ['user interaction', alert('1100', '', 'text'), ['Alert 406']],
  ])('%s', async (_name, command, expected) => {
    expect(await codesFor([command], { device: bare() })).toEqual(expected);
  });

  test('parents made on the way, where the device does that', async () => {
    const device = makeDevice([], { implicitParents: true });
    expect(await codesFor([add('./Vendor/A/B/C', 'c', chr)], { device })).toEqual(['Add 200']);
    expect(device.tree.find(['Vendor', 'A', 'B', 'C'])?.value).toBe('c');
    expect(device.tree.find(['Vendor', 'A'])?.acl).toBe('');
  });

  test('a full device', async () => {
    const device = makeDevice([], { maxNodes: 80 });
    const many = Array.from({ length: 40 }, (_, index) => add(`./Vendor/N${index}`, 'a', chr));
    expect((await codesFor(many, { device })).at(-1)).toBe('Add 420');
  });

  test('a missing parent is named', async () => {
    const talked = await converse({ moves: [{ say: [add('./Vendor/No/Such/New', 'a', chr)] }] });
    expect(talked.statuses(1).at(-1)?.Item).toEqual([{ Target: { LocURI: './Vendor/No' } }]);
  });
});

describe('what a Get brings', () => {
  test.each<[string, unknown, unknown]>([
    ['./Vendor/Text', chr, 'assay'],
    ['./Vendor/Number', int, '42'],
    ['./Vendor/Flag', { Format: 'bool', Type: 'text/plain' }, 'true'],
    ['./Vendor/Markup', { Format: 'xml', Type: 'text/xml' }, '<a><b>1 &lt; 2</b></a>'],
    ['./Vendor/Nothing', { Format: 'null', Type: 'text/plain' }, undefined],
    ['./Vendor/Empty', { Format: 'node', Type: 'text/plain' }, ''],
    ['./Vendor/List/One', { Format: 'node', Type: 'text/plain' }, 'Name/Rank'],
    ['./Vendor/Text?prop=Title', undefined, 'A text'],
    ['./Vendor/Text?prop=Size', undefined, '5'],
    ['./Vendor/Blob?prop=Size', undefined, '8'],
    ['./Vendor/Blob?prop=Format', undefined, 'bin'],
    ['./Vendor?prop=Format', undefined, 'node'],
    ['./Vendor?prop=Type', undefined, 'org.example.assay/1.0/Vendor'],
    ['./Vendor/Text?prop=TStamp', undefined, expect.stringMatching(/^20240229T12\d{4}Z$/)],
    ['./Vendor/Text?prop=VerNo', undefined, '0'],
    ['./Vendor/Text?prop=Name', undefined, 'Text'],
  ])('%s', async (uri, meta, data) => {
    for (const encoding of encodings) {
      const [item] = results(await converse({ encoding, moves: [{ say: [get(uri)] }] }), 1);
      expect(item).toEqual({
        Source: { LocURI: uri },
        ...(meta ? { Meta: meta } : {}),
        ...(data !== undefined && { Data: data }),
      });
    }
  });

  test('binary content is base64 in XML and itself in WBXML', async () => {
    const read = async (encoding: 'xml' | 'wbxml', uri: string): Promise<unknown> =>
      results(await converse({ encoding, moves: [{ say: [get(uri)] }] }), 1)[0];
    const bytes = new Uint8Array([0x00, 0x01, 0x02, 0x00, 0x7f, 0x80, 0xc3, 0xff]);
    const base64 = Buffer.from(bytes).toString('base64');
    const meta = (format: string) => ({ Meta: { Format: format, Type: 'application/octet-stream' } });
    expect(await read('xml', './Vendor/Blob')).toMatchObject({ ...meta('b64'), Data: base64 });
    expect(await read('wbxml', './Vendor/Blob')).toMatchObject({ ...meta('bin'), Data: bytes });
    for (const encoding of encodings) {
      expect(await read(encoding, './Vendor/Encoded')).toMatchObject({ ...meta('b64'), Data: base64 });
    }
  });

  test('tree parts hold what the server may read, with and without data', async () => {
    const parts = async (form: string): Promise<unknown> => {
      const items = results(await converse({ moves: [{ say: [get(`./Vendor/List?list=${form}`)] }] }), 1);
      return items.map((item) => [item.Source?.LocURI, item.Meta?.Format, item.Data]);
    };
    const expected = [
      ['./Vendor/List', 'node', undefined],
      ['./Vendor/List/One', 'node', undefined],
      ['./Vendor/List/One/Name', 'chr', 'first'],
      ['./Vendor/List/One/Rank', 'int', '1'],
    ];
    expect(await parts('StructData')).toEqual(expected);
    expect(await parts('Struct')).toEqual(expected.map(([uri, format]) => [uri, format, undefined]));
    const device = makeDevice();
    device.tree.find(['Vendor', 'List', 'One'])!.acl = 'Get=someone.else';
    const hidden = results(await converse({ device, moves: [{ say: [get('./Vendor/List?list=Struct')] }] }), 1);
    expect(hidden.map((item) => item.Source?.LocURI)).toEqual(['./Vendor/List']);
  });
});

describe('properties', () => {
  test.each<[string, Said, string]>([
    ['unknown', get('./Vendor/Text?prop=Colour'), 'Get 406'],
    ['Size of an interior node', get('./Vendor?prop=Size'), 'Get 406'],
    ['Title', replace('./Vendor/Text?prop=Title', 'b'), 'Replace 200'],
    ['Title too long', replace('./Vendor/Text?prop=Title', 'é'.repeat(128)), 'Replace 413'],
    ['Name', replace('./Vendor/Text?prop=Name', 'Renamed'), 'Replace 200'],
    ['Name of a sibling', replace('./Vendor/Text?prop=Name', 'Number'), 'Replace 418'],
    ['Name of a permanent node', replace('./Vendor/Fixed?prop=Name', 'Loose'), 'Replace 405'],
    ['Name with a slash', replace('./Vendor/Text?prop=Name', 'a/b'), 'Replace 400'],
    ['Name too long', replace('./Vendor/Text?prop=Name', long), 'Replace 414'],
    ['Format', replace('./Vendor/Text?prop=Format', 'int'), 'Replace 405'],
    ['Type', replace('./Vendor/Text?prop=Type', 'a/b'), 'Replace 405'],
    ['Size', replace('./Vendor/Text?prop=Size', '1'), 'Replace 405'],
    ['VerNo', replace('./Vendor/Text?prop=VerNo', '1'), 'Replace 405'],
    ['unknown, replaced', replace('./Vendor/Text?prop=Colour', 'red'), 'Replace 406'],
  ])('%s', async (_name, command, expected) => expect(await codesFor([command])).toEqual([expected]));

  test('a renamed node is found under its new name only', async () => {
    const says = [
      replace('./Vendor/List?prop=Title', 'b'),
      replace('./Vendor/Text?prop=Name', 'New'),
      get('./Vendor/New'),
      get('./Vendor/Text'),
    ];
    expect(await codesFor(says)).toEqual(['Replace 200', 'Replace 200', 'Get 200', 'Get 404']);
  });

  test('VerNo counts changes and comes round to 0', async () => {
    const says = [replace('./Vendor/Counter', '5', int), get('./Vendor/Counter?prop=VerNo')];
    expect(results(await converse({ moves: [{ say: says }] }), 1)[0]?.Data).toBe('0');
  });
});

describe('values written', () => {
  test.each<[string, (device: Device) => unknown, Said, unknown]>([
    ['text', (device) => device.tree.find(['Vendor', 'Text'])?.value, replace('./Vendor/Text', 'é <&>', chr), 'é <&>'],
    [
      'base64 as transport',
      (device) => device.tree.find(['Vendor', 'Blob'])?.value,
      replace('./Vendor/Blob', 'AAH/', { Format: 'b64' }),
      new Uint8Array([0, 1, 255]),
    ],
    [
      'base64 in its own right',
      (device) => device.tree.find(['Vendor', 'Encoded'])?.value,
      replace('./Vendor/Encoded', 'AAH/', { Format: 'b64' }),
      'AAH/',
    ],
    [
      'format of a new binary node',
      (device) => device.tree.find(['Vendor', 'New'])?.format,
      add('./Vendor/New', 'AAH/', { Format: 'b64' }),
      'bin',
    ],
  ])('%s', async (_name, look, command, expected) => {
    for (const encoding of encodings) {
      const device = makeDevice();
      await converse({ device, encoding, moves: [{ say: [command] }] });
      expect(look(device)).toEqual(expected);
    }
  });

  test('OPAQUE with zeros', async () => {
    const device = makeDevice();
    const bytes = new Uint8Array([1, 0, 1, 0]);
    const say = [replace('./Vendor/Blob', bytes, { Format: 'bin', Type: 'application/octet-stream' })];
    expect(codes(await converse({ device, encoding: 'wbxml', moves: [{ say }] }), 1)).toEqual(['Replace 200']);
    expect(device.tree.find(['Vendor', 'Blob'])?.value).toEqual(bytes);
  });

  test('a copy lives on its own', async () => {
    const device = makeDevice();
    await codesFor([copy('./Vendor/Text', './Vendor/Copied'), replace('./Vendor/Text', 'changed', chr)], { device });
    expect(device.tree.find(['Vendor', 'Copied'])?.value).toBe('assay');
  });
});

describe('groups', () => {
  const change = replace('./Vendor/Text', 'changed', chr);
  const failing = replace('./Vendor/No', 'x', chr);
  test.each<[string, Said[], string[], string]>([
    [
      'Sequence in order',
      [sequence(change, get('./Vendor/Text'))],
      ['Sequence 200', 'Replace 200', 'Get 200'],
      'changed',
    ],
    [
      'Sequence goes on after a failure',
      [sequence(failing, change)],
      ['Sequence 200', 'Replace 404', 'Replace 200'],
      'changed',
    ],
    [
      'Atomic that succeeds',
      [atomic(change, addNode('./Vendor/New'))],
      ['Atomic 200', 'Replace 200', 'Add 200'],
      'changed',
    ],
    [
      'Atomic that fails',
      [atomic(change, failing, remove('./Vendor/Long'))],
      ['Atomic 507', 'Replace 216', 'Replace 404', 'Delete 215'],
      'assay',
    ],
    ['Get in Atomic', [atomic(change, get('./Vendor/Text'))], ['Atomic 507', 'Replace 216', 'Get 500'], 'assay'],
    [
      'Atomic in Atomic',
      [atomic(change, atomic(remove('./Vendor/Long')))],
      ['Atomic 507', 'Replace 216', 'Atomic 500', 'Delete 215'],
      'assay',
    ],
    [
      'Atomic in Sequence',
      [sequence(atomic(change, failing), get('./Vendor/Text'))],
      ['Sequence 200', 'Atomic 507', 'Replace 216', 'Replace 404', 'Get 200'],
      'assay',
    ],
  ])('%s', async (_name, says, expected, value) => {
    for (const encoding of encodings) {
      const device = makeDevice();
      expect(await codesFor(says, { encoding, device })).toEqual(expected);
      expect(device.tree.find(['Vendor', 'Text'])?.value).toBe(value);
    }
  });
});

describe('user interaction', () => {
  const ask = alert('1101', 'MAXDT=10', 'Really?');
  const change = replace('./Vendor/Text', 'changed', chr);
  test.each<[string, Parameters<Device['answers']['push']>, Said[], string[]]>([
    ['yes', [{ kind: 'yes' }], [ask, change], ['Alert 200', 'Replace 200']],
    ['no, outside of groups', [{ kind: 'no' }], [ask, change], ['Alert 304', 'Replace 200']],
    [
      'no, in Sequence',
      [{ kind: 'no' }],
      [sequence(ask, change), get('./Vendor')],
      ['Sequence 200', 'Alert 304', 'Replace 215', 'Get 200'],
    ],
    ['no, in Atomic', [{ kind: 'no' }], [atomic(change, ask)], ['Atomic 507', 'Replace 216', 'Alert 304']],
    [
      'cancel',
      [{ kind: 'cancel' }],
      [change, ask, sequence(change), get('./Vendor')],
      ['Replace 200', 'Alert 214', 'Sequence 215', 'Replace 215', 'Get 215'],
    ],
    ['nobody there', [{ kind: 'timeout' }], [ask], ['Alert 408']],
    ['an option that nobody knows', [], [alert('1100', 'COLOUR=red', 'text')], ['Alert 200']],
    ['no text', [], [alert('1100', '')], ['Alert 412']],
  ])('%s', async (_name, answers, says, expected) => {
    const device = makeDevice();
    device.answers.push(...answers);
    expect(await codesFor(says, { device })).toEqual(expected);
  });

  test.each<[string, Parameters<Device['answers']['push']>, Said, unknown]>([
    ['typed', [{ kind: 'text', text: 'word' }], alert('1102', '', 'Which?'), [{ Data: 'word' }]],
    ['typed by default', [], alert('1102', 'DR=John+Doe', 'Which?'), [{ Data: 'John Doe' }]],
    ['typed date', [], alert('1102', 'IT=D', 'Which?'), [{ Data: '29022024' }]],
    ['one choice', [{ kind: 'choice', numbers: [2] }], alert('1103', '', 'Which?', 'a', 'b'), [{ Data: '2' }]],
    [
      'choices',
      [{ kind: 'choice', numbers: [1, 3] }],
      alert('1104', '', 'Which?', 'a', 'b', 'c'),
      [{ Data: '1' }, { Data: '3' }],
    ],
    ['choices by default', [], alert('1104', 'DR=2-3', 'Which?', 'a', 'b', 'c'), [{ Data: '2' }, { Data: '3' }]],
  ])('answer %s', async (_name, answers, command, expected) => {
    const device = makeDevice();
    device.answers.push(...answers);
    const talked = await converse({ device, moves: [{ say: [command] }] });
    expect(talked.statuses(1).at(-1)).toMatchObject({ Data: '200', Item: expected });
  });
});
