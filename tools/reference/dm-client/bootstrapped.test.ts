import * as cp from '../../../generated/cp-1.1';
import * as dmddf from '../../../generated/dmddf-1.2';
import {
  type BootstrapProfile,
  bootstrapKeys,
  bootstrapMac,
  bootstrapMedia,
  bootstrapType,
  pinMacCode,
  type Sec,
} from '../../dm/bootstrap';
import { md5Credential } from '../../dm/digest';
import { type InstanceNode, instanceOf } from '../../mo/instance';
import { toTnds } from '../../mo/tnds';
import { decode, encode } from './codec';
import { type DefectName, defectNames } from './defects';
import { bootstrapDefects } from './defects/bootstrap';
import { DeviceCrash } from './faults';
import type { HttpRequest } from './http';
import type { SyncML } from './messages';
import { type Args, DeviceOperator } from './operator';

const secrets = { imsi: '240011234567890', pin: '1234' };
const nonce = Buffer.from('nonce of the client');

const leaf = (name: string, value: string): InstanceNode => instanceOf(name, 'chr', undefined, value);
const branch = (name: string, ...nodes: InstanceNode[]): InstanceNode => instanceOf(name, 'node', undefined, nodes);

function account(server: string, address: string, addressType = 'URI'): InstanceNode {
  const acl = `Get=${server}&Replace=${server}`;
  const nodes = [
    leaf('AppID', 'w7'),
    leaf('ServerID', server),
    branch('AppAddr', branch('Home', leaf('Addr', address), leaf('AddrType', addressType))),
    branch(
      'AppAuth',
      branch(
        'Mine',
        leaf('AAuthLevel', 'CLCRED'),
        leaf('AAuthType', 'DIGEST'),
        leaf('AAuthName', 'device-1'),
        leaf('AAuthSecret', 'secret'),
        instanceOf('AAuthData', 'bin', undefined, new Uint8Array(nonce)),
      ),
      branch('Theirs', leaf('AAuthLevel', 'SRVCRED'), leaf('AAuthType', 'DIGEST'), leaf('AAuthSecret', 'of-server')),
    ),
  ];
  return instanceOf('Any', 'node', 'urn:oma:mo:oma-dm-dmacc:1.0', nodes, { acl });
}

/** A DM message that puts these objects into the Inbox. */
function dmMessage(...objects: InstanceNode[]): Uint8Array {
  const Item = objects.map((node) => ({
    Target: { LocURI: './Inbox' },
    Meta: { Format: 'bin', Type: 'application/vnd.syncml.dmtnds+wbxml' },
    Data: dmddf.encodeWbxml(toTnds({ roots: [{ node }] })),
  }));
  const message: SyncML = {
    SyncHdr: {
      VerDTD: '1.2',
      VerProto: 'DM/1.2',
      SessionID: '0',
      MsgID: '1',
      Target: { LocURI: 'urn:imei:1' },
      Source: { LocURI: 'server.example' },
    },
    SyncBody: { commands: [{ $: 'Add', CmdID: '1', Item }], Final: true },
  };
  return encode(message, { encoding: 'wbxml', version: '1.2' });
}

/** A provisioning document with w7; the port of its address stands apart. */
function cpMessage(server: string): Uint8Array {
  const parms = (type: string, all: Readonly<Record<string, string>>, inner: cp.Characteristic[] = []) => ({
    type,
    parm: Object.entries(all).map(([name, value]) => ({ name, value })),
    characteristic: inner,
  });
  const auth = (level: string, name: string): cp.Characteristic =>
    parms('APPAUTH', {
      AAUTHLEVEL: level,
      AAUTHTYPE: 'DIGEST',
      AAUTHNAME: name,
      AAUTHSECRET: 'secret',
      AAUTHDATA: nonce.toString('base64'),
    });
  const address = parms('APPADDR', { ADDR: 'http://cp.example/dm' }, [parms('PORT', { PORTNBR: '8080' })]);
  const w7 = parms('APPLICATION', { APPID: 'w7', 'PROVIDER-ID': server, NAME: 'CP', 'TO-NAPID': 'N1' }, [
    address,
    auth('APPSRV', 'device-1'),
    auth('CLIENT', server),
  ]);
  return cp.encodeWbxml({ version: '1.1', characteristic: [parms('NAPDEF', { NAPID: 'N1', NAME: 'Net' }), w7] });
}

interface Order {
  readonly profile: BootstrapProfile;
  readonly sec?: Sec;
  /** The MAC is made for this method; default: the one named. */
  readonly madeFor?: Sec;
  readonly mac?: string;
  readonly message: Uint8Array;
  readonly pin?: string;
}

function argsOf({ profile, sec, madeFor = sec, mac, message, pin = '1234' }: Order): Args {
  const [key] = madeFor ? bootstrapKeys(madeFor, secrets) : [];
  const made = mac ?? (key && bootstrapMac(key, message));
  return {
    url: 'http://unused.example/',
    encoding: 'xml',
    message: Buffer.from(message).toString('base64'),
    type: bootstrapType({ media: bootstrapMedia[profile], ...(sec && { sec }), ...(made && { mac: made }) }),
    pin,
  };
}

interface Seen {
  readonly requests: HttpRequest[];
  readonly results: unknown[];
}

