/** The live line to a server: our requests over HTTP, an operator that makes it ready and queues what it shall do. */
import { readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import { collectAnswer } from './http';
import { Inbox } from './inbox';
import type { Account, ClientLink, Done, Incoming, Request, SessionEnd } from './link';
import type { Tamper } from './live-link';
import { type OperatedDevice, type Operator, OperatorError } from './operators/operator';
import type { Profile, TlsProfile } from './profile';
import type { HttpHead, Permutation } from './record';
import { type DeviceTls, handshakeOrder, tryHandshake } from './tls/handshake';

export class LiveClientLink implements ClientLink {
  private readonly inbox = new Inbox();
  private device: OperatedDevice | undefined;
  private readonly known = new Set<string>();
  private received = 0;
  private readonly agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  private transport: Permutation['transport'] = 'http';

  /** @param name of the product for its operator: a case has one of its own */
  constructor(
    private readonly operator: Operator,
    private readonly profile: Profile,
    private readonly name: string,
    private readonly defects: readonly string[],
    readonly now: () => number,
    private readonly tamper?: (ordinal: number, http: HttpHead, bytes: Uint8Array) => ReturnType<Tamper>,
  ) {}

  get url(): string {
    if (this.transport === 'https') return this.device?.secure?.url ?? this.profile.tls?.url ?? '';
    return this.device?.url ?? this.profile.url ?? '';
  }

  aim(transport: Permutation['transport']): void {
    this.transport = transport;
  }

  async open(account: Account): Promise<Done> {
    return this.asked(async () => {
      this.device ??= await this.operator.open(this.name, this.defects);
      if (this.url === '') throw new OperatorError('the profile has no url, and its operator tells none');
      if (this.profile.client.device !== undefined || this.known.has(account.id)) return undefined;
      if (!this.device.operate)
        throw new OperatorError('the profile names no client.device and no operator registers one');
      await this.device.operate('register-device', { ...account });
      this.known.add(account.id);
      return undefined;
    });
  }

  begin(): void {}

  operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done> {
    return this.asked(async () => {
      if (op === 'handshake') return tryHandshake(this.secureUrl(), this.shown, handshakeOrder(args));
      if (!this.device?.operate) throw new OperatorError(`the operator of the profile takes no order "${op}"`);
      return this.device.operate(op, args);
    });
  }

  private async asked(act: () => Promise<Readonly<Record<string, unknown>> | undefined>): Promise<Done> {
    try {
      const result = await act();
      return { ok: true, ...(result && { result }) };
    } catch (error) {
      if (error instanceof OperatorError) return { ok: false, reason: error.message };
      throw error;
    }
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  async post({ url, headers, bytes }: Request): Promise<void> {
    const secure = url.startsWith('https:');
    const send = secure ? httpsRequest : httpRequest;
    const list = Object.fromEntries(headers.map(([name, value]) => [name, value]));
    const agent = secure ? this.agents.https : this.agents.http;
    const { ca, certificate: cert, key } = secure ? this.shown : {};
    const request = send(url, { method: 'POST', headers: list, agent, ca, cert, key }, (response) =>
      collectAnswer(response).then(
        ({ http, bytes: body }) => this.take(http, body),
        (error: Error) => this.broken(error),
      ),
    );
    request.on('error', (error) => this.broken(error));
    request.end(bytes);
  }

  async next(timeoutMs: number): Promise<Incoming> {
    return (await this.inbox.next(timeoutMs)) ?? { kind: 'timeout', t: this.now() };
  }

  async stop(): Promise<SessionEnd | undefined> {
    this.inbox.clear();
    return undefined;
  }

  async close(): Promise<void> {
    this.agents.http.destroy();
    this.agents.https.destroy();
    await this.device?.close();
  }

  /** What the device trusts and shows over https. */
  private get shown(): DeviceTls {
    return this.device?.secure ?? filesOf(this.profile.tls);
  }

  /** @throws OperatorError where nobody named one */
  private secureUrl(): string {
    const url = this.device?.secure?.url ?? this.profile.tls?.url;
    if (url === undefined) throw new OperatorError('the profile names no address over https');
    return url;
  }

  private take(http: HttpHead, bytes: Uint8Array): void {
    const kept = this.tamper?.(++this.received, http, bytes) ?? { http, bytes };
    this.inbox.push({ kind: 'request', t: this.now(), ...kept });
  }

  private broken(error: Error): void {
    const end: SessionEnd = { how: 'crashed', text: `the connection broke: ${error.message || error.name}` };
    this.inbox.push({ kind: 'ended', t: this.now(), end });
  }
}

/** @throws OperatorError for a file that cannot be read */
function filesOf(tls: TlsProfile | undefined): DeviceTls {
  const { ca, certificate, key } = tls ?? {};
  const read = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new OperatorError(`${file} cannot be read`);
    }
  };
  return {
    ...(ca !== undefined && { ca: read(ca) }),
    ...(certificate !== undefined && { certificate: read(certificate) }),
    ...(key !== undefined && { key: read(key) }),
  };
}
