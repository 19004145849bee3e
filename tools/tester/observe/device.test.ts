/** What the observing device answers, command by command, each on the tree that those before it left. */
import { decodeXml, encodeWbxml } from '../../../generated/dmddf-1.2';
import { decodeStrict } from '../../wire/strict';
import { commands, type Message } from '../conversation';
import type { Reaction } from '../device-script';
import { vocabularyOf } from '../vocabularies';
import { TreeDevice } from './device';

const table = {
  './DevInfo/Man': { data: 'Assay', access: ['Get'] },
  './A/Text': 'one',
  './A/Number': { format: 'int', data: '42' },
  './A/Blob': { format: 'bin', type: 'application/octet-stream', base64: 'AAEC' },
  './A/Hidden': { data: 'x', access: ['Replace'] },
  './Empty': { format: 'node' },
};

const made = (encoding: 'xml' | 'wbxml' = 'xml'): TreeDevice => new TreeDevice(table, encoding);

function device(encoding: 'xml' | 'wbxml' = 'xml') {
  return played(made(encoding));
}

function played(on: TreeDevice) {
  return (xml: string) => {
    const text = `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr/><SyncBody>${xml}</SyncBody></SyncML>`;
    const { document } = decodeStrict(Buffer.from(text), [vocabularyOf('1.2')]);
    return commands({ document } as Message).map((view) => on.react(view));
  };
}

const target = (uri: string): string => `<Target><LocURI>${uri}</LocURI></Target>`;
const command = (name: string, ...items: string[]): string =>
  `<${name}><CmdID>1</CmdID>${items.map((one) => `<Item>${one}</Item>`).join('')}</${name}>`;
const get = (...uris: string[]): string => command('Get', ...uris.map(target));
const put = (name: string, uri: string, data: string, meta = ''): string =>
  command(name, `${target(uri)}${meta && `<Meta>${meta}</Meta>`}<Data>${data}</Data>`);
const format = (name: string): string => `<Format xmlns="syncml:metinf">${name}</Format>`;
const copy = (from: string, to: string): string =>
  command('Copy', `${target(to)}<Source><LocURI>${from}</LocURI></Source>`);
const group = (name: string, ...inner: string[]): string => `<${name}><CmdID>9</CmdID>${inner.join('')}</${name}>`;
const alert = (code: string, ...data: string[]): string =>
  `<Alert><CmdID>1</CmdID><Data>${code}</Data>${data.map((one) => `<Item><Data>${one}</Data></Item>`).join('')}</Alert>`;
const more = (name: string, uri: string, data: string, size = ''): string =>
  command(
    name,
    `${target(uri)}<Meta>${size && `<Size xmlns="syncml:metinf">${size}</Size>`}</Meta><Data>${data}</Data><MoreData/>`,
  );

function said(reactions: readonly Reaction[]): string[] {
  return reactions.map(({ statuses, results }) => {
    const codes = statuses.map(({ Data }) => Data);
    const told = statuses.flatMap(({ Item }) => (Item ?? []) as { Data: string }[]).map(({ Data }) => Data);
    const items = ((results?.Item ?? []) as { Source: { LocURI: string }; Data?: string }[]).map(
      ({ Source, Data }) => Source.LocURI + (Data === undefined ? '' : `=${Data}`),
    );
    return [...codes, ...told, ...items].join(' ');
  });
}

