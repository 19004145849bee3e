/** Every codec of generated/binary with values to try it on: what the property and the hostile tests run over. */
import fc from 'fast-check';
import * as package0 from '../../../../generated/binary/package0';
import * as pkcs15 from '../../../../generated/binary/pkcs15';
import * as sms from '../../../../generated/binary/sms';
import * as wsp from '../../../../generated/binary/wsp';
import type { BinaryOptions, StrictBinary } from '../../../wire/binary-log';
import type { WspContentType, WspHeader, WspParameter, WspShift } from '../../../wire/wsp-headers';

export interface Codec<T> {
  readonly name: string;
  readonly encode: (value: T) => Uint8Array;
  readonly decode: (bytes: Uint8Array, options?: BinaryOptions) => T;
  readonly strict: (bytes: Uint8Array, options?: BinaryOptions) => StrictBinary<T>;
  readonly values: fc.Arbitrary<T>;
}

const uint = (bits: number, least = 0) => fc.integer({ min: least, max: 2 ** bits - 1 });
const octets = (most: number, least = 0) => fc.uint8Array({ minLength: least, maxLength: most });
const text = (most: number, least = 0) => fc.string({ unit: 'grapheme', minLength: least, maxLength: most });
const record = <T>(required: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(required);
const option = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Leaves out what is undefined, as decoders do. */
function dense<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}

const trigger: fc.Arbitrary<package0.Trigger> = record({
  version: uint(10),
  uiMode: uint(2),
  initiator: uint(1),
  futureUse: option(uint(27, 1)),
  sessionid: uint(16),
  serverIdentifier: text(60),
  vendorSpecific: option(octets(40, 1)),
}).map(dense);

const option20: fc.Arbitrary<package0.Option20>[] = [
  record({ kind: fc.constant('SERVER-ID' as const), value: text(60, 1) }),
  record({ kind: fc.constant('PREFERRED-CON-TYPE' as const), value: uint(8) }),
  record({ kind: fc.constant('NOTIFICATION-ID' as const), value: uint(16) }),
  record({ kind: fc.constant('SHA256-DIGEST' as const), value: octets(32, 32) }),
  record({ kind: fc.constant('TIMESTAMP' as const), value: octets(270) }),
  fc.constant({ kind: 'REQ-MOS' as const }),
  record({ kind: fc.constant('other' as const), tag: fc.integer({ min: 7, max: 12 }), value: octets(270) }),
];

const option13: fc.Arbitrary<package0.Option13> = fc.oneof(
  record({ kind: fc.constantFrom('Server-ID' as const, 'Connect-Reason' as const), value: text(40, 1) }),
  record({ kind: fc.constantFrom('Targeted-MO' as const, 'Requested-MO' as const), value: uint(16) }),
  record({ kind: fc.constant('Preferred-Bearer' as const), value: uint(8) }),
  record({ kind: fc.constant('other' as const), tag: fc.integer({ min: 7, max: 15 }), value: octets(100) }),
);

/** Text that is not read as something else: no zero, no control or quotation mark first. */
const latin = (most: number) =>
  fc
    .tuple(
      fc.integer({ min: 0x23, max: 0xff }).filter((code) => code !== 0x7f),
      fc.array(uint(8, 1), { maxLength: most }),
    )
    .map(([first, more]) => String.fromCharCode(first, ...more));
const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9.-]{0,20}$/);

const parameter: fc.Arbitrary<WspParameter> = fc.oneof(
  record({ name: fc.constantFrom(1, 3, 0x11, 0x7f, 0x80, 0x1234), value: uint(32) }),
  record({ name: fc.constant(0), value: uint(14) }),
  record({
    name: fc.oneof(token, fc.constantFrom(5, 6, 0x12)),
    value: fc.oneof(latin(40), record({ quoted: latin(20) }), fc.constant(null)),
  }),
);

const contentType: fc.Arbitrary<WspContentType> = record({
  media: fc.oneof(uint(7), token, uint(16, 0x80)),
  parameters: option(fc.array(parameter, { minLength: 1, maxLength: 4 })),
}).map(dense);

const header: fc.Arbitrary<WspHeader | WspShift> = fc.oneof(
  record({ name: fc.constantFrom(0x12, 0x2f, 0x33), value: uint(48) }),
  record({ name: fc.constantFrom(0x0e, 0x2f, 0x30, 0x7e), value: latin(40) }),
  record({ name: fc.constant(0x34), value: uint(7) }),
  record({ name: fc.constantFrom(0x08, 0x43), value: octets(60) }),
  record({ name: token, value: latin(40) }),
);

const push: fc.Arbitrary<wsp.PushPdu> = record({
  tid: uint(8),
  type: uint(8),
  contentType,
  headers: fc
    .tuple(fc.array(header, { maxLength: 6 }), fc.array(record({ page: uint(8, 1) }), { maxLength: 1 }))
    .map(([before, shifts]) => [...before, ...shifts]),
  data: octets(200),
});

