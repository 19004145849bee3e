/**
 * Sessions a second on the reference server: 1,000 devices, 8 at a time, over loopback; beside it bare HTTP POSTs of the same run. Devices
 * and servers share one process: the share counts, not the number. A device that loses an order, or gets that of another, fails.
 * Alone: `node dist/tools/bench/servers.js [--devices N] [--at-once N] [--state FILE]`, with the state in SQLite.
 */
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { SqliteStore } from '../reference/dm-server/sqlite-store';
import { type Crowd, inLanes, playCrowd, postWith } from './crowd';
import { judge, type Row } from './judge';

export interface ServersResult {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly rates: Readonly<Record<'sessions' | 'messages' | 'bare POSTs', number>>;
  readonly wrong: readonly string[];
}

/** Plays the crowd once, then as many bare POSTs as it had messages. */
export async function servers(crowd: Crowd = { devices: 1000, atOnce: 8 }): Promise<ServersResult> {
  const { devices, atOnce } = crowd;
  const { messages, seconds, wrong } = await playCrowd(crowd);
  const rates = {
    sessions: devices / seconds,
    messages: messages / seconds,
    'bare POSTs': messages / (await bareSeconds(messages, atOnce)),
  };
  const none = { floor: 0, target: 0, atMost: true, unit: 'devices' } as const;
  const gates = [{ what: 'devices whose orders were lost or mixed up', ...none, value: () => wrong.length }];
  const rows = judge({ gates }, [new Map(Object.entries(rates))]);
  return { name: `reference server, ${devices} devices, ${atOnce} at a time`, rows, rates, wrong };
}

/** POSTs of the size of a message to a server that gives a body of that size back. */
async function bareSeconds(count: number, atOnce: number): Promise<number> {
  const body = new Uint8Array(400);
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.on('end', () => response.end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const agent = new Agent({ keepAlive: true });
  try {
    const all = Array.from({ length: count }, (_, index) => index);
    return await inLanes(all, atOnce, () => postWith(agent, { method: 'POST', url, headers: {}, body }));
  } finally {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { devices: text, 'at-once': text, state: text } });
  const store = values.state === undefined ? undefined : new SqliteStore(values.state);
  const { name, rates, wrong } = await servers({
    devices: Number(values.devices ?? 1000),
    atOnce: Number(values['at-once'] ?? 8),
    ...(store && { store }),
  });
  console.log(`${name}, ${store ? 'SQLite' : 'in memory'}`);
  for (const [of, rate] of Object.entries(rates)) console.log(`${rate.toFixed(0)} ${of}/s`);
  console.log(
    wrong.length === 0 ? 'no command lost or mixed up' : `lost or mixed up: ${wrong.slice(0, 10).join('\n')}`,
  );
  return wrong.length === 0 ? 0 : 1;
}

if (require.main === module)
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      console.error(error);
      process.exit(2);
    },
  );
