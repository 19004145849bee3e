/** All sessions under way: finds that of a message by device and SessionID, or by the address that the server gave it. */
import { createHash } from 'node:crypto';
import { ALERT } from '../../dm/codes';
import type { RandomBytes } from '../shared/random';
import { textCode } from './answers';
import { decode, type Encoding, UnreadableMessage } from './codec';
import type { ServerConfig } from './config';
import type { Defects } from './defects';
import { bearMessage } from './fragile';
import type { SyncML } from './messages';
import type { Device } from './model';
import { ServerSession } from './session';
import type { Spoken } from './speaker';
import type { Store } from './store';
import { versionOf } from './version-check';

export interface SessionsOptions {
  readonly store: Store;
  readonly config: ServerConfig;
  readonly defects: Defects;
  readonly random: RandomBytes;
  readonly now: () => Date;
}

export interface Arrived {
  readonly body: Uint8Array;
  readonly encoding: Encoding;
  /** Encoding of the answer. */
  readonly answerIn: Encoding;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Address of the endpoint that clients know. */
  readonly url: string;
  /** Name of a session, from the path. */
  readonly token?: string;
  /** Tells connections apart (a defect ties sessions to them). */
  readonly connection: number;
}

/** No more sessions for now; answered with HTTP 503. */
export class TooManySessions extends Error {
  override readonly name = 'TooManySessions';
}

/** The path names a session that is not there; answered with HTTP 404. */
export class NoSuchSession extends Error {
  override readonly name = 'NoSuchSession';
}

interface Entry {
  readonly key: string;
  readonly token: string;
  readonly session: ServerSession;
  readonly connection: number;
  lastSeen: number;
  /** Digest of the last request, and its answer: a client that lost the answer sends the same again. */
  request: string;
  answer: Spoken;
}

export class Sessions {
  private readonly byKey = new Map<string, Entry>();
  private readonly byToken = new Map<string, Entry>();
  private tokens = 0;

  constructor(private readonly options: SessionsOptions) {}

  get count(): number {
    return this.byKey.size;
  }

  /**
   * Gives the answer to a message.
   * @throws UnreadableMessage, TooManySessions, NoSuchSession
   */
  receive(arrived: Arrived): Spoken {
    const message = decode(arrived.body, arrived.encoding);
    bearMessage(this.options.defects, message);
    demand(message);
    this.expire();
    return this.options.store.transaction(() => this.answer(message, arrived));
  }

  /** Ends sessions that have been silent too long; what they had sent waits for the next. */
  expire(): void {
    const oldest = this.options.now().getTime() - this.options.config.sessionMs;
    for (const entry of this.byKey.values()) {
      // In the order of their last message: the first that is young enough ends the search.
      if (entry.lastSeen > oldest) return;
      this.remove(entry, 'the device fell silent');
    }
  }

  /** The next message to this device ends its session; false where it has none. */
  abort(device: string): boolean {
    const open = [...this.byKey.values()].filter(({ session }) => !session.ended);
    const running = open.filter(({ session }) => session.device === device);
    const all = running.length > 0 && this.options.defects.has('abort-ends-all');
    for (const { session } of all ? open : running) session.abort();
    return running.length > 0;
  }

  /** All sessions end; what they had sent waits for the next. */
  closeAll(): void {
    for (const entry of [...this.byKey.values()]) this.remove(entry, 'the server stopped');
  }

  private answer(message: SyncML, arrived: Arrived): Spoken {
    const { SyncHdr: header } = message;
    const alike = this.options.defects.has('sessions-by-number');
    const key = alike ? header.SessionID : `${header.Source.LocURI}\n${header.SessionID}`;
    const known = arrived.token === undefined ? this.byKey.get(key) : this.byToken.get(arrived.token);
    if (arrived.token !== undefined && known?.key !== key) throw new NoSuchSession('no such session');
    const request = createHash('sha256').update(arrived.body).digest('hex');
    if (known?.request === request) {
      this.touch(known);
      return known.answer;
    }
    const entry = this.entryFor(known, key, message, arrived);
    const stale = this.options.defects.has('package-3-unanswered') && entry.request !== '';
    const { headers, body } = arrived;
    const answer = stale ? entry.answer : entry.session.hear({ message, headers, body });
    entry.request = request;
    entry.answer = answer;
    this.touch(entry);
    return answer;
  }

