/** The reference client, as a process, talks to the server over loopback. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accounts,
  callApi,
  keys,
  operationIn,
  sessionArgs,
  spawnClient,
  spawnServer,
  type TestServer,
  testServer,
} from './testing/reference';

let server: TestServer;
const client = spawnClient();

beforeAll(async () => {
  server = await testServer();
});

afterAll(async () => {
  client.end();
  await server.close();
});

async function session(name: string, auth: string, part: object = {}, config: object = {}): Promise<void> {
  const deviceId = `urn:test:${auth}`;
  await client.order('reset', name, { config: { deviceId, ...config } });
  const answer = await client.order('start-session', name, sessionArgs(server.dm, auth, { ...part }));
  expect(answer).toMatchObject({ ok: true, result: { ok: true, ended: 'done' } });
}

const dialects = accounts.flatMap(({ client: { auth } = {} }) =>
  ['1.1.2', '1.2', '1.3'].flatMap((version) => ['xml', 'wbxml'].map((encoding) => [auth!, version, encoding] as const)),
);

test.each(dialects)('read, change and a large object with %s, DM %s, %s', async (auth, version, encoding) => {
  const device = `urn:test:${auth}`;
  const large = 'ä&'.repeat(4000);
  const read = await server.queue(device, {
    command: 'Get',
    items: [{ target: './DevInfo/Man' }, { target: './NoSuch' }],
  });
  const change = await server.queue(device, {
    command: 'Sequence',
    commands: [
      { command: 'Replace', items: [{ target: './Vendor/Text', data: 'changed' }] },
      { command: 'Get', items: [{ target: './Vendor/Text' }] },
    ],
  });
  const big = await server.queue(device, { command: 'Replace', items: [{ target: './Vendor/Text', data: large }] });
  const back = await server.queue(device, { command: 'Get', items: [{ target: './Vendor/Text' }] });
  await session('one', auth, { version, encoding }, { maxMsgSize: 3000 });
  expect(operationIn(server, read)).toMatchObject({
    state: 'done',
    results: [{ items: expect.arrayContaining([expect.objectContaining({ uri: './DevInfo/Man', data: 'Assay' })]) }],
  });
  expect(operationIn(server, read).results[0]!.items.map(({ uri, status }) => [uri, status])).toContainEqual([
    './NoSuch',
    '404',
  ]);
  expect(operationIn(server, change)).toMatchObject({
    state: 'done',
    results: [
      { command: 'Sequence', status: '200' },
      { command: 'Replace', status: '200' },
      { command: 'Get', status: '200', items: [{ data: 'changed' }] },
    ],
  });
  expect(operationIn(server, big)).toMatchObject({ state: 'done', results: [{ status: '200' }] });
  expect(operationIn(server, back).results[0]!.items[0]!.data).toBe(large);
  expect(server.store.device(device)).toMatchObject({ devInfo: { Man: 'Assay' }, version, encoding, maxMsgSize: 3000 });
});

test('large Results come in chunks, too', async () => {
  const large = 'x'.repeat(200_000);
  const device = 'urn:test:md5';
  const { body } = await server.call('POST', 'packages', new Uint8Array(Buffer.from(large)));
  await server.queue(device, { command: 'Replace', items: [{ target: './Vendor/Text', data: { package: body.id } }] });
  const id = await server.queue(device, { command: 'Get', items: [{ target: './Vendor/Text' }] });
  await session('two', 'md5', { encoding: 'wbxml' });
  expect(operationIn(server, id).results[0]!.items).toEqual([
    { uri: './Vendor/Text', format: 'chr', type: 'text/plain', data: large },
  ]);
});

test('an Exec that reports later', async () => {
  const id = await server.queue('urn:test:none', { command: 'Exec', items: [{ target: './Vendor/RunLater' }] });
  await session('three', 'none');
  await client.order('start-session', 'three', sessionArgs(server.dm, 'none'));
  expect(operationIn(server, id)).toMatchObject({ results: [{ status: '202' }], reports: [{ format: 'chr' }] });
});

test('a session that the third party aborts goes on with the next', async () => {
  const id = await server.queue('urn:test:basic', { command: 'Get', items: [{ target: './DevInfo/Mod' }] });
  await client.order('reset', 'four', { config: { deviceId: 'urn:test:basic' } });
  const running = client.order('start-session', 'four', sessionArgs(server.dm, 'basic', { secret: 'wrong' }));
  expect((await running).result).toMatchObject({ ok: false });
  expect(operationIn(server, id)).toMatchObject({ state: 'queued', attempts: 0 });
  await session('four', 'basic');
  expect(operationIn(server, id)).toMatchObject({ state: 'done', attempts: 1 });
});

test('100 devices, 8 at a time: each gets its own commands, none is lost', async () => {
  const one = await testServer({ settings: { unknownDevices: 'enrol' } });
  const names = Array.from({ length: 100 }, (_, index) => `urn:many:${index}`);
  const ids = new Map<string, string[]>();
  for (const id of names) await one.call('POST', 'devices', { id, client: { auth: 'none' }, server: { auth: 'none' } });
  for (const id of names) {
    const value = `value of ${id}`;
    const orders = [
      { command: 'Replace', items: [{ target: './Vendor/Text', data: value }] },
      { command: 'Get', items: [{ target: './Vendor/Text' }, { target: './DevInfo/DevId' }] },
    ] as const;
    ids.set(id, [await one.queue(id, orders[0]), await one.queue(id, orders[1])]);
  }
  const waiting = [...names];
  const worker = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await client.order('reset', id, { config: { deviceId: id } });
      await client.order('start-session', id, sessionArgs(one.dm, 'none', { encoding: 'wbxml' }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const read = names.map((id) => {
    const [change, get] = ids.get(id)!.map((operation) => one.store.operation(operation)!);
    return [change!.results[0]!.status, ...get!.results[0]!.items.map(({ data }) => data)];
  });
  await one.close();
  expect(read).toEqual(names.map((id) => ['200', `value of ${id}`, id]));
}, 60_000);

test('nothing that was accepted is lost when the process is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dm-server-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ devices: accounts, keys }));
  const args = ['--config', config, '--state', join(folder, 'state.db')];
  const first = await spawnServer(...args);
  const post = (path: string, body: unknown) => callApi(first.api, 'POST', path, body);
  const octets = new Uint8Array([0, 1, 2, 255]);
  const { body: uploaded } = await post('packages', octets);
  const order = { command: 'Get', items: [{ target: './DevInfo/Man' }] };
  const queued = await Promise.all(Array.from({ length: 20 }, () => post('devices/urn:test:md5/operations', order)));
  first.process.kill('SIGKILL');
  await new Promise((resolve) => first.process.once('exit', resolve));
  const second = await spawnServer(...args);
  await client.order('reset', 'kill', { config: { deviceId: 'urn:test:md5' } });
  await client.order('start-session', 'kill', sessionArgs(second.dm, 'md5'));
  const states = await Promise.all(queued.map(({ body }) => callApi(second.api, 'GET', `operations/${body.id}`)));
  const { body: kept } = await callApi(second.api, 'GET', `packages/${uploaded.id}`);
  second.process.kill('SIGTERM');
  const code = await new Promise((resolve) => second.process.once('exit', resolve));
  rmSync(folder, { recursive: true });
  expect(states.map(({ body }) => body.state)).toEqual(queued.map(() => 'done'));
  expect([kept.size, code]).toEqual([4, 0]);
}, 30_000);