const element: fc.Arbitrary<sms.InformationElement> = fc.oneof(
  record({ kind: fc.constant('concatenation8' as const), reference: uint(8), total: uint(8), sequence: uint(8) }),
  record({ kind: fc.constant('concatenation16' as const), reference: uint(16), total: uint(8), sequence: uint(8) }),
  record({ kind: fc.constant('ports8' as const), destination: uint(8), source: uint(8) }),
  record({ kind: fc.constant('ports16' as const), destination: uint(16), source: uint(16) }),
  record({ kind: fc.constant('other' as const), tag: fc.integer({ min: 0x20, max: 0xff }), value: octets(10) }),
);

const userData = record({ elements: fc.array(element, { maxLength: 10 }), payload: octets(140) });

const address: fc.Arbitrary<sms.SmsAddress> = record({
  extension: uint(1),
  typeOfNumber: uint(3),
  numberingPlan: uint(4),
  digits: fc.stringMatching(/^[0-9*#abc]{0,20}$/),
});

const deliver: fc.Arbitrary<sms.SmsDeliver> = record({
  tpRp: uint(1),
  tpUdhi: uint(1),
  tpSri: uint(1),
  unused: option(fc.constant(1)),
  tpLp: uint(1),
  tpMms: uint(1),
  tpMti: uint(2),
  tpOa: address,
  tpPid: uint(8),
  tpDcs: uint(8),
  tpScts: octets(7, 7),
  tpUd: octets(140),
}).map(dense);

const path: fc.Arbitrary<pkcs15.Path> = record({
  efidOrPath: octets(16),
  index: option(fc.integer({ min: -(2 ** 31), max: 2 ** 40 })),
  length: option(uint(16)),
}).map(dense);

const oid = fc
  .tuple(fc.constantFrom('0.9', '1.3', '2.23', '2.999'), fc.array(uint(32), { maxLength: 6 }))
  .map(([root, arcs]) => [root, ...arcs].join('.'));

const bits = fc.constantFrom(
  [],
  ['private' as const],
  ['modifiable' as const],
  ['private' as const, 'modifiable' as const, 9],
);

const common = record({ label: option(text(300)), flags: option(bits), authId: option(octets(4)) }).map(dense);
const data = record({ applicationName: option(text(20)), applicationOID: option(oid) }).map(dense);

const dataObject: fc.Arbitrary<pkcs15.DataObject> = fc.oneof(
  record({
    kind: fc.constant('opaqueDO' as const),
    value: record({ commonObjectAttributes: common, classAttributes: data, typeAttributes: path }),
  }),
  record({
    kind: fc.constant('oidDO' as const),
    value: record({
      commonObjectAttributes: common,
      classAttributes: data,
      typeAttributes: record({ id: oid, idNested: option(fc.constant(true as const)), value: path }).map(dense),
    }),
  }),
  record({ kind: fc.constant('other' as const), tag: fc.constantFrom(0xa0, 0x31), content: octets(200) }),
);

const template = record({ aid: octets(16), label: option(text(20)), path: option(octets(8)) }).map(dense);

function codec<T>(
  name: string,
  encode: (value: T) => Uint8Array,
  decode: Codec<T>['decode'],
  strict: Codec<T>['strict'],
  values: fc.Arbitrary<NoInfer<T>>,
): Codec<unknown> {
  return { name, encode: encode as (value: unknown) => Uint8Array, decode, strict, values };
}

export const codecs: readonly Codec<unknown>[] = [
  codec(
    'TriggerMessage',
    package0.encodeTriggerMessage,
    package0.decodeTriggerMessage,
    package0.strictTriggerMessage,
    record({ digest: octets(16, 16), trigger }),
  ),
  codec('Trigger', package0.encodeTrigger, package0.decodeTrigger, package0.strictTrigger, trigger),
  codec(
    'Notification20',
    package0.encodeNotification20,
    package0.decodeNotification20,
    package0.strictNotification20,
    // A delta cannot go back, so that options keep their order.
    record({ ver: uint(4), options: fc.subarray(option20).chain((some) => fc.tuple(...some)) }),
  ),
  codec(
    'Options13',
    package0.encodeOptions13,
    package0.decodeOptions13,
    package0.strictOptions13,
    record({ options: fc.array(option13, { maxLength: 8 }) }),
  ),
  codec('PushPdu', wsp.encodePushPdu, wsp.decodePushPdu, wsp.strictPushPdu, push),
  codec('UserData', sms.encodeUserData, sms.decodeUserData, sms.strictUserData, userData),
  codec('SmsDeliver', sms.encodeSmsDeliver, sms.decodeSmsDeliver, sms.strictSmsDeliver, deliver),
  codec('EfDir', pkcs15.encodeEfDir, pkcs15.decodeEfDir, pkcs15.strictEfDir, fc.array(template, { maxLength: 3 })),
  codec(
    'EfOdf',
    pkcs15.encodeEfOdf,
    pkcs15.decodeEfOdf,
    pkcs15.strictEfOdf,
    fc.array(record({ kind: fc.constantFrom('dataObjects' as const, 'certificates' as const), value: path }), {
      maxLength: 4,
    }),
  ),
  codec(
    'EfDodf',
    pkcs15.encodeEfDodf,
    pkcs15.decodeEfDodf,
    pkcs15.strictEfDodf,
    fc.array(dataObject, { maxLength: 4 }),
  ),
];
