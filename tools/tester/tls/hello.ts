/**
 * The first flight of TLS by hand, up to 1.2, where a server still answers in the clear: what it agrees to, and whether it asks the client for a
 * certificate (RFC 5246 7.4; SSL 2.0 5.6). Suites and versions that our own TLS has lost can be offered too.
 */
import { connect } from 'node:net';

export const versions = { 'ssl-3.0': 0x0300, 'tls-1.0': 0x0301, 'tls-1.1': 0x0302, 'tls-1.2': 0x0303 } as const;
export type Version = keyof typeof versions;

/** By their registered codes. */
export const suites = {
  /** What the texts of 2007 name: RSA with AES_128_CBC_SHA, 3DES_EDE_CBC_SHA, RC4_128_SHA (DM_Security 5.5.1.1). */
  text: [0x002f, 0x000a, 0x0005],
  /** Authenticated encryption with keys that are gone after the session. */
  today: [0xc02f, 0xc030, 0xc02b, 0xc02c, 0xcca8, 0xcca9, 0x009e, 0x009f, 0xccaa],
  /** Keys of less than 128 bits or none: NULL, export RC4 and RC2, DES. */
  weak: [0x0001, 0x0002, 0x003b, 0x0003, 0x0006, 0x0008, 0x0009],
} as const;
export type Suites = keyof typeof suites;

export interface Agreed {
  readonly version: string;
  /** Four hexadecimal digits. */
  readonly suite: string;
  readonly certificate: boolean;
  readonly certificateAsked: boolean;
}

export interface Offer {
  readonly host: string;
  readonly port: number;
  /** The newest that is offered. */
  readonly version: Version;
  readonly suites: readonly number[];
  readonly random: (octets: number) => Uint8Array;
  readonly timeoutMs: number;
}

/** What the server agrees to; undefined where it agrees to nothing. */
export async function helloTo(offer: Offer): Promise<Agreed | undefined> {
  const octets = await talk(offer, clientHello(offer), (sofar) => isOver(handshakesIn(sofar)));
  const messages = handshakesIn(octets);
  const hello = messages.find(({ type }) => type === handshake.serverHello)?.body;
  if (!hello || hello.length < 38) return undefined;
  const code = hello.readUInt16BE(0);
  const suite = hello.readUInt16BE(35 + hello.readUInt8(34));
  return {
    version: Object.entries(versions).find(([, one]) => one === code)?.[0] ?? code.toString(16),
    suite: suite.toString(16).padStart(4, '0'),
    certificate: messages.some(({ type }) => type === handshake.certificate),
    certificateAsked: messages.some(({ type }) => type === handshake.certificateRequest),
  };
}

/** Does the server answer to an offer of SSL 2.0 in kind? */
export async function speaksSsl2(offer: Pick<Offer, 'host' | 'port' | 'random' | 'timeoutMs'>): Promise<boolean> {
  // Version 2, seven kinds of cipher, no session, a challenge of 16 octets.
  const kinds = Buffer.from('0100800200800300800400800500800600400700c0', 'hex');
  const head = Buffer.from([1, 0, 2, 0, kinds.length, 0, 0, 0, 16]);
  const body = Buffer.concat([head, kinds, offer.random(16)]);
  const answer = await talk(offer, Buffer.concat([Buffer.from([0x80, body.length]), body]), (some) => some.length > 6);
  // A record with two octets of length, SERVER-HELLO, version 2.
  return answer.length > 6 && (answer[0]! & 0x80) !== 0 && answer[2] === 4 && answer.readUInt16BE(5) === 2;
}

const handshake = { serverHello: 2, certificate: 11, certificateRequest: 13, serverHelloDone: 14 } as const;

function clientHello({ version, suites: offered, random }: Offer): Buffer {
  const code = versions[version];
  const list = Buffer.alloc(offered.length * 2);
  for (const [index, suite] of offered.entries()) list.writeUInt16BE(suite, index * 2);
  const extensions = Buffer.concat([
    // Groups, point formats, signatures: RSA and ECDSA with SHA-256, 384, 512 and SHA-1.
    extension(10, sized(Buffer.from('001d001700180019', 'hex'))),
    extension(11, Buffer.from('0100', 'hex')),
    extension(13, sized(Buffer.from('0401040305010503060106030804080508060201', 'hex'))),
  ]);
  const old = version === 'ssl-3.0';
  const body = Buffer.concat([
    Buffer.from([code >> 8, code & 0xff]),
    random(32),
    Buffer.from([0]),
    sized(list),
    Buffer.from([1, 0]),
    ...(old ? [] : [sized(extensions)]),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), sized(body)]);
  return Buffer.concat([Buffer.from([22, 3, old ? 0 : 1]), sized(message)]);
}

function extension(type: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0, type]), sized(content)]);
}

/** With its length in two octets before it. */
function sized(content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([length, content]);
}

interface Handshake {
  readonly type: number;
  readonly body: Buffer;
}

/** Whole handshake messages out of whole records. */
function handshakesIn(octets: Buffer): Handshake[] {
  const parts: Buffer[] = [];
  for (let at = 0; at + 5 <= octets.length; ) {
    const end = at + 5 + octets.readUInt16BE(at + 3);
    if (end > octets.length || octets[at] !== 22) break;
    parts.push(octets.subarray(at + 5, end));
    at = end;
  }
  const all = Buffer.concat(parts);
  const found: Handshake[] = [];
  for (let at = 0; at + 4 <= all.length; ) {
    const end = at + 4 + all.readUIntBE(at + 1, 3);
    if (end > all.length) break;
    found.push({ type: all[at]!, body: all.subarray(at + 4, end) });
    at = end;
  }
  return found;
}

function isOver(messages: readonly Handshake[]): boolean {
  return messages.some(({ type }) => type === handshake.serverHelloDone);
}

const longestFlight = 1 << 16;

/** What comes until it is enough, the connection closes, or time is up. */
function talk(
  { host, port, timeoutMs }: Pick<Offer, 'host' | 'port' | 'timeoutMs'>,
  first: Buffer,
  enough: (sofar: Buffer) => boolean,
): Promise<Buffer> {
  return new Promise((resolve) => {
    let sofar = Buffer.alloc(0);
    const socket = connect({ host, port });
    const done = (): void => {
      socket.destroy();
      resolve(sofar);
    };
    socket.setTimeout(timeoutMs, done);
    socket.on('connect', () => socket.write(first));
    socket.on('data', (piece: Buffer) => {
      sofar = Buffer.concat([sofar, piece]);
      if (sofar.length > longestFlight || enough(sofar)) done();
    });
    socket.on('error', done);
    socket.on('close', done);
  });
}
