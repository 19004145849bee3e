/**
 * Which session a message belongs to, seen from outside: nobody tells the monitor when one begins or ends. A session begins with a message that
 * is number 1 and answers nothing (DM_Protocol 8.1) and that no challenge called for; it is over when the server has nothing more to ask.
 */

import { commands, header, isFinal, type Message, type Party, readable } from '../tester/conversation';
import { isRefusal } from '../tester/rules/parts';
import { vocabularyOf } from '../tester/vocabularies';
import { decodeStrict } from '../wire/strict';
import { child, textOf } from '../wire/tree';
import type { Exchange, Half } from './relay';

/** The vocabularies of all DM versions. */
const spoken = ['1.2', '1.1.2'].map(vocabularyOf);

/** Earlier sessions of a device that are kept: nonces go from one to the next. */
export const remembered = 5;

export interface Session {
  /** As the client calls itself; what it never says is empty. */
  readonly device: string;
  /** Counts all sessions from 1. */
  readonly ordinal: number;
  /** Of this session alone; `n` goes on over the sessions of the device. */
  readonly messages: Message[];
  /** Messages of the device before this session. */
  readonly before: readonly Message[];
  readonly events: { readonly t: number; readonly text: string }[];
  /** Time of the last octet. */
  last: number;
}

export class Sessions {
  private readonly open = new Map<string, Session>();
  private readonly past = new Map<string, Session[]>();
  private count = 0;

  /**
   * @param closed gets each session once, when it is over
   * @param quiet milliseconds after which a session that could go on is given up
   */
  constructor(
    private readonly closed: (session: Session) => void,
    private readonly quiet: number,
  ) {}

  take({ request, response }: Exchange): Session {
    const first = decoded(request, 'client');
    const session = this.of(first, request.t);
    this.add(session, first);
    if ('failed' in response)
      session.events.push({ t: response.t, text: `the server does not answer: ${response.failed}` });
    else this.add(session, decoded(response, 'server'));
    session.last = response.t;
    return session;
  }

  /** Closes what is over, and what has been quiet too long. */
  tick(now: number): void {
    for (const session of [...this.open.values()])
      if (now - session.last > (isOver(session) ? Math.min(500, this.quiet) : this.quiet)) this.close(session);
  }

  /** Closes all. */
  end(): void {
    for (const session of [...this.open.values()]) this.close(session);
  }

  private of(message: Part, t: number): Session {
    const named = header(message as Message, 'Source', 'LocURI')?.trim();
    const begins = isFirst(message as Message);
    const own = named === undefined ? undefined : this.open.get(named);
    if (begins) {
      if (own && wasChallenged(own)) return own;
      if (own) this.close(own);
      return this.begin(named ?? '', t);
    }
    // Whoever changes its name in the middle of a session is still who it was.
    const id = header(message as Message, 'SessionID');
    const alike = [...this.open.values()].filter((one) => header(one.messages[0] as Message, 'SessionID') === id);
    return own ?? alike.at(-1) ?? [...this.open.values()].at(-1) ?? this.begin(named ?? '', t);
  }

  private begin(device: string, t: number): Session {
    const before = (this.past.get(device) ?? []).flatMap(({ messages }) => messages);
    const session: Session = { device, ordinal: ++this.count, messages: [], before, events: [], last: t };
    this.open.set(device, session);
    return session;
  }

  private add({ messages, before, ordinal }: Session, part: Part): void {
    const n = (messages.at(-1) ?? before.at(-1))?.n ?? 0;
    messages.push({ ...part, n: n + 1, session: ordinal });
  }

  private close(session: Session): void {
    this.open.delete(session.device);
    this.past.set(session.device, [...(this.past.get(session.device) ?? []), session].slice(-remembered));
    this.closed(session);
  }
}

type Part = Omit<Message, 'n' | 'session'>;

/** One half of an exchange as a message, whatever DM version it speaks. */
export function decoded({ http, bytes, t }: Half, from: Party): Part {
  const mediaType = http.headers.find(([name]) => name === 'content-type')?.[1];
  const document = bytes.length > 0 ? decodeStrict(bytes, spoken, { mediaType }).document : undefined;
  return { from, iut: true, t, http, bytes, ...(document?.root && { document }) };
}

function isFirst(message: Message): boolean {
  return header(message, 'MsgID')?.trim() === '1' && !commands(message).some(({ name }) => name === 'Status');
}

/** Codes in the Status for SyncHdr. */
function headerCodes(message: Message): string[] {
  return commands(message)
    .filter(({ name, node }) => name === 'Status' && textOf(child(node, 'CmdRef'))?.trim() === '0')
    .map(({ node }) => textOf(child(node, 'Data'))?.trim() ?? '');
}

function wasChallenged({ messages }: Session): boolean {
  const last = messages.at(-1);
  return last?.from === 'server' && headerCodes(last).some(isRefusal);
}

/** The server has closed its package, asks for nothing, and refused nobody. */
export function isOver({ messages }: Pick<Session, 'messages'>): boolean {
  const last = messages.at(-1);
  if (last?.from !== 'server' || !readable(last)) return false;
  return isFinal(last) && commands(last).every(({ name }) => name === 'Status') && !headerCodes(last).some(isRefusal);
}
