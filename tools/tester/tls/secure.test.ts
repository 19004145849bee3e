import { X509Certificate } from 'node:crypto';
import { type RequestListener, request } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import type { SecureVersion } from 'node:tls';
import { type Certificates, makeCertificates } from '../../wire/certificates';
import { SecureListener, type Shows } from './secure';

let certificates: Certificates;
let listener: SecureListener;
const log: string[] = [];
const handle: RequestListener = (_request, response) => response.end('heard');

beforeAll(async () => {
  certificates = await makeCertificates('127.0.0.1', Date.now());
  const keyLog = (line: Buffer): number => log.push(line.toString());
  listener = await SecureListener.open({ host: '127.0.0.1', port: 0, name: '127.0.0.1', certificates, keyLog, handle });
});

afterAll(() => listener.close());

/** What a careful client makes of it: the answer, or the code of the error. */
function ask(what: Shows, options: RequestOptions = {}, send: typeof request = requestHttps): Promise<string> {
  return new Promise((resolve) => {
    const url = send === request ? listener.base(what).replace('https:', 'http:') : listener.base(what);
    const asked = send(url, { ca: certificates.ca.cert, agent: false, method: 'POST', ...options }, (response) =>
      response.on('data', (data: Buffer) => resolve(data.toString())),
    );
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.end('body');
  });
}

test.each([
  ['good', 'heard'],
  ['untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
] as const)('%s: %s', async (what, outcome) => expect(await ask(what)).toBe(outcome));

test('a certificate of the client is demanded', async () => {
  expect(await ask('client-demanded')).not.toBe('heard');
  expect(await ask('client-demanded', certificates.client)).toBe('heard');
  expect(await ask('client-demanded', certificates.untrusted)).not.toBe('heard');
});

/** The newest or the only version and suite that the client has; the older ones need its leave. */
const speaks = (minVersion: SecureVersion, maxVersion = minVersion, ciphers = 'DEFAULT'): RequestOptions => ({
  minVersion,
  maxVersion,
  ciphers: `${ciphers}:@SECLEVEL=0`,
});

const refused = /SSL|EPROTO|ECONNRESET/;

test.each<[Shows, RequestOptions, RegExp]>([
  ['tls-1.0', speaks('TLSv1'), /heard/],
  ['tls-1.0', speaks('TLSv1.1', 'TLSv1.3'), refused],
  ['tls-1.1', speaks('TLSv1.1'), /heard/],
  ['tls-1.1', speaks('TLSv1'), refused],
  ['tls-1.1', speaks('TLSv1.2', 'TLSv1.3'), refused],
  ['tls-1.2', speaks('TLSv1.2'), /heard/],
  ['tls-1.2', speaks('TLSv1', 'TLSv1.1'), refused],
  ['tls-1.2', speaks('TLSv1.3'), refused],
  ['tls-1.3', speaks('TLSv1.3'), /heard/],
  ['tls-1.3', speaks('TLSv1', 'TLSv1.2'), refused],
  ['rsa-aes-128-cbc-sha', speaks('TLSv1', 'TLSv1', 'AES128-SHA'), /heard/],
  ['rsa-aes-128-cbc-sha', speaks('TLSv1.2'), /heard/],
  ['rsa-aes-128-cbc-sha', speaks('TLSv1.2', 'TLSv1.2', 'DEFAULT:!AES128-SHA'), refused],
  ['no-encryption', speaks('TLSv1.2', 'TLSv1.2', 'eNULL'), /heard/],
  ['no-encryption', speaks('TLSv1', 'TLSv1.3'), refused],
  // A product of the text and one of today.
  ['good', speaks('TLSv1', 'TLSv1', 'AES128-SHA'), /heard/],
  ['good', speaks('TLSv1.3'), /heard/],
  ['good', speaks('TLSv1.1', 'TLSv1.1', 'AES256-SHA'), /heard/],
  ['known-suites', speaks('TLSv1', 'TLSv1', 'AES128-SHA'), /heard/],
  ['known-suites', speaks('TLSv1.2', 'TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256'), /heard/],
  ['known-suites', speaks('TLSv1.3'), /heard/],
  ['known-suites', speaks('TLSv1', 'TLSv1.2', 'AES256-SHA'), refused],
])('%s and a client of %j', async (what, options, outcome) => expect(await ask(what, options)).toMatch(outcome));

test('an authority of another run is taken up again', async () => {
  const { ca, good } = await makeCertificates('127.0.0.1', Date.now(), certificates.ca);
  expect(ca.cert).toBe(certificates.ca.cert);
  expect(new X509Certificate(good.cert).checkIssued(new X509Certificate(ca.cert))).toBe(true);
});

test('SSL 2.0 is no way in, but talk in the clear is heard', async () => {
  expect(await ask('ssl-2')).toMatch(/SSL|EPROTO|ECONNRESET/);
  expect(await ask('ssl-2', {}, request)).toBe('heard');
});

test('the key log is in the format that capture programs read', () => {
  expect(log.length).toBeGreaterThan(0);
  for (const line of log) expect(line).toMatch(/^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]+\n$/);
});
