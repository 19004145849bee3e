import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue';
import { bootstrapOf } from '../../dm/bootstrap-push';
import { pushOf } from '../../dm/notification';
import type { SessionRequest } from '../link';
import { loadSuites } from '../load';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import { run } from '../run';
import type { Person } from './none';
import type { OperatedDevice } from './operator';
import { promptOperator } from './prompt';

const package0 = new Uint8Array(Buffer.from('a package 0'));
const request = { url: 'http://127.0.0.1:1/', serverid: 'org.example.srv' } as SessionRequest;
const delivery = {
  kind: 'bootstrap',
  type: 'application/vnd.wap.connectivity-wbxml; SEC=1; MAC=AB',
  message: new Uint8Array([1, 2, 3]),
  pin: '2345',
} as const;

/** Notes what is asked; answers with the same text always. `undefined`: nobody there. */
function asked(answer: string | undefined): { person: Person; questions: string[]; folder: string } {
  const questions: string[] = [];
  const folder = join(mkdtempSync(join(tmpdir(), 'assay-prompt-')), 'to-deliver');
  const ask = async (question: string): Promise<string> => {
    questions.push(question.replaceAll(folder, 'FOLDER'));
    return answer ?? '';
  };
  return { person: { tell: () => {}, folder, ...(answer !== undefined && { ask }) }, questions, folder };
}

type Do = (device: OperatedDevice) => Promise<unknown> | undefined;
const answer: Do = (device) => device.operate?.('answer', { kind: 'no' });
const notify: Do = (device) => device.notify?.(request, package0);
const bootstrap: Do = (device) => device.bootstrap?.(request, delivery);

test.each<[string, Do, string]>([
  ['answer', answer, 'answer on the product: kind no. Enter when it is done, n when the product cannot: '],
  [
    'typed',
    (device) => device.typed?.('77'),
    'when the product asks, type 77. Enter when you are ready, n when the product cannot: ',
  ],
  [
    'notify',
    notify,
    'deliver the notification in FOLDER/1-notification.push (a WSP push; FOLDER/1-notification.bin without). Enter when it is done, n when the product cannot: ',
  ],
  [
    'push',
    (device) => device.push?.(request, pushOf(package0)),
    'deliver the WSP push in FOLDER/1-push.push as it stands. Enter when it is done, n when the product cannot: ',
  ],
  [
    'bootstrap',
    bootstrap,
    'the product must have no account of org.example.srv: take it away, then deliver the bootstrap message in FOLDER/1-bootstrap.push (a WSP push; FOLDER/1-bootstrap.bin without) of type application/vnd.wap.connectivity-wbxml; SEC=1; MAC=AB; type 2345 when the product asks. Enter when it is done, n when the product cannot: ',
  ],
  [
    'set-clock',
    (device) => device.operate?.('set-clock', { now: '2031-03-04T05:06:07Z' }),
    'set the clock of the product to 2031-03-04T05:06:07Z. Enter when it is done, n when the product cannot: ',
  ],
  [
    'set-clock to the right time',
    (device) => device.operate?.('set-clock', {}),
    'set the clock of the product to the right time. Enter when it is done, n when the product cannot: ',
  ],
  [
    'fire-event',
    (device) => device.operate?.('fire-event', { event: 'battery low', data: '9' }),
    'let it happen on the product: battery low, 9. Enter when it is done, n when the product cannot: ',
  ],
  [
    'card',
    (device) => device.insertCard?.(request, { '3F002F00': '00' }),
    'the product must have no account of org.example.srv: take it away, then put a smart card with the files of FOLDER/1-card.json (content by path, in hex) into the product and switch it on. Enter when it is done, n when the product cannot: ',
  ],
])('%s: what the person is asked', async (_name, act, question) => {
  const { person, questions } = asked('');
  await act(await promptOperator(person).open('d'));
  expect(questions).toEqual([question]);
});

test.each<[Do, string]>([
  [answer, 'answer'],
  [notify, 'take the notification'],
  [bootstrap, 'take the bootstrap message'],
])('a product that cannot', async (act, what) => {
  const device = await promptOperator(asked('n').person).open('d');
  await expect(act(device)).rejects.toThrow(`the person at the terminal says that the product cannot ${what}`);
});

test.each<[Do, string]>([
  [answer, 'answer'],
  [notify, 'deliver a notification'],
  [bootstrap, 'deliver a bootstrap message'],
])('nobody there', async (act, what) => {
  const device = await promptOperator(asked(undefined).person).open('d');
  await expect(act(device)).rejects.toThrow(`nobody sits at a terminal to ${what}`);
});

