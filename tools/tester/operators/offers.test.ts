/** What each kind of operator does with each order, and what a case is told where it does not. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue';
import type { Delivery } from '../link';
import type { Mailboxes } from '../listener';
import { LiveLink } from '../live-link';
import { loadSuites } from '../load';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type OperatorProfile, type Profile } from '../profile';
import type { Permutation, RecordLine } from '../record';
import { run } from '../run';
import { operatorOf } from './index';
import { jsonLinesOperator } from './json-lines';
import type { Person } from './none';
import type { Operator } from './operator';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const reference = ['--import', 'tsx', join(packageRoot, 'tools/reference/dm-client/main.ts')];
const listener: Mailboxes = { base: 'http://127.0.0.1:1', open: () => {}, shut: () => {} };
const permutation: Permutation = {
  version: '1.2',
  encoding: 'xml',
  clientAuth: 'none',
  serverAuth: 'none',
  transport: 'http',
};

const pushed = {
  kind: 'bootstrap',
  type: 'application/vnd.syncml.dm+wbxml',
  message: new Uint8Array(),
  pin: '',
} as const;
const deliveries: Readonly<Record<string, Delivery>> = {
  notify: { kind: 'notification', package0: new Uint8Array(24) },
  bootstrap: pushed,
  'insert-card': { ...pushed, card: { '3F002F00': '' } },
};
const orders: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  answer: { kind: 'no' },
  raise: { data: 'x' },
  abort: {},
  read: { uri: './DevInfo/Man' },
  'power-cycle': {},
  'set-clock': { now: '2031-03-04T05:06:07Z' },
  'fire-event': { event: 'number-changed', data: '7' },
  'insert-card without files': {},
};

/** Takes a reset and nothing else. */
const unable = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op } = JSON.parse(line);
  console.log(JSON.stringify(op === 'reset' ? { id, ok: true } : { id, ok: false, error: 'not on this bench' }));
});`;

let bench: Server;
beforeAll(async () => {
  bench = createServer((incoming, response) => {
    let text = '';
    incoming.on('data', (piece) => (text += piece));
    incoming.on('end', () => {
      const ok = (JSON.parse(text) as { op: string }).op === 'reset';
      response.end(JSON.stringify(ok ? { ok } : { ok, error: 'not in this lab' }));
    });
  });
  await new Promise<void>((resolve) => bench.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void bench.close());

const made = (operator: OperatorProfile, person?: Person): Operator =>
  operatorOf({ role: 'dm-client', operator, ixit: {} } as unknown as Profile, person);
const command = (protocol: 'plain' | 'json-lines', script: string): OperatorProfile => ({
  kind: 'command',
  command: [process.execPath, '-e', script],
  env: {},
  cwd: packageRoot,
  protocol,
  keepsRunning: false,
});
const person = (says: string): Person => ({
  tell: () => {},
  ask: async (question) => (question.startsWith('look at') && says === '' ? '+' : says),
});

const kinds: Readonly<Record<string, () => Operator>> = {
  embedded: () =>
    jsonLinesOperator({
      command: [process.execPath, ...reference, '--json-lines'],
      reset: () => ({ args: {}, needed: true }),
    }),
  'command, plain': () => made(command('plain', '')),
  'command, json-lines, able': () => made(command('json-lines', unable.replace(/op === 'reset'/, 'true'))),
  'command, json-lines, unable': () => made(command('json-lines', unable)),
  http: () => made({ kind: 'http', url: `http://127.0.0.1:${(bench.address() as AddressInfo).port}/`, headers: {} }),
  'prompt, willing': () => made({ kind: 'prompt' }, person('')),
  'prompt, unable': () => made({ kind: 'prompt' }, person('n')),
  'prompt, nobody there': () => made({ kind: 'prompt' }, { tell: () => {} }),
  none: () => made({ kind: 'none' }),
};

/** `done`, or what the case is told. */
async function outcome(operator: Operator, order: string): Promise<string> {
  const profile = { ...embedded, times: { ...embedded.times, connect: 200 } };
  const link = new LiveLink(listener, operator, profile, 'phone', [], '/case/1', () => 0);
  try {
    const delivery = deliveries[order];
    const done = delivery
      ? await link.start(permutation, delivery)
      : await link.operate(order.replace(/ .*/, ''), orders[order] ?? {});
    if (!done.ok) return done.reason;
    if (!delivery) return 'done';
    // What an operator says after it took the order.
    const next = await link.next(200);
    return next.kind === 'ended' && next.end.data?.refused ? next.end.text : 'done';
  } finally {
    await link.close();
  }
}

