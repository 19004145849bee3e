/** WDP over SMS: the vectors of the facts, cutting and putting together, TPDUs, what a strict reader says. */
import {
  decodeSmsDeliver,
  decodeSmsSubmit,
  decodeUserData,
  encodeSmsDeliver,
  encodeSmsSubmit,
  encodeUserData,
  Reassembler,
  type SmsDeliver,
  type SmsSubmit,
  segmentDatagram,
  smsDeliverTpDcs,
  strictSmsDeliver,
  strictUserData,
  type UserData,
} from '../../../generated/binary/sms';
import { told } from './testing/told';
import { notificationSms, octets, pushes, segments } from './testing/vectors';

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const netwpin = octets(pushes.netwpin);
const ports = { destination: 2948, source: 9200 };

test('a notification in one message', () => {
  const payload = octets(notificationSms.slice(14));
  const datagram = { ports: { destination: 2948, source: 49154 }, payload };
  const parts = segmentDatagram(datagram, { reference: 1 });
  expect(parts.map(encodeUserData).map(toHex)).toEqual([notificationSms]);
  expect(new Reassembler().add('', decodeUserData(octets(notificationSms)))).toEqual({ datagram });
});

test.each([
  [8, 0x2a, [128, 36]],
  [16, 0x122a, [127, 37]],
] as const)('a push in segments with a reference of %d bits', (referenceBits, reference, sizes) => {
  const parts = segmentDatagram({ ports, payload: netwpin }, { reference, referenceBits });
  expect(parts.map(encodeUserData).map(toHex)).toEqual(segments[referenceBits]);
  expect(parts.map(({ payload }) => payload.length)).toEqual(sizes);
  const received = segments[referenceBits].map((segment) => decodeUserData(octets(segment)));
  expect(received).toEqual(parts);
  for (const order of [received, [...received].reverse()]) {
    const reassembler = new Reassembler();
    const results = order.map((part) => reassembler.add('A', part));
    expect(results).toEqual([{}, { datagram: { ports, payload: netwpin } }]);
    expect(reassembler.pending()).toEqual([]);
  }
});

test.each([
  ['one message', 133, undefined, [133]],
  ['one octet more', 134, undefined, [127, 7]],
  ['8 bits', 134, 8, [128, 6]],
  ['255 segments', 255 * 127, 16, Array.from({ length: 255 }, () => 127)],
] as const)('room for %s', (_, length, referenceBits, sizes) => {
  const options = { reference: 9, ...(referenceBits && { referenceBits }) };
  const parts = segmentDatagram({ ports, payload: new Uint8Array(length) }, options);
  expect(parts.map(({ payload }) => payload.length)).toEqual(sizes);
  for (const part of parts) expect(encodeUserData(part).length).toBeLessThanOrEqual(140);
});

test('too long, and no room at all', () => {
  const datagram = { ports, payload: new Uint8Array(255 * 127 + 1) };
  expect(() => segmentDatagram(datagram, { reference: 1 })).toThrow('the datagram takes too many segments');
  expect(() => segmentDatagram(datagram, { reference: 1, size: 12 })).toThrow('the datagram takes too many segments');
});

const part = (reference: number, total: number, sequence: number, payload: string): UserData => ({
  elements: [{ kind: 'concatenation8', reference, total, sequence }],
  payload: octets(payload),
});

describe('putting together', () => {
  test('repeats, strangers and mixtures', () => {
    const reassembler = new Reassembler();
    expect(reassembler.add('A', part(1, 3, 2, '02'))).toEqual({});
    expect(reassembler.add('A', part(1, 3, 2, '02'))).toEqual({ repeat: 'same' });
    expect(reassembler.add('A', part(1, 3, 2, 'FF'))).toEqual({ repeat: 'different' });
    expect(reassembler.add('B', part(1, 3, 1, 'BB'))).toEqual({});
    expect(reassembler.add('A', part(2, 3, 1, 'CC'))).toEqual({});
    expect(reassembler.add('A', part(1, 3, 3, '03'))).toEqual({});
    expect(reassembler.pending().map(({ missing }) => missing)).toEqual([[1], [2, 3], [2, 3]]);
    expect(reassembler.add('A', part(1, 3, 1, '01'))).toEqual({ datagram: { payload: octets('010203') } });
  });

  test.each([
    ['total 0', 0, 1],
    ['sequence 0', 2, 0],
    ['sequence beyond the total', 2, 3],
  ])('an impossible place is ignored: %s', (_, total, sequence) => {
    expect(new Reassembler().add('A', part(1, total, sequence, 'AA'))).toEqual({ datagram: { payload: octets('AA') } });
  });

  test('the oldest is given up', () => {
    const reassembler = new Reassembler(2);
    for (const reference of [1, 2, 3]) reassembler.add('A', part(reference, 2, 1, '01'));
    expect(reassembler.pending()).toHaveLength(2);
    expect(reassembler.add('A', part(1, 2, 2, '02'))).toEqual({});
  });
});

