/**
 * Outside judge: tshark reads what we write, and sees the same fields. Pushes go over UDP to port 2948. Short messages go in as
 * exported PDUs for the dissector `gsm_sms`; it calls the one of WSP for port 2948 and puts segments together by the addresses.
 */
import {
  encodeSmsDeliver,
  encodeSmsSubmit,
  encodeUserData,
  type SmsAddress,
  segmentDatagram,
} from '../../../generated/binary/sms';
import {
  applicationIds,
  decodePushPdu,
  encodePushPdu,
  headerNames,
  mediaTypes,
  type PushPdu,
  parameterNames,
} from '../../../generated/binary/wsp';
import { ours, overUdp, theirs } from '../../judges/pushes';
import { dissect, hasTshark, namesOf, valuesOf } from '../../judges/tshark';
import { exportedPdu, linkTypes, type Packet } from '../../wire/pcap';
import { notificationSms, octets, pushes, segments } from './testing/vectors';

const judged = hasTshark('pushes and short messages are judged by ourselves alone') ? describe : describe.skip;

judged('pushes over UDP', () => {
  test('the vectors', () => {
    const list = [...Object.values(pushes), notificationSms.slice(14)].map(octets);
    const seen = dissect(list.map(overUdp));
    expect(seen.map(theirs)).toEqual(list.map((bytes) => ours(decodePushPdu(bytes), bytes)));
    expect(valuesOf(seen[2], 'wbxml.known_tag')[0]).toBe('wap-provisioningdoc');
    for (const layers of seen) expect(valuesOf(layers, '_ws.malformed')).toEqual([]);
  });
});

/** Numbers that are younger than the tables of tshark 4.0, or told by it in other words. */
const otherNames: Readonly<Record<string, string>> = {
  'application/vnd.syncml.ds.notification': '<Unknown media type identifier 0x4E>',
  'application/vnd.syncml.dm.notification': '<Unknown media type identifier 0x58>',
  'x-oma-application:ulp.ua': '<Unknown WAP application identifier 0x10>',
  'x-oma-application:dlota.ua': '<Unknown WAP application identifier 0x11>',
  'X-Wap-Application-Id': 'X-Wap-Application-ID',
  'Accept-Charset': 'Accept-Charset (encoding 1.1)',
  'Cache-Control': 'Cache-Control (encoding 1.1)',
};

