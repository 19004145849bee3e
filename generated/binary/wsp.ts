// Made from spec/binary/wsp.yaml, spec/codes/media-types.yaml (sha256 8b21461ef7f1df49). Not to be edited: run npm run generate.
import { type BinaryOptions, type StrictBinary } from '../../tools/wire/binary-log';
import { type BitReader, type BitWriter, decodeBits, partOf, strictBits, type UintRule } from '../../tools/wire/bits';
import { contentTypeText, readContentType, readHeaders, type WspContentType, type WspHeader, type WspShift, type WspTables, writeContentType, writeHeaders } from '../../tools/wire/wsp-headers';

/** Bits of Push-Flag (WAP-230-WSP 8.4.2.66; text). */
export const pushFlags = {
  /** The initiator is authenticated (8.4.2.66; text). */
  authenticated: 1,
  /** The content is trusted (8.4.2.66; text). */
  trusted: 2,
  /** No further push follows (8.4.2.66; text). */
  last: 4,
} as const;

/** Ports of WAP (WAP-230-WSP WDP appendix B; text). */
export const wapPorts = {
  /** Push, connectionless (WDP appendix B; text). */
  push: 2948,
  /** Push, connectionless, over WTLS (WDP appendix B; text). */
  pushSecure: 2949,
  /** WSP, connectionless (WDP appendix B; text). */
  wsp: 9200,
  /** WSP, session (WDP appendix B; text). */
  wspSession: 9201,
  /** WSP, connectionless, over WTLS (WDP appendix B; text). */
  wspSecure: 9202,
  /** WSP, session, over WTLS (WDP appendix B; text). */
  wspSessionSecure: 9203,
} as const;

/** Media types (WAP-230-WSP table 40). */
export const mediaTypes = {
  '*/*': 0x00,
  'text/html': 0x02,
  'text/plain': 0x03,
  'text/vnd.wap.wml': 0x08,
  'text/vnd.wap.si': 0x2d,
  'application/vnd.wap.sic': 0x2e,
  'text/vnd.wap.sl': 0x2f,
  'application/vnd.wap.slc': 0x30,
  'text/vnd.wap.co': 0x31,
  'application/vnd.wap.coc': 0x32,
  'text/vnd.wap.connectivity-xml': 0x35,
  'application/vnd.wap.connectivity-wbxml': 0x36,
  'application/vnd.wap.mms-message': 0x3e,
  'application/vnd.syncml.dm+wbxml': 0x42,
  'application/vnd.syncml.dm+xml': 0x43,
  'application/vnd.syncml.notification': 0x44,
  'application/vnd.syncml.ds.notification': 0x4e,
  'application/vnd.syncml.dm.notification': 0x58,
} as const;

/** Parameters of a content type (WAP-230-WSP table 38; practice). */
export const parameterNames = {
  Q: 0x00,
  Charset: 0x01,
  Level: 0x02,
  Type: 0x03,
  Name: 0x05,
  Filename: 0x06,
  'Type (multipart)': 0x09,
  Start: 0x0a,
  SEC: 0x11,
  MAC: 0x12,
} as const;

/** Headers (WAP-230-WSP table 39; practice). */
export const headerNames = {
  'Accept-Charset': 0x01,
  'Accept-Language': 0x03,
  'Cache-Control': 0x08,
  'Content-Encoding': 0x0b,
  'Content-Language': 0x0c,
  'Content-Length': 0x0d,
  'Content-Location': 0x0e,
  'Content-Type': 0x11,
  Date: 0x12,
  ETag: 0x13,
  Expires: 0x14,
  'Last-Modified': 0x1d,
  Server: 0x26,
  Via: 0x2b,
  'X-Wap-Application-Id': 0x2f,
  'X-Wap-Content-URI': 0x30,
  'X-Wap-Initiator-URI': 0x31,
  'Accept-Application': 0x32,
  'Bearer-Indication': 0x33,
  'Push-Flag': 0x34,
  'Encoding-Version': 0x43,
} as const;

