/**
 * A DM server for tests that keeps every rule and is odd all the same, unless it is told otherwise: it lives behind an unusual address, speaks one thing only, or gives itself
 * an unusual name. Two packages: it asks for the maker of the device, and is content. Codecs are the only code of ours in it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import * as old from '../../../generated/syncml-1.1';
import * as current from '../../../generated/syncml-1.2';

export interface Oddities {
  /** Path and query under which it answers; else 404. */
  readonly path?: string;
  readonly takes?: readonly ('xml' | 'wbxml')[];
  readonly version?: '1.1';
  /** MsgID of its first message. */
  readonly firstMessage?: number;
  readonly source?: string;
  /** RespURI of every message, a path; the rest of a session may go there. */
  readonly respUri?: string;
  readonly chunked?: boolean;
  /** Its command has the CmdID of its first Status. */
  readonly repeats?: boolean;
  /** It says nothing more after so many requests. */
  readonly silentAfter?: number;
  /** HTTP status of its first answer in place of a message. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: { readonly key: string; readonly cert: string };
}

type SyncML = current.SyncML;

export interface RunningServer {
  readonly url: string;
  /** Paths that were called, in their order. */
  readonly called: readonly string[];
  close(): Promise<void>;
}

export async function startOddServer(odd: Oddities): Promise<RunningServer> {
  const called: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      called.push(request.url ?? '');
      respond(odd, request, Buffer.concat(pieces), response, called.length);
    });
  };
  const server = odd.tls ? createSecureServer(odd.tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${odd.tls ? 'https' : 'http'}://127.0.0.1:${port}${odd.path ?? '/dm'}`,
    called,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function respond(odd: Oddities, request: IncomingMessage, body: Buffer, response: ServerResponse, turn: number): void {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  const encoding = type.endsWith('wbxml') ? 'wbxml' : 'xml';
  const known = [odd.path ?? '/dm', odd.respUri];
  const takes = (odd.takes ?? ['xml', 'wbxml']).includes(encoding);
  if (odd.silentAfter !== undefined && turn > odd.silentAfter) return;
  const refusal = !known.includes(request.url) ? 404 : turn === 1 && odd.status ? odd.status : takes ? undefined : 415;
  if (refusal !== undefined) {
    response.writeHead(refusal, { 'content-type': 'text/plain', ...odd.headers });
    response.end('not here\n');
    return;
  }
  const heard = read(body, encoding);
  const out = encode(answerTo(heard, odd), encoding, heard.SyncHdr.VerDTD);
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'private, no-store',
    ...(!odd.chunked && { 'content-length': String(out.length) }),
    ...odd.headers,
  });
  if (odd.chunked) for (const octet of out.subarray(0, 40)) response.write(Buffer.from([octet]));
  response.end(odd.chunked ? out.subarray(40) : out);
}

function read(body: Buffer, encoding: 'xml' | 'wbxml'): SyncML {
  const isOld = encoding === 'xml' ? body.includes('SYNCML1.1') : body.includes(Buffer.from([0x9f, 0x53]), 1);
  const codec = isOld ? old : current;
  return (encoding === 'xml' ? codec.decodeXml(body) : codec.decodeWbxml(body)) as SyncML;
}

function encode(message: SyncML, encoding: 'xml' | 'wbxml', version: string): Uint8Array {
  if (version === '1.1')
    return encoding === 'xml' ? old.encodeXmlBytes(message as old.SyncML) : old.encodeWbxml(message as old.SyncML);
  return encoding === 'xml' ? current.encodeXmlBytes(message) : current.encodeWbxml(message);
}

function answerTo({ SyncHdr: header, SyncBody: body }: SyncML, odd: Oddities): SyncML {
  const refused = odd.version === '1.1' && header.VerProto !== 'DM/1.1';
  const first = body.commands.some(({ $ }) => $ === 'Alert');
  let id = 0;
  const status = (Cmd: string, CmdRef: string, Data: string, more: object = {}): current.Status => ({
    $: 'Status',
    CmdID: String(++id),
    MsgRef: header.MsgID,
    CmdRef,
    Cmd,
    ...more,
    Data,
  });
  const refs = { TargetRef: [header.Target.LocURI], SourceRef: [header.Source.LocURI] };
  const ofHeader = refused
    ? status('SyncHdr', '0', '513', { ...refs, Item: [{ Data: 'DM/1.1' }] })
    : status('SyncHdr', '0', '200', refs);
  const others = body.commands.flatMap((one) =>
    refused || one.$ === 'Status' || one.$ === 'Results' ? [] : [status(one.$, one.CmdID, '200')],
  );
  const get: current.Get = {
    $: 'Get',
    CmdID: odd.repeats ? '1' : String(++id),
    Item: [{ Target: { LocURI: './DevInfo/Man' } }],
  };
  return {
    SyncHdr: {
      VerDTD: header.VerDTD,
      VerProto: header.VerProto,
      SessionID: header.SessionID,
      MsgID: String(Number(header.MsgID) - 1 + (odd.firstMessage ?? 1)),
      Target: { LocURI: header.Source.LocURI },
      Source: { LocURI: odd.source ?? header.Target.LocURI },
      ...(odd.respUri !== undefined && { RespURI: odd.respUri }),
    },
    SyncBody: { commands: [ofHeader, ...others, ...(first && !refused ? [get] : [])], Final: true },
  };
}
