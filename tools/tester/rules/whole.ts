/** A command comes whole; only the data of a large object is cut, and says so (DM_Protocol 6.1). */
import { child } from '../../wire/tree';
import { flowOf, peerOf, resultsOf } from './flow';
import { hasMoreData, itemsOf, uriOf, valueIn } from './parts';
import type { Rule } from './rule';
import { wholeSession } from './tally';

/**
 * A node that Results name again in a later message, with other data, was cut: then the earlier Item says MoreData (6.1). Assumes ids that
 * name one command each; a message that is sent again has the same data.
 */
export const commandWhole: Rule = {
  id: 'command-whole',
  requirements: ['dm-pro-0013'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    const before = new Map<string, { n: number; data: string; more: boolean }>();
    for (const message of scope.messages) {
      if (message.from === peerOf(scope.party)) continue;
      for (const { node, msgRef, cmdRef } of resultsOf(message)) {
        if ((flow.referred(message, msgRef)?.length ?? 0) !== 1) continue;
        for (const item of itemsOf(node)) {
          const key = [msgRef, cmdRef, uriOf(item, 'Source')].join(' ');
          const now = { n: message.n, data: valueIn(item, 'Data') ?? '', more: hasMoreData(item) };
          const first = before.get(key);
          before.set(key, now);
          if (!scope.judged(message)) continue;
          const cut = first !== undefined && first.n < message.n && !first.more && first.data !== now.data;
          tally.test(!cut, () => ({
            message,
            node: child(item, 'Data'),
            text: `The node came in message ${first!.n} already, without MoreData.`,
            expected: ['the Item whole, or MoreData in all parts but the last'],
            actual: 'another part of it',
          }));
        }
      }
    }
  }),
};
