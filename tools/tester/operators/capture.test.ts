/** Pushes that a server sends and its operator does not hand over. */
import { createSocket } from 'node:dgram';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capturing } from './capture';
import { type Operator, OperatorError } from './operator';

const push = Buffer.from('a push');
const base64 = push.toString('base64');

/** A server whose operator has this done when it is told to notify. */
function ordering(act: () => Promise<void> | void, reply: Record<string, unknown> = {}): Operator {
  const operate = async (): Promise<Record<string, unknown>> => {
    await act();
    return reply;
  };
  return {
    open: async () => ({
      startSession: () => Promise.reject(new Error('not asked for')),
      operate,
      close: async () => {},
    }),
    close: async () => {},
  };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

function send(port: number): Promise<void> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.send(push, port, '127.0.0.1', () => {
      socket.close();
      resolve();
    });
  });
}

test('a datagram, twice over one socket', async () => {
  const port = await freePort();
  const operator = capturing(
    ordering(() => send(port), { 'session-id': '1' }),
    { notify: { udp: `127.0.0.1:${port}` } },
    2000,
  );
  const device = await operator.open('a');
  for (let turn = 0; turn < 2; turn++)
    expect(await device.operate?.('notify', {})).toEqual({ 'session-id': '1', push: base64, port });
  await operator.close();
});

test('a file that was there before', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-capture-')), 'push.bin');
  writeFileSync(file, 'an old push');
  const device = await capturing(
    ordering(() => writeFileSync(file, push)),
    { bootstrap: { file } },
    2000,
  ).open('a');
  expect(await device.operate?.('bootstrap', {})).toEqual({ push: base64 });
});

test.each([
  ['what is handed over is not waited for', { push: 'AAAA' }],
  ['what is refused is not waited for', { refused: 'no' }],
])('%s', async (_name, reply) => {
  const operator = capturing(
    ordering(() => {}, reply),
    { notify: { file: '/nowhere/push.bin' } },
    60_000,
  );
  expect(await (await operator.open('a')).operate?.('notify', {})).toEqual(reply);
});

test('nothing comes in', async () => {
  const operator = capturing(
    ordering(() => {}),
    { notify: { file: '/nowhere/push.bin' } },
    100,
  );
  expect(await (await operator.open('a')).operate?.('notify', {})).toEqual({});
});

test('another order goes through', async () => {
  const way = { notify: { file: '/nowhere/push.bin' } };
  const device = await capturing(
    ordering(() => {}, { a: 1 }),
    way,
    60_000,
  ).open('a');
  expect(await device.operate?.('queue', {})).toEqual({ a: 1 });
});

async function post(port: number, method = 'POST'): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/wappush`, {
    method,
    headers: { 'content-type': 'a/b', 'x-wap-application-id': 'one' },
    ...(method === 'POST' && { body: push }),
  });
}

test('a POST, answered as a device does', async () => {
  const port = await freePort();
  const seen: [number, string | null][] = [];
  const operator = capturing(
    ordering(async () => {
      for (const method of ['OPTIONS', 'POST', 'GET']) {
        const { status, headers } = await post(port, method);
        seen.push([status, headers.get('x-wap-push-status')]);
      }
    }),
    { notify: { http: `127.0.0.1:${port}` } },
    2000,
  );
  const reply = await (await operator.open('a')).operate?.('notify', {});
  const octets = Buffer.from(String(reply?.push), 'base64').toString();
  expect(octets).toMatch(/^POST \/wappush HTTP\/1.1\r\n.*\r\nx-wap-application-id: one\r\n.*\r\n\r\na push$/s);
  expect(seen).toEqual([
    [204, '500'],
    [204, '400'],
    [405, null],
  ]);
  await operator.close();
});

test('of two orders at a time each has its own push', async () => {
  const port = await freePort();
  let turn = 0;
  const operator = capturing(
    ordering(async () => {
      const path = `/${++turn}`;
      await new Promise((resolve) => setTimeout(resolve, 50 / turn));
      await (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: push })).text();
    }),
    { notify: { http: `127.0.0.1:${port}` } },
    2000,
  );
  const device = await operator.open('a');
  const both = await Promise.all([device.operate?.('notify', {}), device.operate?.('notify', {})]);
  const targets = both.map((reply) => Buffer.from(String(reply?.push), 'base64').toString().slice(5, 7));
  expect(targets).toEqual(['/1', '/2']);
  await operator.close();
});

test('an address that is taken', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const operator = capturing(
    ordering(() => {}),
    { notify: { http: `127.0.0.1:${port}` } },
    1,
  );
  await expect((await operator.open('a')).operate?.('notify', {})).rejects.toThrow(OperatorError);
  taken.close();
});

test('what nobody can do is not offered', async () => {
  const mute: Operator = {
    ...ordering(() => {}),
    open: async () => ({ startSession: () => Promise.reject(new Error()), close: async () => {} }),
  };
  const device = await capturing(mute, { notify: { file: '/nowhere/push.bin' } }, 1).open('a');
  expect(device.operate).toBeUndefined();
});
