/** Package 0: the vectors both ways, what a strict reader says, and a real one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  decodeNotification20,
  decodeTriggerMessage,
  encodeNotification20,
  encodeOptions13,
  encodeTrigger,
  encodeTriggerMessage,
  type Option20,
  strictNotification20,
  strictOptions13,
  strictTriggerMessage,
  type Trigger,
  triggerInitiator,
  triggerUiMode,
  triggerVersion,
} from '../../../generated/binary/package0';
import { notificationDigest } from '../../dm/digest';
import { WireError } from '../../wire/finding';
import { told } from './testing/told';
import { notification20, notifications, octets } from './testing/vectors';

const NONCE = octets('000102030405060708090A0B0C0D0E0F');
const server = 'com.mgmtsrv.manage';
const base: Trigger = { version: 11, uiMode: 1, initiator: 0, sessionid: 0x1234, serverIdentifier: server };

const vectors: readonly [keyof typeof notifications, Trigger, nonce: Uint8Array][] = [
  ['V-NOT-1', base, NONCE],
  ['V-NOT-2', base, new Uint8Array(4)],
  ['V-NOT-3', base, Buffer.from('0x00000000')],
  ['V-NOT-4', { ...base, uiMode: 3, initiator: 1, sessionid: 1, vendorSpecific: octets('DEADBEEF') }, NONCE],
  ['V-NOT-5', { version: 12, uiMode: 2, initiator: 1, sessionid: 0xffff, serverIdentifier: 'a' }, NONCE],
];

test.each(vectors)('%s: fields to bytes with their digest, and back', (id, trigger, nonce) => {
  const [digest, body] = notifications[id].map(octets) as [Uint8Array, Uint8Array];
  expect(encodeTrigger(trigger)).toEqual(body);
  const made = notificationDigest(trigger.serverIdentifier, 'srvpass', nonce, body);
  expect(made).toEqual(digest);
  const message = { digest, trigger };
  const bytes = Uint8Array.of(...digest, ...body);
  expect(encodeTriggerMessage(message)).toEqual(bytes);
  expect(decodeTriggerMessage(bytes)).toEqual(message);
});

test('values have names', () => {
  expect([triggerVersion['1.1'], triggerUiMode.userInteraction, triggerInitiator.server]).toEqual([11, 3, 1]);
});

const [digest, trigger] = notifications['V-NOT-1'];
const bytes = (changed: string) => octets(digest + changed);

/** Changed trigger, and what is said of it. */
const rows: readonly [what: string, trigger: string, findings: string[]][] = [
  ['as it should be', trigger, []],
  ['future bits', trigger.replace('02D00000', '02D00001'), ['error attribute-value @17 /trigger/future-use 256/0']],
  ['version 1.2', trigger.replace('02D0', '0310'), ['note unknown-token @16 /trigger/version 12/10, 11']],
  ['session 0', trigger.replace('1234', '0000'), ['error attribute-value @21 /trigger/sessionid 0/1 to 65535']],
  [
    'length beyond the end',
    trigger.replace('123412', '123413'),
    ['fatal truncated @24 /trigger/server-identifier 18 left/19 octets'],
  ],
  ['ends in the header', trigger.slice(0, 8), ['fatal truncated @17 /trigger/future-use 19 left/27 bits']],
  ['no UTF-8', trigger.replace('636F6D', 'FF6F6D'), ['error encoding @24 /trigger/server-identifier']],
];

test.each(rows)('strict: %s', (_, changed, findings) => {
  const result = strictTriggerMessage(bytes(changed));
  expect(told(result)).toEqual(findings);
  expect(result.value === undefined).toBe(findings.some((finding) => finding.startsWith('fatal')));
});

test('strict tells where each field stood', () => {
  const { places } = strictTriggerMessage(bytes(trigger));
  expect(places.map(({ path, offset, bit, bits }) => `${path} ${offset}.${bit} ${bits}`)).toEqual([
    '/digest 0.0 128',
    '/trigger/version 16.0 10',
    '/trigger/ui-mode 17.2 2',
    '/trigger/initiator 17.4 1',
    '/trigger/future-use 17.5 27',
    '/trigger/sessionid 21.0 16',
    '/trigger/length-identifier 23.0 8',
    '/trigger/server-identifier 24.0 144',
  ]);
});

test('wrong on purpose: length, future bits, session 0', () => {
  const wrong = encodeTrigger({ ...base, lengthIdentifier: 0xff, futureUse: 1, sessionid: 0 });
  expect(Buffer.from(wrong).toString('hex')).toBe(`02d00000010000ff${Buffer.from(server).toString('hex')}`);
});

