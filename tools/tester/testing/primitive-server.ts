/**
 * A DM server of another hand, for tests of the tester: no codec and no code of ours, XML by templates and regular expressions, the same answers to
 * everybody. What is wrong with it is known (primitive-server.test.ts): it repeats a CmdID, believes every client, knows sessions by their id
 * alone, takes every message for a package, calls itself by a name, and answers 500 to what it cannot read.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const type = 'application/vnd.syncml.dm+xml';

interface Heard {
  readonly cmdId: string;
  readonly name: string;
}

/** By SessionID: messages said so far, whether the device has been asked, and who began it. */
const sessions = new Map<string, { said: number; asked: boolean; device: string }>();

const tag = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
const inside = (xml: string, name: string): string =>
  new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? '';

/** Commands that want a Status, wherever they stand. */
function commandsIn(body: string): Heard[] {
  const found: Heard[] = [];
  for (const [, name, cmdId] of body.matchAll(/<(\w+)(?: [^>]*)?>\s*<CmdID(?: [^>]*)?>([^<]*)<\/CmdID>/g))
    if (name !== 'Status' && name !== 'Results') found.push({ name: name ?? '', cmdId: cmdId ?? '' });
  return found;
}

function answer(xml: string): string {
  const header = inside(xml, 'SyncHdr');
  const body = inside(xml, 'SyncBody');
  const id = tag(header, 'SessionID') ?? '0';
  const heard = commandsIn(body);
  const begins = /<MsgID[^>]*>1<\/MsgID>/.test(header);
  const caller = tag(inside(header, 'Source'), 'LocURI') ?? '';
  const session = (begins ? undefined : sessions.get(id)) ?? { said: 0, asked: false, device: caller };
  sessions.set(id, session);
  const { device } = session;
  const msgRef = tag(header, 'MsgID') ?? '1';
  const url = tag(inside(header, 'Target'), 'LocURI') ?? '';
  let cmdId = 0;
  const status = ({ name, cmdId: ref }: Heard, code: string, more = ''): string =>
    `<Status><CmdID>${++cmdId}</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>${ref}</CmdRef><Cmd>${name}</Cmd>${more}<Data>${code}</Data></Status>`;
  const ends = `<TargetRef>${url}</TargetRef><SourceRef>${caller}</SourceRef>`;
  const statuses = [
    status({ name: 'SyncHdr', cmdId: '0' }, '212', ends),
    ...heard.map((one) => status(one, '200')),
  ].join('');
  // The number of the last Status once more.
  const get = session.asked
    ? ''
    : `<Get><CmdID>${cmdId}</CmdID><Item><Target><LocURI>./DevInfo/Man</LocURI></Target></Item></Get>`;
  session.asked = true;
  return `<?xml version="1.0" encoding="UTF-8"?>
<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>${id}</SessionID><MsgID>${++session.said}</MsgID>
<Target><LocURI>${device}</LocURI></Target><Source><LocURI>Primitive Server</LocURI></Source></SyncHdr>
<SyncBody>${statuses}${get}<Final/></SyncBody></SyncML>`;
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    if (!(request.headers['content-type'] ?? '').startsWith(type)) {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('what is this?\n');
      return;
    }
    const heard = Buffer.concat(pieces).toString();
    if (!heard.includes('</SyncML>') || inside(inside(heard, 'SyncHdr'), 'Source') === '') {
      response.writeHead(400).end();
      return;
    }
    const text = Buffer.from(answer(heard));
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-length': text.length });
    response.end(text);
  });
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/dm\n`);
});
