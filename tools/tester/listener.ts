/** The address where the IUT finds the tester: one HTTP server, a mailbox per case, told apart by path. */

import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type PeerCertificate, TLSSocket } from 'node:tls';
import { AssayError } from './errors';
import { bodyLimit, headerPairs } from './http';
import type { Response } from './link';
import type { HttpHead } from './record';
import type { SecureLine } from './tls/line';

export interface Request {
  readonly http: HttpHead;
  readonly bytes: Uint8Array;
  answer(response: Response): Promise<void>;
  /** Closes the connection without an answer. */
  drop(): void;
  /** The product has closed the connection. */
  readonly gone: boolean;
}

export type Mailbox = (request: Request) => void;

/** Where a case takes its requests from. */
export interface Mailboxes {
  /** Without trailing slash. */
  readonly base: string;
  /** Requests below `path` go to this mailbox; `/` takes all that no other mailbox takes. */
  open(path: string, mailbox: Mailbox): void;
  shut(path: string): void;
  /** Where sessions come by themselves: the next one is wanted; it is over when the product begins another one. */
  begin?(over: () => void): void;
  leave?(): void;
  /** The same over TLS; absent where the profile has none. */
  readonly secure?: SecureLine;
}

export class Listener implements Mailboxes {
  private readonly mailboxes = new Map<string, Mailbox>();
  secure?: SecureLine;

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  /** @throws AssayError when the port is taken or the host is none of ours. */
  static async open(host: string, port: number, advertise?: string): Promise<Listener> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
      server.listen(port, host, resolve);
    });
    const bound = server.address() as AddressInfo;
    const name = bound.family === 'IPv6' ? `[${host}]` : host;
    const listener = new Listener(server, (advertise ?? `http://${name}:${bound.port}`).replace(/\/$/, ''));
    server.keepAliveTimeout = 30_000;
    server.on('request', (request, response) => listener.receive(request, response));
    server.on('clientError', (_error, socket) => socket.destroy());
    return listener;
  }

  open(path: string, mailbox: Mailbox): void {
    this.mailboxes.set(path, mailbox);
  }

  shut(path: string): void {
    this.mailboxes.delete(path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.secure?.close();
  }

  /** Opens the addresses over TLS beside. */
  async openSecure(open: (handle: RequestListener) => Promise<SecureLine>): Promise<void> {
    try {
      this.secure = await open((request, response) => this.receive(request, response));
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    const mailbox = this.mailboxes.get(path) ?? this.mailboxes.get('/');
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) chunks.push(chunk);
      else request.destroy();
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      if (!mailbox) {
        // A session that is over, or a product that knows another path: nothing of ours to say.
        response.writeHead(404, { 'content-type': 'text/plain' }).end('no case listens here\n');
        return;
      }
      mailbox({
        http: {
          method: request.method ?? '',
          target: request.url ?? '',
          headers: headerPairs(request.rawHeaders),
          ...tlsOf(request),
        },
        bytes: Buffer.concat(chunks),
        answer: (answer) => send(response, answer),
        drop: () => request.socket.destroy(),
        get gone() {
          return response.destroyed || request.socket.destroyed;
        },
      });
    });
  }
}

function tlsOf({ socket }: IncomingMessage): Pick<HttpHead, 'tls'> {
  if (!(socket instanceof TLSSocket)) return {};
  // Empty where the client showed none, whatever the type says.
  const { subject } = socket.getPeerCertificate() as Partial<PeerCertificate>;
  const client = subject && { client: String(subject.CN) };
  return { tls: { protocol: socket.getProtocol() ?? '', cipher: socket.getCipher().name, ...client } };
}

async function send(response: ServerResponse, { status, headers, bytes, line = {} }: Response): Promise<void> {
  if (line.delay !== undefined) await pause(line.delay);
  if (response.destroyed) return;
  const named = headers.map(([name, value]) => [line.capitals ? name.toUpperCase() : name, value]);
  if (line.close) response.shouldKeepAlive = false;
  response.writeHead(status, Object.fromEntries(named));
  if (line.cut !== undefined) {
    response.write(bytes.subarray(0, line.cut), () => response.destroy());
    return;
  }
  const size = Math.ceil(bytes.length / (line.pieces ?? 1));
  let at = 0;
  for (; line.pieces !== undefined && at + size < bytes.length && !response.destroyed; at += size) {
    response.write(bytes.subarray(at, at + size));
    await pause(line.pause ?? 1);
  }
  await new Promise<void>((resolve) => {
    if (response.destroyed) return resolve();
    response.once('close', resolve);
    response.end(bytes.subarray(at), () => resolve());
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): AssayError {
  if (error.code === 'EADDRINUSE')
    return new AssayError(
      `port ${port} on ${host} is in use`,
      'stop what listens there, or set listen.port to 0 for a free one',
    );
  if (error.code === 'EADDRNOTAVAIL')
    return new AssayError(
      `${host} is no address of this machine`,
      'set listen.host to 127.0.0.1, or to an address the product can reach',
    );
  return new AssayError(`cannot listen on ${host}:${port}: ${error.message}`);
}
