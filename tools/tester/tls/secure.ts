/** The address of the tester over TLS: one server for each thing that can be wrong with it, all in front of the same mailboxes. */
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps, type Server } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import type { Certificates, KeyAndCertificate } from '../../wire/certificates';

/**
 * What the tester shows of itself: a certificate that is good or has a fault, the demand for one of the client's, a protocol nobody may
 * speak; one version of TLS and no other, suites of the text and of today, the one
 * suite of the text that can be had, a suite that encrypts nothing.
 */
export const shows = [
  'good',
  'untrusted',
  'expired',
  'wrong-name',
  'client-demanded',
  'ssl-2',
  'tls-1.0',
  'tls-1.1',
  'tls-1.2',
  'tls-1.3',
  'known-suites',
  'rsa-aes-128-cbc-sha',
  'no-encryption',
] as const;
export type Shows = (typeof shows)[number];

export interface SecureOptions {
  readonly host: string;
  /** First of as many ports as there are `shows`, in their order; 0: free ones. */
  readonly port: number;
  /** Name that products call, where it is not `host`. */
  readonly name: string;
  readonly certificates: Certificates;
  /** Gets the lines of a key log (NSS format), for captures. */
  readonly keyLog?: (line: Buffer) => void;
  readonly handle: RequestListener;
}

export class SecureListener {
  private constructor(
    private readonly servers: readonly TcpServer[],
    private readonly bases: Readonly<Record<string, string>>,
  ) {}

  /** Rejects with the error of the system when a port is taken. */
  static async open(options: SecureOptions): Promise<SecureListener> {
    const servers: TcpServer[] = [];
    const bases: Record<string, string> = {};
    for (const [index, one] of shows.entries()) {
      const server = one === 'ssl-2' ? ancient(options.handle) : modern(one, options);
      servers.push(server);
      const port = options.port === 0 ? 0 : options.port + index;
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, options.host, resolve);
      });
      const name = options.name.includes(':') ? `[${options.name}]` : options.name;
      bases[one] = `https://${name}:${(server.address() as AddressInfo).port}`;
    }
    return new SecureListener(servers, bases);
  }

  /** Without trailing slash. */
  base(what: Shows): string {
    return this.bases[what]!;
  }

  async close(): Promise<void> {
    for (const server of this.servers) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeAllConnections' in server) (server as Server).closeAllConnections();
      await closed;
    }
  }
}

function modern(what: Exclude<Shows, 'ssl-2'>, { certificates, keyLog, handle }: SecureOptions): Server {
  const demands = { requestCert: true, rejectUnauthorized: true, ca: certificates.ca.cert };
  const options = { ...spoken(what), ...own(what, certificates), ...(what === 'client-demanded' && demands) };
  const server = createHttps(options, handle);
  server.keepAliveTimeout = 30_000;
  if (keyLog) server.on('keylog', keyLog);
  // A client that does not like the certificate breaks off: that is what it is asked to do.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}

function own(what: Exclude<Shows, 'ssl-2'>, made: Certificates): KeyAndCertificate {
  switch (what) {
    case 'untrusted':
      return made.untrusted;
    case 'expired':
      return made.expired;
    case 'wrong-name':
      return made.wrongName;
    default:
      return made.good;
  }
}

/** Without it OpenSSL takes no SHA-1 in the handshake, and so nothing older than TLS 1.2. */
const weakAllowed = '@SECLEVEL=0';

/** The suite of the text that OpenSSL still has, in its name; 3DES and RC4 are gone (DM_Security 5.5.1.1). */
const oldSuite = 'AES128-SHA';

/** Authenticated encryption and forward secrecy, as the stronger substitute. */
const suitesOfToday = 'ECDHE+AESGCM:ECDHE+CHACHA20:ECDHE+AESCCM:DHE+AESGCM:DHE+CHACHA20';

/** Versions and suites; all that there are where none is asked for: another case decides about those. */
function spoken(what: Shows): SecureContextOptions {
  const only = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') => ({
    minVersion: version,
    maxVersion: version,
    ciphers: `DEFAULT:${weakAllowed}`,
  });
  switch (what) {
    case 'tls-1.0':
      return only('TLSv1');
    case 'tls-1.1':
      return only('TLSv1.1');
    case 'tls-1.2':
      return only('TLSv1.2');
    case 'tls-1.3':
      return only('TLSv1.3');
    case 'known-suites':
      return { minVersion: 'TLSv1', ciphers: `${suitesOfToday}:${oldSuite}:${weakAllowed}` };
    case 'rsa-aes-128-cbc-sha':
      return { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: `${oldSuite}:${weakAllowed}` };
    case 'no-encryption':
      return { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: `eNULL:${weakAllowed}` };
    default:
      return { minVersion: 'TLSv1', ciphers: `DEFAULT:${weakAllowed}` };
  }
}

/** SERVER-HELLO of SSL 2.0: no session hit, no certificate, no cipher, a connection id of 16 octets. */
const hello = Buffer.from(`801b04000000020000000000100${'0'.repeat(31)}`, 'hex');

/** A server that knows nothing newer than SSL 2.0. A client that then talks in the clear on this very port is heard too. */
function ancient(handle: RequestListener): TcpServer {
  const plain = createHttp(handle);
  const open = new Set<Socket>();
  const server = createTcp((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      if (/^(?:POST|PUT|GET) /.test(first.subarray(0, 5).toString('latin1'))) {
        socket.pause();
        socket.unshift(first);
        plain.emit('connection', socket);
        socket.resume();
      } else socket.end(hello);
    });
  });
  return Object.assign(server, {
    closeAllConnections: () => {
      for (const socket of open) socket.destroy();
    },
  });
}
