/**
 * A server made of a script, for tests: it answers packages by the book (Status for everything, Alert 1222 where the client
 * goes on) and says in each package of its own what the script holds. Nothing of it judges.
 */

import { macValue } from '../../../dm/digest';
import { formatHmacHeader, HMAC_HEADER } from '../../../dm/hmac-header';
import { type DmVersion, dmMediaTypes, versionNames } from '../../../dm/versions';
import { decode, type Encoding, encode } from '../codec';
import type { HttpAnswer, HttpRequest, Post } from '../http';
import type { Chal, Command, Status, SyncBodyCommand, SyncHdr, SyncML } from '../messages';

/** A command without CmdID; the server numbers. */
export type Said = Omit<Command, 'CmdID'> & { readonly commands?: readonly Said[] };

export interface Move {
  readonly say?: readonly Said[];
  readonly header?: Partial<SyncHdr>;
  /** Code and Chal for the client's SyncHdr. Default: 200. */
  readonly status?: string;
  readonly chal?: Chal;
  /** Default: true. */
  readonly final?: boolean;
  /** Codes for the client's commands by name; default 200. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly withoutStatuses?: boolean;
  /** x-syncml-hmac over the body; `change` alters the header value. */
  readonly mac?: {
    readonly user: string;
    readonly secret: string;
    readonly nonce: Uint8Array;
    readonly change?: (value: string) => string;
  };
  readonly http?: Partial<HttpAnswer>;
  readonly bytes?: (body: Uint8Array) => Uint8Array;
}

export interface ScriptOptions {
  readonly encoding: Encoding;
  readonly version?: DmVersion;
  /** A list, or what to say next by what the client has said. After the list: Final and nothing else. */
  readonly moves: readonly Move[] | ((message: SyncML, request: HttpRequest, turn: number) => Move);
  /** In every message of the server. */
  readonly header?: Partial<SyncHdr>;
}

export interface Conversation {
  readonly post: Post;
  readonly requests: HttpRequest[];
  /** What of the requests could be decoded. */
  readonly heard: SyncML[];
}

export function scriptedServer(options: ScriptOptions): Conversation {
  const { encoding, version = '1.2', moves } = options;
  const requests: HttpRequest[] = [];
  const heard: SyncML[] = [];
  let turn = 0;
  /** Where the server's own package is unfinished, an unfinished answer is no reason to ask for more. */
  let lastWasFinal = true;
  const post: Post = async (request) => {
    requests.push(request);
    if (requests.length > 100) return { status: 503, headers: {}, body: new Uint8Array() };
    let message: SyncML;
    try {
      message = decode(request.body, encoding);
    } catch {
      return { status: 400, headers: {}, body: new Uint8Array() };
    }
    heard.push(message);
    const goesOn = !message.SyncBody.Final && lastWasFinal;
    const move: Move = goesOn
      ? { say: [{ $: 'Alert', Data: '1222' } as Said], final: false }
      : typeof moves === 'function'
        ? moves(message, request, turn++)
        : (moves[turn++] ?? {});
    if (!goesOn) lastWasFinal = move.final ?? true;
    const answer = answerTo(message, move, { ...options, version }, requests.length);
    const body = move.bytes?.(encode(answer, { encoding, version })) ?? encode(answer, { encoding, version });
    const hmac = move.mac && {
      [HMAC_HEADER]: (move.mac.change ?? String)(
        formatHmacHeader({
          username: move.mac.user,
          mac: macValue(move.mac.user, move.mac.secret, move.mac.nonce, body),
        }),
      ),
    };
    return { status: 200, headers: { 'content-type': dmMediaTypes[encoding], ...hmac }, body, ...move.http };
  };
  return { post, requests, heard };
}

function answerTo(message: SyncML, move: Move, options: ScriptOptions & { version: DmVersion }, count: number): SyncML {
  const { SyncHdr: header, SyncBody: body } = message;
  const { VerDTD, VerProto } = versionNames[options.version];
  let cmdId = 0;
  const next = (): string => String(++cmdId);
  const status = (cmdRef: string, cmd: string, code: string, more: Partial<Status> = {}): Status => ({
    $: 'Status',
    CmdID: next(),
    MsgRef: header.MsgID,
    CmdRef: cmdRef,
    Cmd: cmd,
    Data: code,
    ...more,
  });
  const number = (said: Said): SyncBodyCommand => {
    const CmdID = next();
    return { ...said, CmdID, ...(said.commands && { commands: said.commands.map(number) }) } as SyncBodyCommand;
  };
  const statuses = move.withoutStatuses
    ? []
    : body.commands
        .filter((one) => one.$ !== 'Status' && one.$ !== 'Results')
        .map((one) => status(one.CmdID, one.$, move.codes?.[one.$] ?? '200'));
  const own = status('0', 'SyncHdr', move.status ?? '200', move.chal && { Chal: move.chal });
  return {
    SyncHdr: {
      VerDTD,
      VerProto,
      SessionID: header.SessionID,
      MsgID: String(count),
      Target: header.Source,
      Source: { LocURI: 'http://server.example/dm' },
      ...options.header,
      ...move.header,
    },
    SyncBody: {
      commands: [own, ...statuses, ...(move.say ?? []).map(number)],
      ...((move.final ?? true) && { Final: true as const }),
    },
  };
}
