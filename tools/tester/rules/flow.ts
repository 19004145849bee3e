/**
 * Who answers whom in one session: pairs of messages, Statuses and Results with the commands they speak of, and whose
 * package is under way (DM_Protocol 6, 8). Where a message could not be read or ids repeat, the view says less
 * instead of guessing, so that one side's fault is not laid at the other's door.
 */
import { ALERT } from '../../dm/codes';
import type { ElementNode } from '../../wire/tree';
import { type CommandView, commands, header, isFinal, type Message, type Party, perMessage } from '../conversation';
import { hasAlert, isRepeat, valueIn } from './parts';

export interface StatusView {
  readonly message: Message;
  readonly node: ElementNode;
  readonly msgRef: string | undefined;
  readonly cmdRef: string | undefined;
  readonly cmd: string | undefined;
  readonly code: string;
}

export interface ResultsView {
  readonly message: Message;
  readonly node: ElementNode;
  readonly msgRef: string;
  readonly cmdRef: string;
}

/** The peer's messages that answer a message. `complete`: they end with Final, so nothing can follow. */
export interface Replies {
  readonly messages: readonly Message[];
  readonly complete: boolean;
}

export interface Chunk {
  readonly message: Message;
  readonly command: CommandView;
  readonly item: ElementNode;
  /** Is MoreData absent? */
  readonly last: boolean;
}

/** One object. It is `open` when the last chunk has not come, for whatever reason. */
export interface Transfer {
  readonly chunks: readonly Chunk[];
  readonly open: boolean;
}

export const statusesOf: (message: Message) => readonly StatusView[] = perMessage((message) => {
  const found: StatusView[] = [];
  for (const { name, node } of commands(message)) {
    if (name !== 'Status') continue;
    found.push({
      message,
      node,
      msgRef: valueIn(node, 'MsgRef'),
      cmdRef: valueIn(node, 'CmdRef'),
      cmd: valueIn(node, 'Cmd'),
      code: valueIn(node, 'Data') ?? '',
    });
  }
  return found;
});

/** Results of a message; a missing MsgRef or CmdRef means 1 (RepPro, Results). */
export const resultsOf: (message: Message) => readonly ResultsView[] = perMessage((message) =>
  commands(message)
    .filter(({ name }) => name === 'Results')
    .map(({ node }) => ({
      message,
      node,
      msgRef: valueIn(node, 'MsgRef') ?? '1',
      cmdRef: valueIn(node, 'CmdRef') ?? '1',
    })),
);

export class Flow {
  private readonly turns = new Map<Message, Party>();
  private readonly index = new Map<Message, number>();
  private readonly statuses = new Map<string, StatusView[]>();
  private readonly results = new Map<string, ResultsView[]>();
  private readonly byMsgId = new Map<string, Message[]>();
  /** As `byMsgId`, repeats included. */
  private readonly allByMsgId = new Map<string, Message[]>();
  /** Index of the first message of a party whose MsgID nobody knows. */
  private readonly firstNameless = new Map<Party, number>();
  /** Objects in chunks, by sender: kept here for `transfersOf`. */
  readonly transfers = new Map<Party, readonly Transfer[]>();

  constructor(readonly messages: readonly Message[]) {
    messages.forEach((message, index) => {
      this.index.set(message, index);
      const msgId = this.msgId(message);
      if (msgId !== undefined) push(this.allByMsgId, `${message.from} ${msgId}`, message);
      else if (!this.firstNameless.has(message.from)) this.firstNameless.set(message.from, index);
      if (isRepeat(message, messages.slice(Math.max(0, index - 2), index))) return;
      if (msgId !== undefined) push(this.byMsgId, `${message.from} ${msgId}`, message);
      for (const status of statusesOf(message)) {
        push(this.statuses, `${message.from} ${status.msgRef} ${status.cmdRef}`, status);
      }
      for (const result of resultsOf(message)) {
        push(this.results, `${message.from} ${result.msgRef} ${result.cmdRef}`, result);
      }
    });
    this.findTurns();
  }

  /** The message directly before, when the peer sent it and it could be read. */
  asked(message: Message): Message | undefined {
    return readable(this.messages[this.at(message) - 1], peerOf(message.from));
  }

  /** The message directly after, when the peer sent it and it could be read. */
  answer(message: Message): Message | undefined {
    return readable(this.messages[this.at(message) + 1], peerOf(message.from));
  }

  /** The next message of the same sender. */
  next(message: Message): Message | undefined {
    for (let at = this.at(message) + 1; at < this.messages.length; at++)
      if (this.messages[at]?.from === message.from) return this.messages[at];
    return undefined;
  }

