/**
 * Sessions a second: 1,000 devices, 8 at a time, each with a change and a read, over loopback; beside it the rate of bare HTTP
 * POSTs in the same run. `node dist/tools/reference/dm-server/bench.js [--devices N] [--at-once N] [--state FILE]`.
 * Server, devices and bare server share one process: the ratio counts, not the number. Exit code 1 where a command was lost or mixed up.
 */
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { configOf as clientConfigOf } from '../dm-client/config';
import { Defects as ClientDefects } from '../dm-client/defects';
import { Device } from '../dm-client/device';
import { runSession } from '../dm-client/session';
import { seededRandom } from '../shared/random';
import { configOf, deviceOf } from './accounts';
import { Defects } from './defects';
import type { HttpAnswer, HttpRequest } from './http';
import type { Operation, OrderedCommand } from './model';
import { startServer } from './server';
import { SqliteStore } from './sqlite-store';
import { Store } from './store';

const serverId = 'org.example.assay';
const agent = new Agent({ keepAlive: true });

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { devices: text, 'at-once': text, state: text } });
  const [count, atOnce] = [Number(values.devices ?? 1000), Number(values['at-once'] ?? 8)];
  const config = configOf({});
  const store = values.state === undefined ? new Store() : new SqliteStore(values.state);
  const names = Array.from({ length: count }, (_, index) => `urn:bench:${index}`);
  store.transaction(() => {
    for (const id of names) {
      const account = { id, client: { auth: 'md5', user: id, secret: 's' }, server: { auth: 'none' } } as const;
      store.putDevice(deviceOf(account, config));
      queue(store, id, { command: 'Replace', items: [{ target: './Vendor/Text', data: `value of ${id}` }] });
      queue(store, id, { command: 'Get', items: [{ target: './Vendor/Text' }, { target: './DevInfo/DevId' }] });
    }
  });
  const server = await startServer({
    config,
    store,
    defects: new Defects(),
    keys: [],
    random: seededRandom('bench'),
    now: () => new Date(),
    deliver: async () => '',
    host: '127.0.0.1',
    port: 0,
    report: (error) => console.error(error),
  });
  let messages = 0;
  const devices = names.map((id) => deviceFor(id, server.dm));
  const sessions = await rate(devices, atOnce, async (device) => {
    const account = device.account(serverId);
    const result = await runSession({ device, account, encoding: 'wbxml', version: '1.2', post: postWithAgent });
    messages += result.messages;
  });
  const wrong = names.filter((id) => !isRight(store.operationsOf(id), id));
  await server.close();
  const bare = await bareRate(messages, atOnce);
  const perSecond = messages / sessions.seconds;
  console.log(`${count} sessions, ${messages} messages, ${atOnce} at a time, ${values.state ? 'SQLite' : 'in memory'}`);
  console.log(`${(count / sessions.seconds).toFixed(0)} sessions/s, ${perSecond.toFixed(0)} messages/s`);
  console.log(`bare HTTP: ${bare.toFixed(0)} POSTs/s; ratio ${(perSecond / bare).toFixed(2)}`);
  console.log(wrong.length === 0 ? 'no command lost or mixed up' : `lost or mixed up: ${wrong.slice(0, 10).join(' ')}`);
  return wrong.length === 0 ? 0 : 1;
}

function queue(store: Store, device: string, ordered: OrderedCommand): void {
  const order = store.nextOrder();
  const rest = { by: 'bench', at: '', state: 'queued' as const, attempts: 0, results: [], reports: [] };
  store.putOperation({ id: `operation-${order}`, device, order, ordered, ...rest });
}

function deviceFor(id: string, url: string): Device {
  const config = clientConfigOf({ deviceId: id, seed: id });
  const device = new Device({ config, defects: new ClientDefects(), now: () => new Date() });
  const nonce = new Uint8Array();
  const client = { auth: 'md5', user: id, secret: 's', nonce } as const;
  device.provision({ serverId, url, client, server: { auth: 'none', user: serverId, secret: '', nonce } });
  return device;
}

function isRight(operations: readonly Operation[], id: string): boolean {
  const [change, read] = operations;
  const values = read?.results[0]?.items.map(({ data }) => data).join('\n');
  return operations.length === 2 && change?.results[0]?.status === '200' && values === `value of ${id}\n${id}`;
}

async function rate<T>(
  all: readonly T[],
  atOnce: number,
  run: (one: T) => Promise<void>,
): Promise<{ seconds: number }> {
  const waiting = [...all];
  const start = process.hrtime.bigint();
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

/** POSTs of the size of a message to a server that gives a body of that size back. */
async function bareRate(count: number, atOnce: number): Promise<number> {
  const body = new Uint8Array(400);
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => response.end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { seconds } = await rate(
    Array.from({ length: count }, (_, index) => index),
    atOnce,
    async () => {
      await postWithAgent({ method: 'POST', url, headers: {}, body });
    },
  );
  server.closeAllConnections();
  server.close();
  return count / seconds;
}

function postWithAgent({ method, url, headers, body }: Omit<HttpRequest, 'connection'>): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, 'Content-Length': String(body.length) };
    const outgoing = request(url, { method, headers: all, agent }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const named = response.headers as Record<string, string>;
        resolve({ status: response.statusCode ?? 0, headers: named, body: new Uint8Array(Buffer.concat(pieces)) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

main().then(
  (code) => {
    agent.destroy();
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
