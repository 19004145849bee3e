/** WSP push: the vectors both ways, every form of content type and header, what a strict reader says. */
import {
  applicationIds,
  decodePushPdu,
  encodePushPdu,
  headerNames,
  mediaTypes,
  type PushPdu,
  parameterNames,
  parameterSec,
  strictPushPdu,
  textOfContentType,
} from '../../../generated/binary/wsp';
import type { WspContentType, WspHeader, WspShift } from '../../wire/wsp-headers';
import { told } from './testing/told';
import { bootstrapHead, documentD1, notificationSms, notifications, octets, pushes } from './testing/vectors';

const cp = mediaTypes['application/vnd.wap.connectivity-wbxml'];
const { SEC, MAC } = parameterNames;
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

const secured = (sec: number, mac: string): WspContentType => ({
  media: cp,
  parameters: [
    { name: SEC, value: sec },
    { name: MAC, value: mac },
  ],
});

const vectors: readonly [keyof typeof pushes, WspContentType, text: string][] = [
  ['none', { media: cp }, 'application/vnd.wap.connectivity-wbxml'],
  [
    'userpinmac',
    { media: cp, parameters: [{ name: SEC, value: parameterSec.USERPINMAC }] },
    'application/vnd.wap.connectivity-wbxml; SEC=3',
  ],
  [
    'netwpin',
    secured(parameterSec.NETWPIN, '75CC4E99B656AEA3CF2B48AC8ACAA46826CFDB85'),
    'application/vnd.wap.connectivity-wbxml; SEC=0; MAC=75CC4E99B656AEA3CF2B48AC8ACAA46826CFDB85',
  ],
  [
    'userpin',
    secured(parameterSec.USERPIN, '82EC3A93E2595B80A838EF4409ED188FABE2C3CF'),
    'application/vnd.wap.connectivity-wbxml; SEC=1; MAC=82EC3A93E2595B80A838EF4409ED188FABE2C3CF',
  ],
  ['small', { media: cp, parameters: [{ name: SEC, value: 3 }] }, 'application/vnd.wap.connectivity-wbxml; SEC=3'],
];

test.each(vectors)('push %s', (name, contentType, text) => {
  const bytes = octets(pushes[name]);
  const pdu = decodePushPdu(bytes);
  expect(pdu).toMatchObject({ tid: 1, type: 6, contentType, headers: [] });
  if (name !== 'small') expect(pdu.data).toEqual(octets(documentD1));
  expect(encodePushPdu(pdu)).toEqual(bytes);
  expect(told(strictPushPdu(bytes))).toEqual([]);
  expect(textOfContentType(contentType)).toBe(text);
});

test('lengths of the vectors', () => {
  expect(Object.values(pushes).map((push) => push.length / 2)).toEqual([118, 121, 164, 164, 51]);
});

test('a notification in its push', () => {
  const pdu: PushPdu = {
    tid: 1,
    type: 6,
    contentType: { media: mediaTypes['application/vnd.syncml.notification'] },
    headers: [{ name: headerNames['X-Wap-Application-Id'], value: applicationIds['x-wap-application:syncml.dm'] }],
    data: octets(notifications['V-NOT-1'].join('')),
  };
  expect(toHex(encodePushPdu(pdu))).toBe(notificationSms.slice(14));
  expect(decodePushPdu(octets(notificationSms.slice(14)))).toEqual(pdu);
});

test('a bootstrap message with USERPIN and application id', () => {
  const bytes = octets(bootstrapHead);
  const pdu = decodePushPdu(bytes);
  expect(pdu).toMatchObject({
    tid: 2,
    contentType: {
      media: mediaTypes['application/vnd.syncml.dm+wbxml'],
      parameters: [
        { name: SEC, value: 1 },
        { name: MAC, value: '91289967165989AA7CBC9C8C526C9C1629A00E52' },
      ],
    },
    headers: [{ name: 0x2f, value: 7 }],
  });
  expect(encodePushPdu(pdu)).toEqual(bytes);
});