/** Values of X-Wap-Application-Id (WAP-230-WSP push application ids; text). */
export const applicationIds = {
  'x-wap-application:*': 0x00,
  'x-wap-application:push.sia': 0x01,
  'x-wap-application:wml.ua': 0x02,
  'x-wap-application:wta.ua': 0x03,
  'x-wap-application:mms.ua': 0x04,
  'x-wap-application:push.syncml': 0x05,
  'x-wap-application:loc.ua': 0x06,
  'x-wap-application:syncml.dm': 0x07,
  'x-wap-application:drm.ua': 0x08,
  'x-wap-application:emn.ua': 0x09,
  'x-wap-application:wv.ua': 0x0a,
  'x-oma-application:ulp.ua': 0x10,
  'x-oma-application:dlota.ua': 0x11,
} as const;

/** Values of SEC. */
export const parameterSec = { NETWPIN: 0, USERPIN: 1, USERNETWPIN: 2, USERPINMAC: 3 } as const;

const tables: WspTables = {
  mediaTypes: new Map([
    [0x00, '*/*'],
    [0x02, 'text/html'],
    [0x03, 'text/plain'],
    [0x08, 'text/vnd.wap.wml'],
    [0x2d, 'text/vnd.wap.si'],
    [0x2e, 'application/vnd.wap.sic'],
    [0x2f, 'text/vnd.wap.sl'],
    [0x30, 'application/vnd.wap.slc'],
    [0x31, 'text/vnd.wap.co'],
    [0x32, 'application/vnd.wap.coc'],
    [0x35, 'text/vnd.wap.connectivity-xml'],
    [0x36, 'application/vnd.wap.connectivity-wbxml'],
    [0x3e, 'application/vnd.wap.mms-message'],
    [0x42, 'application/vnd.syncml.dm+wbxml'],
    [0x43, 'application/vnd.syncml.dm+xml'],
    [0x44, 'application/vnd.syncml.notification'],
    [0x4e, 'application/vnd.syncml.ds.notification'],
    [0x58, 'application/vnd.syncml.dm.notification'],
  ]),
  parameters: new Map([
    [0x00, { name: 'Q', forms: ['q'] }],
    [0x01, { name: 'Charset', forms: ['integer'] }],
    [0x02, { name: 'Level', forms: ['integer', 'text'] }],
    [0x03, { name: 'Type', forms: ['integer'] }],
    [0x05, { name: 'Name', forms: ['text'] }],
    [0x06, { name: 'Filename', forms: ['text'] }],
    [0x09, { name: 'Type (multipart)', forms: ['integer', 'text'] }],
    [0x0a, { name: 'Start', forms: ['text'] }],
    [0x11, { name: 'SEC', forms: ['short-integer'], known: [0, 1, 2, 3] }],
    [0x12, { name: 'MAC', forms: ['text'] }],
  ]),
  headers: new Map([
    [0x01, { name: 'Accept-Charset', forms: ['integer', 'text', 'octets'] }],
    [0x03, { name: 'Accept-Language', forms: ['integer', 'text', 'octets'] }],
    [0x08, { name: 'Cache-Control', forms: ['integer', 'text', 'octets'] }],
    [0x0b, { name: 'Content-Encoding', forms: ['short-integer', 'text'] }],
    [0x0c, { name: 'Content-Language', forms: ['integer', 'text'] }],
    [0x0d, { name: 'Content-Length', forms: ['integer'] }],
    [0x0e, { name: 'Content-Location', forms: ['text'] }],
    [0x11, { name: 'Content-Type', forms: ['short-integer', 'text', 'octets'] }],
    [0x12, { name: 'Date', forms: ['integer'] }],
    [0x13, { name: 'ETag', forms: ['text'] }],
    [0x14, { name: 'Expires', forms: ['integer'] }],
    [0x1d, { name: 'Last-Modified', forms: ['integer'] }],
    [0x26, { name: 'Server', forms: ['text'] }],
    [0x2b, { name: 'Via', forms: ['text'] }],
    [0x2f, { name: 'X-Wap-Application-Id', forms: ['integer', 'text'] }],
    [0x30, { name: 'X-Wap-Content-URI', forms: ['text'] }],
    [0x31, { name: 'X-Wap-Initiator-URI', forms: ['text'] }],
    [0x32, { name: 'Accept-Application', forms: ['integer', 'text'] }],
    [0x33, { name: 'Bearer-Indication', forms: ['integer'] }],
    [0x34, { name: 'Push-Flag', forms: ['short-integer'] }],
    [0x43, { name: 'Encoding-Version', forms: ['short-integer', 'text', 'octets'] }],
  ]),
  applications: new Map([
    [0x00, 'x-wap-application:*'],
    [0x01, 'x-wap-application:push.sia'],
    [0x02, 'x-wap-application:wml.ua'],
    [0x03, 'x-wap-application:wta.ua'],
    [0x04, 'x-wap-application:mms.ua'],
    [0x05, 'x-wap-application:push.syncml'],
    [0x06, 'x-wap-application:loc.ua'],
    [0x07, 'x-wap-application:syncml.dm'],
    [0x08, 'x-wap-application:drm.ua'],
    [0x09, 'x-wap-application:emn.ua'],
    [0x0a, 'x-wap-application:wv.ua'],
    [0x10, 'x-oma-application:ulp.ua'],
    [0x11, 'x-oma-application:dlota.ua'],
  ]),
};

