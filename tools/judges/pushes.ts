/** tshark on WSP pushes that we write: the same type, parameters and headers, over UDP to the port of pushes. */
import fc from 'fast-check';
import {
  applicationIds,
  encodePushPdu,
  headerNames,
  mediaTypes,
  type PushPdu,
  parameterNames,
  parameterSec,
  textOfContentType,
} from '../../generated/binary/wsp';
import { linkTypes, type Packet, udpPacket } from '../wire/pcap';
import { type Judge, opinionOf } from './opinion';
import { difference } from './outline';
import { dissect, valuesOf } from './tshark';

/** @param count of pushes */
export function pushJudges(count: number): Judge[] {
  return [{ name: 'tshark: pushes', programs: ['tshark'], ask: () => compare(count) }];
}

function compare(count: number) {
  const pushes = fc.sample(pushesOfAnyKind, { numRuns: count, seed: 7 });
  const bytes = pushes.map(encodePushPdu);
  const layers = dissect(bytes.map(overUdp));
  return pushes.map((push, index) => {
    const found = difference(ours(push, bytes[index]!), theirs(layers[index]));
    return opinionOf(`push ${index}`, '', found ?? '');
  });
}

const token = fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/);
const pushesOfAnyKind = fc.record({
  tid: fc.nat(255),
  type: fc.constant(6),
  contentType: fc.record({
    media: fc.oneof(
      fc.constantFrom(mediaTypes['application/vnd.syncml.notification'], mediaTypes['text/plain']),
      token.map((word) => `application/${word}`),
    ),
    parameters: fc.constantFrom(
      [],
      [{ name: parameterNames.SEC, value: 3 }],
      [
        { name: parameterNames.SEC, value: 1 },
        { name: parameterNames.MAC, value: 'AB'.repeat(40) },
      ],
    ),
    form: fc.constantFrom(undefined, 'length-quote' as const),
  }),
  headers: fc.shuffledSubarray([
    { name: headerNames['X-Wap-Application-Id'], value: 7 },
    { name: headerNames['X-Wap-Content-URI'], value: `http://${'a'.repeat(80)}/` },
    { name: headerNames.Date, value: 1_600_000_000 },
    { name: 'x-own', value: 'text' },
  ]),
  data: fc.uint8Array({ minLength: 1, maxLength: 20 }),
});

const [server, device] = [
  { address: '10.0.0.1', port: 9200 },
  { address: '10.0.0.2', port: 2948 },
];

/** A packet that carries it. */
export const overUdp = (push: Uint8Array, index: number): Packet => ({
  linkType: linkTypes.rawIp,
  time: 1_700_000_000_000 + index,
  bytes: udpPacket(server, device, push),
});

/** The type with names for SEC, as tshark writes it. */
function expectedType(push: PushPdu): string {
  const names = Object.fromEntries(Object.entries(parameterSec).map(([name, code]) => [code, name]));
  return textOfContentType(push.contentType).replace(/SEC=(\d)/, (_, code: string) => `SEC=${names[code]}`);
}

/** What both of us see of a push. */
export function ours(push: PushPdu, bytes: Uint8Array) {
  const ids = Object.fromEntries(Object.entries(applicationIds).map(([name, code]) => [code, name]));
  const of = (name: number) =>
    push.headers.flatMap((header) => ('value' in header && header.name === name ? [header.value] : []));
  return {
    tid: push.tid,
    type: push.type,
    headersLen: bytes[2]! < 0x80 ? bytes[2]! : ((bytes[2]! & 0x7f) << 7) | bytes[3]!,
    contentType: [expectedType(push)],
    application: of(headerNames['X-Wap-Application-Id']).map((id) => ids[Number(id)]),
    uri: of(headerNames['X-Wap-Content-URI']),
  };
}

/** The same of what tshark says. */
export function theirs(layers: unknown) {
  const [first = ''] = valuesOf(layers, 'wsp.header.content_type');
  const sec = valuesOf(layers, 'wsp.parameter.sec').map(
    (code) => `SEC=${Object.entries(parameterSec).find(([, value]) => value === Number(code))?.[0]}`,
  );
  const mac = valuesOf(layers, 'wsp.parameter.mac').map((value) => `MAC=${value}`);
  const type = first.split(';')[0]!;
  return {
    tid: Number(valuesOf(layers, 'wsp.TID')[0]),
    type: Number(valuesOf(layers, 'wsp.pdu_type')[0]),
    headersLen: Number(valuesOf(layers, 'wsp.headers_length')[0]),
    contentType: [[type, ...sec, ...mac].join('; ')],
    application: valuesOf(layers, 'wsp.header.x_wap_application_id'),
    uri: valuesOf(layers, 'wsp.header.content_uri'),
  };
}
