/** The server behind TLS: handshakes of the reference client, good and bad, and the program with its files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificates, makeCertificates } from '../../wire/certificates';
import { accounts, callApi, keys, sessionArgs, spawnClient, spawnServer } from './testing/reference';
import { readServerTls } from './tls';

const folder = mkdtempSync(join(tmpdir(), 'dm-server-tls-'));
const file = (name: string): string => join(folder, name);
const client = spawnClient();
let made: Certificates;

beforeAll(async () => {
  made = await makeCertificates('127.0.0.1', Date.now());
  for (const [name, { key, cert }] of Object.entries(made)) {
    writeFileSync(file(`${name}.key`), key);
    writeFileSync(file(`${name}.pem`), cert);
  }
  writeFileSync(file('config.json'), JSON.stringify({ devices: accounts, keys }));
}, 30_000);

afterAll(() => {
  client.end();
  rmSync(folder, { recursive: true });
});

const trusting = { ca: file('ca.pem') };
const showing = { ...trusting, certificate: file('client.pem'), key: file('client.key') };
const strange = { ...trusting, certificate: file('untrusted.pem'), key: file('untrusted.key') };

// Certificate of the server; does it ask for one; what the client has; does the session come about.
test.each([
  ['good', false, trusting, true],
  ['good', false, {}, false],
  ['untrusted', false, trusting, false],
  ['expired', false, trusting, false],
  ['good', true, showing, true],
  ['good', true, trusting, false],
  ['good', true, strange, false],
] as const)(
  '%s, client certificate demanded: %s, client has %j: %s',
  async (name, demanded, files, ok) => {
    const server = await spawnServer(
      ...['--config', file('config.json'), '--listen-api', '127.0.0.1:0'],
      ...['--tls-key', file(`${name}.key`), '--tls-certificate', file(`${name}.pem`)],
      ...(demanded ? ['--tls-client-ca', file('ca.pem')] : []),
    );
    try {
      expect([server.dm.slice(0, 8), server.api.slice(0, 7)]).toEqual(['https://', 'http://']);
      const device = 'devices/urn:test:mac';
      const order = { command: 'Get', items: [{ target: './DevInfo/Man' }] };
      const { body } = await callApi(server.api, 'POST', `${device}/operations`, order);
      await client.order('reset', 'tls', { config: { deviceId: 'urn:test:mac' } });
      const answer = await client.order('start-session', 'tls', sessionArgs(server.dm, 'mac', files));
      const { body: after } = await callApi(server.api, 'GET', `operations/${body.id}`);
      expect([answer.ok, after.state]).toEqual([ok, ok ? 'done' : 'queued']);
    } finally {
      server.process.kill('SIGTERM');
    }
  },
  30_000,
);

test('DM and the interface stay on one port where nothing else is said, and apart where it is', async () => {
  const both = await spawnServer('--config', file('config.json'));
  const apart = await spawnServer('--config', file('config.json'), '--listen-api', '127.0.0.1:0');
  const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;
  const seen = await Promise.all(
    [both.api, apart.api, apart.dm.replace('/dm', '/api/v1'), apart.api.replace('/api/v1', '/dm')].map((base) =>
      statusOf(base.endsWith('/dm') ? base : `${base}/status`),
    ),
  );
  both.process.kill('SIGTERM');
  apart.process.kill('SIGTERM');
  expect(seen).toEqual([401, 401, 404, 404]);
}, 30_000);

test.each([
  ['no certificate', { key: 'good.key' }, 'a key and a certificate'],
  ['no key', { certificate: 'good.pem' }, 'a key and a certificate'],
  ['an authority alone', { clientCa: 'ca.pem' }, 'a key and a certificate'],
  ['a file that is not there', { key: 'good.key', certificate: 'nothing.pem' }, 'cannot be read'],
  ['no PEM', { key: 'config.json', certificate: 'good.pem' }, 'TLS: '],
  ['a key of another certificate', { key: 'ca.key', certificate: 'good.pem' }, 'TLS: '],
])('%s is a fault of usage', (_name, files: { key?: string; certificate?: string; clientCa?: string }, why) => {
  const at = (name: string | undefined): string | undefined => (name === undefined ? undefined : file(name));
  const given = { key: at(files.key), certificate: at(files.certificate), clientCa: at(files.clientCa) };
  expect(() => readServerTls(given)).toThrow(why);
});
