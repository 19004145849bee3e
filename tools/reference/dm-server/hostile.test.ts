/** Messages with wrong bytes and missing elements: the server answers each, and goes on. */
import { seededRandom } from '../shared/random';
import { configOf, deviceOf } from './accounts';
import { encode } from './codec';
import { Defects } from './defects';
import { dmEndpoint } from './dm-endpoint';
import type { SyncML } from './messages';
import { Sessions } from './sessions';
import { Store } from './store';
import { DEVICE } from './testing/converse';

const ends = { Target: { LocURI: 'http://server.example/dm' }, Source: { LocURI: DEVICE } };
const item = { Source: { LocURI: './DevInfo/Man' }, Meta: { Format: 'chr', Type: 'urn:oma:at:x' }, Data: 'x' };
const message: SyncML = {
  SyncHdr: { VerDTD: '1.2', VerProto: 'DM/1.2', SessionID: '1', MsgID: '1', ...ends, Meta: { MaxMsgSize: '2000' } },
  SyncBody: {
    commands: [
      { $: 'Status', CmdID: '1', MsgRef: '1', CmdRef: '0', Cmd: 'SyncHdr', Data: '200', Chal: { Meta: { Type: 'x' } } },
      { $: 'Alert', CmdID: '2', Data: '1201' },
      { $: 'Replace', CmdID: '3', Item: [item] },
      { $: 'Alert', CmdID: '4', Data: '1226', Item: [{ ...item, MoreData: true }] },
      { $: 'Results', CmdID: '5', MsgRef: '1', CmdRef: '1', Item: [item, { ...item, MoreData: true }] },
      { $: 'Sequence', CmdID: '6', commands: [{ $: 'Get', CmdID: '7', Item: [item] }] },
    ],
    Final: true,
  },
};

function endpoint() {
  const config = configOf({ unknownDevices: 'enrol' });
  const store = new Store();
  store.putDevice(deviceOf({ id: DEVICE, client: { auth: 'none' }, server: { auth: 'md5' } }, config));
  const options = { store, config, defects: new Defects(), random: seededRandom('x'), now: () => new Date() };
  const handle = dmEndpoint({ ...options, sessions: new Sessions(options), url: () => 'http://server.example/dm' });
  return (body: Uint8Array, encoding: string): number => {
    const headers = { 'content-type': `application/vnd.syncml.dm+${encoding}` };
    return handle({ method: 'POST', url: '/dm', headers, body, connection: 0 }).status;
  };
}

test.each(['xml', 'wbxml'] as const)('2,000 changes of single octets in %s', (encoding) => {
  const send = endpoint();
  const good = encode(message, encoding, '1.2');
  const random = seededRandom(encoding);
  for (let round = 0; round < 2000; round++) {
    const [high, low, value] = random(3) as unknown as [number, number, number];
    const body = Uint8Array.from(good);
    body[(high * 256 + low) % body.length] = value;
    expect([200, 400]).toContain(send(body, encoding));
  }
  expect(send(good, encoding)).toBe(200);
});

test('each element left out', () => {
  const send = endpoint();
  const text = Buffer.from(encode(message, 'xml', '1.2')).toString();
  const elements = [...text.matchAll(/<(\w+)[^>]*>/g)].map(({ index, 0: tag, 1: name }) => [index, tag, name] as const);
  for (const [index, tag, name] of elements) {
    const end = tag.endsWith('/>') ? index + tag.length : text.indexOf(`</${name}>`, index) + name!.length + 3;
    const body = new Uint8Array(Buffer.from(text.slice(0, index) + text.slice(end)));
    expect([200, 400]).toContain(send(body, 'xml'));
  }
});
