/** A fixed set of sessions that touch everything a server can see, for showing that each defect changes what is seen. */
import { type Trigger, triggerUiMode } from '../../../../generated/binary/package0';
import { basicCredential, fromBase64, md5Credential, toBase64 } from '../../../dm/digest';
import { notification } from '../../../dm/notification';
import type { DeviceConfig } from '../config';
import type { Chal, Data, SyncML } from '../messages';
import type { Credential } from '../objects/dmacc';
import type { User } from '../user';
import { add, addNode, alert, atomic, copy, exec, get, remove, replace, sequence, type Talk, to } from './converse';
import type { Move, Said } from './scripted-server';

export interface Scenario {
  readonly name: string;
  readonly config?: Partial<DeviceConfig>;
  readonly client?: Partial<Credential>;
  readonly server?: Partial<Credential>;
  readonly serverId?: string;
  readonly answers?: readonly ReturnType<User>[];
  readonly abort?: boolean;
  /** Happens before the session: event and data. */
  readonly happens?: readonly [string, string];
  readonly talk: Pick<Talk, 'moves' | 'notifiedId' | 'package0' | 'header' | 'version'>;
  /** A second session of the same device. */
  readonly again?: Pick<Talk, 'moves'>;
}

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const chr = { Format: 'chr', Type: 'text/plain' };
const int = { Format: 'int', Type: 'text/plain' };
const chal = (type: string, nonce: string): Chal => ({
  Meta: { Type: `syncml:auth-${type}`, Format: 'b64', NextNonce: toBase64(nonce) },
});

/** Package 0 of the usual server. */
function called({ nonce, ...rest }: Partial<Trigger> & { nonce?: Uint8Array }): Uint8Array {
  const trigger = {
    version: 11,
    uiMode: 0,
    initiator: 1,
    sessionid: 0xabc,
    serverIdentifier: 'server.example',
    ...rest,
  };
  const key = { serverId: trigger.serverIdentifier, password: 'server-secret', nonce: nonce ?? new Uint8Array() };
  return notification(trigger, key);
}

/** One package with these commands, and the tree looked at afterwards. */
const one = (name: string, says: readonly Said[], rest: Partial<Scenario> = {}): Scenario => ({
  name,
  ...rest,
  talk: { moves: [{ say: says }, { say: [get('./Vendor?list=StructData'), get('.')] }] },
});

const chunk = (data: Data, more: boolean, size?: string): Said =>
  ({
    $: 'Add',
    Item: [
      to('./Vendor/Big', {
        Meta: { ...chr, ...(size && { Size: size }) },
        Data: data,
        ...(more && { MoreData: true }),
      }),
    ],
  }) as Said;

