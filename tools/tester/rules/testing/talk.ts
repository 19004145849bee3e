/** Short conversations for the examples of rules: bodies as XML, headers made up, everything else as a correct pair would do it. */
import { syncml12 } from '../../../../generated/syncml-1.2/vocabulary';
import { macValue } from '../../../dm/digest';
import { formatHmacHeader, HMAC_HEADER } from '../../../dm/hmac-header';
import { decodeStrict, decodeStrictXml } from '../../../wire/strict';
import { encodeEventsWbxml, eventsOf } from '../../../wire/write';
import type { Agreement, Conversation, Message, Party } from '../../conversation';

export interface Said {
  readonly from: Party;
  readonly body: string;
  /** Children of SyncHdr after Source. */
  readonly header?: string;
  /** Replaces single children of SyncHdr: `{SessionID: '9'}`; an empty text leaves the element out. */
  readonly set?: Readonly<Record<string, string>>;
  /** The whole message, where none of the above will do. */
  readonly whole?: string | Uint8Array;
  readonly wbxml?: boolean;
  readonly deviation?: string;
  readonly http?: Partial<Message['http']>;
  readonly session?: number;
  /** An account with this nonce for the client came by a bootstrap. */
  readonly account?: string;
  /** Adds x-syncml-hmac over the body, made with this nonce; `change` may spoil the header. */
  readonly mac?: { readonly nonce: string; readonly change: (value: string) => string };
}

export const url = 'http://server.example/dm';

/** What the client says: `c('<Final/>')`. */
export function c(body: string, more: Partial<Said> = {}): Said {
  return { from: 'client', body, ...more };
}

/** What the server says. */
export function s(body: string, more: Partial<Said> = {}): Said {
  return { from: 'server', body, ...more };
}

export const package1 = `<Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Replace><CmdID>2</CmdID>${[
  ['DevId', 'urn:x:1'],
  ['Man', 'A'],
  ['Mod', 'B'],
  ['DmV', '1'],
  ['Lang', 'en'],
]
  .map(([name, value]) => `<Item><Source><LocURI>./DevInfo/${name}</LocURI></Source><Data>${value}</Data></Item>`)
  .join('')}</Replace><Final/>`;

/** `<Status>` in one call. */
export function status(id: number, msgRef: number, cmdRef: number, cmd: string, code: number, more = ''): string {
  return `<Status><CmdID>${id}</CmdID><MsgRef>${msgRef}</MsgRef><CmdRef>${cmdRef}</CmdRef><Cmd>${cmd}</Cmd>${more}<Data>${code}</Data></Status>`;
}

export const agreement: Agreement = {
  version: '1.2',
  encoding: 'xml',
  client: { auth: 'none', name: 'user', secret: 'secret', nonce: new Uint8Array() },
  server: { auth: 'none', name: 'server', secret: 'other', nonce: new Uint8Array() },
  url,
};

export function talk(said: readonly Said[], agreed: Partial<Agreement> = {}): Conversation {
  const counts: Record<string, number> = {};
  const messages = said.map((one, index): Message => {
    const session = one.session ?? 1;
    const key = `${one.from} ${session}`;
    counts[key] = (counts[key] ?? 0) + 1;
    const text = one.whole ?? messageOf(one, counts[key]);
    let bytes: Uint8Array = typeof text === 'string' ? Buffer.from(text) : text;
    if (one.wbxml && one.whole === undefined) {
      const { root } = decodeStrictXml(bytes, syncml12);
      if (root) bytes = encodeEventsWbxml(eventsOf(root), syncml12);
    }
    const document = bytes.length > 0 ? decodeStrict(bytes, [syncml12]).document : undefined;
    return {
      n: index + 1,
      session,
      from: one.from,
      iut: one.from === 'client',
      t: index,
      http: withMac({ ...httpOf(one.from, document?.encoding ?? 'xml'), ...one.http }, one, bytes),
      bytes,
      document,
      ...(one.deviation === undefined ? {} : { deviation: one.deviation }),
      ...(one.account !== undefined && { account: { client: Buffer.from(one.account), server: new Uint8Array() } }),
    };
  });
  return { messages, agreement: { ...agreement, ...agreed }, broken: new Map() };
}

function messageOf(one: Said, msgId: number): string {
  const [target, source] = one.from === 'client' ? [url, 'device'] : ['device', url];
  const parts: Record<string, string> = {
    VerDTD: '1.2',
    VerProto: 'DM/1.2',
    SessionID: '1',
    MsgID: String(msgId),
    Target: `<LocURI>${target}</LocURI>`,
    Source: `<LocURI>${source}</LocURI>`,
    ...one.set,
  };
  const header = Object.entries(parts).map(([name, value]) => (value === '' ? '' : `<${name}>${value}</${name}>`));
  return `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>${header.join('')}${one.header ?? ''}</SyncHdr><SyncBody>${one.body}</SyncBody></SyncML>`;
}

function withMac(http: Message['http'], { from, mac }: Said, bytes: Uint8Array): Message['http'] {
  if (!mac) return http;
  const { name, secret } = agreement[from];
  const value = formatHmacHeader({ username: name, mac: macValue(name, secret, Buffer.from(mac.nonce), bytes) });
  return { ...http, headers: [...http.headers, [HMAC_HEADER, mac.change(value)]] };
}

function httpOf(from: Party, encoding: 'xml' | 'wbxml'): Message['http'] {
  const type = `application/vnd.syncml.dm+${encoding}`;
  return from === 'client'
    ? {
        method: 'POST',
        target: '/dm',
        headers: [
          ['content-type', type],
          ['accept', type],
        ],
      }
    : { status: 200, headers: [['content-type', type]] };
}
