#!/usr/bin/env node
// Plays one recorded session again. Needs Node 18 or newer and nothing else.
//
//   node session.mjs [--port 8080]      listens on 127.0.0.1 and answers a client with what the tester answered then
//
// What came in is kept beside this file as answers/N.bin. The session id and the addresses of the record are replaced by those
// of the session that runs now; everything else is sent as it was. Credentials of the record are stand-ins: let the
// product accept its server without credentials, or expect it to refuse where the finding is about something else.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaced, sessionId, withSessionId } from './bytes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { url, exchanges, finding } = JSON.parse(readFileSync(join(here, 'session.json'), 'utf8'));
const read = (name) => readFileSync(join(here, name));

const at = process.argv.indexOf('--port');
const port = at < 0 ? 0 : Number(process.argv[at + 1]);
let next = 0;

const server = createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    const body = Buffer.concat(pieces);
    const exchange = exchanges[next];
    next += 1;
    mkdirSync(join(here, 'answers'), { recursive: true });
    writeFileSync(join(here, 'answers', `${next}.bin`), body);
    if (!exchange) {
      console.log(`${next}: ${body.length} bytes came in, the record has no more answers`);
      response.writeHead(500).end();
      return;
    }
    const then = exchange.request ? read(exchange.request) : Buffer.alloc(0);
    console.log(
      `${next}: ${body.length} bytes came in (then: ${then.length}), answered with ${exchange.answer ?? 'nothing'}`,
    );
    if (exchange.findings.length > 0) console.log(`   look here: ${exchange.findings.join('; ')}`);
    if (!exchange.answer) {
      response.writeHead(500).end();
      return;
    }
    const address = `http://127.0.0.1:${server.address().port}${new URL(url).pathname}`;
    const answer = withSessionId(replaced(read(exchange.answer), url, address), sessionId(then), sessionId(body));
    const headers = exchange.headers.filter(([name]) => name !== 'content-length');
    response.writeHead(exchange.status, [...headers, ['content-length', String(answer.length)]].flat());
    response.end(answer);
  });
});

server.listen(port, '127.0.0.1', () => {
  console.log(`${finding}\n`);
  console.log(`Let the client start a session with http://127.0.0.1:${server.address().port}${new URL(url).pathname}`);
});