test.each<[string, string, string[]]>([
  ['a leaf', get('./A/Text'), ['200 ./A/Text=one']],
  ['no ./ before it', get('A/Text'), ['200 A/Text=one']],
  ['octets', get('./A/Blob'), ['200 ./A/Blob=AAEC']],
  ['an interior node', get('./A'), ['200 ./A=Text/Number/Blob/Hidden']],
  ['the root', get('.'), ['200 .=DevInfo/A/Empty']],
  ['an empty node', get('./Empty'), ['200 ./Empty=']],
  ['nothing there', get('./None'), ['404']],
  ['one of two', get('./A/Text', './None'), ['200 404 ./A/Text=one']],
  ['what AccessType lacks', get('./A/Hidden'), ['405']],
  ['the structure', get('./Empty?list=Struct'), ['200 ./Empty']],
  ['structure and data', get('./DevInfo?list=StructData'), ['200 ./DevInfo ./DevInfo/Man=Assay']],
  ['a serialised tree', get('./A?list=TNDS'), ['406']],
  ['a property', get('./A/Text?prop=Size'), ['200 ./A/Text?prop=Size=3']],
  ['the size of an interior node', get('./A?prop=Size'), ['406']],
  ['a property that nobody knows', get('./A?prop=Colour'), ['406']],
  ['Add', put('Add', './A/New', 'x') + get('./A/New'), ['200', '200 ./A/New=x']],
  ['Add of a node', put('Add', './B', '', format('node')) + get('./B'), ['200', '200 ./B=']],
  ['Add of what is there', put('Add', './A/Text', 'x') + get('./A/Text'), ['418', '200 ./A/Text=one']],
  ['Add without parent', put('Add', './X/Y', 'x'), ['404']],
  ['Add of what is too deep', put('Add', `.${'/A'.repeat(65)}`, 'x'), ['414']],
  ['Add below a leaf', put('Add', './A/Text/Y', 'x'), ['405']],
  ['Add of base64', put('Add', './A/N', 'AAE=', format('b64')) + get('./A/N'), ['200', '200 ./A/N=AAE=']],
  ['Add of no base64', put('Add', './A/N', '?', format('b64')), ['400']],
  ['Replace', put('Replace', './A/Text', 'two') + get('./A/Text'), ['200', '200 ./A/Text=two']],
  ['Replace of nothing', put('Replace', './None', 'x') + get('./None'), ['404', '404']],
  ['Replace of what may only be read', put('Replace', './DevInfo/Man', 'x'), ['405']],
  ['Replace of an interior node', put('Replace', './A', 'x'), ['405']],
  ['a new name', put('Replace', './A?prop=Name', 'B') + get('./B/Text'), ['200', '200 ./B/Text=one']],
  ['the name of a sibling', put('Replace', './A?prop=Name', 'Empty'), ['418']],
  ['an ACL', put('Replace', './A?prop=ACL', 'Get=*') + get('./A?prop=ACL'), ['200', '200 ./A?prop=ACL=Get=*']],
  ['a property that is made', put('Replace', './A?prop=VerNo', '7'), ['405']],
  ['Delete', command('Delete', target('./A')) + get('./A/Text'), ['200', '404']],
  ['Delete of the root', command('Delete', target('.')), ['405']],
  ['Delete of nothing', command('Delete', target('./None')), ['404']],
  ['Exec', command('Exec', target('./A/Text')), ['200']],
  ['Exec of nothing', command('Exec', target('./None')), ['404']],
  ['Copy', copy('./A/Text', './A/Twin') + get('./A/Twin'), ['200', '200 ./A/Twin=one']],
  ['Copy of an interior node', copy('./A', './B'), ['403']],
  ['Copy of nothing', copy('./None', './B'), ['404']],
  ['a command without Item', command('Get'), ['400']],
  ['a command that DM does not have', command('Search', target('./A')), ['406']],
  ['Display', alert('1100', '', 'Hello'), ['200']],
  ['Confirm', alert('1101', '', 'Sure?'), ['200']],
  ['Text input', alert('1102', 'DR=abc', 'Name?'), ['200 abc']],
  ['a choice', alert('1103', '', 'Which?', 'one', 'two'), ['200 1']],
  ['several choices', alert('1104', 'DR=1-2', 'Which?', 'one', 'two'), ['200 1 2']],
  ['Display of nothing', alert('1100', ''), ['412']],
  ['Next message', alert('1222'), ['200']],
  [
    'Atomic',
    group('Atomic', put('Add', './A/X', 'x'), put('Replace', './A/Text', 'y')) + get('./A/X'),
    ['200', '200', '200', '200 ./A/X=x'],
  ],
  [
    'Atomic that fails',
    group('Atomic', put('Add', './A/X', 'x'), put('Replace', './None', 'y'), put('Add', './A/Z', 'z')) + get('./A/X'),
    ['507', '216', '404', '215', '404'],
  ],
  ['Get in an Atomic', group('Atomic', get('./A/Text')), ['507', '500']],
  [
    'Sequence in an Atomic',
    group('Atomic', group('Sequence', put('Add', './A/X', 'x')), put('Add', './A/X', 'x')),
    ['507', '216', '216', '418'],
  ],
  ['Sequence', group('Sequence', put('Replace', './None', 'x'), get('./A/Text')), ['200', '404', '200 ./A/Text=one']],
  [
    'chunks',
    more('Add', './A/L', 'abc', '5') + put('Add', './A/L', 'de') + get('./A/L'),
    ['213', '200', '200 ./A/L=abcde'],
  ],
  [
    'chunks that lack some',
    more('Add', './A/L', 'abc', '9') + put('Add', './A/L', 'de') + get('./A/L'),
    ['213', '424', '404'],
  ],
  [
    'another thing between',
    more('Add', './A/L', 'abc', '5') + put('Add', './A/M', 'x') + get('./A/L'),
    ['213', '200', '404'],
  ],
])('%s', (_, xml, expected) => {
  expect(said(device()(xml))).toEqual(expected);
});

test('octets go bare in WBXML', () => {
  const [first] = device('wbxml')(get('./A/Blob'));
  expect(first?.results).toMatchObject({ Item: [{ Meta: { Format: 'bin' }, Data: { base64: 'AAEC' } }] });
});

