import type { Trigger } from '../../../generated/binary/package0';
import { notification, zeroNonces } from '../../dm/notification';
import { hear } from './notified';
import { accountOf, makeDevice } from './testing/converse';

const nonce = new Uint8Array(Buffer.from('stored nonce'));
const account = accountOf({ server: { nonce }, client: { nonce } });
const usual: Trigger = {
  version: 11,
  uiMode: 0,
  initiator: 1,
  sessionid: 0xabc,
  serverIdentifier: 'server.example',
};
const key = { serverId: 'server.example', password: 'server-secret', nonce };
const sent = (part: Partial<Trigger> = {}, with_: { password?: string; nonce?: Uint8Array } = {}): Uint8Array =>
  notification({ ...usual, ...part }, { ...key, ...with_ });

test('a good notification calls, with its session id and the nonces that are kept', () => {
  expect(hear(makeDevice(), account, sent())).toEqual({ calls: true, sessionId: 0xabc, account });
});

test.each([...zeroNonces])('the nonce of a fresh start counts for both sides (%#)', (zero) => {
  const heard = hear(makeDevice(), account, sent({}, { nonce: zero }));
  expect(heard).toMatchObject({ calls: true, account: { client: { nonce: zero }, server: { nonce: zero } } });
});

const changed = (at: number, octet: number): Uint8Array => {
  const octets = Uint8Array.from(sent());
  octets[at] = octet;
  return octets;
};

test.each<[string, Uint8Array]>([
  ['the digest is wrong', changed(0, sent()[0]! ^ 1)],
  ['a secret is wrong', sent({}, { password: 'other' })],
  ['the nonce is another', sent({}, { nonce: new Uint8Array(7) })],
  ['the vendor part was changed', new Uint8Array([...sent(), 1])],
  ['the server is unknown', sent({ serverIdentifier: 'who.example' })],
  ['the version is another', sent({ version: 12 })],
  ['the session id is 0', sent({ sessionid: 0 })],
  ['the digest is cut', sent().subarray(0, 12)],
  ['the header is cut', sent().subarray(0, 21)],
  ['the server identifier is cut', sent().subarray(0, 30)],
  ['the length goes beyond the end', sent({ lengthIdentifier: 200 })],
  ['there is nothing', new Uint8Array()],
])('dropped where %s', (_why, octets) => {
  expect(hear(makeDevice(), account, octets)).toMatchObject({ calls: false });
});

test.each<[string, Partial<Trigger>]>([
  ['a vendor specific part', { vendorSpecific: new Uint8Array([1, 2]) }],
  ['an end user who caused it', { initiator: 0 }],
  ['a session in the background', { uiMode: 1 }],
  ['bits for future use', { futureUse: 5 }],
])('%s is no reason to keep silent', (_what, part) => {
  expect(hear(makeDevice(), account, sent(part))).toEqual({ calls: true, sessionId: 0xabc, account });
});

test('nobody asks a person who is only to be told', () => {
  const device = makeDevice();
  device.answers.push({ kind: 'no' });
  expect(hear(device, account, sent({ uiMode: 2 }))).toMatchObject({ calls: true });
  expect(device.answers).toHaveLength(1);
});

test('a person who is asked may say no', () => {
  const device = makeDevice();
  device.answers.push({ kind: 'no' });
  expect(hear(device, account, sent({ uiMode: 3 }))).toMatchObject({ calls: false });
  expect(hear(device, account, sent({ uiMode: 3 }))).toMatchObject({ calls: true });
});
