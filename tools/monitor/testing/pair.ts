/** The reference client and the reference server with the monitor between them, all in one process over loopback. */
import { type Catalogue, loadCatalogue } from '../../catalogue';
import { DeviceOperator } from '../../reference/dm-client/operator';
import type { DefectName } from '../../reference/dm-server/defects';
import type { OrderedCommand } from '../../reference/dm-server/model';
import { testServer } from '../../reference/dm-server/testing/reference';
import { packageRoot } from '../../tester/paths';
import type { FindingLine, RecordLine, VerdictLine } from '../../tester/record';
import { Monitor, type MonitorOptions } from '../monitor';

export interface Part {
  readonly auth?: 'none' | 'basic' | 'md5' | 'mac';
  readonly encoding?: 'xml' | 'wbxml';
  readonly clientDefects?: readonly string[];
  readonly serverDefects?: readonly DefectName[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly orders?: readonly OrderedCommand[];
  readonly sessions?: number;
  readonly told?: MonitorOptions['told'];
}

export interface Listened {
  readonly exitCode: number;
  readonly lines: readonly RecordLine[];
  readonly findings: readonly FindingLine[];
  readonly verdicts: readonly VerdictLine[];
  /** What came of the orders at the server. */
  readonly states: readonly string[];
}

let known: Catalogue | undefined;

export function catalogueOnce(): Catalogue {
  known ??= loadCatalogue(packageRoot);
  return known;
}

/** Plays the sessions through the monitor, whatever becomes of them. */
export async function listen(part: Part): Promise<Listened> {
  const { auth = 'md5', encoding = 'xml', sessions = 1 } = part;
  const server = await testServer({ defects: part.serverDefects, settings: part.settings });
  const device = `urn:test:${auth}`;
  const queued: string[] = [];
  for (const order of part.orders ?? []) queued.push(await server.queue(device, order));
  const lines: RecordLine[] = [];
  const serverId = 'org.example.assay';
  const none = new Uint8Array();
  const monitor = await Monitor.open({
    server: server.dm,
    host: '127.0.0.1',
    port: 0,
    told: part.told ?? {
      client: { name: 'device', secret: 'device-secret', nonce: none },
      server: { name: serverId, secret: 'server-secret', nonce: none },
    },
    product: 'the references',
    profile: {
      client: { name: 'device', secret: 'device-secret', nonce: '' },
      server: { name: serverId, secret: 'server-secret', nonce: '' },
    },
    catalogue: catalogueOnce(),
    strict: false,
    clock: Date.now,
    sink: (line) => lines.push(line),
    quiet: 5000,
  });
  const client = new DeviceOperator({ now: () => new Date() });
  await client.do('reset', device, { defects: part.clientDefects ?? [], config: { deviceId: device } });
  for (let count = 0; count < sessions; count++)
    await client
      .do('start-session', device, {
        url: monitor.url,
        encoding,
        auth,
        user: 'device',
        secret: 'device-secret',
        serverid: serverId,
        serverauth: auth,
        serversecret: 'server-secret',
      })
      .catch(() => undefined);
  const exitCode = await monitor.close();
  const states: string[] = [];
  for (const id of queued) states.push((await server.call('GET', `operations/${id}`)).body.state);
  await server.close();
  const findings = lines.filter((line): line is FindingLine => line.type === 'finding');
  const verdicts = lines.filter((line): line is VerdictLine => line.type === 'verdict');
  return { exitCode, lines, findings, verdicts, states };
}