/** A content type as HTTP would write it. */
export function textOfContentType(contentType: WspContentType): string {
  return contentTypeText(contentType, tables);
}

/** Values of type in PushPdu. */
export const pushPduType = { Push: 6 } as const;

const pushPduTypeRule: UintRule = { known: [6], closed: true };

/** Push of the connectionless service (WAP-230-WSP 8.2.4.1; text). */
export interface PushPdu {
  /** 8 bits: transaction id (8.2.4.1; text). */
  readonly tid: number;
  /** 8 bits; 6 Push: kind of PDU (8.2.4.1; text). */
  readonly type: number;
  /** Octets of content type and headers (8.2.4.1; text). Left out: the true one. */
  readonly headersLen?: number;
  /** Type of the data (8.2.4.1; text). */
  readonly contentType: WspContentType;
  /** All other headers (8.2.4.1; text). */
  readonly headers: readonly (WspHeader | WspShift)[];
  /** The content (8.2.4.1; text). */
  readonly data: Uint8Array;
}

/** @throws WireError where a value cannot be expressed */
export function encodePushPdu(value: PushPdu): Uint8Array {
  return partOf((w) => writePushPdu(w, value));
}

/** @throws WireError where reading cannot go on */
export function decodePushPdu(bytes: Uint8Array, options?: BinaryOptions): PushPdu {
  return decodeBits(bytes, readPushPdu, options);
}

/** As `decodePushPdu`, with all findings and the place of each field. */
export function strictPushPdu(bytes: Uint8Array, options?: BinaryOptions): StrictBinary<PushPdu> {
  return strictBits(bytes, readPushPdu, options);
}

function writePushPdu(w: BitWriter, value: PushPdu): void {
  w.uint('tid', value.tid, 8);
  w.uint('type', value.type, 8);
  const headersLenPart = partOf((w) => {
    writeContentType(w, value.contentType, tables);
    writeHeaders(w, value.headers);
  });
  w.uintvar('headers-len', value.headersLen ?? headersLenPart.length);
  w.octets(headersLenPart);
  w.octets(value.data);
}

function readPushPdu(r: BitReader): PushPdu {
  const tid = r.uint('tid', 8);
  const type = r.uint('type', 8, pushPduTypeRule);
  const headersLen = r.uintvar('headers-len');
  const headersLenEnd = r.open('content-type', headersLen);
  const contentType = readContentType(r, 'content-type', tables);
  const headers = readHeaders(r, 'headers', tables);
  r.close('headers', headersLenEnd);
  const data = r.octets('data', r.left);
  return {
    tid,
    type,
    contentType,
    headers,
    data,
  };
}
