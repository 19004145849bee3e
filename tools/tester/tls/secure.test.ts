import { type RequestListener, request } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
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

test('SSL 2.0 is no way in, but talk in the clear is heard', async () => {
  expect(await ask('ssl-2')).toMatch(/SSL|EPROTO|ECONNRESET/);
  expect(await ask('ssl-2', {}, request)).toBe('heard');
});

test('the key log is in the format that capture programs read', () => {
  expect(log.length).toBeGreaterThan(0);
  for (const line of log) expect(line).toMatch(/^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]+\n$/);
});
