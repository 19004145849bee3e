import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadCatalogue } from '../../catalogue';
import { bootstrapOf } from '../../dm/bootstrap-push';
import { pushOf } from '../../dm/notification';
import type { SessionRequest } from '../link';
import { loadSuites } from '../load';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import type { Verdict } from '../record';
import { run } from '../run';
import type { Operator } from './operator';
import { pushing } from './push';

const request: SessionRequest = {
  url: 'http://127.0.0.1:1/dm',
  encoding: 'xml',
  version: '1.2',
  auth: 'basic',
  user: 'u',
  secret: 's',
  nonce: '',
  serverid: 'srv',
  serversecret: 't',
  servernonce: '',
  serverauth: 'none',
};
const nobody: Operator = {
  open: async () => ({ startSession: () => Promise.reject(new Error('not asked for')), close: async () => {} }),
  close: async () => {},
};
const package0 = new Uint8Array(Buffer.from('a package 0'));

test('as a file', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-push-')), 'push.bin');
  const device = await pushing(nobody, { notify: { file } }).open('a');
  const session = await device.notify?.(request, package0);
  expect(new Uint8Array(readFileSync(file))).toEqual(pushOf(package0));
  await session?.stop();
  expect(await session?.ended).toMatchObject({ how: 'stopped' });
});

test('by a program', async () => {
  const command = [
    process.execPath,
    '-e',
    'console.log(process.argv.slice(1).join())',
    '{package0}',
    '{push}',
    '{user}',
  ];
  const device = await pushing(nobody, { notify: { command, env: {}, cwd: '.' } }).open('a');
  const session = await device.notify?.(request, package0);
  const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
  expect((await session?.ended)?.data?.stdout).toBe(`${hex(package0)},${hex(pushOf(package0))},u\n`);
});

test('as a datagram', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const arrived = new Promise<Buffer>((resolve) => socket.once('message', resolve));
  const device = await pushing(nobody, { notify: { udp: `127.0.0.1:${socket.address().port}` } }).open('a');
  const session = await device.notify?.(request, package0);
  expect(new Uint8Array(await arrived)).toEqual(pushOf(package0));
  await session?.stop();
  socket.close();
});

test('a bootstrap message goes the way that is meant for it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-push-')), 'push.bin');
  const device = await pushing(nobody, { bootstrap: { file } }).open('a');
  const type = 'application/vnd.wap.connectivity-wbxml; SEC=0; MAC=AB';
  const session = await device.bootstrap?.(request, { kind: 'bootstrap', type, message: package0, pin: '' });
  expect(bootstrapOf(new Uint8Array(readFileSync(file)))).toEqual({ type, message: package0 });
  expect(device.notify).toBeUndefined();
  await session?.stop();
});

test('what cannot be delivered is said', async () => {
  const device = await pushing(nobody, { notify: { file: join(tmpdir(), 'no', 'such', 'folder', 'push.bin') } }).open(
    'a',
  );
  await expect(device.notify?.(request, package0)).rejects.toThrow('cannot be written');
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a device that only listens for pushes is tested over UDP and HTTP', async () => {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const { client, server } = embedded;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/dm`;
  const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64');
  const account = ['--auth', 'basic', '--user', client.name, '--secret', client.secret];
  const ours = ['--server-id', server.name, '--server-secret', server.secret, '--server-nonce', base64(server.nonce)];
  const main = join(packageRoot, 'tools/reference/dm-client/main.ts');
  const device = spawn(
    process.execPath,
    ['-r', 'tsx/cjs', main, '--push-port', '0', '--url', url, ...account, ...ours],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const line = await new Promise<string>((resolve) => createInterface(device.stdout).once('line', resolve));
    const { pushPort } = JSON.parse(line) as { pushPort: number };
    const profile: Profile = {
      ...embedded,
      versions: ['1.2'],
      encodings: ['xml'],
      client: { ...client, auth: ['basic'] },
      server: { ...server, auth: ['none'] },
      listen: { host: '127.0.0.1', port, path: '/dm' },
      operator: { kind: 'none' },
      notify: { udp: `127.0.0.1:${pushPort}` },
      times: { connect: 3000, answer: 3000, quiet: 300, case: 10_000 },
      parallel: 1,
    };
    const suites = loadSuites();
    const cases = ['session-id', 'alert-1200', 'wrong-secret'].map((name) => `dm-client/notification/${name}`);
    const verdicts: Verdict[] = [];
    await run({
      suites,
      planned: plan(suites, profile, { cases }),
      profile,
      catalogue: loadCatalogue(packageRoot),
      strict: false,
      seed: '1',
      clock: Date.now,
      sink: (one) => void (one.type === 'verdict' && verdicts.push(one.verdict)),
    });
    expect(verdicts).toEqual(['pass', 'pass', 'pass']);
  } finally {
    device.kill('SIGKILL');
  }
}, 20_000);