  /** The message before this one that the party sent last. */
  last(message: Message, party: Party): Message | undefined {
    for (let at = this.at(message) - 1; at >= 0; at--) if (this.messages[at]?.from === party) return this.messages[at];
    return undefined;
  }

  /** Earlier messages of one party. */
  before(message: Message, party: Party): Message[] {
    return this.messages.slice(0, this.at(message)).filter(({ from }) => from === party);
  }

  replies(message: Message): Replies {
    const found: Message[] = [];
    for (let at = this.at(message) + 1; at < this.messages.length; at++) {
      const next = this.messages[at] as Message;
      if (!next.document?.root || hasAlert(next, ALERT.SESSION_ABORT)) return { messages: found, complete: false };
      if (next.from === message.from) continue;
      found.push(next);
      if (isFinal(next)) return { messages: found, complete: true };
    }
    return { messages: found, complete: false };
  }

  /** Statuses for a command of this message, `0` for its header; undefined when its ids do not name one thing. */
  statusesFor(message: Message, cmdId: string): readonly StatusView[] | undefined {
    return this.referring(this.statuses, message, cmdId);
  }

  resultsFor(message: Message, cmdId: string): readonly ResultsView[] | undefined {
    return this.referring(this.results, message, cmdId);
  }

  /** Code that the peer gave for the header of this message. */
  headerCode(message: Message): string | undefined {
    return this.statusesFor(message, '0')?.[0]?.code;
  }

  /**
   * Messages of the peer with this MsgID, sent before `message`; undefined where an earlier message of the peer could not be read,
   * so that nobody can say which ids there were.
   */
  referred(message: Message, msgRef: string): Message[] | undefined {
    const peer = peerOf(message.from);
    const at = this.at(message);
    if ((this.firstNameless.get(peer) ?? at) < at) return undefined;
    return (this.allByMsgId.get(`${peer} ${msgRef}`) ?? []).filter((other) => this.at(other) < at);
  }

  /** MsgID as written, blanks around it taken off. */
  msgId(message: Message): string | undefined {
    return header(message, 'MsgID')?.trim();
  }

  /** Whose package was under way when the message was sent; undefined once Final and messages no longer fit together. */
  turn(message: Message): Party | undefined {
    return this.turns.get(message);
  }

  private referring<View>(from: Map<string, View[]>, message: Message, cmdId: string): readonly View[] | undefined {
    const msgId = this.msgId(message);
    if (msgId === undefined || this.byMsgId.get(`${message.from} ${msgId}`)?.length !== 1) return undefined;
    if (cmdId !== '0' && !commandsById(message).has(cmdId)) return undefined;
    return from.get(`${peerOf(message.from)} ${msgId} ${cmdId}`) ?? [];
  }

  private at(message: Message): number {
    return this.index.get(message) ?? -1;
  }

  private findTurns(): void {
    let turn: Party | undefined = 'client';
    for (const [index, message] of this.messages.entries()) {
      if (isRepeat(message, this.messages.slice(Math.max(0, index - 2), index))) continue;
      if (!message.document?.root) return;
      this.turns.set(message, turn);
      if (hasAlert(message, ALERT.SESSION_ABORT)) return;
      if (!isFinal(message)) continue;
      if (message.from !== turn) return;
      turn = peerOf(turn);
    }
  }
}

const kept = Symbol('flow of the messages');

/** The flow of a session; made once for each list of messages. */
export function flowOf(messages: readonly Message[]): Flow {
  const holder = messages as { [kept]?: Flow };
  holder[kept] ??= new Flow(messages);
  return holder[kept];
}

export function peerOf(party: Party): Party {
  return party === 'client' ? 'server' : 'client';
}

/** Commands by CmdID, as far as it names one command of the message and is not 0. */
export const commandsById: (message: Message) => ReadonlyMap<string, CommandView> = perMessage((message) =>
  uniqueIds(commands(message)),
);

function uniqueIds(all: readonly CommandView[]): Map<string, CommandView> {
  const found = new Map<string, CommandView>();
  const twice = new Set<string>(['0']);
  for (const command of all) {
    const id = command.cmdId?.trim();
    if (id === undefined) continue;
    if (found.has(id)) twice.add(id);
    found.set(id, command);
  }
  for (const id of twice) found.delete(id);
  return found;
}

function readable(message: Message | undefined, from: Party): Message | undefined {
  return message?.from === from && message.document?.root ? message : undefined;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
