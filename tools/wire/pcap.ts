/**
 * Captures for Wireshark (pcapng, draft-ietf-opsawg-pcapng): blocks, and the frames that are put into them. Times come from the caller.
 * Bytes that no network carried, such as SMS, go in as "exported PDUs", which name the dissector that reads them.
 */
import { Buffer } from 'node:buffer';

/** Link types (LINKTYPE_...) of what `Packet.bytes` holds. */
export const linkTypes = { ethernet: 1, rawIp: 101, exportedPdu: 252 } as const;

export interface Packet {
  readonly linkType: number;
  /** Milliseconds since 1970, fractions count. */
  readonly time: number;
  readonly bytes: Uint8Array;
  readonly comment?: string;
}

/** A whole capture: one section, one interface for each link type in use. */
export function pcapng(packets: readonly Packet[]): Uint8Array {
  const types = [...new Set(packets.map(({ linkType }) => linkType))];
  const blocks = [
    block(SECTION, Buffer.concat([u32(0x1a2b3c4d), u16(1), u16(0), Buffer.alloc(8, 0xff)])),
    ...types.map((type) => block(INTERFACE, Buffer.concat([u16(type), u16(0), u32(0)]))),
    ...packets.map(({ linkType, time, bytes, comment }) => {
      const microseconds = BigInt(Math.round(time * 1000));
      const head = Buffer.concat([
        u32(types.indexOf(linkType)),
        u32(Number(microseconds >> 32n)),
        u32(Number(microseconds & 0xffffffffn)),
        u32(bytes.length),
        u32(bytes.length),
      ]);
      return block(PACKET, Buffer.concat([head, padded(bytes), ...(comment === undefined ? [] : options(comment))]));
    }),
  ];
  return new Uint8Array(Buffer.concat(blocks));
}

export interface Endpoint {
  /** IPv4, dotted. */
  readonly address: string;
  readonly port: number;
}

/** An IPv4 packet with a UDP datagram, for `linkTypes.rawIp`. */
export function udpPacket(source: Endpoint, destination: Endpoint, payload: Uint8Array): Uint8Array {
  const udp = Buffer.concat([be16(source.port), be16(destination.port), be16(8 + payload.length), be16(0), payload]);
  const addresses = Buffer.concat([ipv4(source.address), ipv4(destination.address)]);
  const pseudo = Buffer.concat([addresses, be16(UDP), be16(udp.length)]);
  // A sum of zero would mean that there is none.
  udp.writeUInt16BE(checksum([pseudo, udp]) || 0xffff, 6);
  const ip = Buffer.concat([
    Buffer.of(0x45, 0),
    be16(20 + udp.length),
    Buffer.alloc(4),
    Buffer.of(64, UDP, 0, 0),
    addresses,
  ]);
  ip.writeUInt16BE(checksum([ip]), 10);
  return new Uint8Array(Buffer.concat([ip, udp]));
}

export interface Exported {
  /** As `tshark -G protocols` names it, such as `gsm_sms`. */
  readonly dissector: string;
  /** IPv4, dotted: dissectors that put messages together tell conversations apart by them. */
  readonly source: string;
  readonly destination: string;
  /** For protocols that read the two ways differently, seen from the network: `received` is what a device sends. */
  readonly direction?: 'sent' | 'received';
}

/** Bytes of any protocol, for `linkTypes.exportedPdu`. */
export function exportedPdu(how: Exported, payload: Uint8Array): Uint8Array {
  const tag = (type: number, value: Uint8Array) =>
    Buffer.concat([be16(type), be16(padded(value).length), padded(value)]);
  const { dissector, source, destination, direction } = how;
  return new Uint8Array(
    Buffer.concat([
      tag(DISSECTOR, Buffer.from(dissector, 'ascii')),
      tag(SOURCE, ipv4(source)),
      tag(DESTINATION, ipv4(destination)),
      ...(direction ? [tag(DIRECTION, Buffer.of(0, 0, 0, direction === 'sent' ? 0 : 1))] : []),
      tag(END_OF_TAGS, new Uint8Array(0)),
      payload,
    ]),
  );
}

const DISSECTOR = 12;
const SOURCE = 20;
const DESTINATION = 21;
const DIRECTION = 35;
const END_OF_TAGS = 0;

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const PACKET = 6;
const COMMENT = 1;
const UDP = 17;

function block(type: number, body: Uint8Array): Buffer {
  const length = u32(body.length + 12);
  return Buffer.concat([u32(type), length, body, length]);
}

function options(comment: string): Buffer[] {
  const text = Buffer.from(comment, 'utf8');
  return [u16(COMMENT), u16(text.length), padded(text), u32(0)];
}

/** Filled up to four octets. */
function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function be16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** @throws TypeError for what is no address */
function ipv4(address: string): Buffer {
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || !octets.every((octet) => Number.isInteger(octet) && octet >= 0 && octet <= 255))
    throw new TypeError(`${address} is no IPv4 address`);
  return Buffer.from(octets);
}

/** Ones' complement of the ones' complement sum (RFC 1071). */
function checksum(parts: readonly Buffer[]): number {
  const bytes = Buffer.concat(parts);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
