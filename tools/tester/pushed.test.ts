/** The view of a push: what cases of suites/dm-server speak about, and octets of any kind. */
import { encodePushPdu, headerNames } from '../../generated/binary/wsp';
import { bootstrapKeys, bootstrapMac, bootstrapType } from '../dm/bootstrap';
import { bootstrapPush } from '../dm/bootstrap-push';
import { notification, pushOf } from '../dm/notification';
import { child, textOf } from '../wire/tree';
import type { Pattern } from './case';
import { pushExpectation, pushTold, viewOfPush } from './pushed';

const key = { serverId: 'srv', password: 'secret', nonce: new Uint8Array([1, 2, 3]) };
const trigger = { version: 11, uiMode: 1, initiator: 1, sessionid: 0xa2b, serverIdentifier: 'srv' };
const package0 = notification(trigger, key);

const told = (octets: Uint8Array, ...path: string[]): string | undefined =>
  textOf(child(viewOfPush(octets, { notification: key }), ...path));

/** The octets with one of them changed. */
function changed(octets: Uint8Array, at: number, value: number): Uint8Array {
  const other = Uint8Array.from(octets);
  other[at] = value;
  return other;
}

test.each([
  [['type'], 'Push'],
  [['order'], 'content-type x-wap-application-id'],
  [['length'], '6'],
  [['content-type'], 'application/vnd.syncml.notification'],
  [['content-type-form'], 'code'],
  [['application'], 'x-wap-application:syncml.dm'],
  [['application-form'], 'code'],
  [['package0', 'digest'], 'right'],
  [['package0', 'version'], '11'],
  [['package0', 'ui-mode'], 'background'],
  [['package0', 'initiator'], 'server'],
  [['package0', 'future-use'], '0'],
  [['package0', 'session-id'], 'A2B'],
  [['package0', 'server'], 'srv'],
  [['package0', 'vendor'], ''],
])('%j of a good push is %s', (path, value) => {
  expect(told(pushOf(package0), ...path) ?? '').toBe(value);
});

const push = pushOf(package0);
const exchanged = Uint8Array.from([...push.subarray(0, 3), ...push.subarray(4, 6), push[3] ?? 0, ...push.subarray(6)]);
const texts = encodePushPdu({
  tid: 1,
  type: 6,
  contentType: { media: 'application/vnd.syncml.notification' },
  headers: [{ name: headerNames['X-Wap-Application-Id'], value: 'x-wap-application:syncml.dm' }],
  data: package0,
});

test.each([
  ['another digest', changed(push, 6, (push[6] ?? 0) ^ 1), ['package0', 'digest'], 'wrong'],
  ['no digest', pushOf(package0.subarray(16)), ['package0', 'digest'], undefined],
  ['another PDU', changed(push, 1, 7), ['type'], '7'],
  ['exchanged headers', exchanged, ['order'], 'x-wap-application-id content-type'],
  ['exchanged headers are read all the same', exchanged, ['content-type'], 'application/vnd.syncml.notification'],
  ['a type in letters', texts, ['content-type-form'], 'text'],
  ['an application in letters', texts, ['application-form'], 'text'],
])('%s', (_name, octets, path, value) => {
  expect(told(octets, ...path)).toBe(value);
});

test.each<[string, Uint8Array, Pattern, string, number, number]>([
  ['the PDU', push, { type: '7' }, '/push/type', 1, 2],
  ['the order of the headers', push, { order: 'x' }, '/push/order', 3, 6],
  ['the media type', push, { 'content-type': 'x' }, '/push/content-type', 3, 4],
  ['the application', push, { application: 'x' }, '/push/application', 4, 6],
  ['a media type behind', exchanged, { 'content-type': 'x' }, '/push/content-type', 5, 6],
  ['an application before', exchanged, { application: 'x' }, '/push/application', 3, 5],
  ['the digest', push, { package0: { digest: 'wrong' } }, '/push/package0/digest', 6, 22],
  ['the version', push, { package0: { version: '1' } }, '/push/package0/version', 22, 24],
  ['the session', push, { package0: { 'session-id': '1' } }, '/push/package0/session-id', 27, 29],
  ['the server', push, { package0: { server: 'x' } }, '/push/package0/server', 30, 33],
  [
    'a fault',
    changed(push, 6 + 16 + 7, 200),
    { package0: { fault: { absent: true } } } as never,
    '/push/package0/fault',
    30,
    31,
  ],
])('what is wrong has its place: %s', (_name, octets, pattern, path, offset, end) => {
  const found = pushExpectation(pattern, viewOfPush(octets, { notification: key }));
  expect(found).toMatchObject({ ok: false, miss: { place: { message: null, path, offset, end } } });
});