const tnds = { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' };
const leafOf = (name: string, format: string, value: string, path?: string): string =>
  `<Node><NodeName>${name}</NodeName>${path === undefined ? '' : `<Path>${path}</Path>`}<RTProperties><Format><${format}/></Format>` +
  `<Type><MIME>text/plain</MIME></Type></RTProperties><Value>${value}</Value></Node>`;
const interior = '<RTProperties><Format><node/></Format><Type><DDFName/></Type></RTProperties>';
/** A tree with a node Sub. */
const treeOf = (inner: string, beside = ''): string =>
  `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD><Node><NodeName/>${interior}` +
  `<Node><NodeName>Sub</NodeName>${interior}</Node>${inner}</Node>${beside}</MgmtTree>`;

/** XML changed as text; WBXML stays. */
const changed = (body: Uint8Array, from: string | RegExp, to: string): Uint8Array =>
  Buffer.from(Buffer.from(body).toString('latin1').replace(from, to), 'latin1');

const ask = alert('1101', 'MAXDT=10&COLOUR=red', 'Really?');
const change = replace('./Vendor/Text', 'changed', chr);
const broken = replace('./Vendor/No', 'x', chr);
const vendorAcl = 'Add=server.example&Delete=server.example&Exec=server.example&Get=*&Replace=server.example';

const nonceOf = (message: SyncML): Uint8Array => {
  const chals = message.SyncBody.commands.flatMap((command) => (command.$ === 'Status' && command.Chal) || []);
  return fromBase64(chals[0]?.Meta.NextNonce ?? '') ?? new Uint8Array();
};
const md5Header = (nonce: Uint8Array) => ({
  Cred: {
    Meta: { Type: 'syncml:auth-md5', Format: 'b64' },
    Data: md5Credential('server.example', 'server-secret', nonce),
  },
});
const basicHeader = {
  Cred: {
    Meta: { Type: 'syncml:auth-basic', Format: 'b64' },
    Data: basicCredential('server.example', 'server-secret'),
  },
};
const named = { Source: { LocURI: 'http://server.example/dm', LocName: 'server.example' } };
const mac = (nonce: Uint8Array, change?: (value: string) => string): Move['mac'] => ({
  user: 'server.example',
  secret: 'server-secret',
  nonce,
  ...(change && { change }),
});
/** A server that shows a mac, first of all one with a changed header. */
const changedMac = (name: string, change: (value: string) => string): Scenario => ({
  name,
  server: { auth: 'mac', nonce: octets('zero') },
  talk: {
    moves: [{ say: [replace('./Vendor/Text', 'changed', chr)], header: named, mac: mac(octets('zero'), change) }],
  },
});

/** A tree that could be an account. */
function piece(acl: string, type: string): string {
  const node = (name: string, inner: string, format = 'node', of = '<DDFName/>', rights = ''): string =>
    `<Node><NodeName>${name}</NodeName><RTProperties>${rights}<Format><${format}/></Format><Type>${of}</Type></RTProperties>${inner}</Node>`;
  const leaf = (name: string, value: string): string =>
    node(name, `<Value>${value}</Value>`, 'chr', '<MIME>text/plain</MIME>');
  const address = node('AppAddr', node('Main', leaf('Addr', 'http://inbox.example/')));
  const root = node('', leaf('ServerID', 'inbox.example') + address, 'node', type, acl);
  return `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD>${root}</MgmtTree>`;
}

export const scenarios: readonly Scenario[] = [
  { name: 'nothing', talk: { moves: [] }, again: { moves: [] } },
  { name: 'notified', talk: { moves: [], notifiedId: 0xabc } },
  { name: 'notified with a wrong digest', talk: { moves: [], package0: called({ nonce: octets('another') }) } },
  { name: 'notified by a stranger', talk: { moves: [], package0: called({ serverIdentifier: 'stranger.example' }) } },
  { name: 'notified by half a message', talk: { moves: [], package0: called({}).subarray(0, 23) } },
  {
    name: 'notified with the nonce of a fresh start',
    client: { auth: 'md5', nonce: octets('client-nonce') },
    talk: { moves: [], package0: called({ nonce: new Uint8Array(4) }) },
  },
  {
    name: 'notified, and the person says no',
    answers: [{ kind: 'no' }],
    talk: { moves: [], package0: called({ uiMode: triggerUiMode.userInteraction }) },
  },
  one('reads', [
    get('./DevInfo', './Vendor/No', './Vendor/Text'),
    get('./Vendor/Number', './Vendor/Blob', './Vendor/Markup', './Vendor/Empty', './Vendor/List/One'),
    get(
      './Vendor/Long?prop=Title',
      './Vendor/Text?prop=Title',
      './Vendor/Text?prop=VerNo',
      './Vendor/Counter?prop=VerNo',
    ),
    get('./Vendor/Text?prop=TStamp', './Vendor/Blob?prop=Format', './Vendor/Blob?prop=Size', './Vendor?prop=Format'),
    get(
      './Vendor?prop=Size',
      './Vendor?prop=Type',
      './Vendor/Text?prop=Type',
      './Vendor/Text?prop=Colour',
      './Vendor/Text?prop=ACL',
    ),
    get('./Inbox', './DevDetail/LrgObj', './DevDetail/URI/MaxDepth', './DMAcc/Account1/AppAuth/Client/AAuthSecret'),
    get('.?prop=ACL', './DevInfo/DevId', './Vendor/Text', './Vendor/Number'),
  ]),
  one('tree parts', [
    get('./Vendor?list=Struct'),
    get('./Vendor?list=TNDS'),
    get('./Vendor?list=All'),
    get('./DMAcc?list=StructData'),
  ]),
  one('adds', [
    add('./Vendor/New', 'a', chr),
    addNode('./Vendor/NewNode'),
    get('./Vendor/New?prop=Type', './Vendor/NewNode?prop=ACL', './Vendor/New?prop=ACL'),
    add('./Vendor/Text', 'b', chr),
    add('./Vendor/No/Such/New', 'a', chr),
    add('./Vendor/Text/New', 'a', chr),
    add('./DevInfo/New', 'a', chr),
    add(`./Vendor/${'x'.repeat(40)}`, 'a', chr),
    add('./Vendor/Odd', 'a', { Format: 'colour' }),
    add('./Vendor/Bad', 'seven', int),
    add('./Vendor/Tnds', 'a', { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' }),
    add('./Vendor/Text?prop=Title', 'a', chr),
    add('./Vendor/Base64', 'AAH/', { Format: 'b64' }),
    get('./Vendor/Base64?prop=Format'),
  ]),
  one('trees in one piece', [
    add('./Vendor/Piece', piece('<ACL>Get=*</ACL>', '<DDFName/>'), tnds),
    get('./Vendor/Piece?prop=ACL'),
    add('./Inbox', piece('', '<DDFName>urn:oma:mo:oma-dm-dmacc:1.0</DDFName>'), tnds),
    get('./DMAcc'),
  ]),
  one('implicit parents', [add('./Vendor/A/B', 'b', chr), get('./Vendor/A?prop=ACL')], {
    config: { implicitParents: true },
  }),
  one('replaces', [
    change,
    get('./Vendor/Text?prop=VerNo', './Vendor/Text'),
    replace('./Vendor/Counter', '5', int),
    get('./Vendor/Counter?prop=VerNo'),
    get('./Vendor/Text?prop=TStamp', './Vendor/ReadOnly?prop=TStamp'),
    replace('./Vendor/No', 'x', chr),
    replace('./Vendor/Busy', 'x', chr),
    replace('./Vendor/ReadOnly', 'x', chr),
    replace('./Vendor/Number', 'x', chr),
    replace('./Vendor/Number', '1.5', int),
    replace('./Vendor/Long?prop=Name', 'Text'),
    replace('./Vendor/Fixed?prop=Name', 'Loose'),
    replace('./Vendor/Text?prop=Name', 'a/b'),
    replace('./Vendor/Text?prop=Type', 'x/y'),
    replace('./Vendor/Text?prop=Title', 'x'.repeat(256)),
    replace('./Vendor/Markup', '<z/>', { Format: 'xml', Type: 'application/xml' }),
    get('./Vendor/Markup?prop=Type'),
  ]),
  one('binary', [
    replace('./Vendor/Blob', new Uint8Array([1, 0, 2]), { Format: 'bin', Type: 'application/octet-stream' }),
    get('./Vendor/Blob'),
  ]),
  one('deletes', [
    remove('./Vendor/Branch/NoDelete'),
    remove('./Vendor/Branch'),
    remove('./Vendor/List/One'),
    remove('./Vendor/Fixed'),
    remove('./Vendor/No'),
    remove('./Vendor/Text?prop=Title'),
    remove('.'),
    remove('./Vendor/Text'),
  ]),
  one('copies and executions', [
    copy('./Vendor/Text', './Vendor/Copied'),
    copy('./Vendor/Text', './Vendor/Busy'),
    exec('./Vendor/Run'),
    exec('./Vendor/RunLater', 'c-1'),
    exec('./Vendor/Text'),
    { $: 'Put', Item: [to('./Vendor/Text', { Data: 'a' })] } as Said,
  ]),
  one('without options', [copy('./Vendor/Text', './Vendor/Copied'), atomic(change), ask], {
    config: { copy: false, atomic: false, userInterface: false },
  }),
  one('groups', [
    sequence(change, get('./Vendor/Text'), broken, get('./Vendor/Number')),
    atomic(remove('./Vendor/Long'), broken, change),
    atomic(change, get('./Vendor/Text')),
    atomic(change, atomic(remove('./Vendor/Long'))),
    { $: 'Replace', Item: [to('./Vendor/Text', { Data: 'a' }), to('./Vendor/Number', { Data: '5' })] } as Said,
  ]),
  one(
    'answers',
    [
      alert('1102', 'IT=D', 'Which day?'),
      alert('1104', 'DR=2', 'Which?', 'a', 'b', 'c'),
      ask,
      change,
      sequence(ask, remove('./Vendor/Text')),
      atomic(remove('./Vendor/Long'), ask),
    ],
    {
      answers: [
        { kind: 'text', text: '29022024' },
        { kind: 'choice', numbers: [1, 3] },
        { kind: 'no' },
        { kind: 'no' },
        { kind: 'no' },
      ],
    },
  ),
  one('cancelled', [ask, change, sequence(get('./Vendor/Text'))], { answers: [{ kind: 'cancel' }] }),
  one('nobody there', [ask, change], { answers: [{ kind: 'timeout' }] }),
  one('rights', [
    replace('./Vendor?prop=ACL', 'Get='),
    replace('./Vendor/List?prop=ACL', 'Get=someone.else'),
    get('./Vendor/List'),
    replace('./Vendor/List?prop=ACL', `${vendorAcl}&Get=other`),
    replace('./Vendor/Text?prop=ACL', 'Get=*'),
    replace('./Vendor/Text', 'not now', chr),
    replace('./Vendor/Number?prop=ACL', 'Get=*+a&Replace=a'),
    get('./Vendor/Number'),
    copy('./Vendor/Flag', './Vendor/Text'),
    replace('./Vendor/Empty?prop=ACL', vendorAcl),
    replace('./Vendor/Empty?prop=ACL', vendorAcl),
    get('./Vendor/Empty?prop=ACL'),
  ]),
  one('rights by one node alone', [
    replace('./Vendor/List/One?prop=ACL', vendorAcl),
    replace('./Vendor/List?prop=ACL', 'Get=*'),
    replace('./Vendor/List/One?prop=ACL', 'Get=*&Replace=server.example'),
    replace('./Vendor/Empty?prop=ACL', 'Get=*&Add=server.example'),
    add('./Vendor/Empty/Leaf', 'a', chr),
    replace('./Vendor/Text?prop=ACL', 'Get=*&Replace=server.example'),
    replace('./Vendor?prop=ACL', 'Add=*&Get=*'),
    replace('./Vendor/Text?prop=ACL', 'Get=*'),
  ]),
  one('odd commands', [
    alert('1101', 'IT=N', 'Really?'),
    { $: 'Get', Item: [] } as unknown as Said,
    { $: 'Get', Item: [{ Data: 'a' }] } as unknown as Said,
    get(...Array.from({ length: 600 }, () => './DevInfo/Man')),
    get(`./${'a'.repeat(2000)}`),
    add('./Vendor/Huge', 'a'.repeat(200_000), chr),
  ]),
  { name: 'HTTP error', talk: { moves: [{ http: { status: 500 } }] } },
  { name: 'empty body', talk: { moves: [{ http: { body: new Uint8Array() } }] } },
  { name: 'foreign type', talk: { moves: [{ http: { headers: { 'content-type': 'text/html' } } }] } },
  { name: 'unreadable', talk: { moves: [{ bytes: (body) => body.subarray(0, 20) }] } },
  { name: 'other session', talk: { header: { SessionID: 'FFFF' }, moves: [{ say: [get('.')] }] } },
  { name: 'no CmdID', talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, /<CmdID>4<\/CmdID>/, '') }] } },
  {
    name: 'one CmdID twice',
    talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, 'CmdID>4<', 'CmdID>3<') }] },
  },
  {
    name: 'Status for nothing',
    talk: { moves: [{ say: [get('.')], bytes: (body) => changed(body, 'MsgRef>1<', 'MsgRef>99<') }] },
  },
  one('looks afterwards', [
    get('Vendor/Text', './Vendor/No/Such'),
    replace('./Vendor', 'a value', chr),
    replace('./Vendor/List', '<MgmtTree/>', { Format: 'xml', Type: 'application/vnd.syncml.dmtnds+xml' }),
    replace('./Vendor/Text', 'Grüße', chr),
    replace('./Vendor/Text?prop=Title', 'Another'),
    replace('./Vendor/Long?prop=Name', 'Longer'),
    get('./Vendor/Text?prop=Title', './Vendor/Longer?prop=Name'),
    replace('./DevInfo/Man', 'me', chr),
    copy('./Vendor/Number', './Vendor/Twin'),
    copy('./Vendor/No', './Vendor/Twin'),
    exec('./Vendor/No'),
    exec('./Vendor/Run?prop=Name'),
  ]),
  {
    name: 'CDATA',
    talk: {
      moves: [
        {
          say: [replace('./Vendor/Text', 'section', chr)],
          bytes: (body) =>
            Buffer.from(Buffer.from(body).toString('latin1').replace('>section<', '><![CDATA[a]]><'), 'latin1'),
        },
        { say: [get('./Vendor/Text')] },
      ],
    },
  },
  one('rights of new nodes', [
    addNode('./Vendor/List/N'),
    addNode('./Vendor/List/N/Sub'),
    add('./Vendor/List/N/Sub/Leaf', 'a', chr),
    add('./Vendor/List/N/Leaf', 'a', chr),
    replace('./Vendor/List/N?prop=ACL', 'Get=other&Replace=server.example'),
    get('./Vendor/List/N/Sub/Leaf'),
    replace('./Vendor/List/N/Leaf?prop=ACL', 'Get=*&Replace=*'),
    replace('./Vendor/List/N/Leaf', 'b', chr),
    replace('./Vendor/List/N/Leaf?prop=ACL', 'Get=other+server.example&Replace=server.example.org'),
    get('./Vendor/List/N/Leaf'),
    replace('./Vendor/List/N/Leaf', 'c', chr),
    replace('./Vendor/List/N/Leaf?prop=ACL', ''),
    replace('./Vendor/List/N/Leaf', 'd', chr),
  ]),
  one('below the root', [addNode('./New'), get('./New?prop=ACL'), add('./New/Leaf', 'a', chr), remove('./New')]),
  one('the account goes', [remove('./DMAcc/Account1'), get('./Vendor?prop=ACL')]),
  {
    name: 'large object',
    talk: {
      moves: [
        { say: [chunk('abc', true, '6')], final: false },
        { say: [chunk('def', false)] },
        { say: [get('./Vendor/Big')] },
      ],
    },
  },
  {
    name: 'large object that does not add up',
    talk: { moves: [{ say: [chunk('abc', true, '9')], final: false }, { say: [chunk('def', false)] }] },
  },
  {
    name: 'large object that breaks off',
    talk: { moves: [{ say: [chunk('abc', true, '9')], final: false }, { say: [get('./Vendor/Big')] }] },
  },
  {
    name: 'large answer',
    talk: {
      moves: [
        {
          say: [get('./Vendor/Long', './Vendor/Text'), get('./Vendor/Number')],
          header: { Meta: { MaxMsgSize: '4000' } },
        },
      ],
    },
  },
  {
    name: 'answer larger than the server takes',
    talk: { moves: [{ say: [get('./Vendor/Long')], header: { Meta: { MaxObjSize: '50' } } }] },
  },
  { name: 'abort by the server', talk: { moves: [{ say: [alert('1223')] }] } },
  { name: 'abort by the user', abort: true, talk: { moves: [{ say: [get('.')] }] } },
  { name: 'another address', talk: { moves: [{ say: [get('.')], header: { RespURI: 'http://server.example/b' } }] } },
  { name: 'strange VerDTD', talk: { header: { VerDTD: '9.9' }, moves: [{ say: [get('.')] }] } },
  { name: 'strange VerProto', talk: { header: { VerProto: 'DM/9.9' }, moves: [{ say: [get('.')] }] } },
  {
    name: 'chunked transfer',
    talk: {
      moves: (_message, request, turn) =>
        turn > 0
          ? {}
          : {
              say: [get('.')],
              http: { headers: { 'content-type': request.headers['Accept'] ?? '', 'transfer-encoding': 'chunked' } },
            },
    },
  },
  {
    name: 'WBXML 1.3',
    talk: {
      moves: [
        {
          say: [get('.')],
          bytes: (body) => (body[0] === 2 ? new Uint8Array([3, ...body.subarray(1)]) : body),
        },
      ],
    },
  },
  { name: 'basic', client: { auth: 'basic' }, talk: { moves: [{ say: [get('.')], status: '200' }] } },
  {
    name: 'md5 by challenge',
    talk: {
      moves: [
        { status: '407', chal: chal('md5', 'one'), codes: { Alert: '407', Replace: '407' } },
        { status: '200', chal: chal('md5', 'two'), say: [get('.')] },
        { status: '212', chal: chal('md5', 'three'), say: [get('.')] },
      ],
    },
    again: { moves: [] },
    client: { auth: 'md5' },
  },
  {
    name: 'preferred type',
    client: { auth: 'md5' },
    talk: { moves: [{ say: [replace('./DMAcc/Account1/AAuthPref', 'BASIC', chr)], status: '212' }] },
    again: { moves: [] },
  },
  {
    name: 'MAC of the client',
    client: { auth: 'mac', nonce: octets('zero') },
    talk: {
      moves: [
        { status: '200', chal: chal('MAC', 'one'), say: [get('.')] },
        { status: '200', chal: chal('MAC', 'two') },
      ],
    },
    again: { moves: [] },
  },
  {
    name: 'md5 of the server',
    server: { auth: 'md5' },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change] }
          : turn === 1
            ? { say: [change], header: md5Header(octets('wrong')) }
            : turn === 2
              ? { say: [change], header: md5Header(nonceOf(message)) }
              : { say: turn === 3 ? [get('.')] : [] },
    },
  },
  {
    name: 'right md5 of the server',
    server: { auth: 'md5' },
    client: { auth: 'md5' },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change], status: '401', chal: chal('md5', 'evil') }
          : turn === 1
            ? { say: [change], header: md5Header(nonceOf(message)) }
            : {},
    },
  },
  {
    name: 'wrong md5 again',
    server: { auth: 'md5' },
    talk: { moves: [1, 2, 3].map(() => ({ say: [change], header: md5Header(octets('wrong')) })) },
  },
  changedMac('MAC without an algorithm', (value) => value.replace('algorithm=MD5, ', '')),
  changedMac('MAC of an unknown algorithm', (value) => value.replace('MD5', 'SHA-1')),
  changedMac('MAC with the name of another', (value) => value.replace('server.example', 'stranger.example')),
  {
    name: 'MAC with the nonce of the message before',
    server: { auth: 'mac', nonce: octets('zero') },
    talk: { moves: [0, 1].map(() => ({ say: [change], header: named, mac: mac(octets('zero')) })) },
  },
  {
    name: 'basic for md5 of the server',
    server: { auth: 'md5' },
    talk: { moves: [0, 1].map(() => ({ say: [change], header: basicHeader })) },
  },
  {
    name: 'challenge for another type',
    client: { auth: 'md5' },
    talk: {
      moves: [
        { status: '401', chal: chal('MAC', 'one') },
        { status: '200', chal: chal('MAC', 'two') },
      ],
    },
  },
  {
    name: 'server that shows nothing',
    server: { auth: 'md5' },
    client: { auth: 'md5' },
    talk: { moves: [{ status: '212', chal: chal('md5', 'evil') }] },
    again: { moves: [] },
  },
  {
    name: 'MAC of the server',
    server: { auth: 'mac', nonce: octets('zero') },
    talk: {
      moves: (message, _request, turn) =>
        turn === 0
          ? { say: [change], header: named, mac: mac(octets('zero')) }
          : turn === 1
            ? { say: [change], header: named, mac: mac(nonceOf(message)) }
            : { say: [change] },
    },
  },
  one('device details', [get('./DevDetail/FwV')]),
  one('trees in place of a node', [
    replace('./Vendor/List/One', treeOf(leafOf('Leaf', 'int', 'x')), tnds),
    get('./Vendor/List/One'),
    replace('./Vendor/List/One', treeOf(leafOf('Leaf', 'int', '7')), tnds),
    get('./Vendor/List/One'),
    add('./Vendor/Deep', treeOf('', leafOf('Leaf', 'int', '7', 'Sub')), tnds),
    get('./Vendor/Deep'),
  ]),
  one(
    'what a person types',
    [
      alert('1102', 'IT=T', 'A time?'),
      alert('1102', 'IT=P', 'A number?'),
      alert('1102', 'ET=P', 'A secret?'),
      alert('1102', 'IT=A', 'A word?'),
    ],
    { answers: ['123456', '+491234567', 'assay', 'Grüße'].map((text) => ({ kind: 'text', text })) },
  ),
  one('text shown in a Sequence', [sequence(alert('1100', 'MAXDT=1', 'Look.'), change)]),
  one('a name beyond ASCII', [add('./Vendor/ü', 'x', chr), get('./Vendor/ü')]),
  one('unknown alert', [alert('1299')]),
  one('a tree that names its origin', [
    add('./Vendor/Deep', treeOf('').replace('</VerDTD>', '</VerDTD><Man>Assay</Man>'), tnds),
  ]),
  one('AccessType', [replace('./Vendor/ReadOnly?prop=AccessType', 'Replace')]),
  one('Exec without right', [replace('./Vendor/RunLater?prop=ACL', 'Get=*'), exec('./Vendor/RunLater')]),
  one('long Atomic', [atomic(...Array.from({ length: 13 }, () => change))]),
  one('a name again', [
    add('./Vendor/Two', 'x', chr),
    replace('./Vendor/Two?prop=Title', 'old'),
    remove('./Vendor/Two'),
    add('./Vendor/Two', 'y', chr),
    get('./Vendor/Two?prop=Title'),
  ]),
  {
    name: 'an event, refused',
    happens: ['number-changed', '77'],
    talk: { moves: [{ codes: { Alert: '415' }, say: [get('./Vendor/Number?prop=VerNo')] }, {}] },
  },
  {
    name: 'an event after a challenge',
    client: { auth: 'md5', nonce: octets('old') },
    happens: ['number-changed', '77'],
    talk: {
      moves: [
        { status: '401', chal: chal('md5', 'new'), say: [get('./Vendor/Number')] },
        { say: [get('./Vendor/Number')] },
      ],
    },
  },
  {
    name: 'change at another address',
    talk: { moves: [{ header: { RespURI: 'http://server.example/b' }, say: [get('.')] }, { say: [change] }] },
  },
  { name: 'DM 1.3 notified', talk: { version: '1.3', notifiedId: 5, moves: [] } },
  {
    // LocURI as literal, its name in the string table
    name: 'literal name',
    talk: {
      moves: [
        {
          say: [get('./DevInfo/Man')],
          bytes: (body) =>
            changed(changed(body, '\x6a\x00', '\x6a\x07LocURI\x00'), /\x57\x03(?=\.\/DevInfo)/, '\x44\x00\x03'),
        },
      ],
    },
  },
  {
    name: 'DM 1.1.2',
    talk: { version: '1.1.2', moves: [{ say: [exec('./Vendor/RunLater')] }, { say: [get('./Vendor')] }] },
  },
  {
    name: 'DM 1.3 with a server of 1.2',
    talk: { version: '1.3', moves: [{ say: [get('./Vendor')], header: { VerProto: 'DM/1.2' } }] },
  },
];