const push = (contentType: string, headers = '', data = 'AA') => {
  const head = octets(contentType + headers);
  return `0106${toHex(Uint8Array.of(head.length))}${toHex(head)}${data}`;
};

/** The same content type in all its forms, and what it reads as. */
const types: readonly [what: string, bytes: string, value: WspContentType][] = [
  ['short', 'C4', { media: 0x44 }],
  ['text', '6578742F7800', { media: 'ext/x' }],
  ['text that begins with a blank', '206100', { media: ' a' }],
  ['a length where none is needed', '01C4', { media: 0x44, form: 'short-length' }],
  ['a quoted length', '1F01C4', { media: 0x44, form: 'length-quote' }],
  ['a long integer', '03020123', { media: 0x0123 }],
  ['text with parameter', '08652F7800C36C7600', { media: 'e/x', parameters: [{ name: 0x43, value: 'lv' }] }],
  ['untyped parameter', '06B661626300 85', { media: cp, parameters: [{ name: 'abc', value: 5 }] }],
  [
    'untyped and quoted',
    '09B661626300 22717500',
    { media: cp, parameters: [{ name: 'abc', value: { quoted: 'qu' } }] },
  ],
  ['no value', '06B66162630000', { media: cp, parameters: [{ name: 'abc', value: null }] }],
  ['charset', '0383 81EA', { media: 3, parameters: [{ name: 1, value: 0x6a }] }],
  ['charset as long integer', '0583 81 0203E8', { media: 3, parameters: [{ name: 1, value: 1000 }] }],
  ['Q in two octets', '0483 80 8324', { media: 3, parameters: [{ name: 0, value: 420 }] }],
  ['text quoted because of its first octet', '0683 85 7FE46200', { media: 3, parameters: [{ name: 5, value: 'äb' }] }],
];

test.each(types)('content type: %s', (_, bytes, value) => {
  const spaced = octets(bytes);
  const pdu = decodePushPdu(octets(push(toHex(spaced))));
  expect(pdu.contentType).toEqual(value);
  expect(toHex(encodePushPdu(pdu))).toBe(push(toHex(spaced)));
});

const headers: readonly [what: string, bytes: string, value: WspHeader | WspShift][] = [
  ['application id', 'AF87', { name: 0x2f, value: 7 }],
  ['application id as long integer', 'AF029010', { name: 0x2f, value: 0x9010 }],
  ['application id as text', 'AF782D6100', { name: 0x2f, value: 'x-a' }],
  ['a text header', '582D4100626300', { name: 'X-A', value: 'bc' }],
  ['octets of an unknown header', 'FF03010203', { name: 0x7f, value: octets('010203') }],
  ['many octets', `FF1F1F${'AB'.repeat(31)}`, { name: 0x7f, value: octets('AB'.repeat(31)) }],
  ['no octets', 'FF00', { name: 0x7f, value: new Uint8Array(0) }],
  ['Date', '9204 5F5E1000', { name: 0x12, value: 0x5f5e1000 }],
  ['short shift', '05', { page: 5 }],
  ['the last short shift', '1F', { page: 31 }],
  ['shift', '7F20', { page: 32 }],
];

test.each(headers)('header: %s', (_, bytes, value) => {
  const pdu = decodePushPdu(octets(push('C4', bytes)));
  expect(pdu.headers).toEqual([value]);
  expect(pdu.data).toEqual(octets('AA'));
  expect(toHex(encodePushPdu(pdu))).toBe(push('C4', toHex(octets(bytes))));
});

