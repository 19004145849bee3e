/** Captures: their blocks by hand, and what tshark says of time, comment, addresses and sums. */

import { dissect, hasTshark, valuesOf } from '../judges/tshark';
import { exportedPdu, linkTypes, type Packet, pcapng, udpPacket } from './pcap';

const source = { address: '192.0.2.1', port: 9200 };
const destination = { address: '198.51.100.77', port: 2948 };
const payload = Uint8Array.of(1, 6, 1, 0xc4, 0xff);
const udp: Packet = {
  linkType: linkTypes.rawIp,
  time: 1_700_000_000_123.5,
  bytes: udpPacket(source, destination, payload),
  comment: 'größe',
};

/** Type and body of each block; both lengths have to agree. */
function blocksOf(bytes: Uint8Array): { type: number; body: Buffer }[] {
  const buffer = Buffer.from(bytes);
  const blocks: { type: number; body: Buffer }[] = [];
  for (let at = 0; at < buffer.length; ) {
    const length = buffer.readUInt32LE(at + 4);
    expect(length % 4).toBe(0);
    expect(buffer.readUInt32LE(at + length - 4)).toBe(length);
    blocks.push({ type: buffer.readUInt32LE(at), body: buffer.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return blocks;
}

test('a section, an interface for each link type, packets that name theirs', () => {
  const sms: Packet = { ...udp, linkType: linkTypes.exportedPdu, bytes: payload };
  const blocks = blocksOf(pcapng([udp, sms, udp]));
  expect(blocks.map(({ type }) => type)).toEqual([0x0a0d0d0a, 1, 1, 6, 6, 6]);
  expect(blocks.slice(1, 3).map(({ body }) => body.readUInt16LE(0))).toEqual([101, 252]);
  expect(blocks.slice(3).map(({ body }) => body.readUInt32LE(0))).toEqual([0, 1, 0]);
  expect(blocks[4]!.body.readUInt32LE(12)).toBe(payload.length);
});

test('no packets make a capture as well', () => {
  expect(blocksOf(pcapng([]))).toHaveLength(1);
});

test.each(['10.0.0', '10.0.0.256', '10.0.0.x'])('%s is no address', (address) => {
  expect(() => udpPacket({ ...source, address }, destination, payload)).toThrow(TypeError);
});

(hasTshark('captures are read by nobody else') ? describe : describe.skip)('tshark', () => {
  test('time, comment, addresses, sums', () => {
    const [layers] = dissect([udp], ['ip.check_checksum:TRUE', 'udp.check_checksum:TRUE']);
    const one = (field: string) => valuesOf(layers, field)[0];
    expect(one('frame.time_epoch')).toBe('1700000000.123500000');
    expect(one('frame.comment')).toBe('größe');
    expect([one('ip.src'), one('udp.srcport')]).toEqual(['192.0.2.1', '9200']);
    expect([one('ip.dst'), one('udp.dstport')]).toEqual(['198.51.100.77', '2948']);
    // 1: good
    expect([one('ip.checksum.status'), one('udp.checksum.status')]).toEqual(['1', '1']);
  });

  test('an exported PDU goes to the dissector that it names', () => {
    const bytes = exportedPdu({ dissector: 'wsp-cl', source: '10.0.0.1', destination: '10.0.0.2' }, payload);
    const [layers] = dissect([{ linkType: linkTypes.exportedPdu, time: 0, bytes }]);
    expect(valuesOf(layers, 'exported_pdu.prot_name')).toEqual(['wsp-cl']);
    expect(valuesOf(layers, 'wsp.TID')).toEqual(['0x01']);
  });
});
