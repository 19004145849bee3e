/**
 * The relay: an HTTP address that a client takes for its server. What comes in goes on to the server, what the server says goes back; bodies
 * stay as they are, octet for octet, so that digests and macs stay valid.
 */
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import { AssayError } from '../tester/errors';
import { collectAnswer } from '../tester/http';
import { Listener, type Request } from '../tester/listener';
import type { HttpHead } from '../tester/record';

export interface Half {
  readonly http: HttpHead;
  readonly bytes: Uint8Array;
  readonly t: number;
}

/** A request of the client and what came of it. */
export interface Exchange {
  readonly request: Half;
  readonly response: Half | { readonly failed: string; readonly t: number };
}

export interface RelayOptions {
  /** Address of the server. */
  readonly server: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Milliseconds since the run began. */
  readonly now: () => number;
  /** Milliseconds that the server may take to answer. */
  readonly patience: number;
  /** Gets each exchange before the client has its answer. */
  readonly heard: (exchange: Exchange) => void;
}

/** Of one connection only (RFC 9112); `host` is that of the server. */
const hopByHop = new Set(
  'connection host keep-alive proxy-authenticate proxy-authorization te trailer transfer-encoding upgrade'.split(' '),
);

export class Relay {
  private readonly agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  private readonly server: URL;

  private constructor(
    private readonly listener: Listener,
    private readonly options: RelayOptions,
  ) {
    this.server = new URL(options.server);
    listener.open('/', (request) => void this.pass(request));
  }

  /** @throws AssayError when the address of the server is none, or the port is taken */
  static async open(options: RelayOptions): Promise<Relay> {
    if (!URL.canParse(options.server) || !/^https?:$/.test(new URL(options.server).protocol))
      throw new AssayError(`${options.server} is no address of a server`, 'give it as http://host:port/path');
    return new Relay(await Listener.open(options.host, options.port), options);
  }

  /** What the client must take for the address of its server: our host and port, the path of the server. */
  get url(): string {
    return this.listener.base + this.server.pathname + this.server.search;
  }

  async close(): Promise<void> {
    this.agents.http.destroy();
    this.agents.https.destroy();
    await this.listener.close();
  }

  private async pass(request: Request): Promise<void> {
    const { now, heard } = this.options;
    const asked: Half = { http: request.http, bytes: request.bytes, t: now() };
    try {
      const { http, bytes } = await this.ask(request);
      heard({ request: asked, response: { http, bytes, t: now() } });
      const headers = http.headers.filter(([name]) => !hopByHop.has(name) && name !== 'content-length');
      const length: [string, string] = ['content-length', String(bytes.length)];
      await request.answer({ status: http.status ?? 502, headers: [...headers, length], bytes });
    } catch (error) {
      heard({ request: asked, response: { failed: (error as Error).message, t: now() } });
      // The client meets what the server did: no answer at all.
      request.drop();
    }
  }

  private ask({ http, bytes }: Request): Promise<{ http: HttpHead; bytes: Uint8Array }> {
    // As it stands in the request line, also where a whole address stands there: of that only the path is meant for the server.
    const target = http.target ?? '/';
    const path = /^https?:/.test(target) ? new URL(target).pathname + new URL(target).search : target;
    const secure = this.server.protocol === 'https:';
    const headers: Record<string, string> = {};
    for (const [name, value] of http.headers) if (!hopByHop.has(name)) headers[name] = value;
    headers['content-length'] = String(bytes.length);
    return new Promise((resolve, reject) => {
      const call = (secure ? httpsRequest : httpRequest)(
        {
          host: this.server.hostname.replace(/^\[|\]$/g, ''),
          port: this.server.port || (secure ? 443 : 80),
          path,
          method: http.method ?? 'POST',
          headers,
          agent: secure ? this.agents.https : this.agents.http,
          timeout: this.options.patience,
        },
        (response) => collectAnswer(response).then(resolve, reject),
      );
      call.on('timeout', () => call.destroy(new Error(`no answer within ${this.options.patience} ms`)));
      call.on('error', reject);
      call.end(bytes);
    });
  }
}
