/** The DM endpoint over https on a port of its own, and what can be wrong with it (DM_Security 5.3, 5.5.1.1). */
import type { Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { makeCertificates } from '../../wire/certificates';
import type { Defects } from './defects';
import { type HttpServerOptions, httpServer } from './http';
import type { ServerTls } from './tls';

/** What listens: the server of HTTP itself, or what stands in front of it. */
export type Listening = Pick<TcpServer, 'listen' | 'close' | 'address' | 'once'> & { closeAllConnections(): void };

/** @param tls of a sound server; clients are asked for a certificate where it names an authority */
export async function secureEndpoint(
  { tls, ...options }: HttpServerOptions & { readonly tls: ServerTls },
  defects: Defects,
): Promise<Listening> {
  if (defects.has('tls-in-clear')) return httpServer(options);
  const server = httpServer({ ...options, tls: await spoilt(tls, defects) });
  return defects.has('tls-ssl-2') ? behindSsl2(server) : server;
}

async function spoilt(tls: ServerTls, defects: Defects): Promise<ServerTls> {
  const { ca, ...rest } = tls;
  if (defects.has('tls-client-not-asked')) return rest;
  if (defects.has('tls-client-certificate-refused')) {
    const { untrusted } = await makeCertificates('127.0.0.1', Date.now());
    return { ...tls, ca: untrusted.cert };
  }
  if (defects.has('tls-certificate-of-strangers')) {
    const { untrusted } = await makeCertificates('127.0.0.1', Date.now());
    return { ...tls, ...untrusted };
  }
  if (defects.has('tls-odd-suite-only')) return { ...tls, maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA' };
  if (defects.has('tls-weak-suites')) return { ...tls, ciphers: 'ALL:eNULL:@SECLEVEL=0' };
  return tls;
}

/** SERVER-HELLO of SSL 2.0: no session hit, no certificate, no cipher, a connection id of 16 octets. */
const ssl2Hello = Buffer.from(`801b04000000020000000000100${'0'.repeat(31)}`, 'hex');

/** Answers an offer of SSL 2.0 in kind, and hands everything else on to the server, which listens for it alone. */
function behindSsl2(server: Server): Listening {
  const front = createTcp((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first: Buffer) => {
      if ((first[0]! & 0x80) !== 0 && first[2] === 1) socket.end(ssl2Hello);
      else {
        const onward = connect((server.address() as AddressInfo).port, '127.0.0.1');
        onward.on('error', () => socket.destroy());
        socket.on('close', () => onward.destroy());
        onward.write(first);
        socket.pipe(onward).pipe(socket);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  front.once('close', () => server.close());
  return Object.assign(front, { closeAllConnections: () => server.closeAllConnections() });
}
