/** node:http around functions: the body is collected up to a limit, the answer is written with its length. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { ServerCrash } from './fragile';
import type { ServerTls } from './tls';

export interface HttpRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case; values of repeated headers joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Number of the connection. */
  readonly connection: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Handler = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;

export interface HttpServerOptions {
  readonly maxBody: number;
  /** Milliseconds for a whole request, and between requests of a connection. */
  readonly requestMs: number;
  readonly keepAliveMs: number;
  readonly handle: Handler;
  /** https with this; left out: http. */
  readonly tls?: ServerTls;
  /** A fault of the server itself. */
  readonly report: (error: unknown) => void;
}

export function httpServer(options: HttpServerOptions): Server {
  const connections = new WeakMap<object, number>();
  let count = 0;
  const times = { keepAliveTimeout: options.keepAliveMs, requestTimeout: options.requestMs };
  const { tls } = options;
  const demand = tls?.ca === undefined ? {} : { requestCert: true, rejectUnauthorized: tls.optional !== true };
  const server = tls ? createSecureServer({ ...times, ...tls, ...demand }) : createServer(times);
  // Whoever has no certificate is let through to the protocol; whoever shows a bad one is not.
  if (tls?.optional)
    server.on('secureConnection', (socket: TLSSocket) => {
      if (!socket.authorized && Object.keys(socket.getPeerCertificate()).length > 0) socket.destroy();
    });
  // Requests know the socket that is deciphered, not the one beneath.
  server.on(tls ? 'secureConnection' : 'connection', (socket: object) => {
    count += 1;
    connections.set(socket, count);
  });
  server.on('request', (request, response) => {
    collect(request, response, options, (body) => {
      void serve(request, response, body, connections.get(request.socket) ?? 0, options);
    });
  });
  return server;
}

function collect(
  request: IncomingMessage,
  response: ServerResponse,
  { maxBody }: HttpServerOptions,
  done: (body: Uint8Array) => void,
): void {
  const pieces: Buffer[] = [];
  let length = 0;
  request.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length <= maxBody) pieces.push(piece);
    else if (!response.headersSent) {
      // What still comes is not waited for.
      response.writeHead(413, { Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(`no more than ${maxBody} octets\n`, () => request.socket.destroy());
    }
  });
  // A client that goes away in the middle is no concern of ours.
  request.on('error', () => {});
  request.on('end', () => {
    if (length <= maxBody) done(new Uint8Array(Buffer.concat(pieces)));
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array,
  connection: number,
  { handle, report }: HttpServerOptions,
): Promise<void> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
  try {
    const answer = await handle({
      method: request.method ?? '',
      url: request.url ?? '/',
      headers: Object.fromEntries(headers) as Record<string, string>,
      body,
      connection,
    });
    response.writeHead(answer.status, { ...answer.headers, 'Content-Length': String(answer.body.length) });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  } catch (error) {
    if (error instanceof ServerCrash) {
      request.socket.destroy();
      return;
    }
    report(error);
    if (!response.headersSent) response.writeHead(500, { 'Content-Length': '0' });
    response.end();
  }
}
