#!/usr/bin/env node
// Plays the device of one recorded session again: sends its messages to a server, in their order. Needs Node 18 or newer and nothing else.
//
//   node session.mjs http://host:port/path --user NAME --secret TEXT [--device ID] [--nonce BASE64]
//
// What the server answers is kept beside this file as answers/N.bin. Address, device and user name of the record are replaced by those
// given, and credentials are made anew of name, secret and the nonce that the server gave last; everything else is sent as it was.
// Where the server asks for credentials and did not then, the message is sent once again, and numbers of messages move on by one.
// Without --secret the credentials are the stand-ins of the record: expect a server to refuse them.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { dirname, join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { movedOn, replaced, textOf, withText } from './bytes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const record = JSON.parse(readFileSync(join(here, 'session.json'), 'utf8'));
const { exchanges, finding } = record;
const read = (name) => readFileSync(join(here, name));
const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const url = process.argv.slice(2).find((word) => /^https?:/.test(word)) ?? record.url;
const user = option('user') ?? record.user;
const secret = option('secret');
const device = option('device') ?? record.device;

const h = (...parts) => {
  const bytes = parts.flatMap((part, index) => [...(index > 0 ? [':'] : []), part]).map((part) => Buffer.from(part));
  return createHash('md5').update(Buffer.concat(bytes)).digest();
};
const userHash = () => h(user, secret).toString('base64');
let nonce = Buffer.from(option('nonce') ?? '', 'base64');
let target = url;
/** Messages sent again so far. */
let more = 0;

/** Cred/Data (DM_Security 5.3.2), or that of the record. */
function credential({ type, data }) {
  if (secret === undefined) return data;
  if (type === 'basic') return Buffer.from(`${user}:${secret}`).toString('base64');
  return h(userHash(), nonce).toString('base64');
}

function headersFor({ headers }, body) {
  const list = Object.fromEntries(headers);
  if ('content-length' in list) list['content-length'] = String(body.length);
  if ('x-syncml-hmac' in list && secret !== undefined) {
    // DM_Security 5.4
    const mac = h(userHash(), nonce, h(body).toString('base64')).toString('base64');
    list['x-syncml-hmac'] = `algorithm=MD5, username="${user}", mac=${mac}`;
  }
  return list;
}

function bodyOf(exchange) {
  let body = read(exchange.request);
  if (exchange.credential) body = withText(body, exchange.credential.data, credential(exchange.credential));
  body = withText(withText(body, record.device, device), record.user, user);
  return movedOn(replaced(body, record.url, url), more);
}

function post(exchange, body) {
  return new Promise((resolve, reject) => {
    const send = target.startsWith('https:') ? https : http;
    const request = send(target, { method: 'POST', headers: headersFor(exchange, body) }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(pieces) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** What the answer says of the session: NextNonce (0x50 in the code page of MetInf), RespURI (0x61 in that of SyncML). */
function learn({ bytes }) {
  const next = textOf(bytes, 'NextNonce', 0x50);
  if (next) nonce = Buffer.from(next, 'base64');
  const respUri = textOf(bytes, 'RespURI', 0x61).replaceAll('&amp;', '&');
  if (respUri) target = new URL(respUri, url).href;
}

const refuses = (bytes) => /(<Data>|\x4f\x03)40[17][<\0]/.test(bytes.toString('latin1'));

/** Sends a message, and once more where the server now wants other credentials. */
async function exchanged(exchange, then) {
  const first = await post(exchange, bodyOf(exchange));
  learn(first);
  const shows = secret !== undefined && (exchange.credential || exchange.mac);
  if (!shows || !refuses(first.bytes) || refuses(then)) return first;
  more += 1;
  console.log('   (the server asks for credentials: sent once again)');
  const second = await post(exchange, bodyOf(exchange));
  learn(second);
  return second;
}

async function main() {
  console.log(`${finding}\n`);
  mkdirSync(join(here, 'answers'), { recursive: true });
  for (const [index, exchange] of exchanges.entries()) {
    const then = exchange.answer ? read(exchange.answer) : Buffer.alloc(0);
    const was = exchange.answer ? `${exchange.status}, ${then.length} bytes` : 'nothing';
    const hint = exchange.findings.length > 0 ? `\n   look here: ${exchange.findings.join('; ')}` : '';
    try {
      const { status, bytes } = await exchanged(exchange, then);
      writeFileSync(join(here, 'answers', `${index + 1}.bin`), bytes);
      console.log(
        `${index + 1}: ${exchange.request} answered with ${status}, ${bytes.length} bytes (then: ${was})${hint}`,
      );
    } catch (error) {
      console.log(`${index + 1}: ${exchange.request} has no answer: ${error.message} (then: ${was})${hint}`);
      return;
    }
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
