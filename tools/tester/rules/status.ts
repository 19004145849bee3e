/** Which Statuses an answer must hold, and what they refer to (DM_RepPro 6.5; DM_Protocol 8 and 9.1; SyncML RepPro 6.4.1). */
import { ALERT, isDefinedStatus, STATUS } from '../../dm/codes';
import { isWellFormed } from '../../wire/strict';
import { child } from '../../wire/tree';
import { type CommandView, commands, headerNode, type Message, perMessage } from '../conversation';
import { commandsById, type Flow, flowOf, peerOf, type StatusView, statusesOf } from './flow';
import { alertCode, hasAlert, hasMoreData, isRefusal, itemsOf, nearest, uriOf } from './parts';
import type { Breach, Rule, Scope } from './rule';
import { everyMessage, type Tally, wholeSession } from './tally';

/**
 * Every command of the peer gets a Status, and not more of them in one message than it has Items. After a failed authentication
 * this holds as well (Protocol 9.1). What stands in Atomic and Sequence is the affair of inner-statuses. Assumes ids that name one command each.
 */
export const statusForEveryCommand: Rule = {
  id: 'status-for-every-command',
  requirements: [
    'dm-rep-0018',
    'dm-pro-0025',
    'dm-pro-0022',
    'dm-pro-0023',
    'dm-pro-0030',
    'dm-pro-0047',
    'dm-pro-0051',
  ],
  party: 'both',
  assumesCorrectPeer: true,
  judge: eachAnswered((message, last, flow, tally) => {
    const header = flow.headerCode(message);
    const refused = isRefusal(header);
    if (header !== undefined && !refused && !header.startsWith('2')) return;
    for (const command of owed(message)) {
      if (command.within) continue;
      const statuses = flow.statusesFor(message, command.cmdId.trim());
      if (!statuses) continue;
      const items = Math.max(1, itemsOf(command.node).length);
      const first = statuses[0];
      const together = statuses.filter((status) => status.message === first?.message && !status.code.startsWith('1'));
      tally.test(first !== undefined && together.length <= items, () => ({
        requirement: first ? 'dm-rep-0018' : refused ? 'dm-pro-0051' : owedBy(message, command),
        message: first?.message ?? last,
        node: nearest(together[items]?.node, headerNode(last)),
        text: `${command.name} ${command.cmdId.trim()} of message ${message.n} gets ${first ? `${together.length} Statuses` : 'no Status'}.`,
        expected: [items === 1 ? 'one Status' : `one Status, or ${items}, one for each Item`],
        actual: String(together.length),
      }));
    }
  }),
};

/** The sentence that asks for just this Status; the general one otherwise. */
function owedBy(message: Message, command: CommandView): string {
  const code = alertCode(command);
  if (code === ALERT.NEXT_MESSAGE) return 'dm-pro-0047';
  if (message.from === 'server') return 'dm-rep-0018';
  if (code !== undefined)
    return hasAlert(message, ALERT.SERVER_INITIATED, ALERT.CLIENT_INITIATED) ? 'dm-pro-0022' : 'dm-pro-0030';
  const devInfo =
    command.name === 'Replace' && itemsOf(command.node).some((item) => /DevInfo/.test(uriOf(item, 'Source') ?? ''));
  return devInfo ? 'dm-pro-0023' : 'dm-rep-0018';
}

/** The commands in Atomic and Sequence have Statuses of their own once their container was carried out or failed as a whole. Assumes ids that name one command each. */
export const innerStatuses: Rule = {
  id: 'inner-statuses',
  requirements: ['syn-rep-0013', 'dm-rep-0018'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: eachAnswered((message, last, flow, tally) => {
    for (const command of owed(message)) {
      const container = command.within?.cmdId?.trim();
      const own = container === undefined ? undefined : flow.statusesFor(message, container)?.[0];
      if (!own || (own.code !== STATUS.OK && own.code !== STATUS.ATOMIC_FAILED)) continue;
      const statuses = flow.statusesFor(message, command.cmdId.trim());
      if (!statuses) continue;
      const beside = owed(message).filter(({ within }) => within?.node === command.within?.node);
      const some = beside.some(({ cmdId }) => flow.statusesFor(message, cmdId.trim())?.length);
      tally.test(statuses.length > 0, () => ({
        requirement: some ? 'dm-rep-0018' : 'syn-rep-0013',
        message: own.message,
        node: own.node,
        text: `${command.name} ${command.cmdId.trim()} inside ${command.within!.name} of message ${message.n} gets no Status up to message ${last.n}.`,
        expected: [`a Status for ${command.name}`],
        actual: `a Status for ${command.within!.name} only`,
      }));
    }
  }),
};

/** The answer to a message holds exactly one Status for its SyncHdr; not judged where status-form is broken. An abort need not. Assumes a MsgID used once. */
export const headerStatus: Rule = {
  id: 'header-status',
  requirements: ['dm-rep-0019', 'dm-pro-0022', 'dm-pro-0025', 'dm-pro-0030', 'dm-pro-0132'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    const wrong = statusesOf(message).find(({ cmdRef, cmd }) => (cmdRef === '0') !== (cmd === 'SyncHdr'));
    if (!asked || wrong || silent(asked) || hasAlert(message, ALERT.SESSION_ABORT)) return;
    const found = flow.statusesFor(asked, '0')?.filter((status) => status.message === message);
    if (!found) return;
    tally.test(found.length === 1, () => ({
      requirement: found.length > 1 ? 'dm-rep-0019' : headerOwedBy(flow, asked),
      message,
      node: nearest(found[1]?.node, child(message.document?.root, 'SyncBody')),
      text: `The header of message ${asked.n} gets ${found.length === 0 ? 'no Status' : `${found.length} Statuses`}.`,
      expected: ['one Status with CmdRef 0 and Cmd SyncHdr'],
      actual: String(found.length),
    }));
  }),
};

