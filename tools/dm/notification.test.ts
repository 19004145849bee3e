import type { Trigger } from '../../generated/binary/package0';
import { isSignedWith, notification, notificationOf, pushOf, zeroNonces } from './notification';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const shown = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

const counted = hex('000102030405060708090A0B0C0D0E0F');
const trigger: Trigger = {
  version: 11,
  uiMode: 1,
  initiator: 0,
  sessionid: 0x1234,
  serverIdentifier: 'com.mgmtsrv.manage',
};
const key = { serverId: 'com.mgmtsrv.manage', password: 'srvpass' };
const tail = '02D0000000123412636F6D2E6D676D747372762E6D616E616765';

// The trigger is that of the published example; digests were computed elsewhere.
const vectors: [string, Uint8Array, string][] = [
  ['a stored nonce', counted, '496ECFBBDDFE05AC10B87169BACE04EB'],
  ['four zero octets', zeroNonces[0]!, 'C0964F2FF8EC3067C67F21514611F521'],
  ['ten characters', zeroNonces[1]!, '221728462F5E0EBB892943A90A4AB0DB'],
];

describe.each(vectors)('digest with %s', (_name, nonce, digest) => {
  test('is made', () => expect(shown(notification(trigger, { ...key, nonce }))).toBe(digest + tail));
  test('is recognised', () => expect(isSignedWith(hex(digest + tail), { ...key, nonce })).toBe(true));
  test('holds for no other trigger', () =>
    expect(isSignedWith(hex(`${digest}${tail.slice(0, -2)}66`), { ...key, nonce })).toBe(false));
});

test('the vendor part is signed', () => {
  const more = { ...trigger, uiMode: 3, initiator: 1, sessionid: 1, vendorSpecific: hex('DEADBEEF') };
  expect(shown(notification(more, { ...key, nonce: counted })).slice(0, 32)).toBe('2DC556702D32EED31411EA90498248E0');
});

test('the push is the published one, and gives package 0 back', () => {
  const octets = notification(trigger, { ...key, nonce: counted });
  const push = pushOf(octets);
  expect(shown(push).slice(0, 12)).toBe('010603C4AF87');
  expect(notificationOf(push)).toEqual(octets);
});

test('a push for somebody else is none of ours', () => {
  const push = pushOf(hex(`496ECFBBDDFE05AC10B87169BACE04EB${tail}`));
  const other = Uint8Array.from(push);
  other[5] = 0x84;
  expect(notificationOf(other)).toBeUndefined();
  other[5] = 0x87;
  other[3] = 0xc3;
  expect(notificationOf(other)).toBeUndefined();
});
