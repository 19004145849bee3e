/** CmdID of every command (DM_Protocol 8.4; SyncML RepPro, CmdID). */
import { child } from '../../wire/tree';
import { commands } from '../conversation';
import type { Rule } from './rule';
import { everyMessage } from './tally';

/** Every command, also Status, Results and those inside containers, has a CmdID with content. Assumes nothing. */
export const cmdIdPresent: Rule = {
  id: 'cmdid-present',
  requirements: ['dm-pro-0011'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node, cmdId } of commands(message)) {
      tally.test(Boolean(cmdId?.trim()), () => ({
        message,
        node,
        text: `${name} has no CmdID.`,
        expected: ['CmdID'],
        actual: cmdId === undefined ? 'no CmdID' : 'empty CmdID',
      }));
    }
  }),
};

/** No CmdID stands twice in a message. Assumes nothing. */
export const cmdIdUnique: Rule = {
  id: 'cmdid-unique',
  requirements: ['syn-rep-0005'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const seen = new Map<string, string>();
    for (const { name, node, cmdId } of commands(message)) {
      const id = cmdId?.trim();
      if (!id) continue;
      const twin = seen.get(id);
      tally.test(twin === undefined, () => ({
        message,
        node: child(node, 'CmdID'),
        text: `${twin} of the same message already has this CmdID.`,
        expected: ['a CmdID not used before in the message'],
        actual: id,
      }));
      seen.set(id, name);
    }
  }),
};

/** CmdID is never 0, which would mean the header (SyncML RepPro, CmdRef). Assumes nothing. */
export const cmdIdNotZero: Rule = {
  id: 'cmdid-not-zero',
  requirements: ['syn-rep-0006'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node, cmdId } of commands(message)) {
      if (cmdId === undefined) continue;
      tally.test(cmdId.trim() !== '0', () => ({
        message,
        node: child(node, 'CmdID'),
        text: `${name} has the CmdID that stands for SyncHdr.`,
        expected: ['any CmdID but 0'],
        actual: cmdId,
      }));
    }
  }),
};
