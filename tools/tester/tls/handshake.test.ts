/** Handshakes of the tester as a device, with servers of node that are told what to speak. */
import { createServer, type Server, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server as TcpServer } from 'node:net';
import { type Certificates, makeCertificates } from '../../wire/certificates';
import { handshakeOrder, tryHandshake } from './handshake';

let made: Certificates;
let server: Server | TcpServer | undefined;

beforeAll(async () => {
  made = await makeCertificates('127.0.0.1', Date.now());
}, 30_000);

afterEach(() => {
  if (server && 'closeAllConnections' in server) server.closeAllConnections();
  server?.close();
});

async function listening(one: Server | TcpServer): Promise<string> {
  server = one;
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(one.address() as AddressInfo).port}/dm`;
}

const serving = (options: ServerOptions): Promise<string> =>
  listening(createServer({ ...made.good, ...options }, (_request, response) => response.end()));

const asking = (): ServerOptions => ({ requestCert: true, rejectUnauthorized: true, ca: made.ca.cert });

test.each([
  ['whole, with a certificate', asking, {}, { agreed: 'yes', trusted: 'yes', answered: 'yes' }],
  ['whole, without one', asking, { certificate: 'none' }, { agreed: 'yes', answered: 'no' }],
  ['an authority that nobody knows', () => made.untrusted, {}, { agreed: 'yes', trusted: 'no', answered: 'yes' }],
  [
    'asked for a certificate',
    asking,
    { suites: 'known' },
    { agreed: 'yes', 'certificate-asked': 'yes', version: 'tls-1.2' },
  ],
  ['not asked', () => ({}), { suites: 'known' }, { agreed: 'yes', 'certificate-asked': 'no', certificate: 'yes' }],
  [
    'nothing but TLS 1.3',
    () => ({ minVersion: 'TLSv1.3' }),
    { suites: 'known' },
    { agreed: 'yes', 'certificate-asked': 'unknown' },
  ],
  ['weak suites refused', () => ({}), { suites: 'weak' }, { agreed: 'no' }],
  ['weak suites taken', () => ({ ciphers: 'eNULL:@SECLEVEL=0' }), { suites: 'weak' }, { agreed: 'yes' }],
  [
    'suites of the text',
    () => ({ minVersion: 'TLSv1', ciphers: 'AES128-SHA:@SECLEVEL=0' }),
    { version: 'tls-1.0', suites: 'text' },
    { agreed: 'yes', version: 'tls-1.0', suite: '002f' },
  ],
  ['SSL 3.0 refused', () => ({}), { version: 'ssl-3.0', suites: 'text' }, { agreed: 'no' }],
  ['SSL 2.0 refused', () => ({}), { version: 'ssl-2.0' }, { agreed: 'no' }],
] as const)('%s', async (_name, options, order, told) => {
  const url = await serving(options() as ServerOptions);
  const { ca, client } = made;
  const device = { ca: ca.cert, certificate: client.cert, key: client.key };
  expect(await tryHandshake(url, device, handshakeOrder(order))).toMatchObject(told);
});

test('a server that answers in SSL 2.0', async () => {
  const hello = Buffer.from(`801b04000000020000000000100${'0'.repeat(31)}`, 'hex');
  const url = await listening(createTcp((socket) => socket.once('data', () => socket.end(hello))));
  expect(await tryHandshake(url, {}, { version: 'ssl-2.0' })).toEqual({ agreed: 'yes' });
});

test.each([[{ version: 'tls-9' }], [{ suites: 'all' }], [{ certificate: 'best' }]])('%j is no order', (order) => {
  expect(() => handshakeOrder(order)).toThrow(RangeError);
});
