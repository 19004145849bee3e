/** Handshakes against certificates that the openssl program makes; skipped where there is none. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureVersion, TlsOptions } from 'node:tls';
import { type DefectName, Defects } from './defects';
import { httpPost } from './http';
import { readTlsFiles } from './tls';

const has = spawnSync('openssl', ['version']).status === 0;
if (!has) process.stdout.write('no openssl program: the handshakes of the reference client are not tried\n');

const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
const at = (name: string): string => join(folder, name);
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const servers: Server[] = [];

function authority(name: string): void {
  openssl(
    ...`req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=${name} -keyout ${name}.key -out ${name}.pem`.split(' '),
  );
}

function issue(name: string, ca: string, host: string, days: string): void {
  writeFileSync(at(`${name}.ext`), `subjectAltName=IP:${host}\n`);
  openssl(...`req -newkey rsa:2048 -nodes -subj /CN=${host} -keyout ${name}.key -out ${name}.csr`.split(' '));
  openssl(
    ...`x509 -req -in ${name}.csr -CA ${ca}.pem -CAkey ${ca}.key -CAcreateserial -days ${days} -extfile ${name}.ext -out ${name}.pem`.split(
      ' ',
    ),
  );
}

async function serve(name: string, demands: object = {}): Promise<string> {
  const own = { key: readFileSync(at(`${name}.key`)), cert: readFileSync(at(`${name}.pem`)) };
  const server = createServer({ ...own, ...demands }, (_request, response) => response.end('heard'));
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/dm`;
}

async function outcome(
  url: string,
  defects: readonly DefectName[] = [],
  files: object = { ca: at('ca.pem') },
): Promise<string> {
  const post = httpPost({
    timeoutMs: 3000,
    maxAnswerBytes: 1000,
    tls: readTlsFiles(files),
    defects: new Defects(defects),
  });
  try {
    const answer = await post({ method: 'POST', url, headers: {}, body: new Uint8Array([1]) });
    return Buffer.from(answer.body).toString();
  } catch (error) {
    return (error as Error).message.replace(/.*: /, '');
  }
}

beforeAll(() => {
  if (!has) return;
  authority('ca');
  authority('stranger');
  issue('good', 'ca', '127.0.0.1', '30');
  issue('untrusted', 'stranger', '127.0.0.1', '30');
  issue('elsewhere', 'ca', '192.0.2.1', '30');
  issue('over', 'ca', '127.0.0.1', '-1');
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

(has ? test : test.skip).each<[string, DefectName, string]>([
  ['untrusted', 'accepts-untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['elsewhere', 'accepts-wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['over', 'accepts-expired', 'CERT_HAS_EXPIRED'],
])('a certificate that is %s is refused, but for %s', async (name, defect, why) => {
  const url = await serve(name);
  expect(await outcome(url)).toBe(why);
  expect(await outcome(url, [defect])).toBe('heard');
});

(has ? test : test.skip)('a good certificate is taken, of an authority that is known', async () => {
  const url = await serve('good');
  expect(await outcome(url)).toBe('heard');
  expect(await outcome(url, [], {})).not.toBe('heard');
});

(has ? test : test.skip)('its own certificate is shown where it is demanded', async () => {
  const url = await serve('good', { requestCert: true, rejectUnauthorized: true, ca: readFileSync(at('ca.pem')) });
  const files = { ca: at('ca.pem'), certificate: at('good.pem'), key: at('good.key') };
  expect(await outcome(url, [], files)).toBe('heard');
  expect(await outcome(url, ['client-certificate-withheld'], files)).not.toBe('heard');
});

const only = (version: SecureVersion, ciphers = 'DEFAULT'): TlsOptions => ({
  minVersion: version,
  maxVersion: version,
  ciphers: `${ciphers}:@SECLEVEL=0`,
});

(has ? test : test.skip).each<[TlsOptions, DefectName]>([
  [only('TLSv1'), 'tls-1-0-unknown'],
  [only('TLSv1.1'), 'tls-1-1-unknown'],
  [only('TLSv1.2'), 'tls-1-2-unknown'],
  [only('TLSv1.3'), 'tls-1-3-unknown'],
  [only('TLSv1.2', 'AES128-SHA'), 'tls-aes-128-cbc-sha-unknown'],
  [only('TLSv1.2', 'ECDHE-RSA-AES128-GCM-SHA256'), 'tls-old-suite-only'],
])('a server of %j is spoken to, but with %s', async (options, defect) => {
  const url = await serve('good', options);
  expect(await outcome(url)).toBe('heard');
  expect(await outcome(url, [defect])).not.toBe('heard');
});

(has ? test : test.skip)('a server that encrypts nothing is not spoken to', async () => {
  const url = await serve('good', only('TLSv1.2', 'eNULL'));
  expect(await outcome(url)).not.toBe('heard');
  expect(await outcome(url, ['tls-no-encryption'])).toBe('heard');
});

test('a file that is not there is a fault of usage', () => {
  expect(() => readTlsFiles({ ca: at('nothing.pem') })).toThrow('cannot be read');
});
