/**
 * The operator's side of many devices: does to them what a person would. One request, one answer;
 * devices do not know of each other, and sessions of different devices run side by side.
 */
import { fromBase64, toBase64 } from '../../dm/digest';
import { formatNodeUri, parseNodeUri } from '../../dm/uri';
import { answerOf as answerToBootstrap, nothingNew, takeBootstrap } from './bootstrapped';
import { cardOf } from './card';
import { propertiesOf } from './commands/get';
import { configOf, UsageError } from './config';
import { type DefectName, Defects, isDefectName } from './defects';
import { Device, type RaisedAlert } from './device';
import { happen } from './happenings';
import { httpPost, type Post } from './http';
import { hear } from './notified';
import { switchOffAndOn } from './power';
import { received } from './push-port';
import { runSession, type SessionOptions, type SessionResult } from './session';
import { readSessionArgs, type SessionArgs } from './session-args';
import type { TlsParts } from './tls';
import { segmentsOf } from './tree';
import type { UserAnswer } from './user';

export interface OperatorParts {
  readonly now: () => Date;
  /** Default: the real network with the timeouts of the device. */
  readonly post?: Post;
}

export type Args = Readonly<Record<string, unknown>>;

export interface Outcome {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: string;
}

export class DeviceOperator {
  private readonly devices = new Map<string, Device>();
  private readonly busy = new Set<Device>();
  private latest = '';

  constructor(private readonly parts: OperatorParts) {}

  /**
   * Does one thing to one device.
   * @throws UsageError for an order that means nothing; faults of the device pass through
   */
  async do(op: string, device: string, args: Args): Promise<Outcome> {
    switch (op) {
      case 'reset':
        return { ok: true, result: this.reset(device, args) };
      case 'start-session':
        return this.startSession(this.get(device), args);
      case 'notify':
        return this.notify(this.get(device), args);
      case 'bootstrap':
        return this.bootstrap(this.get(device), args);
      case 'push': {
        const { push, ...rest } = args;
        const octets = fromBase64(String(push ?? ''));
        if (!octets) throw new UsageError('push: no base64');
        return this.pushed(this.get(device), octets, rest, '');
      }
      case 'answer':
        this.get(device).answers.push(answerOf(args));
        return { ok: true, result: {} };
      case 'raise':
        this.get(device).alerts.push(alertOf(args));
        return { ok: true, result: {} };
      case 'fire-event':
        happen(this.get(device), String(args['event'] ?? ''), String(args['data'] ?? ''));
        return { ok: true, result: {} };
      case 'abort':
        this.get(device).abort = true;
        return { ok: true, result: {} };
      case 'power-cycle':
        switchOffAndOn(this.get(device));
        return { ok: true, result: {} };
      case 'insert-card':
        return this.insertCard(this.get(device), args);
      case 'set-clock':
        this.get(device).setClock(timeOf(args));
        return { ok: true, result: {} };
      case 'read':
        return { ok: true, result: read(this.shown(this.get(device)), args) };
      default:
        throw new UsageError(`no such operation: ${op}`);
    }
  }

  /** A device as it left the factory. A session of its predecessor runs out by itself. */
  private reset(name: string, args: Args): unknown {
    const names = (args['defects'] ?? []) as unknown;
    if (!Array.isArray(names)) throw new UsageError('defects: not a list');
    const config = configOf({ seed: name, ...((args['config'] ?? {}) as Args) });
    const device = new Device({ config, defects: new Defects(names.map(defectOf)), now: this.parts.now });
    this.devices.set(name, device);
    this.latest = name;
    return { deviceId: config.deviceId };
  }

  /** What a person sees who looks at the device. */
  private shown(device: Device): Device {
    const { config, defects } = device;
    return defects.has('changes-not-applied') ? new Device({ config, defects, now: this.parts.now }) : device;
  }

  private get(name: string): Device {
    if (!this.devices.has(name)) this.reset(name, {});
    return this.devices.get(name)!;
  }

  private async startSession(device: Device, args: Args): Promise<Outcome> {
    const { account: kept, ...rest } = args;
    const { account, ...options } = readSessionArgs(rest);
    if (kept !== 'kept') device.provision(account);
    // No order that is not understood: a product that has no account calls nobody.
    else if (!device.knows(account.serverId))
      return { ok: false, error: `no account of ${account.serverId}`, result: {} };
    return this.session(device, { ...options, account: device.account(account.serverId) });
  }

  /**
   * A push comes in over the air, to the device that was reset last; nobody is answered.
   * @param args of the session that may follow
   * @param pin what the person types where no answer is ready
   */
  async push(octets: Uint8Array, args: Args, pin: string): Promise<Outcome> {
    return this.pushed(this.get(this.latest), octets, args, pin);
  }

  private async pushed(device: Device, octets: Uint8Array, args: Args, pin: string): Promise<Outcome> {
    const pushed = received(octets, device.defects);
    if (!pushed) return { ok: true, result: { ignored: 'no push for a DM client' } };
    if ('package0' in pushed) return this.notify(device, { ...args, package0: toBase64(pushed.package0) });
    const { type, message } = pushed.bootstrap;
    const ready = device.answers[0]?.kind === 'text' ? device.answers.shift() : undefined;
    const typed = ready?.kind === 'text' ? ready.text : pin;
    return this.bootstrap(device, { ...args, type, message: toBase64(message), pin: typed });
  }

