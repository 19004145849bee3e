/** Scenarios in which together every defect of the server shows. */
import { cpSecs, dmSecs } from '../../../dm/bootstrap';
import type { RaisedAlert } from '../../dm-client/device';
import type { BootstrapOrder } from '../api/schemas';
import type { OrderedCommand } from '../model';
import { raw, type Scenario } from './converse';

const get = (...targets: string[]): OrderedCommand => ({
  command: 'Get',
  items: targets.map((target) => ({ target })),
});
const put = (data: string, target = './Vendor/Text'): OrderedCommand => ({
  command: 'Replace',
  items: [{ target, data }],
});
const markup = put('<a>&amp;</a>');

const orders: readonly OrderedCommand[] = [
  get('./DevInfo/Man', './Vendor/Text?list=TNDS'),
  markup,
  { command: 'Add', items: [{ target: './Vendor/List/New', format: 'node' }] },
  { command: 'Add', items: [{ target: './Vendor/List/New/Leaf', data: 'leaf' }] },
  { command: 'Replace', items: [{ target: './Vendor/Blob', format: 'bin', data: { base64: 'AAH+/w==' } }] },
  { command: 'Replace', items: [{ target: './Vendor/Text?prop=Title', data: 'title' }] },
  { command: 'Copy', items: [{ target: './Vendor/List/Copy', source: './Vendor/Text' }] },
  { command: 'Exec', items: [{ target: './Vendor/RunLater' }] },
  { command: 'Alert', code: '1101', text: 'Go on?', options: { MINDT: 5, DR: 'a b&c' } },
  { command: 'Alert', code: '1103', text: 'Which?', choices: ['one', 'two'] },
  { command: 'Sequence', commands: [put('again'), get('./Vendor/Text')] },
  { command: 'Atomic', commands: [put('once more'), put('7', './Vendor/Title')] },
  { command: 'Delete', items: [{ target: './Vendor/List/New' }] },
];

const event = (code: '1224' | '1226', part: Partial<RaisedAlert>): RaisedAlert =>
  ({ code, type: 'urn:oma:at:test', format: 'chr', data: 'x', source: './Vendor', ...part }) as RaisedAlert;

const start = '<Alert><CmdID>1</CmdID><Data>1201</Data></Alert>';
const replace = (data: string): string =>
  `<Replace><CmdID>2</CmdID><Item><Source><LocURI>./DevInfo/Man</LocURI></Source><Data>${data}</Data></Item></Replace>`;
const headerStatus = (msgRef: number): string =>
  `<Status><CmdID>1</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd><Data>200</Data></Status>`;
const status = (msgRef: number, cmdRef: number, cmd: string, code = 200): string =>
  `<Status><CmdID>${cmdRef + 1}</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>${cmdRef}</CmdRef><Cmd>${cmd}</Cmd><Data>${code}</Data></Status>`;
const results = (data: string, refs: string, more = '', size = ''): string =>
  `<Results><CmdID>90</CmdID>${refs}<Item><Source><LocURI>./DevInfo/Man</LocURI></Source>` +
  `${size && `<Meta><Size xmlns="syncml:metinf">${size}</Size></Meta>`}<Data>${data}</Data>${more}</Item></Results>`;
const alert = (code: string, items = '', id = 5): string =>
  `<Alert><CmdID>${id}</CmdID><Data>${code}</Data>${items}</Alert>`;
const chal =
  '<Chal><Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-md5</Type><NextNonce xmlns="syncml:metinf">c3RyYW5nZXI=</NextNonce></Meta></Chal>';
const ref = '<MsgRef>1</MsgRef><CmdRef>4</CmdRef>';
const more = '<MoreData/>';
const oneItem =
  '<Item><Source><LocURI>./A</LocURI></Source><Meta><Type xmlns="syncml:metinf">urn:oma:at:a</Type></Meta><Data>a</Data></Item>';
const package1 = raw(1, start + replace('Maker'));

