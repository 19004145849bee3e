/** Atomic and Sequence: what they hold and what their Statuses say (DM_RepPro 6.6.3, 6.6.14; DM_Protocol 10.2.2). */
import { isSuccess, STATUS } from '../../dm/codes';
import { child } from '../../wire/tree';
import { type CommandView, commands, type Message } from '../conversation';
import { type Flow, flowOf, type StatusView } from './flow';
import type { Rule, Scope } from './rule';
import { everyMessage, type Tally, wholeSession } from './tally';

const atomicMay = ['Add', 'Alert', 'Delete', 'Copy', 'Replace'];

/** An Atomic holds Add, Alert, Delete, Copy and Replace only (6.6.3); Exec has a sentence of its own (6.6.6). Assumes nothing. */
export const atomicContent: Rule = {
  id: 'atomic-content',
  requirements: ['dm-rep-0078', 'dm-rep-0062'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node, within } of commands(message)) {
      if (within?.name !== 'Atomic') continue;
      tally.test(atomicMay.includes(name), () => ({
        requirement: name === 'Exec' ? 'dm-rep-0062' : 'dm-rep-0078',
        message,
        node,
        text: `${name} stands inside Atomic.`,
        expected: atomicMay,
        actual: name,
      }));
    }
  }),
};

const sequenceMay = ['Add', 'Replace', 'Delete', 'Copy', 'Get', 'Exec', 'Alert'];

/** A Sequence holds at least one command that DM uses (6.6.14). Assumes nothing. Atomic inside counts: the DTD allows it. */
export const sequenceContent: Rule = {
  id: 'sequence-content',
  requirements: ['dm-rep-0069'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const all = commands(message);
    for (const sequence of all) {
      if (sequence.name !== 'Sequence') continue;
      const inside = all.filter(({ within }) => within?.node === sequence.node).map(({ name }) => name);
      tally.test(
        inside.some((name) => sequenceMay.includes(name) || name === 'Atomic'),
        () => ({
          message,
          node: sequence.node,
          text: 'The Sequence holds no command.',
          expected: sequenceMay,
          actual: inside.join(', ') || 'nothing',
        }),
      );
    }
  }),
};

/**
 * All commands of an Atomic take effect or none (6.6.3): with 200 for the Atomic no inner command failed, was skipped or rolled back;
 * with 507 one did fail, and no change of the tree stays with 200. Assumes ids that name one command each.
 * An inner Alert may keep its 200: nothing of it can be undone.
 */
export const atomicOutcome: Rule = {
  id: 'atomic-outcome',
  requirements: ['dm-rep-0073', 'dm-rep-0075'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: eachContainer('Atomic', (own, inner, tally) => {
    if (own.code === STATUS.OK) {
      const bad = inner.find(({ status }) => !isSuccess(status.code) || status.code === STATUS.ROLLED_BACK);
      tally.test(bad === undefined, () => ({
        requirement: 'dm-rep-0075',
        message: own.message,
        node: child(own.node, 'Data'),
        text: `The Atomic succeeded although ${bad!.command.name} inside it got ${bad!.status.code}.`,
        expected: [STATUS.ATOMIC_FAILED],
        actual: own.code,
      }));
    } else if (own.code === STATUS.ATOMIC_FAILED) {
      const kept = inner.find(({ command, status }) => command.name !== 'Alert' && status.code === STATUS.OK);
      tally.test(kept === undefined, () => ({
        requirement: 'dm-rep-0073',
        message: kept!.status.message,
        node: child(kept!.status.node, 'Data'),
        text: `${kept!.command.name} took effect although its Atomic failed.`,
        expected: [STATUS.ROLLED_BACK, STATUS.ROLL_BACK_FAILED, STATUS.NOT_EXECUTED],
        actual: kept!.status.code,
      }));
    }
  }),
};

/** A Sequence whose commands were executed has 200 itself (6.6.14). Assumes ids that name one command each. */
export const sequenceStatus: Rule = {
  id: 'sequence-status',
  requirements: ['dm-rep-0068'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: eachContainer('Sequence', (own, inner, tally) => {
    const done = inner.find(({ status }) => isSuccess(status.code));
    if (!done) return;
    tally.test(own.code === STATUS.OK, () => ({
      message: own.message,
      node: child(own.node, 'Data'),
      text: `The Sequence began: ${done.command.name} inside it got ${done.status.code}.`,
      expected: [STATUS.OK],
      actual: own.code,
    }));
  }),
};

/**
 * After "no" (304) or a cancel (214) the commands that follow in the Sequence are skipped with 215 (Protocol 10.1, 10.2.2).
 * Assumes ids that name one command each.
 */
export const sequenceAfterNo: Rule = {
  id: 'sequence-after-no',
  requirements: ['dm-pro-0109', 'dm-pro-0106', 'dm-rep-0067', 'dm-rep-0025'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: eachContainer('Sequence', (_own, inner, tally) => {
    const stop = inner.findIndex(({ command, status }) => {
      return command.name === 'Alert' && [STATUS.NOT_MODIFIED, STATUS.CANCELLED].includes(status.code as '304');
    });
    if (stop < 0) return;
    const reason = inner[stop]!.status.code;
    for (const { command, status } of inner.slice(stop + 1)) {
      tally.test(status.code === STATUS.NOT_EXECUTED, () => ({
        requirement: reason === STATUS.CANCELLED ? 'dm-pro-0106' : 'dm-pro-0109',
        message: status.message,
        node: child(status.node, 'Data'),
        text: `The user answered ${reason} before this ${command.name} of the Sequence.`,
        expected: [STATUS.NOT_EXECUTED],
        actual: status.code,
      }));
    }
  }),
};

/** "No" inside Atomic makes the Atomic fail (Protocol 10.2.2). Assumes ids that name one command each. */
export const atomicAfterNo: Rule = {
  id: 'atomic-after-no',
  requirements: ['dm-pro-0108'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: eachContainer('Atomic', (own, inner, tally) => {
    const no = inner.find(({ command, status }) => command.name === 'Alert' && status.code === STATUS.NOT_MODIFIED);
    if (!no) return;
    tally.test(!isSuccess(own.code), () => ({
      message: own.message,
      node: child(own.node, 'Data'),
      text: 'The user said no inside the Atomic.',
      expected: [STATUS.ATOMIC_FAILED],
      actual: own.code,
    }));
  }),
};

interface Inner {
  readonly command: CommandView;
  readonly status: StatusView;
}

/** Containers of the peer whose Status is known, with the Statuses of the commands directly inside, in the order of the commands. */
function eachContainer(name: string, look: (own: StatusView, inner: Inner[], tally: Tally) => void): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from === scope.party) continue;
      const all = commands(message);
      for (const container of all.filter((command) => command.name === name)) {
        const own = statusOf(flow, message, container, scope);
        if (!own) continue;
        const inner: Inner[] = [];
        for (const command of all.filter(({ within }) => within?.node === container.node)) {
          const status = statusOf(flow, message, command, scope);
          if (status) inner.push({ command, status });
        }
        look(own, inner, tally);
      }
    }
  });
}

function statusOf(flow: Flow, message: Message, { cmdId }: CommandView, scope: Scope): StatusView | undefined {
  const statuses = cmdId === undefined ? undefined : flow.statusesFor(message, cmdId.trim());
  return statuses?.length === 1 && scope.judged(statuses[0]!.message) ? statuses[0] : undefined;
}
