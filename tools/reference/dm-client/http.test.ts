import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SessionFailure } from './faults';
import { type HttpAnswer, httpPost } from './http';

let server: Server;
const post = httpPost({ timeoutMs: 200, maxAnswerBytes: 1000 });

async function exchange(listener: RequestListener): Promise<HttpAnswer> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`;
  return post({ method: 'POST', url, headers: { 'Content-Type': 'a/b' }, body: new Uint8Array([1, 2, 3]) });
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('a POST and its answer', async () => {
  const answer = await exchange((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      response.setHeader(
        'X-Seen',
        `${request.method} ${request.headers['content-type']} ${request.headers['content-length']}`,
      );
      response.end(Buffer.concat(pieces));
    });
  });
  expect(answer).toMatchObject({ status: 200, headers: { 'x-seen': 'POST a/b 3' }, body: new Uint8Array([1, 2, 3]) });
});

test('an answer in pieces', async () => {
  const answer = await exchange((_request, response) => {
    response.write('one ');
    setTimeout(() => response.end('two'), 10);
  });
  expect(answer.headers['transfer-encoding']).toBe('chunked');
  expect(Buffer.from(answer.body).toString()).toBe('one two');
});

test('a redirect is followed with the same body', async () => {
  const answer = await exchange((request, response) => {
    if (request.url === '/dm') response.writeHead(307, { Location: '/other' }).end();
    else request.pipe(response.setHeader('X-At', request.url ?? ''));
  });
  expect([answer.headers['x-at'], answer.body.length]).toEqual(['/other', 3]);
});

test.each<[string, RequestListener, string]>([
  ['no answer', () => {}, 'no answer within 200 ms'],
  ['too much', (_request, response) => response.end('x'.repeat(1001)), 'answer of more than 1000 octets'],
  ['a connection that breaks', (request) => request.socket.destroy(), 'no connection'],
  [
    'redirects for ever',
    (_request, response) => response.writeHead(302, { Location: '/dm' }).end(),
    'redirects for ever',
  ],
  [
    'an answer that breaks off',
    (_request, response) => {
      response.writeHead(200, { 'Content-Length': '9' });
      response.write('x');
      setTimeout(() => response.destroy(), 10);
    },
    'broken off',
  ],
])('%s', async (_name, listener, reason) => {
  const failure = await exchange(listener).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SessionFailure);
  expect((failure as Error).message).toContain(reason);
});