  private entryFor(known: Entry | undefined, key: string, message: SyncML, arrived: Arrived): Entry {
    const lost =
      known && known.connection !== arrived.connection && this.options.defects.has('session-tied-to-connection');
    if (known && !lost && !startsAgain(message, known.session)) return known;
    if (known) this.remove(known, 'the device began another session');
    const made = this.open(key, message, arrived);
    // A message that goes on with a session that is not there, or no more.
    if (message.SyncBody.commands.some(({ $ }) => $ === 'Status' || $ === 'Results')) made.session.abort();
    return made;
  }

  private open(key: string, { SyncHdr: header }: SyncML, { answerIn, url, connection }: Arrived): Entry {
    const { store, config, defects } = this.options;
    if (this.byKey.size >= config.maxSessions) this.makeRoom();
    const device = header.Source.LocURI;
    if (!store.device(device) && config.unknownDevices === 'enrol') store.putDevice(enrolled(device, config));
    this.tokens += 1;
    const token = `${this.tokens}-${Buffer.from(this.options.random(12)).toString('hex')}`;
    const nowhere = defects.has('respuri-of-nowhere');
    const session = new ServerSession({
      ...this.options,
      device,
      sessionId: header.SessionID,
      version: versionOf(header),
      encoding: answerIn,
      url,
      ...((config.respUri || nowhere) && { respUri: `${url}/${nowhere ? 'nowhere' : token}` }),
    });
    const lastSeen = this.options.now().getTime();
    const none: Spoken = { headers: {}, body: new Uint8Array(), refusal: false, later: false };
    const entry: Entry = { key, token, session, connection, lastSeen, request: '', answer: none };
    this.byKey.set(key, entry);
    this.byToken.set(token, entry);
    return entry;
  }

  /** Sessions that are over give way to new ones. */
  private makeRoom(): void {
    for (const entry of this.byKey.values()) {
      if (entry.session.ended || entry.session.quiet) this.remove(entry, 'over');
    }
    if (this.byKey.size >= this.options.config.maxSessions) throw new TooManySessions('too many sessions');
  }

  private touch(entry: Entry): void {
    entry.lastSeen = this.options.now().getTime();
    this.byKey.delete(entry.key);
    this.byKey.set(entry.key, entry);
  }

  private remove(entry: Entry, reason: string): void {
    this.byKey.delete(entry.key);
    this.byToken.delete(entry.token);
    this.options.store.transaction(() => entry.session.close(reason));
  }
}

/** Package 1 of another session under the number of an old one. */
function startsAgain({ SyncHdr: { MsgID: msgId }, SyncBody: { commands } }: SyncML, session: ServerSession): boolean {
  const starts = commands.some(
    (one) => one.$ === 'Alert' && [ALERT.CLIENT_INITIATED, ALERT.SERVER_INITIATED].includes(textCode(one) as '1200'),
  );
  const goesOn = commands.some(({ $ }) => $ === 'Status');
  return starts && !goesOn && (session.ended || Number(msgId) <= session.lastHeard);
}

/** Without these no answer can be addressed. @throws UnreadableMessage */
function demand({ SyncHdr: header, SyncBody: body }: SyncML): void {
  if (!header || !body) throw new UnreadableMessage('SyncHdr or SyncBody is missing');
  for (const name of ['VerDTD', 'VerProto', 'SessionID', 'MsgID', 'Target', 'Source'] as const) {
    if (header[name] === undefined) throw new UnreadableMessage(`${name} of SyncHdr is missing`);
  }
  if (!header.Source.LocURI || header.Target.LocURI === undefined) throw new UnreadableMessage('LocURI is missing');
  if (header.Source.LocURI.length > 255 || header.SessionID.length > 16 || header.MsgID.length > 16) {
    throw new UnreadableMessage('Source, SessionID or MsgID is too long');
  }
  for (const command of body.commands) {
    if (!('CmdID' in command) || command.CmdID === undefined) {
      throw new UnreadableMessage(`CmdID of ${command.$} is missing`);
    }
  }
}

function enrolled(id: string, { enrolAs }: ServerConfig): Device {
  const { client, server } = enrolAs;
  return { id, group: '', client, server, devInfo: {}, configuration: {}, notified: [], lastNotified: 0 };
}
