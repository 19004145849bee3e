/** What a Status says of itself, whoever its partner is: references, usual codes, Items named (DM_RepPro 6.5, 6.6; SyncML RepPro 6.4.1). */
import { isUsualStatus } from '../../dm/codes';
import { child, children, type ElementNode } from '../../wire/tree';
import { commands, header } from '../conversation';
import { commandsById, flowOf, peerOf, type StatusView, statusesOf } from './flow';
import { hasMoreData, itemsOf, nearest, uriOf, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

/**
 * CmdRef 0 and Cmd SyncHdr go together, and no reference is empty (RepPro 6.5). Assumes nothing: what answers a command without CmdID has none to
 * refer to.
 */
export const statusForm: Rule = {
  id: 'status-form',
  requirements: ['dm-rep-0019', 'dm-rep-0018'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    for (const { node, msgRef, cmdRef, cmd } of statusesOf(message)) {
      const asked = (msgRef && flow.referred(message, msgRef)) || [];
      const nameless = asked.some((other) => commands(other).some(({ cmdId }) => !cmdId));
      tally.test((cmdRef === '0') === (cmd === 'SyncHdr'), () => ({
        requirement: 'dm-rep-0019',
        message,
        node,
        text: 'CmdRef 0 and SyncHdr go together.',
        expected: ['CmdRef 0 with Cmd SyncHdr'],
        actual: `CmdRef ${cmdRef ?? 'missing'} with Cmd ${cmd ?? 'missing'}`,
      }));
      const [name] =
        Object.entries({ MsgRef: msgRef, CmdRef: nameless ? undefined : cmdRef, Cmd: cmd }).find(
          ([, text]) => text === '',
        ) ?? [];
      tally.test(name === undefined, () => ({
        requirement: 'dm-rep-0018',
        message,
        node: nearest(child(node, name!), node),
        text: `${name} of the Status is empty.`,
        expected: [name === 'Cmd' ? 'name of the command' : name === 'MsgRef' ? 'a MsgID' : 'a CmdID'],
        actual: 'nothing',
      }));
    }
  }),
};

/**
 * MsgRef is the MsgID of a message received (6.5). Judged while all messages of the partner have one that can be read, whatever else is
 * wrong with them: so it assumes nothing.
 */
export const statusMsgRef: Rule = {
  id: 'status-msgref',
  requirements: ['dm-rep-0022'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const received = flowOf(scope.messages).before(message, peerOf(scope.party));
    const ids = received.flatMap((one) => header(one, 'MsgID')?.trim() || []);
    if (ids.length < received.length) return;
    for (const { node, msgRef } of statusesOf(message)) {
      if (msgRef === undefined) continue;
      tally.test(ids.includes(msgRef), () => ({
        message,
        node: child(node, 'MsgRef'),
        text: 'The Status refers to a message that was not received.',
        expected: ['MsgID of a message received'],
        actual: msgRef,
      }));
    }
  }),
};

/**
 * A code that says more than "done" stands in the list of its command, and none is of data synchronisation (6.6; advice). Assumes nothing.
 */
export const statusCodeListed: Rule = {
  id: 'status-code-listed',
  requirements: ['dm-rep-0098'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node, code, cmd } of statusesOf(message)) {
      const usual = cmd === undefined ? undefined : isUsualStatus(code, cmd);
      if (usual === undefined) continue;
      tally.test(usual, () => ({
        message,
        node: nearest(child(node, 'Data'), node),
        text: `The codes listed for ${cmd} do not have this one.`,
        expected: ['a code of that list'],
        actual: code,
      }));
    }
  }),
};

/**
 * Statuses that come one for each Item name an Item of the command, each its own (6.4.1). Assumes ids that name one command each; chunks are
 * left aside. `./A` and `A` are the same, and so are upper and lower case.
 */
export const statusRefsItem: Rule = {
  id: 'status-refs-item',
  requirements: ['syn-rep-0010'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const free = new Map<ElementNode, string[]>();
    for (const status of statusesOf(message)) {
      const [asked, twin] = (status.msgRef === undefined ? undefined : flow.referred(message, status.msgRef)) ?? [];
      const command = asked && !twin ? commandsById(asked).get(status.cmdRef ?? '') : undefined;
      const items = command ? itemsOf(command.node) : [];
      if (!command || items.length < 2 || items.some(hasMoreData) || alone(status, message)) continue;
      if (status.code.startsWith('1')) continue;
      const named = items.flatMap((item) => [uriOf(item, 'Target') ?? [], uriOf(item, 'Source') ?? []].flat());
      const left = free.get(command.node) ?? named.map(bare);
      free.set(command.node, left);
      for (const name of ['TargetRef', 'SourceRef'])
        for (const ref of children(status.node, name)) {
          const text = valueIn(ref) ?? '';
          const at = left.indexOf(bare(text));
          if (at >= 0) left.splice(at, 1);
          tally.test(at >= 0, () => ({
            message,
            node: ref,
            text: named.map(bare).includes(bare(text))
              ? 'Another Status speaks of this Item already.'
              : `${status.cmd} has no such Item.`,
            expected: named,
            actual: text || 'nothing',
          }));
        }
    }
  }),
};

function alone({ msgRef, cmdRef }: StatusView, message: StatusView['message']): boolean {
  return statusesOf(message).filter((other) => other.msgRef === msgRef && other.cmdRef === cmdRef).length < 2;
}

function bare(uri: string): string {
  return uri.replace(/^\.\//, '').toLowerCase();
}