const cannot = (what: string): string => `the operator of the profile cannot ${what}`;
const takesNo = (order: string): string => `the operator of the profile takes no order "${order}"`;
const noWay: Readonly<Record<string, string>> = {
  notify: cannot('deliver a notification'),
  bootstrap: cannot('deliver a bootstrap'),
  'insert-card': cannot('insert a card'),
};
const everywhere = (says: (order: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Object.keys(deliveries), ...Object.keys(orders)].map((order) => [order, says(order.replace(/ .*/, ''))]),
  );
const neverAble = { ...everywhere(takesNo), ...noWay };

test.each<[string, Readonly<Record<string, string>>]>([
  ['embedded', everywhere(() => 'done')],
  ['command, plain', neverAble],
  ['command, json-lines, able', everywhere(() => 'done')],
  [
    'command, json-lines, unable',
    {
      ...everywhere((op) => `${op}: not on this bench`),
      ...Object.fromEntries(Object.keys(deliveries).map((op) => [op, 'not on this bench'])),
    },
  ],
  [
    'http',
    {
      ...everywhere((op) => `${op}: not in this lab`),
      ...Object.fromEntries(Object.keys(deliveries).map((op) => [op, 'not in this lab'])),
    },
  ],
  ['none', neverAble],
])('%s', async (kind, expected) => {
  const operator = kinds[kind]!();
  const found: Record<string, string> = {};
  for (const order of Object.keys(expected)) found[order] = await outcome(operator, order);
  await operator.close();
  expect(found).toEqual(expected);
});

test.each<[string, RegExp]>([
  ['prompt, willing', /^done$/],
  ['prompt, unable', /^the person at the terminal says that (the product cannot|nobody can look at) /],
  ['prompt, nobody there', /^nobody sits at a terminal to /],
])('%s', async (kind, expected) => {
  const operator = kinds[kind]!();
  for (const order of [...Object.keys(deliveries), ...Object.keys(orders)]) {
    const found = await outcome(operator, order);
    expect([order, found]).toEqual([order, expect.stringMatching(expected)]);
  }
  await operator.close();
});

describe('a product that can only start a session', () => {
  const catalogue = loadCatalogue(packageRoot);
  const needs: readonly [string, string][] = [
    ['dm-client/events/reported', takesNo('fire-event')],
    ['dm-client/power/atomic', takesNo('power-cycle')],
    ['dm-client/clock/time-stamp-is-utc', takesNo('set-clock')],
    ['dm-client/card-bootstrap/account', cannot('insert a card')],
    ['dm-client/looked-at/add', takesNo('read')],
    ['dm-client/alerts/confirm-no', takesNo('answer')],
  ];
  const files = [...new Set(needs.map(([id]) => id.replace(/\/[^/]*$/, '')))];
  const suites = loadSuites([...files, 'dm-client/get'].map((name) => join(packageRoot, `suites/${name}.yaml`)));

  test('gets all other cases; what it cannot is undecided, with the reason', async () => {
    const args = 'url encoding version auth user secret nonce'.split(' ').map((name) => [`--${name}`, `{${name}}`]);
    const product: Profile = {
      ...embedded,
      versions: ['1.2'],
      encodings: ['xml'],
      client: { ...embedded.client, auth: ['basic'] },
      server: { ...embedded.server, auth: ['none'] },
      operator: {
        kind: 'command',
        command: [process.execPath, ...reference, ...args.flat(), '--server-id', '{serverid}'],
        env: {},
        cwd: packageRoot,
        protocol: 'plain',
        keepsRunning: false,
      },
      times: { ...embedded.times, connect: 20_000 },
    };
    const cases = [...needs.map(([id]) => id), 'dm-client/get/leaf'];
    const lines: RecordLine[] = [];
    const planned = plan(suites, product, { cases, catalogue });
    await run({
      suites,
      planned,
      profile: product,
      catalogue,
      strict: false,
      seed: '1',
      clock: Date.now,
      sink: (line) => void lines.push(line),
      person: { tell: () => {} },
    });
    const verdicts = new Map<string, string>();
    for (const line of lines)
      if (line.type === 'verdict') verdicts.set(line.key.replace(/ .*/, ''), `${line.verdict} ${line.reason ?? ''}`);
    for (const [id, what] of needs) expect([id, verdicts.get(id)]).toEqual([id, `inconclusive ${what}`]);
    expect(verdicts.get('dm-client/get/leaf')).toBe('pass ');
  }, 60_000);
});
