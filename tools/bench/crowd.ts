/**
 * Many devices at once on the reference server, each with orders of its own: a change and a read. What a device was sent and what the server
 * tells whoever ordered must be its own, once each; anything else was lost or mixed up.
 */
import { Agent, request } from 'node:http';
import { configOf as clientConfigOf } from '../reference/dm-client/config';
import { Defects as ClientDefects } from '../reference/dm-client/defects';
import { Device } from '../reference/dm-client/device';
import { runSession } from '../reference/dm-client/session';
import { configOf, deviceOf } from '../reference/dm-server/accounts';
import { Defects } from '../reference/dm-server/defects';
import type { HttpAnswer, HttpRequest } from '../reference/dm-server/http';
import type { Operation, OrderedCommand } from '../reference/dm-server/model';
import { startServer } from '../reference/dm-server/server';
import { Store } from '../reference/dm-server/store';
import { seededRandom } from '../reference/shared/random';

export interface Crowd {
  readonly devices: number;
  /** Sessions at the same time. */
  readonly atOnce: number;
  readonly store?: Store;
  /** Of the server. */
  readonly defects?: Defects;
}

export interface Outcome {
  readonly messages: number;
  readonly seconds: number;
  /** Devices that missed an order, or had one twice or that of another, each with what is wrong. */
  readonly wrong: readonly string[];
}

const serverId = 'org.example.assay';

/** One session of each device over loopback. Server and devices share this process. */
export async function playCrowd({
  devices,
  atOnce,
  store = new Store(),
  defects = new Defects(),
}: Crowd): Promise<Outcome> {
  const config = configOf({});
  const names = Array.from({ length: devices }, (_, index) => `urn:bench:${index}`);
  store.transaction(() => {
    for (const id of names) {
      const account = { id, client: { auth: 'md5', user: id, secret: 's' }, server: { auth: 'none' } } as const;
      store.putDevice(deviceOf(account, config));
      order(store, id, { command: 'Replace', items: [{ target: './Vendor/Text', data: valueFor(id) }] });
      order(store, id, { command: 'Get', items: [{ target: './Vendor/Text' }, { target: './DevInfo/DevId' }] });
    }
  });
  const server = await startServer({
    config,
    store,
    defects,
    keys: [],
    random: seededRandom('bench'),
    now: () => new Date(),
    deliver: async () => '',
    host: '127.0.0.1',
    port: 0,
    report: (error) => console.error(error),
  });
  const agent = new Agent({ keepAlive: true });
  const received = new Map(names.map((id) => [id, [] as string[]]));
  let messages = 0;
  try {
    const seconds = await inLanes(
      names.map((id) => deviceFor(id, server.dm)),
      atOnce,
      async (device) => {
        const post = async (asked: Omit<HttpRequest, 'connection'>): Promise<HttpAnswer> => {
          const answer = await postWith(agent, asked);
          received.get(device.config.deviceId)?.push(...valuesIn(answer.body));
          return answer;
        };
        const account = device.account(serverId);
        const session = await runSession({ device, account, encoding: 'wbxml', version: '1.2', post });
        messages += session.messages;
      },
    );
    const wrong = names.flatMap((id) => {
      const fault = faultOf(id, received.get(id) ?? [], store.operationsOf(id));
      return fault === undefined ? [] : [`${id}: ${fault}`];
    });
    return { messages, seconds, wrong };
  } finally {
    agent.destroy();
    await server.close();
  }
}

function valueFor(id: string): string {
  return `value of ${id}.`;
}

/** The texts of orders in a message; WBXML has them in clear. */
function valuesIn(body: Uint8Array): string[] {
  return (
    Buffer.from(body)
      .toString('latin1')
      .match(/value of [\w:]+\./g) ?? []
  );
}

/** Of what a device was sent, and of what the server tells of it. */
function faultOf(id: string, sent: readonly string[], operations: readonly Operation[]): string | undefined {
  if (sent.join() !== valueFor(id)) return `was sent ${sent.join(', ') || 'nothing'}`;
  const told = operations.map(({ attempts, results }) =>
    [attempts, ...results.flatMap(({ status, items }) => [status, ...items.map(({ data }) => data)])].join(' '),
  );
  const wanted = ['1 200', `1 200 ${valueFor(id)} ${id}`];
  return told.join('; ') === wanted.join('; ') ? undefined : `the server tells ${told.join('; ')}`;
}

function order(store: Store, device: string, ordered: OrderedCommand): void {
  const number = store.nextOrder();
  const rest = { by: 'bench', at: '', state: 'queued' as const, attempts: 0, results: [], reports: [] };
  store.putOperation({ id: `operation-${number}`, device, order: number, ordered, ...rest });
}

function deviceFor(id: string, url: string): Device {
  const config = clientConfigOf({ deviceId: id, seed: id });
  const device = new Device({ config, defects: new ClientDefects(), now: () => new Date() });
  const nonce = new Uint8Array();
  const client = { auth: 'md5', user: id, secret: 's', nonce } as const;
  device.provision({ serverId, url, client, server: { auth: 'none', user: serverId, secret: '', nonce } });
  return device;
}

/** @returns seconds from the first begun to the last done. */
export async function inLanes<T>(all: readonly T[], lanes: number, run: (one: T) => Promise<unknown>): Promise<number> {
  const waiting = [...all];
  const began = performance.now();
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (performance.now() - began) / 1000;
}

export function postWith(
  agent: Agent,
  { method, url, headers, body }: Omit<HttpRequest, 'connection'>,
): Promise<HttpAnswer> {
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