test.each<[string, unknown]>([
  ['=a value', { exists: true, value: 'a value' }],
  ['=', { exists: true, value: '' }],
  ['+', { exists: true }],
  ['-', { exists: false }],
])('what the person sees, %j', async (says, told) => {
  const device = await promptOperator(asked(says).person).open('d');
  expect(await device.operate?.('read', { uri: './A' })).toEqual(told);
});

test.each(['', 'n', 'a value'])('a person who cannot look, %j', async (says) => {
  const device = await promptOperator(asked(says).person).open('d');
  await expect(device.operate?.('read', { uri: './A' })).rejects.toThrow('nobody can look at ./A');
});

test('the octets lie in the folder, and are numbered over the cases', async () => {
  const { person, folder } = asked('');
  const operator = promptOperator(person);
  await notify(await operator.open('a'));
  await bootstrap(await operator.open('b'));
  const octets = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
  expect(octets('1-notification.push')).toEqual(pushOf(package0));
  expect(octets('1-notification.bin')).toEqual(package0);
  expect(bootstrapOf(octets('2-bootstrap.push'))).toEqual({ type: delivery.type, message: delivery.message });
  expect(octets('2-bootstrap.bin')).toEqual(delivery.message);
});

test('only the first bootstrap of a case wants a fresh product', async () => {
  const { person, questions } = asked('');
  const operator = promptOperator(person);
  const device = await operator.open('a');
  await bootstrap(device);
  await bootstrap(device);
  await bootstrap(await operator.open('b'));
  expect(questions.map((one) => one.startsWith('the product must have no account'))).toEqual([true, false, true]);
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

test('a person with a product in the hand plays notification and bootstrap cases', async () => {
  const client = join(packageRoot, 'tools/reference/dm-client/main.ts');
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const port = await freePort();
  const { name, secret } = embedded.client;
  const account = ['--auth', 'basic', '--user', name, '--secret', secret];
  const { server } = embedded;
  const ours = ['--server-id', server.name, '--server-secret', server.secret, '--server-nonce', nonceOf(server)];
  const started: ChildProcess[] = [];
  const ask = async (question: string): Promise<string> => {
    const [, file] = / in (\S+\.push) /.exec(question) ?? [];
    const [, pin = ''] = /; type (\d+) when the product asks/.exec(question) ?? [];
    const push = readFileSync(file!).toString('hex');
    const fresh = question.startsWith('the product must have no account');
    const how = fresh ? ['--no-account', '--pin', pin] : ['--url', `http://127.0.0.1:${port}/`, ...account, ...ours];
    const product = spawn(process.execPath, ['-r', 'tsx/cjs', client, '--push', push, ...how], { stdio: 'ignore' });
    started.push(product);
    // Enter is pressed when nothing comes of it, or while the product waits for the tester.
    await new Promise((resolve) => {
      product.once('exit', resolve);
      setTimeout(resolve, 2500).unref();
    });
    return '';
  };
  const profile: Profile = {
    ...embedded,
    versions: ['1.2'],
    encodings: ['xml'],
    client: { ...embedded.client, auth: ['basic'] },
    server: { ...server, auth: ['none'] },
    listen: { host: '127.0.0.1', port, path: '/' },
    operator: { kind: 'prompt' },
    times: { connect: 3000, answer: 3000, quiet: 2000, case: 10_000 },
    parallel: 1,
  };
  const suites = loadSuites();
  const cases = ['notification/session-id', 'bootstrap/wrong-pin', 'bootstrap/w7'];
  const verdicts: string[] = [];
  await run({
    suites,
    planned: plan(suites, profile, { cases: cases.map((one) => `dm-client/${one}`) }),
    profile,
    catalogue: loadCatalogue(packageRoot),
    strict: false,
    seed: '1',
    clock: Date.now,
    sink: (one) => void (one.type === 'verdict' && verdicts.push(`${one.key.split(' ')[0]}: ${one.verdict}`)),
    person: { tell: () => {}, ask },
  });
  for (const one of started) one.kill('SIGKILL');
  expect(verdicts.sort()).toEqual(cases.map((one) => `dm-client/${one}: pass`).sort());
}, 40_000);

function nonceOf({ nonce }: Profile['server']): string {
  return Buffer.from(nonce).toString('base64');
}