judged('well-known numbers', () => {
  const told = (names: Readonly<Record<string, number>>) => Object.keys(names).map((name) => otherNames[name] ?? name);
  const empty = { tid: 1, type: 6, data: octets('00') };

  test('media types', () => {
    const list = Object.values(mediaTypes).map((media) =>
      encodePushPdu({ ...empty, contentType: { media }, headers: [] }),
    );
    const seen = dissect(list.map(overUdp)).map((layers) => valuesOf(layers, 'wsp.header.content_type')[0]);
    expect(seen).toEqual(told(mediaTypes));
  });

  test('applications', () => {
    const list = Object.values(applicationIds).map((value) =>
      encodePushPdu({ ...empty, contentType: { media: 3 }, headers: [{ name: 0x2f, value }] }),
    );
    const seen = dissect(list.map(overUdp)).map((layers) => valuesOf(layers, 'wsp.header.x_wap_application_id')[0]);
    expect(seen).toEqual(told(applicationIds));
  });

  test('headers and parameters', () => {
    const headers = namesOf('wsp.header.name_value');
    const known = [...headers].filter(([code]) => Object.values<number>(headerNames).includes(code));
    expect(new Set(known.map(([, name]) => name))).toEqual(new Set(told(headerNames)));
    const parameters = namesOf('wsp.parameter.type');
    const words = (name: string) => name.split(/[ :(-]/)[0]!.toLowerCase();
    for (const [name, code] of Object.entries(parameterNames).filter(([one]) => !/charset|type/i.test(one)))
      expect(words(parameters.get(code)!)).toBe(words(name));
  });
});

judged('short messages', () => {
  const number = (digits: string): SmsAddress => ({ extension: 1, typeOfNumber: 1, numberingPlan: 1, digits });
  const flags = { tpRp: 0, tpUdhi: 1, tpPid: 0, tpDcs: 0xf5 };
  const deliver = (userData: Uint8Array) =>
    encodeSmsDeliver({
      ...{ ...flags, tpSri: 0, tpLp: 0, tpMms: 1, tpMti: 0, tpOa: number('12345') },
      tpScts: octets('42108051200000'),
      tpUd: userData,
    });
  const submit = (userData: Uint8Array) =>
    encodeSmsSubmit({
      ...{ ...flags, tpSrr: 0, tpVpf: 2, tpVp: octets('A7'), tpRd: 0, tpMti: 1, tpMr: 7 },
      tpDa: number('491701234567'),
      tpUd: userData,
    });
  const packets = (list: readonly Uint8Array[], direction: 'sent' | 'received'): Packet[] =>
    list.map((bytes, index) => ({
      linkType: linkTypes.exportedPdu,
      time: 1_700_000_000_000 + index,
      bytes: exportedPdu({ dissector: 'gsm_sms', source: '10.0.0.1', destination: '10.0.0.2', direction }, bytes),
    }));

  test.each([
    ['SMS-DELIVER', 'sent', deliver, 'gsm_sms.tp-oa', '12345', '0'],
    ['SMS-SUBMIT', 'received', submit, 'gsm_sms.tp-da', '491701234567', '1'],
  ] as const)('a notification in %s', (_, direction, tpdu, field, digits, mti) => {
    const [layers] = dissect(packets([tpdu(octets(notificationSms))], direction));
    const one = (name: string) => valuesOf(layers, name)[0];
    expect([one(field), one('gsm_sms.tp-mti'), one('gsm_sms.tp-udhi')]).toEqual([digits, mti, '1']);
    expect([one('gsm_sms.destination_port'), one('gsm_sms.originator_port')]).toEqual(['2948', '49154']);
    expect(theirs(layers)).toMatchObject({
      tid: 1,
      contentType: ['application/vnd.syncml.notification'],
      application: ['x-wap-application:syncml.dm'],
    });
  });

  test.each([8, 16] as const)('a push in segments with a reference of %d bits', (bits) => {
    const [first, last] = dissect(
      packets(
        segments[bits].map((segment) => deliver(octets(segment))),
        'sent',
      ),
    );
    const reference = bits === 8 ? '42' : '4650';
    expect(valuesOf(first, 'gsm_sms.udh.mm.msg_id')).toEqual([reference]);
    expect(valuesOf(last, 'gsm_sms.udh.mm.msg_part')).toEqual(['2']);
    expect(valuesOf(last, 'gsm_sms.reassembled.length')).toEqual(['164']);
    expect(theirs(last)).toEqual(ours(decodePushPdu(octets(pushes.netwpin)), octets(pushes.netwpin)));
  });

  test('a push in nine segments that come in any order', () => {
    const push: PushPdu = {
      tid: 9,
      type: 6,
      contentType: { media: 3 },
      headers: [],
      data: new Uint8Array(1100).fill(65),
    };
    const bytes = encodePushPdu(push);
    const datagram = { ports: { destination: 2948, source: 9200 }, payload: bytes };
    const parts = segmentDatagram(datagram, { reference: 0xbeef }).map(encodeUserData);
    expect(parts).toHaveLength(9);
    const seen = dissect(packets([...parts.slice(4), ...parts.slice(0, 4)].map(deliver), 'sent'));
    expect(valuesOf(seen.at(-1), 'gsm_sms.reassembled.length')).toEqual([String(bytes.length)]);
    expect(theirs(seen.at(-1))).toEqual(ours(push, bytes));
  });
});
