/** The live line to the IUT: HTTP on one side, the operator on the other. */

import { Inbox } from './inbox';
import type { Delivery, Done, Incoming, Link, Response, SessionEnd, SessionRequest } from './link';
import type { Mailboxes, Request } from './listener';
import { type OperatedDevice, type Operator, OperatorError, type RunningSession } from './operators/operator';
import type { Profile } from './profile';
import type { HttpHead, Permutation } from './record';
import type { Shows } from './tls/secure';

type Body = { readonly http: HttpHead; readonly bytes: Uint8Array };
type TamperOne = (ordinal: number, http: HttpHead, bytes: Uint8Array) => Body;

/** Gets every message of the IUT (counted from 1 in its case) before the tester sees it. */
export type Tamper = (key: string, ordinal: number, http: HttpHead, bytes: Uint8Array) => Body;

export class LiveLink implements Link {
  private readonly inbox = new Inbox();
  private readonly requests: Request[] = [];
  private received = 0;
  private replied = 0;
  private open: Request | undefined;
  private device: OperatedDevice | undefined;
  private running: RunningSession | undefined;
  private address: string;
  private secured = false;

  constructor(
    private readonly listener: Mailboxes,
    private readonly operator: Operator,
    private readonly profile: Profile,
    private readonly deviceKey: string,
    private readonly defects: readonly string[],
    private readonly path: string,
    readonly now: () => number,
    tamper: TamperOne = (_ordinal, http, bytes) => ({ http, bytes }),
    private readonly answer: (ordinal: number, bytes: Uint8Array) => Uint8Array = (_ordinal, bytes) => bytes,
  ) {
    this.address = listener.base + path;
    listener.open(profile.listen.path ? '/' : path, (request) => {
      this.requests.push(request);
      this.inbox.push({ kind: 'request', t: this.now(), ...tamper(++this.received, request.http, request.bytes) });
    });
  }

  get url(): string {
    return this.address;
  }

  aim(transport: Permutation['transport'], shows: Shows): void {
    this.secured = transport === 'https';
    this.address = (this.secured ? this.listener.secure?.base(shows) : this.listener.base) + this.path;
  }

  async start(permutation: Permutation, delivery?: Delivery): Promise<Done> {
    try {
      this.device ??= await this.operator.open(this.deviceKey, this.defects);
      const request = {
        ...sessionRequest(this.url, this.profile, permutation),
        ...(this.secured && this.listener.secure?.files),
      };
      const running = await begin(this.device, request, delivery);
      if (!running) return { ok: false, reason: `the operator of the profile cannot ${wordOf(delivery)}` };
      this.running = running;
      const end: SessionEnd = { how: 'done', text: 'the product began another session' };
      this.listener.begin?.(() => this.inbox.push({ kind: 'ended', t: this.now(), end }));
    } catch (error) {
      if (error instanceof OperatorError) return { ok: false, reason: error.message };
      throw error;
    }
    const running = this.running;
    void running.ended.then((end) => {
      if (this.running === running) this.inbox.push({ kind: 'ended', t: this.now(), end });
    });
    return { ok: true };
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  async operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done> {
    try {
      this.device ??= await this.operator.open(this.deviceKey, this.defects);
      if (!this.device.operate) return { ok: false, reason: `the operator of the profile takes no order "${op}"` };
      const result = await this.device.operate(op, args);
      return { ok: true, ...(result && { result }) };
    } catch (error) {
      if (error instanceof OperatorError) return { ok: false, reason: error.message };
      throw error;
    }
  }

  async next(timeoutMs: number): Promise<Incoming> {
    const incoming = await this.inbox.next(timeoutMs);
    if (!incoming) return { kind: 'timeout', t: this.now() };
    if (incoming.kind === 'request') this.open = this.requests.shift();
    return incoming;
  }

  async reply(response: Response): Promise<void> {
    const request = this.open;
    this.open = undefined;
    const bytes = this.answer(++this.replied, response.bytes);
    await request?.answer(
      bytes === response.bytes ? response : { ...resized(response, bytes.length), bytes, line: response.line },
    );
  }

  async stop(): Promise<SessionEnd | undefined> {
    this.listener.leave?.();
    this.open?.drop();
    this.open = undefined;
    for (const request of this.requests.splice(0)) request.drop();
    this.inbox.clear();
    const running = this.running;
    this.running = undefined;
    await running?.stop();
    return running?.ended;
  }

  async close(): Promise<void> {
    await this.stop();
    this.listener.shut(this.profile.listen.path ? '/' : this.path);
    await this.device?.close();
  }
}

async function begin(
  device: OperatedDevice,
  request: SessionRequest,
  delivery: Delivery | undefined,
): Promise<RunningSession | undefined> {
  if (!delivery) return device.startSession(request);
  if (delivery.kind === 'kept account') return device.startSession({ ...request, account: 'kept' });
  if (delivery.kind === 'notification')
    return delivery.push ? device.push?.(request, delivery.push) : device.notify?.(request, delivery.package0);
  return delivery.card ? device.insertCard?.(request, delivery.card) : device.bootstrap?.(request, delivery);
}

function wordOf(delivery: Delivery | undefined): string {
  if (delivery?.kind === 'notification' && delivery.push) return 'deliver a push as it stands';
  if (delivery?.kind !== 'bootstrap') return `deliver a ${delivery?.kind}`;
  return delivery.card ? 'insert a card' : 'deliver a bootstrap';
}

function resized({ status, headers }: Response, length: number): Omit<Response, 'bytes'> {
  const sized = headers.map(([name, value]) => [name, name === 'content-length' ? String(length) : value] as const);
  return { status, headers: sized };
}

export function sessionRequest(
  url: string,
  profile: Pick<Profile, 'client' | 'server'>,
  permutation: Permutation,
): SessionRequest {
  return {
    url,
    encoding: permutation.encoding,
    version: permutation.version,
    auth: permutation.clientAuth,
    user: profile.client.name,
    secret: profile.client.secret,
    nonce: Buffer.from(profile.client.nonce).toString('base64'),
    serverid: profile.server.name,
    serversecret: profile.server.secret,
    servernonce: Buffer.from(profile.server.nonce).toString('base64'),
    serverauth: permutation.serverAuth,
  };
}
