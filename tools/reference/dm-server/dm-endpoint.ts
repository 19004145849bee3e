/** HTTP around DM messages: what comes in is checked before it is read, what goes out is named (SyncML HTTP binding). */
import { gzipSync } from 'node:zlib';
import { dmMediaTypes } from '../../dm/versions';
import { type Encoding, UnreadableMessage } from './codec';
import type { Defects } from './defects';
import { bearRequest, die } from './fragile';
import type { HttpAnswer, HttpRequest } from './http';
import { NoSuchSession, type Sessions, TooManySessions } from './sessions';
import { StoreFull } from './store';

export interface DmEndpointOptions {
  readonly sessions: Sessions;
  readonly defects: Defects;
  /** Address of the endpoint that clients know. */
  readonly url: () => string;
}

/** Charsets that the decoders read. */
const charsets: readonly string[] = ['utf-8', 'us-ascii'];

export function dmEndpoint(options: DmEndpointOptions): (request: HttpRequest, token?: string) => HttpAnswer {
  return (request, token) => {
    bearRequest(options.defects, request);
    const refusal = refusalOf(request, options.defects);
    if (refusal) return refusal;
    try {
      return answer(request, token, options);
    } catch (error) {
      die(options.defects, 'dies-on-unreadable-message', error instanceof UnreadableMessage);
      if (error instanceof UnreadableMessage) return plain(400, `no DM message: ${error.message}`);
      if (error instanceof NoSuchSession) return plain(404, error.message);
      if (error instanceof TooManySessions || error instanceof StoreFull) {
        return plain(503, error.message, { 'Retry-After': '10' });
      }
      throw error;
    }
  };
}

function refusalOf({ method, headers }: HttpRequest, defects: Defects): HttpAnswer | undefined {
  if (method !== 'POST') return plain(405, 'DM messages are sent with POST', { Allow: 'POST' });
  const coded = headers['content-encoding'] ?? 'identity';
  if (coded.toLowerCase() !== 'identity') return plain(415, `Content-Encoding ${coded} is not supported`);
  if (encodingOf(headers) === undefined) return plain(415, 'the body is of no media type of DM');
  if (headers['cache-control']?.includes('no-store') && defects.has('cache-control-refused')) {
    return plain(400, 'Cache-Control: no-store');
  }
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
  const unknown = (charset !== undefined && !charsets.includes(charset)) || !accepts(headers['accept-charset']);
  if (unknown && !defects.has('unknown-charset-accepted')) return plain(406, 'answers are in UTF-8 only');
  if (headers['transfer-encoding'] !== undefined && defects.has('chunked-request-refused')) {
    return plain(411, 'Content-Length is missing');
  }
  return undefined;
}

/** May answers be in UTF-8? (a charset with q=0 is not wanted) */
function accepts(list: string | undefined): boolean {
  if (list === undefined || list.trim() === '') return true;
  return list
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .some(([name, q]) => (name === '*' || name === 'utf-8') && !/^q=0(?:\.0*)?$/.test(q ?? ''));
}

function encodingOf(headers: HttpRequest['headers']): Encoding | undefined {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  return (['xml', 'wbxml'] as const).find((encoding) => dmMediaTypes[encoding] === type);
}

/** The encoding of the request, unless Accept lists only the other. */
function answerIn(encoding: Encoding, headers: HttpRequest['headers'], defects: Defects): Encoding {
  const other = encoding === 'xml' ? 'wbxml' : 'xml';
  if (defects.has('other-encoding')) return other;
  const accept = headers['accept']?.toLowerCase();
  const wanted = accept === undefined || accept.includes(dmMediaTypes[encoding]) || accept.includes('*/*');
  return !wanted && accept.includes(dmMediaTypes[other]) ? other : encoding;
}

function answer(request: HttpRequest, token: string | undefined, options: DmEndpointOptions): HttpAnswer {
  const { sessions, defects, url } = options;
  const { headers, body, connection } = request;
  const encoding = encodingOf(headers)!;
  if (encoding === 'wbxml' && body[0] === 3 && defects.has('wbxml-1-3-refused')) return plain(400, 'WBXML 1.3');
  // Behind public id and charset stands the length of the string table.
  if (encoding === 'wbxml' && body[4] !== 0 && defects.has('string-table-refused')) return plain(400, 'string table');
  const spoken = sessions.receive({
    body,
    encoding,
    answerIn: answerIn(encoding, headers, defects),
    headers,
    url: url(),
    connection,
    ...(token !== undefined && { token }),
  });
  if (spoken.refusal && defects.has('http-500-for-dm-error')) return plain(500, 'wrong credentials');
  if (spoken.later && defects.has('empty-answer'))
    return { status: 200, headers: spoken.headers, body: new Uint8Array() };
  if (defects.has('gzip-unasked')) {
    const zipped = new Uint8Array(gzipSync(spoken.body));
    return { status: 200, headers: { ...spoken.headers, 'Content-Encoding': 'gzip' }, body: zipped };
  }
  return { status: 200, headers: spoken.headers, body: spoken.body };
}

/** A failure of HTTP, with a word for whoever looks. */
export function plain(status: number, why: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  const body = new Uint8Array(Buffer.from(`${why}\n`));
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers }, body };
}