const findings: readonly [what: string, bytes: string, findings: string[]][] = [
  ['another PDU', `0107${push('C4').slice(4)}`, ['error unknown-token @1 /type 7/6']],
  ['unknown media type', push('F7'), ['note unknown-token @3 /content-type 77/']],
  ['unknown parameter', push('03C4F781'), ['note unknown-token @5 /content-type/parameters[1]/name 77/']],
  ['unknown SEC', push('03B69184'), ['note unknown-token @6 /content-type/parameters[1]/value 4/0, 1, 2, 3']],
  [
    'SEC as text',
    push('04B6913100'),
    ['error attribute-value @6 /content-type/parameters[1]/value text/short-integer'],
  ],
  ['unknown header', push('C4', 'FF81'), ['note unknown-token @4 /headers[1]/name 7F/']],
  ['unknown application', push('C4', 'AFA0'), ['note unknown-token @5 /headers[1]/value 20/']],
  ['Push-Flag as text', push('C4', 'B4616200'), ['error attribute-value @5 /headers[1]/value text/short-integer']],
  [
    'number as text header',
    push('C4', '582D410085'),
    ['error attribute-value @8 /headers[1]/value short-integer/text'],
  ],
  ['another code page is not judged', push('C4', '02B4616200'), ['note unknown-token @5 /headers[2]/name 34/']],
  ['integer longer than it has to be', push('C4', 'AF0107'), ['note integer @5 /headers[1]/value']],
  ['uintvar longer than it has to be', '01068001C4', ['note integer @2 /headers-len']],
  ['uintvar of six octets', '0106818080808001C4', ['fatal integer @2 /headers-len /at most 32 bits']],
  ['headers beyond the end', '010605C4AF87', ['fatal truncated @3 /content-type 3 left/5 octets']],
  ['no content type', '010600', ['fatal truncated @3 /content-type/value-length 0 left/1 octets']],
  ['a header that ends early', push('C4', 'AF'), ['fatal truncated @5 /headers[1]/value 0 left/1 octets']],
  ['a text without end', push('C4', 'AF6162', ''), ['fatal truncated @5 /headers[1]/value /a zero octet']],
  ['a text that ends in the data', push('C4', 'AF6162', '00'), ['fatal truncated @5 /headers[1]/value /a zero octet']],
  ['a header that begins with zero', push('C4', '0087'), ['fatal unknown-token @4 /headers[1]/name 00/']],
  [
    'value length beyond the headers',
    push('05C491'),
    ['fatal truncated @4 /content-type/value-length 2 left/5 octets'],
  ],
];

test.each(findings)('strict: %s', (_, bytes, expected) => {
  expect(told(strictPushPdu(octets(bytes)))).toEqual(expected);
});

test('a quote that is not needed is part of the text', () => {
  const { contentType } = decodePushPdu(octets(push('0583857F6100')));
  expect(contentType).toEqual({ media: 3, parameters: [{ name: 5, value: '\u007fa' }] });
});

test('wrong on purpose: lengths that are not true, a MAC in quotes', () => {
  const contentType: WspContentType = { media: 0x44, valueLength: 9 };
  const pdu: PushPdu = { tid: 1, type: 7, headersLen: 200, contentType, headers: [], data: octets('AA') };
  expect(toHex(encodePushPdu(pdu))).toBe('0107814809C4AA');
  const quoted = { ...secured(0, ''), parameters: [{ name: MAC, value: { quoted: 'AB"' } }] };
  const bytes = encodePushPdu({ ...pdu, contentType: quoted, headersLen: undefined });
  expect(toHex(bytes)).toBe('01070807B692' + '2241422200' + 'AA');
});

test.each([
  ['a zero in a text', { media: 'a\0b' }],
  ['a control first', { media: '\u0001ab' }],
  ['a character of two octets', { media: 'a/ȁ' }],
  ['a negative number', { media: -1 }],
])('cannot be expressed: %s', (_, contentType) => {
  const pdu: PushPdu = { tid: 1, type: 6, contentType, headers: [], data: new Uint8Array(0) };
  expect(() => encodePushPdu(pdu)).toThrow('cannot be expressed');
});

test('well-known names are told once', () => {
  for (const table of [mediaTypes, parameterNames, headerNames, applicationIds]) {
    const codes: number[] = Object.values(table);
    expect(new Set(codes).size).toBe(codes.length);
  }
});
