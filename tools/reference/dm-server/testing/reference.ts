/** Servers and clients of the reference for tests: in memory, or as processes over loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { seededRandom } from '../../shared/random';
import { configOf, deviceOf } from '../accounts';
import type { ApiKey, DeviceOrder } from '../api/schemas';
import { type DefectName, Defects } from '../defects';
import type { Deliver } from '../delivery';
import type { Operation, OrderedCommand } from '../model';
import { type RunningServer, startServer } from '../server';
import { Store } from '../store';

export const keys: readonly ApiKey[] = [
  { key: 'admin-key', name: 'root', role: 'admin' },
  { key: 'operator-key', role: 'operator', groups: ['lab'] },
  { key: 'reader-key', role: 'reader' },
];

export const accounts: readonly DeviceOrder[] = (['md5', 'basic', 'mac', 'none'] as const).map((auth) => ({
  id: `urn:test:${auth}`,
  group: auth === 'none' ? 'field' : 'lab',
  client: { auth, user: 'device', secret: 'device-secret' },
  server: { auth, secret: 'server-secret' },
}));

export interface TestServer extends RunningServer {
  readonly store: Store;
  /** A call of the interface, as administrator unless told otherwise. */
  call(method: string, path: string, body?: unknown, key?: string): Promise<{ status: number; body: any_ }>;
  /** Queues and gives back the id. */
  queue(device: string, order: OrderedCommand): Promise<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of many shapes.
type any_ = any;

export async function testServer(
  part: { defects?: readonly DefectName[]; settings?: Readonly<Record<string, unknown>>; deliver?: Deliver } = {},
): Promise<TestServer> {
  const config = configOf({ ...part.settings });
  const store = new Store();
  for (const account of accounts) store.putDevice(deviceOf(account, config));
  const server = await startServer({
    config,
    store,
    defects: new Defects(part.defects ?? []),
    keys,
    random: seededRandom('test'),
    now: () => new Date(),
    deliver: part.deliver ?? (async () => 'nowhere'),
    host: '127.0.0.1',
    port: 0,
    report: (error) => console.error(error),
  });
  const call: TestServer['call'] = (method, path, body, key = 'admin-key') =>
    callApi(server.api, method, path, body, key);
  return {
    ...server,
    store,
    call,
    queue: async (device, order) => {
      const { status, body } = await call('POST', `devices/${encodeURIComponent(device)}/operations`, order);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body.id;
    },
  };
}

export async function callApi(
  api: string,
  method: string,
  path: string,
  body?: unknown,
  key = 'admin-key',
): Promise<{ status: number; body: any_ }> {
  const raw = body instanceof Uint8Array;
  const answer = await fetch(`${api}/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'Content-Type': raw ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body !== undefined && { body: raw ? Buffer.from(body) : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

export function operationIn(server: TestServer, id: string): Operation {
  return server.store.operation(id)!;
}

/** The server as a process; resolves when it is ready. */
export async function spawnServer(...args: string[]): Promise<{ process: ChildProcess; dm: string; api: string }> {
  const main = join(__dirname, '../main.ts');
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout! })) {
    return { process: child, ...(JSON.parse(line) as { dm: string; api: string }) };
  }
  throw new Error('the server did not start');
}

/** The reference client as a process with a long life: each call is one order of its JSON lines. */
export function spawnClient(): {
  order: (op: string, device: string, args?: object) => Promise<any_>;
  end: () => void;
} {
  const main = join(__dirname, '../../dm-client/main.ts');
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', main, '--json-lines'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (answer: any_) => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const answer = JSON.parse(line) as { id: number };
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let count = 0;
  return {
    order: (op, device, args = {}) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        child.stdin!.write(`${JSON.stringify({ id: count, op, device, args })}\n`);
      }),
    end: () => child.stdin!.end(),
  };
}

/** Arguments of `start-session` for one of the accounts. */
export function sessionArgs(url: string, auth: string, part: Readonly<Record<string, unknown>> = {}): object {
  return {
    url,
    auth,
    user: 'device',
    secret: 'device-secret',
    serverid: 'org.example.assay',
    serverauth: auth,
    serversecret: 'server-secret',
    ...part,
  };
}