function headerOwedBy(flow: Flow, asked: Message): string {
  if (statusesOf(asked).some(({ cmdRef, code }) => cmdRef === '0' && isRefusal(code))) return 'dm-pro-0132';
  if (asked.from === 'server') return 'dm-pro-0025';
  return flow.before(asked, 'client').length === 0 ? 'dm-pro-0022' : 'dm-pro-0030';
}

/** Where a message acknowledges a header, it does so before anything else. Assumes nothing. */
export const headerStatusFirst: Rule = {
  id: 'header-status-first',
  requirements: ['syn-rep-0008'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const statuses = statusesOf(message);
    if (statuses.length < 2 || !statuses.some(({ cmdRef }) => cmdRef === '0')) return;
    const first = statuses[0]!;
    tally.test(first.cmdRef === '0', () => ({
      message,
      node: first.node,
      text: 'The Status for SyncHdr is not the first Status.',
      expected: ['CmdRef 0'],
      actual: `CmdRef ${first.cmdRef ?? 'missing'}`,
    }));
  }),
};

/** Statuses come in the order of the commands beside each other that they answer; a container may come before or after its content. Assumes ids that name one command each. */
export const statusOrder: Rule = {
  id: 'status-order',
  requirements: ['syn-rep-0009'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const last = new Map<Message | CommandView['node'], { at: number; name: string }>();
    for (const status of statusesOf(message)) {
      const found = meant(status, scope);
      if (!found || status.code.startsWith('1')) continue;
      const { command, asked } = found;
      const beside = command.within?.node ?? asked;
      const at = commands(asked).findIndex(({ node }) => node === command.node);
      const before = last.get(beside);
      last.set(beside, { at, name: `${command.name} ${command.cmdId}` });
      if (!before) continue;
      tally.test(before.at <= at, () => ({
        message,
        node: status.node,
        text: `${command.name} ${command.cmdId} stands before ${before.name} in message ${asked.n}, its Status after.`,
        expected: ['Statuses in the order of the commands'],
        actual: `${before.name}, then ${command.name} ${command.cmdId}`,
      }));
    }
  }),
};

/** CmdRef is a CmdID in the message received, Cmd the name of that command. Assumes a peer whose messages can be read. */
export const statusRefers: Rule = {
  id: 'status-refers',
  requirements: ['dm-rep-0018'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    for (const { node, msgRef, cmdRef, cmd } of statusesOf(message)) {
      const received = (msgRef === undefined ? undefined : flow.referred(message, msgRef)) ?? [];
      if (received.length === 0 || !received.every(whole) || cmdRef === undefined || cmdRef === '0') continue;
      const found = received.flatMap(commands).filter(({ cmdId }) => cmdId?.trim() === cmdRef);
      tally.test(
        found.some(({ name }) => name === cmd),
        () => ({
          message,
          node: nearest(child(node, found.length > 0 ? 'Cmd' : 'CmdRef'), node),
          text:
            found.length > 0 ? 'Cmd is not the name of the command.' : `Message ${msgRef} has no command ${cmdRef}.`,
          expected: found.length > 0 ? found.map(({ name }) => name) : ['CmdID of a command received'],
          actual: found.length > 0 ? (cmd ?? 'no Cmd') : cmdRef,
        }),
      );
    }
  }),
};

/** Data of Status is one of the codes that the representation defines. Assumes nothing. */
export const statusCode: Rule = {
  id: 'status-code',
  requirements: ['dm-rep-0021'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node, code } of statusesOf(message)) {
      tally.test(isDefinedStatus(code), () => ({
        message,
        node: nearest(child(node, 'Data'), node),
        text: 'This is no status code.',
        expected: ['a defined code of three digits'],
        actual: code || 'no Data',
      }));
    }
  }),
};

