/**
 * Sessions that nobody but a person (or the product itself) starts, all at one address. Each case takes the next session that
 * arrives; one that comes too early is kept until a case wants it. A session is known by its first message alone: it answers
 * nothing and is number 1 (Protocol 8.1), whatever SessionID it has.
 */
import { decodeStrict } from '../wire/strict';
import { commands, header, type Message } from './conversation';
import type { Mailbox, Mailboxes, Request } from './listener';
import { isByHand, type Profile } from './profile';
import { vocabularyOf } from './vocabularies';

/** The vocabularies of all DM versions. */
const spoken = ['1.2', '1.1.2'].map(vocabularyOf);

/** Sessions kept at most; of more, the oldest has been given up by its product. */
const mostKept = 8;

/** Where the cases of a run take their requests from. */
export function lineOf(listener: Mailboxes, profile: Pick<Profile, 'role' | 'operator'>): Mailboxes {
  return isByHand(profile) ? new HandStarted(listener) : listener;
}

type Part = 'begins' | 'goes-on' | 'unknown';

/** Which part of a session a message is, as far as it shows. */
export function partOf({ bytes, http }: Pick<Request, 'bytes' | 'http'>): Part {
  const mediaType = http.headers.find(([name]) => name === 'content-type')?.[1];
  const document = bytes.length > 0 ? decodeStrict(bytes, spoken, { mediaType }).document : undefined;
  if (document?.root?.name !== 'SyncML') return 'unknown';
  const message = { document } as Message;
  if (commands(message).some((command) => command.name === 'Status')) return 'goes-on';
  return header(message, 'MsgID') === '1' ? 'begins' : 'unknown';
}

export class HandStarted implements Mailboxes {
  readonly base: string;
  readonly secure?: Mailboxes['secure'];
  private readonly kept: Request[] = [];
  private state: 'closed' | 'waiting' | 'going' = 'closed';
  private mailbox: Mailbox | undefined;
  private over: (() => void) | undefined;

  constructor(listener: Mailboxes) {
    this.base = listener.base;
    this.secure = listener.secure;
    listener.open('/', (request) => this.receive(request));
  }

  open(_path: string, mailbox: Mailbox): void {
    this.mailbox = mailbox;
  }

  shut(): void {
    this.leave();
    this.mailbox = undefined;
  }

  /** The next session is wanted. `over` is called when the product leaves it for another one. */
  begin(over: () => void): void {
    this.over = over;
    this.state = 'waiting';
    let next = this.kept.shift();
    while (next?.gone) next = this.kept.shift();
    if (next) this.give(next);
  }

  leave(): void {
    this.state = 'closed';
    this.over = undefined;
  }

  private receive(request: Request): void {
    const part = partOf(request);
    const fits = this.state === 'waiting' ? part !== 'goes-on' : this.state === 'going' && part !== 'begins';
    if (fits) this.give(request);
    else if (part === 'goes-on') {
      const bytes = Buffer.from('this session is over\n');
      void request.answer({ status: 404, headers: [['content-type', 'text/plain']], bytes });
    } else this.keep(request);
  }

  private keep(request: Request): void {
    this.kept.push(request);
    if (this.kept.length > mostKept) this.kept.shift()?.drop();
    const { over } = this;
    this.leave();
    over?.();
  }

  private give(request: Request): void {
    this.state = 'going';
    this.mailbox?.(request);
  }
}