test('a length beyond the end is a fault, and nothing behind it is told', () => {
  const view = viewOfPush(changed(push, 6 + 16 + 7, 200), { notification: key });
  expect(child(view, 'package0', 'fault')).toBeDefined();
  expect(child(view, 'package0', 'server')).toBeUndefined();
});

test.each([0, 1, 2, 3, 4, 5, 6, 12, 21, 23])('%i octets of a push throw nothing', (length) => {
  for (const octets of [push, exchanged, texts])
    expect(viewOfPush(octets.subarray(0, length), { notification: key }).name).toBe('push');
});

describe('a bootstrap message', () => {
  const order = { profile: 'cp', security: 'USERPIN', pin: '1234' };
  // wap-provisioningdoc without content.
  const document = new Uint8Array([3, 0x0b, 0x6a, 0, 0x05]);
  const media = 'application/vnd.wap.connectivity-wbxml';
  const [pin = ''] = bootstrapKeys('USERPIN', { imsi: '', pin: '1234' });
  const mac = bootstrapMac(pin, document);
  const view = (type: string, message: Uint8Array = document) => {
    const octets = Buffer.from(bootstrapPush({ type, message })).toString('base64');
    return pushTold('bootstrap', order, { push: octets }, key);
  };
  const right = bootstrapType({ media, sec: '1', mac });

  test.each([
    [
      'as it is to be',
      right,
      document,
      { sec: 'USERPIN', 'mac-value': 'right', mac, secured: 'yes', charset: 'utf-8' },
    ],
    ['of other octets', right, changed(document, 2, 4), { 'mac-value': 'wrong' }],
    ['in another version of WBXML', right, changed(document, 0, 2), { 'mac-value': 'encoded-anew' }],
    ['with a bare type', media, document, { secured: 'no' }],
    ['that is empty', right, new Uint8Array(), { 'mac-value': 'wrong' }],
  ])('%s', (_name, type, message, bootstrap) => {
    expect(pushExpectation({ bootstrap }, view(type, message) as NonNullable<ReturnType<typeof view>>)).toMatchObject({
      ok: true,
    });
  });

  test.each<[Pattern, string, string]>([
    [{ sec: 'NETWPIN' }, '/push/bootstrap/sec', '91 81'],
    [{ 'mac-value': 'wrong' }, '/push/bootstrap/mac-value', `92 ${Buffer.from(mac).toString('hex')}`],
    [{ charset: 'ascii' }, '/push/bootstrap/charset', '03 0b 6a 00'],
    [{ characteristics: '3' }, '/push/bootstrap/characteristics', '05'],
  ])('%j has its place', (pattern, path, octets) => {
    const all = bootstrapPush({ type: right, message: document });
    const found = pushExpectation({ bootstrap: pattern }, view(right) as NonNullable<ReturnType<typeof view>>);
    if (typeof found === 'string' || found.ok) throw new Error('it is a miss');
    const { place } = found.miss;
    expect(place.path).toBe(path);
    expect(Buffer.from(all.subarray(place.offset, place.end)).toString('hex')).toBe(octets.replaceAll(' ', ''));
  });

  test('a refusal decides only what asks for it', () => {
    const refused = pushTold('bootstrap', order, { refused: 'no such method' }, key);
    if (!refused) throw new Error('a refusal is told');
    expect(pushExpectation({ bootstrap: { sec: 'USERPIN' } }, refused)).toBe('push has no bootstrap');
    expect(pushExpectation({ refused: { absent: true } as never }, refused)).toMatchObject({ ok: false });
  });

  test('an operator that hands nothing over', () => expect(pushTold('bootstrap', order, {}, key)).toBeUndefined());
});