  /** Package 0 comes in; answered when the session is over that it caused, at once where it caused none. */
  private async notify(device: Device, args: Args): Promise<Outcome> {
    const { package0, account: kept, ...rest } = args;
    const octets = fromBase64(String(package0 ?? ''));
    if (!octets) throw new UsageError('package0: no base64');
    const { account, ...options } = readSessionArgs(rest);
    if (kept !== 'kept') device.provision(account);
    else if (!device.knows(account.serverId))
      return { ok: true, result: { ignored: `no account of ${account.serverId}` } };
    const heard = hear(device, device.account(account.serverId), octets);
    if (!heard.calls) return { ok: true, result: { ignored: heard.why } };
    const { account: signed, sessionId: notifiedId, alert } = heard;
    return this.session(device, { ...options, account: signed, notifiedId, ...(alert && { alert }) });
  }

  /** A bootstrap message comes in; a session with every server that it brings follows (DM_Bootstrap 5.4.5). */
  private async bootstrap(device: Device, args: Args): Promise<Outcome> {
    const { message, type, pin, account: _none, ...rest } = args;
    const octets = fromBase64(String(message ?? ''));
    if (!octets) throw new UsageError('message: no base64');
    const { account: told, ...options } = readSessionArgs(rest);
    const found = takeBootstrap(device, { type: String(type ?? ''), message: octets }, String(pin ?? ''));
    if (!found.taken) {
      if (found.why !== nothingNew || !device.defects.has('cp-sender-becomes-server'))
        return { ok: true, result: { ignored: found.why } };
      device.provision(told);
      return this.session(device, { ...options, account: device.account(told.serverId) });
    }
    return this.firstSessions(device, found.servers, options);
  }

  /** The card is put in, or taken out where there are no files; the device is switched off for it. */
  private async insertCard(device: Device, args: Args): Promise<Outcome> {
    const { files, account: _none, ...rest } = args;
    device.card = files === undefined ? undefined : cardOf(files);
    const servers = switchOffAndOn(device);
    if (servers.length === 0) return { ok: true, result: { ignored: 'the card brings nothing new' } };
    // A session that was cut off comes to its end first.
    await new Promise((resolve) => setImmediate(resolve));
    const { account: _told, ...options } = readSessionArgs({ url: device.account(servers[0]!).url, ...rest });
    return this.firstSessions(device, servers, options);
  }

  /** A session with each server that has a new account. */
  private async firstSessions(
    device: Device,
    servers: readonly string[],
    options: Omit<SessionArgs, 'account'>,
  ): Promise<Outcome> {
    let last: Outcome = { ok: true, result: { ignored: 'nobody starts a session' } };
    if (device.defects.has('no-session-after-bootstrap')) return last;
    for (const server of servers) {
      const account = device.account(server);
      if (device.defects.has('bootstrap-answered'))
        await this.postOf(device, options.tls)(answerToBootstrap(device, account));
      last = await this.session(device, { ...options, account });
      if (!last.ok) break;
    }
    return last;
  }

  private postOf(device: Device, tls: TlsParts): Post {
    return this.parts.post ?? httpPost({ ...device.config, tls, defects: device.defects, now: device.now });
  }

  private async session(
    device: Device,
    { tls, ...options }: Omit<SessionOptions, 'device' | 'post'> & { readonly tls: TlsParts },
  ): Promise<Outcome> {
    if (this.busy.has(device)) return { ok: false, error: 'a session of this device is running' };
    this.busy.add(device);
    try {
      const result = await runSession({ ...options, device, post: this.postOf(device, tls) });
      return outcomeOf(result);
    } finally {
      this.busy.delete(device);
    }
  }
}

/** A session that failed is told with its reason. */
export function outcomeOf(result: SessionResult): Outcome {
  return result.ok ? { ok: true, result } : { ok: false, error: result.reason ?? result.ended, result };
}

/** @throws UsageError for a name that no defect has */
export function defectOf(name: unknown): DefectName {
  if (typeof name !== 'string' || !isDefectName(name)) throw new UsageError(`no such defect: ${String(name)}`);
  return name;
}

function answerOf(args: Args): UserAnswer {
  const { kind, text, numbers } = args;
  if (kind === 'yes' || kind === 'no' || kind === 'cancel' || kind === 'timeout') return { kind };
  if (kind === 'text' && typeof text === 'string') return { kind, text };
  if (kind === 'choice' && Array.isArray(numbers) && numbers.every((one) => typeof one === 'number'))
    return { kind, numbers };
  throw new UsageError(`no such answer: ${JSON.stringify(args)}`);
}

function alertOf(args: Args): RaisedAlert {
  const usual = { code: '1226', type: 'Reversed-Domain-Name: org.example.assay.event', format: 'chr', data: '' };
  const alert: Record<string, string> = { ...usual };
  for (const [name, value] of Object.entries(args)) alert[name] = String(value);
  return alert as unknown as RaisedAlert;
}

/** Without `now` the right time. */
function timeOf({ now }: Args): Date | undefined {
  if (now === undefined) return undefined;
  const time = new Date(typeof now === 'string' ? now : Number.NaN);
  if (Number.isNaN(time.getTime())) throw new UsageError(`now: ${JSON.stringify(now)} is no time`);
  return time;
}

/** Looks into the tree without the protocol, past all rights. */
function read(device: Device, args: Args): unknown {
  const uri = parseNodeUri(String(args['uri'] ?? ''));
  if (typeof uri === 'string') throw new UsageError(`uri: ${uri}`);
  const node = device.tree.find(uri.segments);
  if (!node) return { exists: false };
  const own = device.ownValues.get(uri.segments.join('/')) ?? node.value;
  const value = typeof own === 'string' ? { value: own } : { base64: toBase64(own) };
  return {
    exists: true,
    uri: formatNodeUri(segmentsOf(node)),
    properties: propertiesOf({ device }, node),
    ...(node.children ? { children: [...node.children.keys()] } : value),
  };
}