async function play(orders: readonly Order[], defects: readonly DefectName[] = []): Promise<Seen> {
  const requests: HttpRequest[] = [];
  const operator = new DeviceOperator({
    now: () => new Date(0),
    post: async (request) => {
      requests.push(request);
      return { status: 500, headers: {}, body: new Uint8Array() };
    },
  });
  await operator.do('reset', 'one', { defects });
  const results: unknown[] = [];
  for (const order of orders) {
    try {
      results.push(await operator.do('bootstrap', 'one', argsOf(order)));
    } catch (error) {
      if (!(error instanceof DeviceCrash)) throw error;
      results.push(error.name);
    }
  }
  for (const uri of [
    './DMAcc',
    './DMAcc/Account1',
    './DMAcc/Account1/ServerID',
    './DMAcc/Account2/ServerID',
    './DMAcc/Account1/AppAuth/Theirs',
  ])
    results.push((await operator.do('read', 'one', { uri })).result);
  return { requests, results };
}

const home = dmMessage(account('a.example', 'http://a.example/dm'));
const untyped = dmMessage(account('a.example', 'http://a.example/dm', ''));
const unknown = instanceOf('Other', 'node', 'urn:oma:mo:example:1.0', [leaf('A', 'b')]);
const dm = (part: Partial<Order>): Order => ({ profile: 'dm', sec: 'USERPIN', message: home, ...part });
const w7 = (part: Partial<Order>): Order => ({
  profile: 'cp',
  sec: 'NETWPIN',
  message: cpMessage('b.example'),
  ...part,
});

const firstUrl = ({ requests }: Seen): string | undefined => requests[0]?.url;

test.each<[string, Order, string | undefined]>([
  ['NETWORKID', dm({ sec: 'NETWORKID' }), 'http://a.example/dm'],
  ['USERPIN', dm({}), 'http://a.example/dm'],
  ['USERPIN_NETWORKID', dm({ sec: 'USERPIN_NETWORKID' }), 'http://a.example/dm'],
  ['NETWPIN', w7({}), 'http://cp.example:8080/dm'],
  ['USERNETWPIN', w7({ sec: 'USERNETWPIN' }), 'http://cp.example:8080/dm'],
  [
    'USERPINMAC',
    w7({ sec: 'USERPINMAC', pin: pinMacCode('12345', cpMessage('b.example')) }),
    'http://cp.example:8080/dm',
  ],
  ['a wrong code', w7({ sec: 'USERPINMAC', pin: '1234500000' }), undefined],
  ['a wrong MAC', dm({ mac: 'AB'.repeat(20) }), undefined],
  ['a MAC of another type', dm({ madeFor: 'NETWORKID' }), undefined],
  ['another PIN', dm({ pin: '4321' }), undefined],
  ['no security', dm({ sec: undefined }), undefined],
  ['an object without account', dm({ message: dmMessage(unknown) }), undefined],
  [
    'an account beside another object',
    dm({ message: dmMessage(unknown, account('a.example', 'http://a.example/dm')) }),
    'http://a.example/dm',
  ],
  ['an address without type', dm({ message: untyped }), 'http://a.example/dm'],
  ['a document that breaks off', dm({ message: home.subarray(0, 40) }), undefined],
])('%s', async (_name, order, url) => expect(firstUrl(await play([order]))).toBe(url));

test.each([
  ['dm', dm({})],
  ['cp', w7({})],
])('%s: package 1 shows the credentials of the account', async (_name, order) => {
  const { requests } = await play([order]);
  const cred = decode(requests[0]!.body, 'xml').SyncHdr.Cred;
  expect(cred?.Data).toBe(md5Credential('device-1', 'secret', nonce));
});

test('the server of w7 gets Get, Replace and Delete', async () => {
  const { results } = await play([w7({})]);
  expect(results[2]).toMatchObject({ properties: { ACL: 'Delete=b.example&Get=b.example&Replace=b.example' } });
});

test('a server with an account keeps it, another one gets its own', async () => {
  const { requests, results } = await play([dm({}), dm({}), w7({})]);
  expect(requests.map(({ url }) => url)).toEqual(['http://a.example/dm', 'http://cp.example:8080/dm']);
  expect(results.slice(-3, -1)).toMatchObject([{ value: 'a.example' }, { value: 'b.example' }]);
});

const all: readonly (readonly Order[])[] = [
  [dm({}), w7({})],
  [dm({ sec: 'NETWORKID' })],
  [dm({ sec: undefined })],
  [dm({ madeFor: 'NETWORKID' })],
  [dm({ sec: 'USERPIN_NETWORKID', madeFor: 'NETWORKID' })],
  [dm({ message: dmMessage(unknown, account('a.example', 'http://a.example/dm')) })],
  [dm({ message: home.subarray(0, 40) })],
  [dm({ message: untyped })],
  [w7({})],
  [dm({ mac: 'AB'.repeat(20) }), dm({})],
  [dm({}), dm({})],
  [w7({ message: cp.encodeWbxml({ characteristic: [{ type: 'NAPDEF' }] }) })],
  [dm({ sec: 'NONE' as Sec, madeFor: 'USERPIN' })],
  [w7({ sec: 'USERPIN' })],
  [w7({ sec: 'USERNETWPIN' })],
  [w7({ sec: 'USERPINMAC', pin: pinMacCode('12345', cpMessage('b.example')) })],
  [w7({ sec: 'USERPINMAC', pin: '1234500000' })],
  [dm({ pin: '4321' }), dm({ pin: '4322' }), dm({ pin: '4323' })],
];

const sound = Promise.all(all.map(async (orders) => JSON.stringify(await play(orders))));

test.each(defectNames.filter((name) => name in bootstrapDefects))('%s changes what is seen', async (name) => {
  const seen = await Promise.all(all.map(async (orders) => JSON.stringify(await play(orders, [name]))));
  expect(seen).not.toEqual(await sound);
});
