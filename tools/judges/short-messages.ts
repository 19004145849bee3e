/** tshark on short messages that we write: pushes cut into segments, put together again whatever the order they come in. */
import fc from 'fast-check';
import { encodeSmsDeliver, encodeUserData, segmentDatagram } from '../../generated/binary/sms';
import { encodePushPdu, type PushPdu } from '../../generated/binary/wsp';
import { exportedPdu, linkTypes, type Packet } from '../wire/pcap';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { difference } from './outline';
import { ours, theirs } from './pushes';
import { dissect, valuesOf } from './tshark';

/** @param count of pushes */
export function shortMessageJudges(count: number): Judge[] {
  return [{ name: 'tshark: short messages', programs: ['tshark'], ask: () => compare(count) }];
}

const sizes = fc.record({ size: fc.integer({ min: 1, max: 1200 }), isWide: fc.boolean(), turn: fc.nat(8) });

function compare(count: number): Opinion[] {
  const messages = fc.sample(sizes, { numRuns: count, seed: 5 }).map(({ size, isWide, turn }, index) => {
    const data = new Uint8Array(size).fill(0x41);
    const push: PushPdu = { tid: index & 0xff, type: 6, contentType: { media: 3 }, headers: [], data };
    const payload = encodePushPdu(push);
    // one reference each: a phone puts together what has the same
    const reference = isWide ? 0x100 + index : index & 0xff;
    const parts = segmentDatagram(
      { ports: { destination: 2948, source: 9200 }, payload },
      { reference, referenceBits: isWide ? 16 : 8 },
    );
    const at = turn % parts.length;
    return { push, payload, parts: [...parts.slice(at), ...parts.slice(0, at)].map(encodeUserData) };
  });
  const packets = messages.flatMap(({ parts }, index) => parts.map((part) => delivered(part, index)));
  const layers = dissect(packets);
  let end = 0;
  return messages.map(({ push, payload, parts }, index) => {
    end += parts.length;
    const last = layers[end - 1];
    const whole = parts.length > 1 ? { length: valuesOf(last, 'gsm_sms.reassembled.length') } : {};
    const wanted = parts.length > 1 ? { length: [String(payload.length)] } : {};
    const found = difference({ ...wanted, ...ours(push, payload) }, { ...whole, ...theirs(last) });
    return opinionOf(`push ${index} in ${parts.length}`, '', found ?? '');
  });
}

/** Each from a sender of its own. */
function delivered(tpUd: Uint8Array, index: number): Packet {
  const flags = { tpRp: 0, tpUdhi: 1, tpSri: 0, tpLp: 0, tpMms: 1, tpMti: 0, tpPid: 0, tpDcs: 0xf5 };
  const tpOa = { extension: 1, typeOfNumber: 1, numberingPlan: 1, digits: String(10_000 + index) };
  const bytes = encodeSmsDeliver({ ...flags, tpOa, tpScts: Uint8Array.of(0x42, 0x10, 0x80, 0x51, 0x20, 0, 0), tpUd });
  const place = { dissector: 'gsm_sms', source: '10.0.0.1', destination: '10.0.0.2', direction: 'sent' } as const;
  return { linkType: linkTypes.exportedPdu, time: 1_700_000_000_000 + index, bytes: exportedPdu(place, bytes) };
}
