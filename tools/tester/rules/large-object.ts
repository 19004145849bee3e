/** Objects in chunks and sizes announced (DM_Protocol 7; MetInf 5.2.9). */
import { child, textOf } from '../../wire/tree';
import { commands, headerNode, type Message } from '../conversation';
import { peerOf } from './flow';
import { dataLength, hasMoreData, itemsOf, metaOf } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

/** The first chunk of an object, and only the first, states the size of the whole. Assumes nothing. */
export const chunkSize: Rule = {
  id: 'chunk-size',
  requirements: ['dm-pro-0058', 'dm-pro-0059'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    let open = false;
    for (const message of scope.messages) {
      if (message.from !== scope.party) continue;
      for (const { node } of commands(message))
        for (const item of itemsOf(node)) {
          const more = hasMoreData(item);
          if (!more && !open) continue;
          const size = metaOf(item, 'Size') ?? metaOf(node, 'Size');
          const first = !open;
          open = more;
          if (!scope.judged(message)) continue;
          tally.test((size !== undefined) === first, () => ({
            requirement: first ? 'dm-pro-0058' : 'dm-pro-0059',
            message,
            node: size ?? item,
            text: first
              ? 'The first chunk does not state the size of the object.'
              : 'A later chunk states the size again.',
            expected: [first ? 'Meta/Size' : 'no Size'],
            actual: size ? (textOf(size) ?? '') : 'no Size',
          }));
        }
    }
  }),
};

/** A message with a chunk that is not the last holds no further object behind it, and no Final. Assumes nothing. */
export const chunkIsLast: Rule = {
  id: 'chunk-is-last',
  requirements: ['dm-pro-0061', 'dm-pro-0041'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const all = commands(message);
    const at = all.findIndex(({ node }) => itemsOf(node).some(hasMoreData));
    if (at < 0) return;
    const after = all[at + 1];
    tally.test(after === undefined, () => ({
      requirement: 'dm-pro-0061',
      message,
      node: after?.node,
      text: 'Another command follows a chunk that is not the last.',
      expected: ['nothing behind the chunk'],
      actual: after?.name ?? '',
    }));
    const final = child(message.document?.root, 'SyncBody', 'Final');
    tally.test(final === undefined, () => ({
      requirement: 'dm-pro-0041',
      message,
      node: final,
      text: 'The package is said to be complete although the object is not.',
      expected: ['no Final'],
      actual: 'Final',
    }));
  }),
};

/** What the peer announced last in SyncHdr/Meta before this message. */
function announced(messages: readonly Message[], before: Message, name: string): number | undefined {
  let value: number | undefined;
  for (const message of messages) {
    if (message === before) return value;
    if (message.from === before.from) continue;
    const text = textOf(metaOf(headerNode(message), name))?.trim();
    if (text !== undefined && /^\d+$/.test(text)) value = Number(text);
  }
  return value;
}

/** No message is larger than the MaxMsgSize of the peer. Assumes a peer that means what it announces. */
export const maxMsgSize: Rule = {
  id: 'max-msg-size',
  requirements: ['syn-met-0003'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    for (const message of scope.messages) {
      if (!scope.judged(message)) continue;
      const limit = announced(scope.messages, message, 'MaxMsgSize');
      if (limit === undefined || limit === 0) continue;
      tally.test(message.bytes.length <= limit, () => ({
        message,
        offset: 0,
        text: `The ${peerOf(scope.party)} takes messages of ${limit} bytes at most.`,
        expected: [`at most ${limit} bytes`],
        actual: `${message.bytes.length} bytes`,
      }));
    }
  }),
};

/** No object is larger than the MaxObjSize of the peer. Assumes a peer that means what it announces. */
export const maxObjSize: Rule = {
  id: 'max-obj-size',
  requirements: ['dm-pro-0070'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    for (const message of scope.messages) {
      if (!scope.judged(message)) continue;
      const limit = announced(scope.messages, message, 'MaxObjSize');
      if (limit === undefined || limit === 0) continue;
      for (const { node } of commands(message))
        for (const item of itemsOf(node)) {
          const said = textOf(metaOf(item, 'Size') ?? metaOf(node, 'Size'));
          const size = said !== undefined && /^\d+$/.test(said) ? Number(said) : dataLength(item);
          if (size === undefined) continue;
          tally.test(size <= limit, () => ({
            message,
            node: item,
            text: `The ${peerOf(scope.party)} takes objects of ${limit} bytes at most.`,
            expected: [`at most ${limit} bytes`],
            actual: `${size} bytes`,
          }));
        }
    }
  }),
};