const rows: readonly [what: string, bytes: string, findings: string[]][] = [
  ['as it should be', segments[8][0], []],
  ['unknown element', '04 7002AABB 01', ['note unknown-token @3 /elements[1] 112/']],
  ['ports of 3 octets', '05 0503AABBCC', ['error attribute-value @3 /elements[1]/value 3 octets/4 octets']],
  [
    'segment 0 of 0',
    '05 0003 010000',
    [
      'error attribute-value @4 /elements[1]/total 0/1 to 255',
      'error attribute-value @5 /elements[1]/sequence 0/1 to 255',
    ],
  ],
  ['header beyond the end', '0A 0003 010101', ['fatal truncated @1 /elements 5 left/10 octets']],
  ['element beyond the header', '03 0003 01 0101', ['fatal truncated @3 /elements[1]/value 1 left/3 octets']],
  ['tag without length', '01 00', ['fatal truncated @2 /elements[1]/length 0 left/1 octets']],
];

test.each(rows)('strict: %s', (_, bytes, findings) => {
  expect(told(strictUserData(octets(bytes)))).toEqual(findings);
});

test('what is not known is kept', () => {
  const value = decodeUserData(octets('04 7002AABB 01'));
  expect(value).toEqual({ elements: [{ kind: 'other', tag: 0x70, value: octets('AABB') }], payload: octets('01') });
  expect(toHex(encodeUserData(value))).toBe('047002AABB01');
});

test('wrong on purpose: lengths of header and element', () => {
  const elements = [{ kind: 'concatenation8', reference: 1, total: 0, sequence: 9, length: 7 }] as const;
  expect(toHex(encodeUserData({ udhl: 3, elements, payload: octets('AA') }))).toBe('030007010009AA');
});

const deliver: SmsDeliver = {
  tpRp: 0,
  tpUdhi: 1,
  tpSri: 0,
  tpLp: 0,
  tpMms: 1,
  tpMti: 0,
  tpOa: { extension: 1, typeOfNumber: 1, numberingPlan: 1, digits: '12345' },
  tpPid: 0,
  tpDcs: smsDeliverTpDcs.dataClass1,
  tpScts: octets('42108051200000'),
  tpUd: octets(segments[8][1]),
};

test('SMS-DELIVER', () => {
  const bytes = encodeSmsDeliver(deliver);
  expect(toHex(bytes)).toBe(`4405912143F500F54210805120000030${segments[8][1]}`);
  expect(decodeSmsDeliver(bytes)).toEqual(deliver);
  expect(told(strictSmsDeliver(bytes))).toEqual([]);
});

test('SMS-DELIVER: number without filler, reserved bit, user data that ends early', () => {
  const bytes = octets('540191110004421080512000000201');
  expect(told(strictSmsDeliver(bytes))).toEqual([
    'error attribute-value @0 /unused 1/0',
    'error attribute-value @3 /tp-oa/digits /F',
    'fatal truncated @14 /tp-ud 1 left/2 octets',
  ]);
});

test.each([
  [0, ''],
  [2, 'A7'],
  [3, '42108051200000'],
])('SMS-SUBMIT with a validity period of form %d', (tpVpf, tpVp) => {
  const submit: SmsSubmit = {
    tpRp: 0,
    tpUdhi: 1,
    tpSrr: 0,
    tpVpf,
    tpRd: 0,
    tpMti: 1,
    tpMr: 7,
    tpDa: { extension: 1, typeOfNumber: 1, numberingPlan: 1, digits: '491701234567' },
    tpPid: 0,
    tpDcs: 4,
    ...(tpVp !== '' && { tpVp: octets(tpVp) }),
    tpUd: octets('0605040B84C00201'),
  };
  const bytes = encodeSmsSubmit(submit);
  const head = (0x41 | (tpVpf << 3)).toString(16).toUpperCase();
  expect(toHex(bytes)).toBe(`${head}070C919471103254760004${tpVp}080605040B84C00201`);
  expect(decodeSmsSubmit(bytes)).toEqual(submit);
});
