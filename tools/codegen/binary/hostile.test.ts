/** Hostile bytes: a value or a typed error, never anything else, and soon. */
import fc from 'fast-check';
import { strictEfDodf } from '../../../generated/binary/pkcs15';
import { decodePushPdu, strictPushPdu } from '../../../generated/binary/wsp';
import { tryBoth } from '../../fuzz/both-ways';
import { codecs } from './testing/codecs';
import { told } from './testing/told';
import {
  dodfEntries,
  efDir,
  notification20,
  notificationSms,
  notifications,
  octets,
  odfs,
  pushes,
  segments,
} from './testing/vectors';

const seeds: Readonly<Record<string, readonly string[]>> = {
  TriggerMessage: Object.values(notifications).map((parts) => parts.join('')),
  Notification20: [notification20, '110013616263221234'],
  PushPdu: [...Object.values(pushes), notificationSms.slice(14)],
  UserData: [notificationSms, ...segments[8], ...segments[16]],
  SmsDeliver: [`4405912143F500F54210805120000030${segments[8][1]}`],
  EfDir: [efDir],
  EfOdf: Object.values(odfs),
  EfDodf: [...Object.values(dodfEntries), Object.values(dodfEntries).join('')],
};

const rows = codecs.flatMap((codec) => (seeds[codec.name] ?? []).map((seed, index) => ({ codec, seed, index })));

test('each seed can be read', () => {
  for (const { codec, seed } of rows) expect(tryBoth(codec, octets(seed))).toBe(true);
});

test.each(rows)('$codec.name $index: cut off at each octet, each bit turned, each octet FF', ({ codec, seed }) => {
  const bytes = octets(seed);
  for (let end = 0; end < bytes.length; end++) tryBoth(codec, bytes.slice(0, end));
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Uint8Array.from(bytes);
    changed[bit >>> 3]! ^= 0x80 >>> (bit & 7);
    tryBoth(codec, changed);
  }
  for (let at = 0; at < bytes.length; at++) {
    const changed = Uint8Array.from(bytes);
    changed[at] = 0xff;
    tryBoth(codec, changed);
  }
});

test.each(codecs)('$name: any bytes, and bytes put into true ones', (codec) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), codec.values, fc.nat(), (noise, value, seed) => {
      tryBoth(codec, noise);
      const bytes = codec.encode(value);
      const at = seed % (bytes.length + 1);
      tryBoth(codec, Uint8Array.of(...bytes.slice(0, at), ...noise.slice(0, 4), ...bytes.slice(at)));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['headers of 4 GiB', '01068FFFFFFF7FC4'],
  ['a content type of 4 GiB', '010607 1F8FFFFFFF7F C4'],
  ['a header of 4 GiB', '010608 C4 FF1F8FFFFFFF7F'],
])('huge lengths are refused before anything is made: %s', (_, text) => {
  expect(() => decodePushPdu(octets(text))).toThrow('the bytes end too early');
});

test('a huge length in a card file', () => {
  expect(told(strictEfDodf(octets('3084FFFFFFFF 00')))).toEqual([
    'fatal truncated @1 /DataObject[1]/opaqueDO 1 left/4294967295 octets',
  ]);
});

test('limits of bytes, of entries and of findings', () => {
  const many = new Uint8Array(4000).fill(0x05);
  const push = Uint8Array.of(1, 6, 0xa0, 0x00, 0xc4, ...many.slice(1));
  push.set([0x9f, 0x20], 2);
  expect(told(strictPushPdu(push, { limits: { bytes: 100 } }))).toEqual(['fatal limit @100']);
  expect(told(strictPushPdu(push, { limits: { elements: 10 } }))).toEqual(['fatal limit @15 /headers[11]']);
  const unknown = Uint8Array.of(1, 6, 0x81, 0x01, 0xc4, ...Array.from({ length: 64 }, () => [0xff, 0x81]).flat());
  expect(strictPushPdu(unknown, { limits: { findings: 5 } }).findings).toHaveLength(5);
  expect(told(strictPushPdu(octets(pushes.netwpin), { limits: { textLength: 39 } }))).toEqual([
    'fatal limit @9 /content-type/parameters[2]/value',
  ]);
});

test('a large input is read in no time to speak of', () => {
  const body = Array.from({ length: 150_000 }, () => [0xaf, 0x82]).flat();
  const push = Uint8Array.from([1, 6, 0x92, 0xa7, 0x61, 0xc4, ...body]);
  const start = process.cpuUsage().user;
  expect(strictPushPdu(push).value?.headers).toHaveLength(150_000);
  expect(process.cpuUsage().user - start).toBeLessThan(10_000_000);
});
