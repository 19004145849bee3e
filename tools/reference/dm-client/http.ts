/** DM over HTTP, the client's half: one message a POST, the answer in the response (SyncML HTTP binding). */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { Defects } from './defects';
import { DeviceCrash, SessionFailure } from './faults';
import { secureConnection, type TlsParts } from './tls';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; values of repeated headers joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends a request. Rejects with SessionFailure where no answer can be had. */
export type Post = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpOptions {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** For https. */
  readonly tls?: TlsParts;
  readonly defects?: Defects;
  /** What the certificates of servers are held against. Default: the clock of the machine. */
  readonly now?: () => Date;
}

const redirects = [301, 302, 307, 308];

/** Real network. Redirects are followed five times with the same body. */
export function httpPost(options: HttpOptions): Post {
  return async (request) => {
    let url = request.url;
    for (let hops = 0; hops <= 5; hops++) {
      const answer = await exchange({ ...request, url }, options);
      const location = answer.headers['location'];
      if (!redirects.includes(answer.status) || location === undefined) return answer;
      url = new URL(location, url).href;
    }
    throw new SessionFailure('the server redirects for ever');
  };
}

async function exchange(asked: HttpRequest, options: HttpOptions): Promise<HttpAnswer> {
  const { tls = {}, defects = new Defects() } = options;
  const url = URL.canParse(asked.url) ? new URL(asked.url) : undefined;
  if (url?.protocol !== 'https:') return exchangeOver(asked, options);
  try {
    return await exchangeOver(asked, options, await secureConnection(url, tls, defects, options));
  } catch (error) {
    if (!defects.has('plain-after-tls-failure')) throw error;
    return exchangeOver({ ...asked, url: asked.url.replace(/^https:/, 'http:') }, options);
  }
}

/** @param secure connection that is there already */
function exchangeOver(
  { method, url, headers, body }: HttpRequest,
  options: HttpOptions,
  secure?: TLSSocket,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const failed = (why: string): void => reject(new SessionFailure(why));
    let request: ClientRequest;
    try {
      const all = { method, headers: { ...headers, 'Content-Length': String(body.length) } };
      request = secure ? requestHttp(plainUrl(url), { ...all, createConnection: () => secure }) : requestHttp(url, all);
    } catch (error) {
      failed(`${url}: ${messageOf(error)}`);
      return;
    }
    const { defects = new Defects(), timeoutMs } = options;
    const patience = defects.has('slow-answer-not-awaited') ? 150 : timeoutMs;
    const timer = setTimeout(() => {
      failed(`no answer within ${patience} ms`);
      request.destroy();
    }, patience);
    request.on('close', () => clearTimeout(timer));
    request.on('error', (error) => failed(`no connection: ${messageOf(error)}`));
    request.on('response', (response) => collect(response, options, resolve, failed, reject));
    request.end(body);
  });
}

function collect(
  response: IncomingMessage,
  { maxAnswerBytes, defects = new Defects() }: HttpOptions,
  resolve: (answer: HttpAnswer) => void,
  failed: (why: string) => void,
  reject: (error: Error) => void,
): void {
  const pieces: Buffer[] = [];
  let length = 0;
  response.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > maxAnswerBytes) {
      failed(`answer of more than ${maxAnswerBytes} octets`);
      response.destroy();
    } else if (pieces.length === 0 || !defects.has('first-piece-only')) pieces.push(piece);
  });
  response.on('error', (error) => failed(`answer broken off: ${messageOf(error)}`));
  response.on('aborted', () => {
    if (defects.has('dies-on-broken-answer')) reject(new DeviceCrash());
    failed('answer broken off');
  });
  response.on('end', () => {
    if (defects.has('session-ends-with-connection') && response.headers.connection === 'close') {
      failed('the server closed the connection');
      return;
    }
    const known = (name: string): boolean => !defects.has('header-names-by-case') || response.rawHeaders.includes(name);
    const headers = Object.entries(response.headers)
      .filter(([name]) => known(name))
      .map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
    resolve({
      status: response.statusCode ?? 0,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: new Uint8Array(Buffer.concat(pieces)),
    });
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}

/** HTTP over a connection that is secure already; Host keeps the port. */
function plainUrl(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `http://${host}${pathname}${search}`;
}
