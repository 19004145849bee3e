/**
 * A DM client of another hand, for tests of the tester: no codec, no tree, no code of ours, XML by templates and regular
 * expressions. It is poor on purpose; `--mode` makes it worse. Its verdicts are known (odd-client.test.ts).
 */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';

const args = new Map<string, string>();
for (let i = 2; i + 1 < process.argv.length; i += 2) args.set(process.argv[i] as string, process.argv[i + 1] as string);
const arg = (name: string, fallback = ''): string => args.get(`--${name}`) ?? fallback;
const mode = arg('mode', 'plain');

/** Read-only values; everything else is 404, and nothing can be added. */
const nodes: Record<string, string> = {
  './DevInfo/DevId': 'odd:1',
  './DevInfo/Man': 'Odd & Sons',
  './DevInfo/Mod': 'One',
  './DevInfo/DmV': '0.1',
  './DevInfo/Lang': 'en',
};

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const tag = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(xml)?.[1];
const md5 = (data: string | Buffer): string => createHash('md5').update(data).digest('base64');

/** Nonce that the server must use when it is to show itself; empty when it need not. */
let serverNonce = Buffer.from(arg('servernonce'), 'base64');
let serverIn = arg('serverauth', 'none') === 'none';
let msgId = 0;

function message(body: string): string {
  const cred = Buffer.from(`${arg('user')}:${arg('secret')}`).toString('base64');
  const type = '<Type xmlns="syncml:metinf">syncml:auth-basic</Type><Format xmlns="syncml:metinf">b64</Format>';
  return `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>${++msgId}</MsgID>
<Target><LocURI>${arg('url')}</LocURI></Target><Source><LocURI>odd:1</LocURI></Source>
<Cred><Meta>${type}</Meta><Data>${cred}</Data></Cred></SyncHdr><SyncBody>${body}</SyncBody></SyncML>`;
}

function package1(): string {
  const items = Object.entries(nodes)
    .map(([uri, value]) => `<Item><Source><LocURI>${uri}</LocURI></Source><Data>${escaped(value)}</Data></Item>`)
    .join('');
  return `<Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Replace><CmdID>2</CmdID>${items}</Replace><Final/>`;
}

/** Status for the header and each command; Results for what is known. */
function answer(xml: string): string | undefined {
  const serverMsg = tag(xml, 'MsgID') ?? '1';
  let id = 0;
  const status = (ref: string, name: string, code: string, more = ''): string =>
    `<Status><CmdID>${++id}</CmdID><MsgRef>${serverMsg}</MsgRef><CmdRef>${ref}</CmdRef><Cmd>${name}</Cmd>${more}<Data>${code}</Data></Status>`;
  const commands = [
    ...xml.matchAll(/<(Get|Add|Replace|Delete|Exec|Copy|Alert|Atomic|Sequence)>\s*<CmdID>(\w+)<\/CmdID>(.*?)<\/\1>/gs),
  ];
  if (commands.length === 0 && serverIn) return undefined;
  if (!serverIn) {
    const expected = md5(
      Buffer.concat([Buffer.from(md5(`${arg('serverid')}:${arg('serversecret')}`)), Buffer.from(':'), serverNonce]),
    );
    serverIn = /<Cred>.*?<Data>([^<]*)<\/Data>/s.exec(xml)?.[1] === expected;
    if (!serverIn) {
      serverNonce = randomBytes(8);
      const meta = `<Meta><Format xmlns="syncml:metinf">b64</Format><Type xmlns="syncml:metinf">syncml:auth-md5</Type><NextNonce xmlns="syncml:metinf">${serverNonce.toString('base64')}</NextNonce></Meta>`;
      const refused = commands.map(([, name, ref]) => status(ref as string, name as string, '407')).join('');
      return `${status('0', 'SyncHdr', '407', `<Chal>${meta}</Chal>`)}${refused}<Final/>`;
    }
  }
  let body = status('0', 'SyncHdr', arg('serverauth', 'none') === 'none' ? '200' : '212');
  for (const [, name, ref, inner] of commands) {
    if (mode === 'dies' && name === 'Get') process.kill(process.pid, 'SIGKILL');
    const uri = tag(inner as string, 'LocURI') ?? '';
    const value = name === 'Get' ? nodes[uri] : undefined;
    body += status(ref as string, name as string, value !== undefined ? '200' : name === 'Get' ? '404' : '405');
    if (value !== undefined)
      body += `<Results><CmdID>${++id}</CmdID><MsgRef>${serverMsg}</MsgRef><CmdRef>${ref}</CmdRef><Item><Source><LocURI>${uri}</LocURI></Source><Data>${escaped(value)}</Data></Item></Results>`;
  }
  return `${body}<Final/>`;
}

function post(body: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const type = mode === 'own-type' ? 'text/xml; charset=utf-8' : 'application/vnd.syncml.dm+xml';
    const call = request(
      arg('url'),
      { method: 'POST', headers: { 'content-type': type, accept: type } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}

async function main(): Promise<void> {
  if (mode === 'never-connects') return;
  if (mode === 'sleeps') {
    setInterval(() => {}, 1000);
    return;
  }
  let reply = await post(mode === 'html' ? '<html><body>hello</body></html>' : message(package1()));
  for (let count = 0; count < 50; count++) {
    const body = answer(reply);
    if (body === undefined) return;
    if (mode === 'stalls') {
      setInterval(() => {}, 1000);
      return;
    }
    reply = await post(mode === 'garbage' ? Buffer.from([0, 0xff, 0x3c, 0, 7, 7, 7]) : message(body));
  }
}

main().catch((error: Error) => {
  process.stderr.write(`odd client: ${error.message}\n`);
  process.exitCode = 1;
});