test.each([
  ['a version of 11 bits', { ...base, version: 1024 }, 'actual 1024, expected 0 to 1023'],
  ['half a session', { ...base, sessionid: 1.5 }, 'actual 1.5, expected 0 to 65535'],
  ['a server that is too long', { ...base, serverIdentifier: 'x'.repeat(256) }, 'actual 256, expected 0 to 255'],
])('cannot be expressed: %s', (_, value, message) => {
  let caught: unknown;
  try {
    encodeTrigger(value);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(WireError);
  const { actual, expected } = (caught as WireError).finding;
  expect(`actual ${actual}, expected ${expected}`).toBe(message);
});

test('DM 2.0: the vector', () => {
  const value = { ver: 0, options: [{ kind: 'SERVER-ID', value: 'abc' }, { kind: 'REQ-MOS' }] as const };
  expect(encodeNotification20(value)).toEqual(octets(notification20));
  expect(decodeNotification20(octets(notification20))).toEqual(value);
  expect(told(strictNotification20(octets(notification20)))).toEqual([]);
});

test('DM 2.0: all options, a length of more than 14 octets', () => {
  const options: Option20[] = [
    { kind: 'SERVER-ID', value: 'dm.example.org/server' },
    { kind: 'PREFERRED-CON-TYPE', value: 2 },
    { kind: 'NOTIFICATION-ID', value: 7 },
    { kind: 'SHA256-DIGEST', value: new Uint8Array(32) },
    { kind: 'TIMESTAMP', value: octets('5F5E1000') },
    { kind: 'REQ-MOS' },
  ];
  const made = encodeNotification20({ ver: 1, options });
  const hex = Buffer.from(made).toString('hex');
  expect(hex.slice(0, 8)).toBe('13001f06');
  expect(hex).toContain('1102120007' + '1f11' + '00'.repeat(32) + '14' + '5f5e1000' + '10');
  expect(decodeNotification20(made)).toEqual({ ver: 1, options });
});

const rows20: readonly [what: string, bytes: string, findings: string[]][] = [
  ['reserved bits', '01011361626350', ['error attribute-value @1 /reserved 1/0']],
  ['no server', '008060', ['error missing-element @3 /options /SERVER-ID']],
  ['an unknown number is kept', '0180136162635060', ['note unknown-token @8 /options[3] 12/']],
  ['a digest of 3 octets', '01001361626333AAAAAA', ['error attribute-value @7 /options[2]/value 3 octets/32 octets']],
  ['twice', '010011610161', ['error duplicate-attribute @4 /options[2]']],
  ['octets left over', '00801361626350', ['error trailing @6  1 octets/the end']],
  ['too few options', '018013616263', ['fatal truncated @6 /options[2]/delta 0 left/4 bits']],
];

test.each(rows20)('strict DM 2.0: %s', (_, text, findings) => {
  expect(told(strictNotification20(octets(text)))).toEqual(findings);
});

test('DM 2.0 wrong on purpose: count, delta and length', () => {
  const made = encodeNotification20({ ver: 0, oc: 31, options: [{ kind: 'REQ-MOS', delta: 9, length: 20 }] });
  expect(Buffer.from(made).toString('hex')).toBe('0f809f05');
});

test('DM 1.3: options in their inferred coding', () => {
  const options = [
    { kind: 'Server-ID', value: 'srv' },
    { kind: 'Requested-MO', value: 300 },
    { kind: 'Connect-Reason', value: 'x' },
  ] as const;
  const made = encodeOptions13({ options });
  expect(Buffer.from(made).toString('hex')).toBe('10037372763002012c500178');
  expect(strictOptions13(made)).toMatchObject({ value: { options }, findings: [] });
  const twice = encodeOptions13({ options: [options[0], options[1], options[1]] });
  expect(told(strictOptions13(twice))).toEqual([]);
  const back = encodeOptions13({ options: [options[1], options[0]] });
  expect(told(strictOptions13(back))).toEqual(['error element-order @4 /options[2] 1/at least 3']);
});

const sample = join(__dirname, '../../../../shared/samples/notification/buteo__SAN01.bin');
const there = existsSync(sample);
if (!there) console.log(`no sample at ${sample}: a real notification is not read`);

(there ? test : test.skip)('a real notification, of data synchronisation', () => {
  const result = strictTriggerMessage(new Uint8Array(readFileSync(sample)));
  expect(told(result)).toEqual([
    'note unknown-token @16 /trigger/version 12/10, 11',
    'error attribute-value @21 /trigger/sessionid 0/1 to 65535',
  ]);
  expect(result.value?.trigger).toEqual({
    version: 12,
    uiMode: 1,
    initiator: 1,
    sessionid: 0,
    serverIdentifier: 'PC Suite Data Sync',
    vendorSpecific: octets('106000000008436F6E7461637473'),
  });
});
