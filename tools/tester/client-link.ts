/** The live line to a server: our requests over HTTP, an operator that makes it ready and queues what it shall do. */
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import type { Account, ClientLink, Done, Incoming, Request, SessionEnd } from './link';
import type { Tamper } from './live-link';
import { type OperatedDevice, type Operator, OperatorError } from './operators/operator';
import type { Profile } from './profile';
import type { HttpHead } from './record';

/** Bodies above this are cut off: no server of DM sends one in good faith. */
const bodyLimit = 64 * 1024 * 1024;

export class LiveClientLink implements ClientLink {
  private readonly arrived: Incoming[] = [];
  private wake: (() => void) | undefined;
  private device: OperatedDevice | undefined;
  private readonly known = new Set<string>();
  private received = 0;
  private readonly agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };

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
    return this.device?.url ?? this.profile.url ?? '';
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
      if (!this.device?.operate) throw new OperatorError(`the operator of the profile cannot ${op}`);
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
    const request = send(url, { method: 'POST', headers: list, agent }, (response) => this.collect(response));
    request.on('error', (error) => this.broken(error));
    request.end(bytes);
  }

  async next(timeoutMs: number): Promise<Incoming> {
    if (this.arrived.length === 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.wake = undefined;
    return this.arrived.shift() ?? { kind: 'timeout', t: this.now() };
  }

  async stop(): Promise<SessionEnd | undefined> {
    this.arrived.length = 0;
    return undefined;
  }

  async close(): Promise<void> {
    this.agents.http.destroy();
    this.agents.https.destroy();
    await this.device?.close();
  }

  private collect(response: IncomingMessage): void {
    const pieces: Buffer[] = [];
    let length = 0;
    response.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length <= bodyLimit) pieces.push(piece);
      else response.destroy(new Error(`a body of more than ${bodyLimit} octets`));
    });
    response.on('error', (error) => this.broken(error));
    response.on('end', () => {
      const headers: [string, string][] = [];
      const { rawHeaders: raw, statusCode: status = 0 } = response;
      for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at]?.toLowerCase() ?? '', raw[at + 1] ?? '']);
      const http = { status, headers };
      const bytes = new Uint8Array(Buffer.concat(pieces));
      const kept = this.tamper?.(++this.received, http, bytes) ?? { http, bytes };
      this.push({ kind: 'request', t: this.now(), ...kept });
    });
  }

  private broken(error: Error): void {
    const end: SessionEnd = { how: 'crashed', text: `the connection broke: ${error.message || error.name}` };
    this.push({ kind: 'ended', t: this.now(), end });
  }

  private push(incoming: Incoming): void {
    this.arrived.push(incoming);
    this.wake?.();
  }
}