describe('an object that breaks off', () => {
  const first = more('Add', './A/L', 'abc', '5');
  const lost = [{ name: 'Alert', body: { Data: '1225', Item: [{ Target: { LocURI: './A/L' } }] } }];
  test.each<[string, string, object[]]>([
    ['is whole', put('Add', './A/L', 'de'), []],
    ['goes on after the next message was asked for', alert('1222') + put('Add', './A/L', 'de'), []],
    ['by another object', put('Add', './A/M', 'x'), lost],
    ['by another command on the same node', put('Replace', './A/L', 'x'), lost],
    ['by a command', get('./A/Text'), lost],
    ['by a group', group('Sequence', get('./A/Text')), lost],
    ['by a question to the user', alert('1100', '', 'Hello'), lost],
    ['is told once', get('./A/Text', './A/Number'), lost],
  ])('%s', (_, xml, expected) => {
    const on = made();
    const play = played(on);
    play(first);
    expect(on.raise()).toEqual([]);
    play(xml);
    expect(on.raise()).toEqual(expected);
    expect(on.raise()).toEqual([]);
  });

  test('by the end of the session is forgotten', () => {
    const on = made();
    const play = played(on);
    play(first);
    on.begin();
    play(get('./A/Text'));
    expect(on.raise()).toEqual([]);
  });
});

describe('a serialised tree in Add', () => {
  const node = (name: string, format: string, inner: string, path = ''): string =>
    `<Node><NodeName>${name}</NodeName>${path && `<Path>${path}</Path>`}<RTProperties><Format><${format}/></Format><Type/></RTProperties>${inner}</Node>`;
  const value = (text: string): string => `<Value>${text}</Value>`;
  const tree = (...nodes: string[]): string =>
    `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD>${nodes.join('')}</MgmtTree>`;
  const meta = '<Type xmlns="syncml:metinf">application/vnd.syncml.dmtnds+xml</Type>';
  const add = (text: string): string => put('Add', './New', text, format('xml') + meta);
  const text = (xml: string): string => `<![CDATA[${xml}]]>`;
  const whole = tree(
    node('', 'node', node('Leaf', 'chr', value('one')) + node('Blob', 'bin', value('AAE='))),
    node('Far', 'int', value('7'), 'Sub'),
  );
  const good = tree(
    node('New', 'node', node('Leaf', 'chr', value('one')) + node('Sub', 'node', '')),
    node('Far', 'bin', value('AAE='), './Sub'),
  );
  const struct = get('./New?list=StructData');
  const made4 = '200 ./New ./New/Leaf=one ./New/Sub ./New/Sub/Far=AAE=';

  test.each<[string, string, string[]]>([
    ['as mark-up', add(good), ['200', made4]],
    ['as text', add(text(good)), ['200', made4]],
    ['as base64', add(Buffer.from(good).toString('base64')), ['200', made4]],
    ['in chunks', more('Add', './New', text(good.slice(0, 40))) + add(text(good.slice(40))), ['213', '200', made4]],
    ['a leaf alone', add(text(tree(node('', 'chr', value('x'))))), ['200', '200 ./New=x']],
    ['whose Path leads nowhere leaves nothing', add(text(whole)), ['404', '404']],
    ['with two of a name', add(tree(node('', 'node', node('A', 'chr', '') + node('A', 'chr', '')))), ['418', '404']],
    ['with a value and children', add(tree(node('', 'node', value('x') + node('A', 'chr', '')))), ['400', '404']],
    ['without a name below the root', add(tree(node('', 'node', node('', 'chr', '')))), ['400', '404']],
    ['with a slash in a name', add(tree(node('', 'node', node('A/B', 'chr', '')))), ['400', '404']],
    ['of nothing', add(tree()), ['400', '404']],
    ['that breaks off', add(text(good.slice(0, -20))), ['400', '404']],
    ['that is no tree', add('nothing of the kind'), ['400', '404']],
    ['that is too deep', add(tree(deep(70, (inner) => node('A', 'node', inner)))), ['414', '404']],
  ])('%s', (_, xml, expected) => {
    expect(said(device()(xml + struct))).toEqual(expected);
  });

  test('keeps ACL, title and type', () => {
    const properties = '<ACL>Get=*</ACL><Format><chr/></Format><Title>Its title</Title><Type><MIME>a/b</MIME></Type>';
    const one = tree(`<Node><NodeName/><RTProperties>${properties}</RTProperties></Node>`);
    const asked = ['ACL', 'Title', 'Type'].map((name) => get(`./New?prop=${name}`)).join('');
    expect(said(device()(add(one) + asked))).toEqual([
      '200',
      '200 ./New?prop=ACL=Get=*',
      '200 ./New?prop=Title=Its title',
      '200 ./New?prop=Type=a/b',
    ]);
  });

  test('in WBXML', () => {
    const octets = Buffer.from(encodeWbxml(decodeXml(good))).toString('base64');
    expect(said(device()(add(octets) + struct))).toEqual(['200', made4]);
  });

  test('is refused in Replace', () => {
    expect(said(device()(put('Replace', './A', good, meta)))).toEqual(['415']);
  });
});

function deep(levels: number, around: (inner: string) => string): string {
  let xml = '';
  for (let level = 0; level < levels; level++) xml = around(xml);
  return xml;
}
