/**
 * The least client with x-syncml-hmac and notifications, written from the formulas of DM_Security 5.4 and DM_Notification 6 alone: no code of ours.
 * `--push HEX` is a connectionless WSP push that asks for the session. Nonces are kept in the file `--state`.
 * `--fault order` puts the nonce behind the body digest; `--fault unchecked` believes every notification.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';

const args = new Map<string, string>();
for (let i = 2; i + 1 < process.argv.length; i += 2) args.set(process.argv[i] as string, process.argv[i + 1] as string);
const arg = (name: string): string => args.get(`--${name}`) ?? '';
const fault = arg('fault');
const b64 = (data: Buffer | string): string => createHash('md5').update(data).digest('base64');
const join = (...parts: (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.flatMap((part, n) => [Buffer.from(n ? ':' : ''), Buffer.from(part as string)]));

const stateFile = `${arg('state')}/${arg('path').replace(/\W/g, '-')}.json`;
let nonces = { mine: arg('nonce'), theirs: arg('servernonce') };
if (existsSync(stateFile)) nonces = JSON.parse(readFileSync(stateFile, 'utf8')) as typeof nonces;

function mac(user: string, secret: string, nonce: Buffer, body: Buffer, wrong = false): string {
  const who = b64(`${user}:${secret}`);
  return b64(wrong ? join(who, b64(body), nonce) : join(who, nonce, b64(body)));
}

/** SessionID of a good notification; undefined: it is dropped. */
function notified(push: Buffer): { id: string; zero: boolean } | undefined {
  // Transaction, type, length of the headers (one octet here), headers, and package 0.
  const package0 = push.subarray(3 + (push[2] ?? 0));
  const trigger = package0.subarray(16);
  if (push[1] !== 6 || trigger.length < 8) return undefined;
  const name = trigger.subarray(8, 8 + (trigger[7] ?? 0)).toString();
  if (trigger.length < 8 + (trigger[7] ?? 0) || (name !== arg('serverid') && fault !== 'unchecked')) return undefined;
  const made = (nonce: Buffer): string => mac(name, arg('serversecret'), nonce, trigger);
  const got = package0.subarray(0, 16).toString('base64');
  const zero = got === made(Buffer.alloc(4));
  if (!zero && got !== made(Buffer.from(nonces.theirs, 'base64')) && fault !== 'unchecked') return undefined;
  return { id: trigger.readUInt16BE(5).toString(16).toUpperCase(), zero };
}

