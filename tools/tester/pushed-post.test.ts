/** The view of a push that came over HTTP, and where its parts stand. */
import { bootstrapKeys, bootstrapMac, bootstrapType } from '../dm/bootstrap';
import { notification } from '../dm/notification';
import { child, type ElementNode, textOf } from '../wire/tree';
import { pushExpectation, pushTold, viewOfPush } from './pushed';
import { isPost, octetsOfPost } from './pushed-post';

const key = { serverId: 'srv', password: 'secret', nonce: new Uint8Array([1, 2, 3]) };
const package0 = notification({ version: 11, uiMode: 1, initiator: 1, sessionid: 0xa2b, serverIdentifier: 'srv' }, key);
const type = 'application/vnd.syncml.notification';
const headers: [string, string][] = [
  ['Host', 'device'],
  ['Content-Type', type],
  ['X-Wap-Application-Id', 'x-wap-application:syncml.dm; app-encoding=x'],
];
const post = octetsOfPost('/wappush', headers, package0);
const inner = Buffer.concat([
  Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nX-Wap-Application-Id: x-wap-application:syncml.dm\r\n\r\n`),
  package0,
]);
const wrapped = octetsOfPost('/wappush', [['Content-Type', 'application/http']], inner);

const view = (octets: Uint8Array): ElementNode => viewOfPush(octets, { notification: key });
const told = (octets: Uint8Array, ...path: string[]): string | undefined => textOf(child(view(octets), ...path));

test.each([
  ['bare', post],
  ['in a response message', wrapped],
])('a notification %s', (_name, octets) => {
  expect(isPost(octets)).toBe(true);
  expect(told(octets, 'type')).toBe('POST');
  expect(told(octets, 'content-type')).toBe(type);
  expect(told(octets, 'application')).toBe('x-wap-application:syncml.dm');
  expect(told(octets, 'package0', 'digest')).toBe('right');
  expect(told(octets, 'package0', 'session-id')).toBe('A2B');
});

test('headers have their names and their places', () => {
  expect(told(post, 'headers', 'host')).toBe('device');
  const found = child(view(post), 'headers', 'host');
  expect(Buffer.from(post.subarray(found?.start, found?.end)).toString()).toBe('Host: device');
});

test('a fault in package 0 has its place in the request', () => {
  const spoilt = Uint8Array.from(post);
  const at = post.length - 'srv'.length;
  spoilt.set(Buffer.from('xyz'), at);
  expect(pushExpectation({ package0: { server: 'srv' } }, view(spoilt))).toMatchObject({
    ok: false,
    miss: { place: { offset: at, end: post.length }, actual: 'xyz' },
  });
});

test('what is of WSP alone decides nothing', () => {
  expect(pushExpectation({ 'content-type-form': 'code' }, view(post))).toBe('push has no content-type-form');
});

test.each([
  ['no end of its head', Buffer.from('POST / HTTP/1.1\r\nContent-Type: a/b\r\n')],
  [
    'a response message without end',
    octetsOfPost('/', [['Content-Type', 'application/http']], Buffer.from('HTTP/1.1 200')),
  ],
  ['a head without end', octetsOfPost('/', [['X', 'x'.repeat(70_000)]], package0)],
])('%s is a fault', (_name, octets) => {
  expect(told(octets, 'fault')).toBe('the head of the HTTP message does not end');
});

test('cut off anywhere it throws nothing', () => {
  for (let length = 5; length < wrapped.length; length++) expect(view(wrapped.subarray(0, length)).name).toBe('push');
});

describe('a bootstrap message', () => {
  const message = Uint8Array.from([3, 11, 106, 0, 5]);
  const order = { profile: 'cp', security: 'USERPIN', pin: '1234' };
  const media = 'application/vnd.wap.connectivity-wbxml';
  const mac = bootstrapMac(bootstrapKeys('USERPIN', { imsi: '', pin: '1234' })[0] ?? '', message);
  const octets = octetsOfPost('/', [['Content-Type', bootstrapType({ media, sec: '1', mac })]], message);
  const pushed = pushTold('bootstrap', order, { push: Buffer.from(octets).toString('base64') }, key) as ElementNode;

  test('has SEC and MAC of its content type', () => {
    expect(pushExpectation({ bootstrap: { sec: 'USERPIN', 'mac-value': 'right' } }, pushed)).toMatchObject({
      ok: true,
    });
  });

  test.each([
    ['sec', 'SEC=1'],
    ['mac', `MAC=${mac}`],
  ])('%s has its place', (name, text) => {
    const found = child(pushed, 'bootstrap', name);
    expect(Buffer.from(octets.subarray(found?.start, found?.end)).toString()).toBe(text);
  });
});