/** A Status is not answered with a Status. Assumes ids that name one command each. */
export const statusForStatus: Rule = {
  id: 'status-for-status',
  requirements: ['syn-rep-0014'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: eachMeant((status, { command }) => ({
    holds: command.name !== 'Status' || (status.cmd !== undefined && status.cmd !== 'Status'),
    breach: () => ({
      message: status.message,
      node: status.node,
      text: 'A Status is answered with a Status.',
      expected: ['no Status'],
      actual: `CmdRef ${status.cmdRef}`,
    }),
  })),
};

/** Results are acknowledged only when something is wrong with them, or with 213 while chunks are to come. Assumes ids that name one command each. */
export const noStatusForResults: Rule = {
  id: 'no-status-for-results',
  requirements: ['dm-rep-0020'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: eachMeant((status, { command }) =>
    command.name !== 'Results'
      ? undefined
      : {
          holds: status.code !== STATUS.OK,
          breach: () => ({
            message: status.message,
            node: status.node,
            text: 'Results are answered with 200.',
            expected: ['no Status'],
            actual: status.code,
          }),
        },
  ),
};

/**
 * One Status for several Items names none of them; Statuses with different codes for the Items of a command name theirs.
 * Assumes ids that name one command each; chunks are left aside.
 */
export const statusRefs: Rule = {
  id: 'status-refs',
  requirements: ['syn-rep-0012', 'syn-rep-0010'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: eachAnswered((message, _last, flow, tally) => {
    for (const { name, node, cmdId } of owed(message)) {
      const items = itemsOf(node);
      if (items.length < 2 || items.some(hasMoreData)) continue;
      // One of another command refers wrongly: that is said elsewhere.
      const all = flow.statusesFor(message, cmdId.trim()) ?? [];
      const statuses = all.filter(({ cmd }) => cmd === undefined || cmd === name);
      const ref = (status: StatusView) => child(status.node, 'TargetRef') ?? child(status.node, 'SourceRef');
      const [only] = statuses;
      if (only && statuses.length === 1)
        tally.test(!ref(only), () => ({
          requirement: 'syn-rep-0012',
          message: only.message,
          node: ref(only),
          text: `One Status for the ${items.length} Items of ${name} names one of them.`,
          expected: ['neither TargetRef nor SourceRef'],
          actual: ref(only)!.name,
        }));
      if (new Set(statuses.map(({ code }) => code)).size < 2) continue;
      for (const status of statuses)
        tally.test(ref(status) !== undefined, () => ({
          requirement: 'syn-rep-0010',
          message: status.message,
          node: status.node,
          text: `The Items of ${name} have different codes, and this Status does not say whose it is.`,
          expected: ['TargetRef', 'SourceRef'],
          actual: 'neither',
        }));
    }
  }),
};

interface Meant {
  readonly command: CommandView;
  readonly asked: Message;
}

/** The command that a Status speaks of, where its ids name just one. */
function meant({ message, msgRef, cmdRef }: StatusView, scope: Scope): Meant | undefined {
  const [asked, ...more] = (msgRef === undefined ? undefined : flowOf(scope.messages).referred(message, msgRef)) ?? [];
  if (!asked || more.length > 0) return undefined;
  const command = cmdRef === undefined ? undefined : commandsById(asked).get(cmdRef);
  return command && { command, asked };
}

function eachMeant(
  look: (status: StatusView, meant: Meant) => { holds: boolean; breach: () => Breach } | undefined,
): Rule['judge'] {
  return everyMessage((message, tally, scope) => {
    for (const status of statusesOf(message)) {
      const found = meant(status, scope);
      const result = found && look(status, found);
      if (result) tally.test(result.holds, result.breach);
    }
  });
}

/** Messages of the peer whose answers are complete and may all be judged. `last` is the message with Final. */
function eachAnswered(look: (message: Message, last: Message, flow: Flow, tally: Tally) => void): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== peerOf(scope.party) || !whole(message) || silent(message)) continue;
      const { messages, complete } = flow.replies(message);
      const last = messages.at(-1);
      if (complete && last && messages.every((reply) => scope.judged(reply) && whole(reply)))
        look(message, last, flow, tally);
    }
  });
}

type Named = CommandView & { readonly cmdId: string };

/** Commands that must have a Status, as far as their CmdID names no other command of the message. */
const owed: (message: Message) => readonly Named[] = perMessage((message) => {
  const found: Named[] = [];
  for (const [cmdId, command] of commandsById(message)) {
    const { name, node } = command;
    if (name !== 'Status' && name !== 'Results' && !child(node, 'NoResp')) found.push({ ...command, cmdId });
  }
  return found;
});

/** True for a message that wants no answer: one that aborts the session, or says so. */
function silent(message: Message): boolean {
  return hasAlert(message, ALERT.SESSION_ABORT) || headerNode(message, 'NoResp') !== undefined;
}

function whole(message: Message): boolean {
  return message.document !== undefined && isWellFormed(message.document);
}
