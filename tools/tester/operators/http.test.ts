import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { SessionRequest } from '../link';
import { packageRoot } from '../paths';
import { httpOperator } from './http';
import type { OperatedDevice } from './operator';
import type { Order } from './orders';

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

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
const valid = ajv.compile(
  JSON.parse(readFileSync(join(packageRoot, 'spec/schema/operator.schema.json'), 'utf8')) as object,
);

let server: Server;
let url = '';
const orders: Order[] = [];
const replies: Record<string, (response: ServerResponse) => void> = {};
const json = (value: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(value));

beforeAll(async () => {
  server = createServer((incoming: IncomingMessage, response) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      const order = JSON.parse(Buffer.concat(pieces).toString()) as Order;
      orders.push(order);
      if (incoming.headers.authorization !== 'Bearer of-the-lab') response.writeHead(401).end('who are you?');
      else (replies[order.op] ?? json({ ok: true }))(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = (headers: Record<string, string> = { authorization: 'Bearer of-the-lab' }): Promise<OperatedDevice> =>
  httpOperator({ kind: 'http', url, headers }).open('phone-1');

test('all orders are in the vocabulary', async () => {
  const device = await open();
  await (await device.startSession(request)).ended;
  await (await device.notify?.(request, new Uint8Array([1, 2])))?.ended;
  await (await device.insertCard?.(request, { '3F002F00': '6100' }))?.ended;
  const more: readonly [string, Record<string, unknown>][] = [
    ['answer', { kind: 'no' }],
    ['insert-card', {}],
    ['power-cycle', {}],
    ['set-clock', { now: '2031-03-04T05:06:07Z' }],
    ['set-clock', {}],
    ['fire-event', { event: 'battery low', data: '9' }],
    ['read', { uri: './A' }],
  ];
  for (const [op, args] of more) await device.operate?.(op, args);
  const asked = ['reset', 'start-session', 'notify', 'insert-card', ...more.map(([op]) => op)];
  expect(orders.map(({ op }) => op)).toEqual(asked);
  for (const order of orders) expect([order, valid(order), valid.errors]).toEqual([order, true, null]);
  expect(valid({ op: 'answer', device: 'a', args: { kind: 'perhaps' } })).toBe(false);
});

test('what is not offered is told with its reason', async () => {
  replies['power-cycle'] = json({ ok: false, error: 'no relay on this bench' });
  const device = await open();
  await expect(device.operate?.('power-cycle', {})).rejects.toThrow('power-cycle: no relay on this bench');
});

test('a product that cannot be made fresh is played as it is', async () => {
  replies.reset = json({ ok: false, error: 'no' });
  await expect(open()).resolves.toBeDefined();
  delete replies.reset;
});

test('how a session ended', async () => {
  replies['start-session'] = json({ ok: false, error: 'no network' });
  expect(await (await (await open()).startSession(request)).ended).toMatchObject({ how: 'failed', text: 'no network' });
  replies['start-session'] = () => {};
  const hanging = await (await open()).startSession(request);
  await hanging.stop();
  expect(await hanging.ended).toMatchObject({ how: 'stopped' });
  delete replies['start-session'];
});

test.each<[string, () => Promise<unknown>, RegExp]>([
  ['HTML', async () => (await open({})).operate?.('abort', {}), /answers 401 and no JSON object: who are you/],
  [
    'nobody',
    async () =>
      (await httpOperator({ kind: 'http', url: 'http://127.0.0.1:1/', headers: {} }).open('a')).operate?.('abort', {}),
    /cannot be reached/,
  ],
])('%s instead of an operator', async (_what, act, reason) => {
  await expect(act()).rejects.toThrow(reason);
});
