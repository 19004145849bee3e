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
import { type Filter, plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import type { Verdict } from '../record';
import { run } from '../run';
import { jsonLinesOperator } from './json-lines';
import { type OperatedDevice, type Operator, OperatorError } from './operator';
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

describe('the PIN of a bootstrap message that goes over the air', () => {
  const socket = createSocket('udp4');
  let way: { readonly udp: string };
  beforeAll(async () => {
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    way = { udp: `127.0.0.1:${socket.address().port}` };
  });
  afterAll(() => socket.close());

  const delivered = async (pin: string, person: Partial<OperatedDevice>, agreed?: string): Promise<string> => {
    const operator = { ...nobody, open: async () => ({ ...(await nobody.open('a')), ...person }) };
    const device = await pushing(operator, { bootstrap: way, ...(agreed !== undefined && { pin: agreed }) }).open('a');
    const message = {
      kind: 'bootstrap',
      type: 'application/vnd.wap.connectivity-wbxml',
      message: package0,
      pin,
    } as const;
    return device.bootstrap!(request, message).then(
      async (session) => {
        await session.stop();
        return 'delivered';
      },
      (error: Error) => error.message,
    );
  };
  const refuses: Partial<OperatedDevice> = { typed: () => Promise.reject(new OperatorError('no fingers')) };

  test('is typed where somebody can be told', async () => {
    const typed: string[] = [];
    expect(await delivered('2345', { typed: async (text) => void typed.push(text) }, '1234')).toBe('delivered');
    expect(typed).toEqual(['2345']);
  });

  test.each<[string, Partial<OperatedDevice>, string | undefined, string]>([
    ['', {}, undefined, 'delivered'],
    ['1234', {}, '1234', 'delivered'],
    ['1234', refuses, '1234', 'delivered'],
    ['2345', refuses, '1234', 'no fingers'],
    ['2345', {}, '1234', 'nobody can be told to type 2345 when the product asks'],
    ['1234', {}, undefined, 'nobody can be told to type 1234 when the product asks'],
  ])('%j, person %j, agreed %j: %s', async (pin, person, agreed, outcome) => {
    expect(await delivered(pin, person, agreed)).toBe(outcome);
  });
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
    const cases = ['session-id', 'alert-1200', 'wrong-secret'].map((name) => `dm-client/notification/${name}`);
    expect(Object.values(await verdictsOf(profile, { cases }))).toEqual(['pass', 'pass', 'pass']);
  } finally {
    device.kill('SIGKILL');
  }
}, 20_000);

/** By the name of the case. */
async function verdictsOf(profile: Profile, filter: Filter, operator?: Operator): Promise<Record<string, Verdict>> {
  const suites = loadSuites();
  const verdicts: Record<string, Verdict> = {};
  await run({
    suites,
    planned: plan(suites, profile, filter),
    profile,
    catalogue: loadCatalogue(packageRoot),
    strict: false,
    seed: '1',
    clock: Date.now,
    ...(operator && { operator }),
    sink: (one) => {
      if (one.type === 'verdict') verdicts[one.key] = one.verdict;
    },
  });
  return verdicts;
}

/** A UDP port that was free a moment ago. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

test.each<[string, readonly string[], Filter, Record<string, Verdict>]>([
  ['sound', [], { suites: ['dm-client/bootstrap'] }, {}],
  [
    'careless',
    ['bootstrap-mac-not-checked'],
    { cases: ['wrong-mac', 'wrong-pin', 'w7-wrong-code', 'userpin'].map((name) => `dm-client/bootstrap/${name}`) },
    { 'wrong-mac': 'fail', 'wrong-pin': 'fail', 'w7-wrong-code': 'fail' },
  ],
])(
  'bootstrap over UDP with a device that is %s',
  async (_name, defects, filter, expected) => {
    const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
    const pin = embedded.ixit['bootstrap.pin']!;
    const port = await freeUdpPort();
    const main = join(packageRoot, 'tools/reference/dm-client/main.ts');
    const device = jsonLinesOperator({
      command: [process.execPath, '-r', 'tsx/cjs', main, '--json-lines', '--push-port', `${port}`, '--pin', pin],
      reset: () => ({ args: { defects }, needed: true }),
    });
    const profile: Profile = {
      ...embedded,
      versions: ['1.2'],
      encodings: ['xml'],
      client: { ...embedded.client, auth: ['basic'] },
      server: { ...embedded.server, auth: ['none'] },
      times: { connect: 3000, answer: 3000, quiet: 300, case: 10_000 },
      parallel: 1,
    };
    const operator = pushing(device, { bootstrap: { udp: `127.0.0.1:${port}` }, pin });
    const verdicts = await verdictsOf(profile, filter, operator);
    const odd = Object.entries(verdicts).filter(([, verdict]) => verdict !== 'pass' && verdict !== 'skipped');
    expect(Object.fromEntries(odd.map(([key, verdict]) => [key.split(' ')[0]!.split('/')[2], verdict]))).toEqual(
      expected,
    );
    const passed = Object.values(verdicts).filter((verdict) => verdict === 'pass').length;
    expect(passed).toBeGreaterThanOrEqual(filter.suites ? 20 : 1);
  },
  60_000,
);
