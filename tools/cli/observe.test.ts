/** `assay run --observe` against the reference server, both as built programs: what the server orders is done, and its faults are found. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedServer } from '../tester/operators/embedded-server';
import type { OperatedDevice } from '../tester/operators/operator';
import type { FindingLine } from '../tester/record';

const root = join(__dirname, '../..');
const program = join(root, 'dist/tools/cli/main.js');

function assay(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: root, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 1 << 26 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const account = {
  user: 'me',
  secret: 's3',
  nonce: '',
  serverid: 'com.example.server',
  serversecret: 'srv',
  servernonce: '',
};

/** Runs `work` beside a server with these faults, which knows the device IMEI:1. */
async function beside<T>(
  { auth, serverauth, defects = [] }: { auth: string; serverauth: string; defects?: readonly string[] },
  work: (device: OperatedDevice, options: string[]) => Promise<T>,
): Promise<T> {
  const operator = embeddedServer([]);
  try {
    const device = await operator.open('observed', defects);
    await device.operate?.('register-device', { id: 'IMEI:1', auth, serverauth, ...account });
    const own = ['--url', device.url ?? '', '--user', 'me', '--secret', 's3', '--device', 'IMEI:1', '--pause', '0'];
    const server = ['--server-id', account.serverid, '--server-secret', account.serversecret];
    const out = mkdtempSync(join(tmpdir(), 'assay-observe-'));
    return await work(device, ['run', ...own, ...(serverauth === 'none' ? [] : server), '--out', out]);
  } finally {
    await operator.close();
  }
}

const item = (target: string, more: object = {}): object => ({ items: [{ target, ...more }] });
const long = 'x'.repeat(40_000);
const orders: readonly (readonly [object, object])[] = [
  [
    { command: 'Get', ...item('./DevInfo/Man') },
    { status: '200', data: 'Assay' },
  ],
  [{ command: 'Get', ...item('./Nowhere') }, { status: '404' }],
  [{ command: 'Add', ...item('./A', { format: 'node' }) }, { status: '200' }],
  [{ command: 'Add', ...item('./A/Long', { format: 'chr', type: 'text/plain', data: long }) }, { status: '200' }],
  [
    { command: 'Get', ...item('./A/Long') },
    { status: '200', data: long },
  ],
  [{ command: 'Copy', ...item('./A/Twin', { source: './A/Long' }) }, { status: '200' }],
  [
    { command: 'Get', ...item('./A') },
    { status: '200', data: 'Long/Twin' },
  ],
  [
    {
      command: 'Atomic',
      commands: [
        { command: 'Delete', ...item('./A/Twin') },
        { command: 'Delete', ...item('./No') },
      ],
    },
    { status: '507' },
  ],
  [
    { command: 'Get', ...item('./A/Twin?prop=Size') },
    { status: '200', data: '40000' },
  ],
  [{ command: 'Alert', code: '1102', text: 'Name?', options: { DR: 'abc' } }, { status: '200' }],
  [{ command: 'Delete', ...item('./A') }, { status: '200' }],
];

test.each<[string, string, boolean]>([
  ['md5', 'md5', true],
  ['basic', 'none', true],
  ['mac', 'mac', true],
  ['mac', 'mac', false],
])('the device does what a server orders: %s and %s, its secret told: %s', async (auth, serverauth, told) => {
  await beside({ auth, serverauth }, async (device, options) => {
    const args = told
      ? options
      : options.filter((_, at) => !/^--server/.test(options[at] ?? '') && !/^--server/.test(options[at - 1] ?? ''));
    const queued = await device.operate?.('queue', { device: 'IMEI:1', commands: orders.map(([order]) => order) });
    const ran = await assay(...args, '--max-message', '3000');
    expect(ran).toMatchObject({ code: 0 });
    const operations = queued?.operations as string[];
    const results = await Promise.all(operations.map((operation) => device.operate?.('result', { operation })));
    expect(results).toMatchObject(orders.map(([, expected]) => ({ state: 'done', ...expected })));
  });
});

test.each<[string, string[]]>([
  ['cmdid-repeated', ['syn-rep-0005']],
  ['max-msg-size-ignored', ['syn-met-0003']],
  ['size-in-every-chunk', ['dm-pro-0059']],
  ['session-id-changes', ['dm-pro-0004']],
  ['empty-answer', ['dm-pro-0021']],
])('observation alone finds %s, and a replay again', async (defect, requirements) => {
  await beside({ auth: 'md5', serverauth: 'none', defects: [defect] }, async (device, options) => {
    await device.operate?.('queue', { device: 'IMEI:1', commands: orders.map(([order]) => order) });
    expect(await assay(...options, '--max-message', '3000')).toMatchObject({ code: 1 });
    const again = await assay('replay', options.at(-1) ?? '', '--json');
    const [one] = JSON.parse(again.out) as {
      verdict: string;
      before: string;
      changed: boolean;
      findings: FindingLine[];
    }[];
    expect(one).toMatchObject({ verdict: 'fail', before: 'fail', changed: false });
    const roots = one?.findings.filter(({ effect, follows }) => effect === 'fail' && follows === undefined);
    expect([...new Set(roots?.map(({ requirement }) => requirement))]).toEqual(requirements);
  });
});

test.each<[string, string[], RegExp]>([
  ['no server', ['--observe'], /profile of a dm-client, and only a server can be observed\n {2}next: give --url/],
  ['no address', ['--url', 'lab'], /--url lab is no address of HTTP/],
  ['no file', ['--url', 'http://127.0.0.1:1/', '--tree', 'nowhere.xml'], /nowhere\.xml cannot be read \(ENOENT\)/],
  ['no number', ['--url', 'http://127.0.0.1:1/', '--sessions', 'many'], /--sessions takes a number, not many/],
  ['no name', ['--url', 'http://127.0.0.1:1/', '--server-secret', 's'], /give --server-id as well/],
])('%s: usage', async (_, args, message) => {
  const { code, err } = await assay('run', ...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

test('nobody there: exit code 3', async () => {
  const out = mkdtempSync(join(tmpdir(), 'assay-observe-'));
  expect(await assay('run', '--url', 'http://127.0.0.1:1/dm', '--out', out)).toMatchObject({ code: 3 });
});