export const scenarios: readonly Scenario[] = [
  { name: 'all commands', orders },
  { name: 'all commands, md5', orders, auth: 'md5' },
  {
    name: 'properties, names and objects',
    orders: [
      get('./Vendor/Text?prop=ACL', './Vendor/Text?prop=Size', './DevDetail/SwV', './Vendor/Gr\u00f6\u00dfe'),
      put('Get=*&Replace=a', './Vendor/Text?prop=ACL'),
      put('Gr\u00f6\u00dfe', './Vendor/Text?prop=Title'),
      put('a/b', './Vendor/Text?prop=Name'),
      get('./Vendor/Blob'),
    ],
  },
  { name: 'nothing is to be stored', requestHeaders: { 'Cache-Control': 'no-store' } },
  { name: 'two sessions, md5', orders: [get('./DevInfo/Man')], auth: 'md5', sessions: 2 },
  { name: 'two sessions, MAC', orders: [get('./DevInfo/Man')], auth: 'mac', sessions: 2 },
  { name: 'basic', orders: [get('./DevInfo/Man')], auth: 'basic' },
  {
    name: 'credentials always',
    orders: [get('./DevInfo/Man'), put('x')],
    auth: 'md5',
    settings: { credentialsAlways: true },
  },
  { name: 'the client wants md5', orders: [get('./DevInfo/Man')], serverAuth: 'basic', clientWants: 'md5' },
  {
    name: 'the client wants basic',
    orders: [get('./DevInfo/Man')],
    auth: 'md5',
    serverAuth: 'basic',
    clientWants: 'basic',
  },
  { name: 'wrong secret, md5', orders: [get('./DevInfo/Man')], auth: 'md5', secret: 'other' },
  { name: 'wrong secret, basic', orders: [get('./DevInfo/Man')], auth: 'basic', secret: 'other' },
  { name: 'wrong secret, MAC', orders: [get('./DevInfo/Man')], auth: 'mac', secret: 'other' },
  { name: 'no credentials', raw: [package1, raw(2, start + replace('Maker'))], auth: 'md5' },
  { name: 'no mac', raw: [package1], auth: 'mac' },
  {
    name: 'a stranger of basic',
    raw: [raw(1, start, { header: cred('basic') }), raw(2, start, { header: cred('basic') })],
    auth: 'md5',
  },
  { name: 'wrong for ever', raw: [1, 2, 3].map((id) => raw(id, start, { header: cred('md5') })), auth: 'md5' },
  { name: 'basic in place of md5', client: ['basic-for-md5'], auth: 'md5' },
  {
    name: 'a client that keeps its nonce',
    client: ['nonce-of-200-ignored'],
    auth: 'mac',
    orders: [get('./DevInfo/Man')],
  },
  {
    name: 'MAC without a next nonce',
    orders: [get('./DevInfo/Man'), put('text')],
    client: ['mac-without-next-nonce'],
    auth: 'mac',
    settings: { maxCommands: 1 },
  },
  { name: 'another user in the header', client: ['mac-other-username'], auth: 'mac' },
  {
    name: 'a header in another order',
    raw: [package1],
    auth: 'mac',
    requestHeaders: { 'x-syncml-hmac': 'mac=AAAA, username="device"' },
  },
  { name: 'large object', orders: [put('0123456789'.repeat(900)), get('./Vendor/Text')], config: { maxMsgSize: 3000 } },
  { name: 'large object with md5', orders: [put('x'.repeat(5000))], config: { maxMsgSize: 3000 }, auth: 'mac' },
  { name: 'too large', orders: [put('x'.repeat(900))], config: { maxObjSize: 500 } },
  { name: 'large results', orders: [get('./Vendor/Long')], settings: { maxMsgSize: 2000 } },
  {
    name: 'large results that lie',
    orders: [get('./Vendor/Long')],
    settings: { maxMsgSize: 2000 },
    client: ['chunk-size-wrong'],
  },
  {
    name: 'results in several messages',
    orders: [get('./DevInfo/Man'), get('./Vendor/Long'), put('x')],
    settings: { maxMsgSize: 2000 },
  },
  {
    name: 'events',
    raise: [event('1226', {}), event('1224', {}), event('1226', { type: 'nobody knows' })],
    orders: [get('./DevInfo/Man')],
  },
  {
    name: 'unknown client event',
    raise: [event('1224', { type: 'nobody knows' })],
    settings: { clientEvents: ['urn:*'] },
  },
  {
    name: 'by hand: two Items that fare differently',
    raw: [raw(1, start + alert('1226', oneItem + oneItem.replace('./A', './B').replace('urn:oma:at:a', 'nobody')))],
  },
  {
    name: 'by hand: a report on an Exec of another session',
    raw: [raw(1, start + alert('1226', oneItem).replace('<Data>1226', '<Correlator>c</Correlator><Data>1226'))],
  },
  { name: 'unknown format', raise: [event('1226', { format: 'colour' })] },
  { name: 'the third party aborts', orders: [get('./DevInfo/Man'), put('x')], abortAt: 1 },
  { name: 'another connection', orders: [get('./DevInfo/Man')], connections: true },
  { name: 'another charset', requestHeaders: { 'Accept-Charset': 'x-nothing' } },
  { name: 'chunked', requestHeaders: { 'Transfer-Encoding': 'chunked' } },
  { name: 'session addresses', orders: [get('./DevInfo/Man')], settings: { respUri: true } },
  { name: 'unknown versions', raw: [raw(1, start, { VerDTD: '9.9' }), raw(2, start, { VerProto: 'DM/9.9' })] },
  {
    name: 'by hand: chunks of Results, one breaks off',
    orders: [get('./DevInfo/Man')],
    raw: [
      package1,
      raw(2, headerStatus(1) + status(1, 4, 'Get') + results('abc', ref, more, '9'), { final: false }),
      raw(3, headerStatus(2) + alert('1226', oneItem)),
    ],
  },
  {
    name: 'by hand: size that does not fit',
    orders: [get('./DevInfo/Man')],
    raw: [
      package1,
      raw(2, headerStatus(1) + status(1, 4, 'Get') + results('abc', ref, more, '9'), { final: false }),
      raw(3, headerStatus(2) + results('def', ref)),
    ],
  },
  {
    name: 'by hand: Results without MsgRef',
    orders: [get('./DevInfo/Man')],
    raw: [package1, raw(2, headerStatus(1) + status(1, 4, 'Get') + results('abc', '<CmdRef>4</CmdRef>'))],
  },
  {
    name: 'by hand: odd commands',
    raw: [
      raw(
        1,
        start +
          '<Put><CmdID>2</CmdID><Item><Data>x</Data></Item></Put><Alert><CmdID>3</CmdID></Alert><Alert><CmdID>4</CmdID><Data>1226</Data></Alert>' +
          alert('1226', oneItem + oneItem.replace('./A', './B')),
      ),
    ],
  },
  { name: 'by hand: abort', orders: [get('./DevInfo/Man')], raw: [raw(1, start + alert('1223'))] },
  {
    name: 'by hand: Alert 1222',
    orders: [get('./DevInfo/Man')],
    raw: [package1, raw(2, headerStatus(1) + alert('1222'))],
  },
  {
    name: 'by hand: MaxMsgSize again',
    orders: [get('./DevInfo/Man'), put('x'.repeat(5000))],
    raw: [
      raw(1, start, { header: size(20000) }),
      raw(2, headerStatus(1) + status(1, 3, 'Get'), { header: size(3000) }),
    ],
    settings: { maxCommands: 1 },
  },
  {
    name: 'by hand: WBXML 1.3',
    raw: ['\u0003'],
    requestHeaders: { 'Content-Type': 'application/vnd.syncml.dm+wbxml' },
  },
  {
    name: 'by hand: a string table',
    raw: ['\u0002\u0000\u0000\u0000\u0001'],
    requestHeaders: { 'Content-Type': 'application/vnd.syncml.dm+wbxml' },
  },
  {
    name: 'by hand: wrong twice, then right',
    auth: 'basic',
    raw: [
      raw(1, start, { header: cred('basic', 'eDp5') }),
      raw(2, start, { header: cred('basic', 'eDp6') }),
      raw(3, start, { header: cred('basic') }),
    ],
  },
  {
    name: 'by hand: a stranger challenges',
    auth: 'basic',
    serverAuth: 'md5',
    raw: [
      package1,
      raw(2, headerStatus(1).replace('<Data>200', `${chal}<Data>401`)),
      raw(1, start, { header: cred('basic') }),
    ],
  },
  { name: 'notification', notify: true, auth: 'md5' },
  ...dmSecs.map((security) => bootstrap({ security })),
  ...cpSecs.map((security) => bootstrap({ profile: 'cp', security })),
];

function bootstrap(order: BootstrapOrder): Scenario {
  const { profile = 'dm', security } = order;
  const known = { imsi: '240011234567890', pin: '123456', connection: { name: 'Net', apn: 'net.example' } };
  return { name: `bootstrap ${profile} ${security}`, bootstrap: { ...known, ...order }, auth: 'md5' };
}

function cred(type: string, data = 'ZGV2aWNlOmRldmljZS1zZWNyZXQ='): string {
  return `<Cred><Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-${type}</Type></Meta><Data>${data}</Data></Cred>`;
}

function size(octets: number): string {
  return `<Meta><MaxMsgSize xmlns="syncml:metinf">${octets}</MaxMsgSize></Meta>`;
}
