/** One session of a fresh or given device with a scripted server, for tests. */
import type { DmVersion } from '../../../dm/versions';
import { DefectSet } from '../../shared/defect';
import type { Encoding } from '../codec';
import { configOf, type DeviceConfig } from '../config';
import { type DefectName, Defects } from '../defects';
import { Device } from '../device';
import type { Alert, Command, Item, Results, Status } from '../messages';
import { hear } from '../notified';
import type { Account, Credential } from '../objects/dmacc';
import { runSession, type SessionResult } from '../session';
import { type Conversation, type Move, type Said, type ScriptOptions, scriptedServer } from './scripted-server';

/** Time that goes on by a second with every look at it. */
export function clock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2024, 1, 29, 12, 0, seconds++));
}

const nobody: Credential = { auth: 'none', user: '', secret: '', nonce: new Uint8Array() };

export function accountOf(
  part: { client?: Partial<Credential>; server?: Partial<Credential>; serverId?: string } = {},
): Account {
  return {
    serverId: part.serverId ?? 'server.example',
    url: 'http://server.example/dm',
    client: { ...nobody, user: 'device-1', secret: 'device-secret', ...part.client },
    server: { ...nobody, user: 'server.example', secret: 'server-secret', ...part.server },
  };
}

export function makeDevice(defects: readonly DefectName[] | Defects = [], config: Partial<DeviceConfig> = {}): Device {
  return new Device({
    config: configOf({ seed: 'test', ...config }),
    defects: defects instanceof DefectSet ? defects : new Defects(defects),
    now: clock(),
  });
}

export interface Talk {
  readonly encoding?: Encoding;
  readonly version?: DmVersion;
  readonly device?: Device;
  readonly account?: Account;
  readonly notifiedId?: number;
  /** A notification instead of the device's own wish; one that is dropped leaves a session without messages. */
  readonly package0?: Uint8Array;
  readonly alert?: string;
  readonly header?: ScriptOptions['header'];
  readonly moves?: ScriptOptions['moves'];
}

export interface Talked extends Conversation {
  readonly device: Device;
  readonly result: SessionResult;
  /** Commands of one message of the client, counted from 0. */
  said(message: number): readonly Command[];
  statuses(message: number): readonly Status[];
}

export async function converse(talk: Talk = {}): Promise<Talked> {
  const { encoding = 'xml', version = '1.2', device = makeDevice(), account = accountOf(), moves = [], header } = talk;
  const server = scriptedServer({ encoding, version, moves, ...(header && { header }) });
  device.provision(account);
  const { alert, package0 } = talk;
  const kept = device.account(account.serverId);
  const heard = package0
    ? hear(device, kept, package0)
    : { calls: true as const, sessionId: talk.notifiedId, account: kept, alert };
  const result: SessionResult = heard.calls
    ? await runSession({
        device,
        account: heard.account,
        encoding,
        version,
        ...(heard.sessionId !== undefined && { notifiedId: heard.sessionId }),
        ...(heard.alert !== undefined && { alert: heard.alert }),
        post: server.post,
      })
    : { ok: true, ended: 'done', reason: heard.why, sessionId: '', messages: 0 };
  const said = (message: number): readonly Command[] => server.heard[message]?.SyncBody.commands ?? [];
  return {
    ...server,
    device,
    result,
    said,
    statuses: (message) => said(message).filter((one): one is Status => one.$ === 'Status'),
  };
}

/** Shorthands for what a server says. */
export const to = (uri: string, rest: Partial<Item> = {}): Item => ({ Target: { LocURI: uri }, ...rest });
export const get = (...uris: string[]): Said => ({ $: 'Get', Item: uris.map((uri) => to(uri)) }) as Said;
export const remove = (...uris: string[]): Said => ({ $: 'Delete', Item: uris.map((uri) => to(uri)) }) as Said;
export const add = (uri: string, data: Item['Data'], meta: Item['Meta'] = {}): Said =>
  ({ $: 'Add', Item: [to(uri, { Meta: meta, ...(data !== undefined && { Data: data }) })] }) as Said;
export const addNode = (uri: string): Said => add(uri, undefined, { Format: 'node' });
export const replace = (uri: string, data: Item['Data'], meta: Item['Meta'] = {}): Said =>
  ({ $: 'Replace', Item: [to(uri, { Meta: meta, ...(data !== undefined && { Data: data }) })] }) as Said;
export const copy = (source: string, target: string): Said =>
  ({ $: 'Copy', Item: [to(target, { Source: { LocURI: source } })] }) as Said;
export const exec = (uri: string, correlator?: string): Said =>
  ({ $: 'Exec', ...(correlator !== undefined && { Correlator: correlator }), Item: to(uri) }) as Said;
export const alert = (code: string, ...texts: string[]): Said =>
  ({ $: 'Alert', Data: code, Item: texts.map((text) => ({ Data: text })) }) as unknown as Said;
export const sequence = (...commands: Said[]): Said => ({ $: 'Sequence', commands }) as Said;
export const atomic = (...commands: Said[]): Said => ({ $: 'Atomic', commands }) as Said;

/** Codes of the Statuses in one message, without that of SyncHdr: `Get 200`. */
export function codes(talked: Talked, message: number): string[] {
  return talked
    .statuses(message)
    .filter((one) => one.Cmd !== 'SyncHdr')
    .map((one) => `${one.Cmd} ${String(one.Data)}`);
}

/** Items of all Results in one message. */
export function results(talked: Talked, message: number): Item[] {
  return talked
    .said(message)
    .filter((one): one is Results => one.$ === 'Results')
    .flatMap((one) => one.Item);
}

export function alertsOf(talked: Talked, message: number): Alert[] {
  return talked.said(message).filter((one): one is Alert => one.$ === 'Alert');
}

/** One package of the server, and the codes that the client gave. */
export async function codesFor(says: readonly Said[], talk: Talk = {}): Promise<string[]> {
  return codes(await converse({ ...talk, moves: [{ say: says } satisfies Move] }), 1);
}