const post = (body: Buffer, header: string): Promise<{ bytes: Buffer; hmac: string }> =>
  new Promise((resolve, reject) => {
    const type = 'application/vnd.syncml.dm+xml';
    const headers = {
      'content-type': type,
      accept: type,
      'accept-charset': 'utf-8',
      'user-agent': 'mac/1',
      'x-syncml-hmac': header,
    };
    const call = request(arg('url'), { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(chunks), hmac: String(response.headers['x-syncml-hmac'] ?? '') }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });

const inner = (xml: string, name: string): string => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

async function main(): Promise<void> {
  const asked = args.has('--push') ? notified(Buffer.from(arg('push'), 'hex')) : { id: '1', zero: false };
  if (!asked) return;
  if (asked.zero) nonces = { mine: Buffer.alloc(4).toString('base64'), theirs: Buffer.alloc(4).toString('base64') };
  let msgId = 0;
  let tries = 0;
  const devInfo = { DevId: 'urn:mac:1', Man: 'Mac', Mod: 'One', DmV: '1', Lang: 'en' };
  const items = Object.entries(devInfo)
    .map(([name, value]) => `<Item><Source><LocURI>./DevInfo/${name}</LocURI></Source><Data>${value}</Data></Item>`)
    .join('');
  const package1 = `<Alert><CmdID>91</CmdID><Data>${args.has('--push') ? 1200 : 1201}</Data></Alert><Replace><CmdID>92</CmdID>${items}</Replace><Final/>`;
  let body = package1;
  for (let turn = 0; turn < 60; turn++) {
    const header = `<VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>${asked.id}</SessionID><MsgID>${++msgId}</MsgID><Target><LocURI>${arg('url')}</LocURI></Target><Source><LocURI>urn:mac:1</LocURI><LocName>${arg('user')}</LocName></Source>`;
    const bytes = Buffer.from(
      `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>${header}</SyncHdr><SyncBody>${body}</SyncBody></SyncML>`,
    );
    const own = mac(arg('user'), arg('secret'), Buffer.from(nonces.mine, 'base64'), bytes, fault === 'order');
    const reply = await post(bytes, `algorithm=MD5, username="${arg('user')}", mac=${own}`);
    const xml = reply.bytes.toString();
    if (!xml.includes('</SyncML>') || /<Data>1223</.test(xml)) return;
    const ours = xml.match(/<Status>(?:(?!<\/Status>).)*<CmdRef>0<.*?<\/Status>/s)?.[0] ?? '';
    const code = inner(ours, 'Data');
    const next = inner(ours, 'NextNonce');
    if (next) nonces.mine = next;
    const commands = [...xml.matchAll(/<(Get|Add|Replace|Delete|Exec|Copy|Alert)>(.*?)<\/\1>/gs)];
    const refused = code === '401' || code === '407';
    // Without a nonce for the next message there is no next message.
    if ((refused && tries++ > 1) || (commands.length === 0 && !refused) || !next)
      return writeFileSync(stateFile, JSON.stringify(nonces));
    const [username, theirs] = [
      /username\s*=\s*"([^"]*)"/.exec(reply.hmac)?.[1],
      /(?:^|[\s,])mac\s*=\s*([^,\s]+)/.exec(reply.hmac)?.[1],
    ];
    const algorithm = /algorithm\s*=\s*([^,\s]+)/.exec(reply.hmac)?.[1] ?? 'MD5';
    const expected = mac(arg('serverid'), arg('serversecret'), Buffer.from(nonces.theirs, 'base64'), reply.bytes);
    const right = algorithm === 'MD5' && username === arg('serverid') && theirs === expected;
    nonces.theirs = randomBytes(12).toString('base64');
    writeFileSync(stateFile, JSON.stringify(nonces));
    let id = 0;
    const chal = `<Chal><Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-MAC</Type><NextNonce xmlns="syncml:metinf">${nonces.theirs}</NextNonce></Meta></Chal>`;
    const status = (ref: string, cmd: string, data: string, more = ''): string =>
      `<Status><CmdID>${++id}</CmdID><MsgRef>${inner(xml, 'MsgID')}</MsgRef><CmdRef>${ref}</CmdRef><Cmd>${cmd}</Cmd>${more}<Data>${data}</Data></Status>`;
    let statuses = status('0', 'SyncHdr', right ? '200' : '401', chal);
    let results = '';
    for (const [, name = '', command = ''] of commands) {
      const uri = inner(command, 'LocURI');
      const value = name === 'Get' ? (devInfo as Record<string, string>)[uri.replace('./DevInfo/', '')] : undefined;
      statuses += status(
        inner(command, 'CmdID'),
        name,
        !right ? '401' : value !== undefined || name === 'Alert' ? '200' : '404',
      );
      if (right && value !== undefined)
        results += `<Results><CmdID>${90 + id}</CmdID><MsgRef>${inner(xml, 'MsgID')}</MsgRef><CmdRef>${inner(command, 'CmdID')}</CmdRef><Item><Source><LocURI>${uri}</LocURI></Source><Meta><Format xmlns="syncml:metinf">chr</Format><Type xmlns="syncml:metinf">text/plain</Type></Meta><Data>${value}</Data></Item></Results>`;
    }
    body = refused ? `${statuses}${package1.replace('<Final/>', '')}<Final/>` : `${statuses}${results}<Final/>`;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
