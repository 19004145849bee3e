/** Sessions in memory, for tests: the reference client, or messages written by hand, against the endpoint without a network. */
import type { DmVersion } from '../../../dm/versions';
import type { DeviceConfig } from '../../dm-client/config';
import type { DefectName as ClientDefect } from '../../dm-client/defects';
import type { RaisedAlert } from '../../dm-client/device';
import { runSession } from '../../dm-client/session';
import { accountOf, makeDevice } from '../../dm-client/testing/converse';
import type { AuthType } from '../../shared/auth';
import { seededRandom } from '../../shared/random';
import { configOf, deviceOf } from '../accounts';
import type { BootstrapOrder } from '../api/schemas';
import { BootstrapRefused, bootstrapOf, bootstrapParcel } from '../bootstrap';
import type { Encoding } from '../codec';
import type { Defects } from '../defects';
import { dmEndpoint } from '../dm-endpoint';
import type { HttpAnswer } from '../http';
import type { OrderedCommand } from '../model';
import { nextSessionId, notificationOf, notificationParcel } from '../notification';
import { Sessions } from '../sessions';
import { Store } from '../store';

export interface Scenario {
  readonly name: string;
  readonly auth?: AuthType;
  readonly serverAuth?: AuthType;
  /** What the client asks of the server, where it differs from what the server holds. */
  readonly clientWants?: AuthType;
  readonly secret?: string;
  readonly version?: DmVersion;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly orders?: readonly OrderedCommand[];
  readonly client?: readonly ClientDefect[];
  readonly config?: Partial<DeviceConfig>;
  readonly raise?: readonly RaisedAlert[];
  readonly sessions?: number;
  /** The third party ends the session at this message. */
  readonly abortAt?: number;
  /** Every request on a connection of its own. */
  readonly connections?: true;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  /** Messages written by hand in place of the client; bodies of SyncML. */
  readonly raw?: readonly string[];
  readonly notify?: true;
  readonly bootstrap?: BootstrapOrder;
}

export interface Seen {
  readonly answers: readonly HttpAnswer[];
  readonly operations: unknown;
  readonly bytes: readonly string[];
}

const serverId = 'org.example.assay';
export const DEVICE = 'urn:test:device';

/** Plays a scenario; the same with the same defects gives the same. */
export async function play(scenario: Scenario, encoding: Encoding, defects: Defects): Promise<Seen> {
  const { auth = 'none', serverAuth = auth, secret = 'device-secret', orders = [] } = scenario;
  const config = configOf({ serverId, ...scenario.settings });
  const store = new Store();
  const account = {
    id: DEVICE,
    client: { auth, user: 'device', secret: 'device-secret' },
    server: { auth: serverAuth, secret: 'server-secret', nonce: 'AAAA' },
  };
  store.putDevice(deviceOf(account, config));
  for (const [index, ordered] of orders.entries()) {
    const order = store.nextOrder();
    const rest = { by: 'test', at: '', state: 'queued' as const, attempts: 0, results: [], reports: [] };
    store.putOperation({ id: `operation-${index}`, device: DEVICE, order, ordered, ...rest });
  }
  let time = Date.UTC(2024, 1, 29);
  const now = (): Date => {
    time += 10;
    return new Date(time);
  };
  const sessions = new Sessions({ store, config, defects, random: seededRandom('server'), now });
  const endpoint = dmEndpoint({ sessions, defects, url: () => 'http://server.example/dm' });
  const answers: HttpAnswer[] = [];
  const post = async (request: {
    method: string;
    url: string;
    headers: Readonly<Record<string, string>>;
    body: Uint8Array;
  }): Promise<HttpAnswer> => {
    if (answers.length === scenario.abortAt) sessions.abort(DEVICE);
    const given = { ...request.headers, ...scenario.requestHeaders };
    const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
    const token = /\/dm\/(.+)$/.exec(request.url)?.[1];
    const connection = scenario.connections ? answers.length : 0;
    const answer = endpoint({ ...request, headers, connection }, token);
    answers.push(answer);
    const lower = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...answer, headers: Object.fromEntries(lower) as Record<string, string> };
  };
  if (scenario.raw) {
    for (const body of scenario.raw) {
      const headers = { 'Content-Type': 'application/vnd.syncml.dm+xml' };
      await post({ method: 'POST', url: 'http://server.example/dm', headers, body: new Uint8Array(Buffer.from(body)) });
    }
  } else if (!scenario.notify && !scenario.bootstrap) await talk();
  return { answers, operations: store.operationsOf(DEVICE), bytes: bytesOf() };

  async function talk(): Promise<void> {
    const device = makeDevice(scenario.client ?? [], { deviceId: DEVICE, ...scenario.config });
    const wants = { auth: scenario.clientWants ?? serverAuth, user: serverId, secret: 'server-secret' };
    const clientAccount = accountOf({ client: { auth, user: 'device', secret }, server: wants, serverId });
    device.provision(clientAccount);
    device.alerts.push(...(scenario.raise ?? []));
    for (let count = 0; count < (scenario.sessions ?? 1); count++) {
      const session = { device, account: device.account(serverId), encoding, version: scenario.version ?? '1.2', post };
      await runSession(session);
    }
  }

  function bytesOf(): string[] {
    const device = store.device(DEVICE)!;
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
    if (scenario.bootstrap) {
      const { connection } = scenario.bootstrap;
      const account = { device, serverId, address: 'http://server.example/dm', ...(connection && { connection }) };
      try {
        const made = bootstrapOf(account, scenario.bootstrap, defects);
        const { push, port, application = '' } = bootstrapParcel(made, defects);
        return [hex(made.message), made.type, made.mac ?? '', made.code ?? '', hex(push), String(port), application];
      } catch (error) {
        if (error instanceof BootstrapRefused) return [error.message];
        throw error;
      }
    }
    if (!scenario.notify) return [];
    const numbers = [
      nextSessionId(device, false, defects),
      nextSessionId({ ...device, lastNotified: 1 }, false, defects),
    ];
    const repeated = nextSessionId({ ...device, lastNotified: 1 }, true, defects);
    return [...numbers, repeated].flatMap((number) => {
      const content = notificationOf(device, serverId, number, {}, defects);
      const parcel = notificationParcel(content, number, defects);
      return [hex(content), hex(parcel.push), parcel.contentType, String(parcel.port)];
    });
  }
}

export interface RawOptions {
  readonly final?: boolean;
  readonly VerDTD?: string;
  readonly VerProto?: string;
  readonly header?: string;
}

/** A message of the device in XML. */
export function raw(msgId: number, commands: string, options: RawOptions = {}): string {
  const { final = true, VerDTD = '1.2', VerProto = 'DM/1.2', header = '' } = options;
  return (
    `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>${VerDTD}</VerDTD><VerProto>${VerProto}</VerProto>` +
    `<SessionID>1</SessionID><MsgID>${msgId}</MsgID><Target><LocURI>http://server.example/dm</LocURI></Target>` +
    `<Source><LocURI>${DEVICE}</LocURI></Source>${header}</SyncHdr><SyncBody>${commands}${final ? '<Final/>' : ''}</SyncBody></SyncML>`
  );
}
