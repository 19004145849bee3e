/** Objects that travel in chunks, put together again over the messages of one sender (DM_Protocol 7). */
import { ALERT, isSuccess } from '../../dm/codes';
import { child, type ElementNode } from '../../wire/tree';
import { type CommandView, commands, type Message, type Party, perMessage } from '../conversation';
import { type Chunk, type Flow, peerOf, type Transfer } from './flow';
import { hasAlert, hasMoreData, itemsOf, metaOf, nodeKey, uriOf } from './parts';

/** Commands whose Items carry objects. */
const carriers = new Set(['Add', 'Replace', 'Results', 'Alert', 'Copy', 'Exec']);

/**
 * Transfers that a party sent. A chunk goes on with the next message of its sender, if that has an Item for the same node in a command of
 * the same name and the recipient did not refuse the object in between.
 */
export function transfersOf(flow: Flow, party: Party): readonly Transfer[] {
  const known = flow.transfers.get(party) ?? findTransfers(flow, party);
  flow.transfers.set(party, known);
  return known;
}

function findTransfers(flow: Flow, party: Party): Transfer[] {
  const found: { chunks: Chunk[]; open: boolean }[] = [];
  let current: { chunks: Chunk[]; open: boolean } | undefined;
  for (const message of flow.messages) {
    if (message.from !== party || !message.document?.root) continue;
    const previous = current?.chunks.at(-1);
    if (previous && brokenOff(flow, previous)) current = undefined;
    for (const [command, item] of carriedItems(message)) {
      const last = !hasMoreData(item);
      const chunk = { message, command, item, last };
      if (current && isNext(current.chunks.at(-1)!, chunk)) {
        current.chunks.push(chunk);
        current.open = !last;
        if (last) current = undefined;
      } else if (!last) {
        current = { chunks: [chunk], open: true };
        found.push(current);
      }
    }
  }
  return found;
}

/** Items that may carry an object, with their commands. */
export const carriedItems: (message: Message) => readonly (readonly [CommandView, ElementNode])[] = perMessage(
  (message) =>
    commands(message).flatMap((command) =>
      carriers.has(command.name)
        ? itemsOf(command.node).map((item): [CommandView, ElementNode] => [command, item])
        : [],
    ),
);

/** Size in the Meta of the Item or of its command. */
export function sizeOf({ command, item }: Pick<Chunk, 'command' | 'item'>): ElementNode | undefined {
  return metaOf(item, 'Size') ?? metaOf(command.node, 'Size');
}

/** Did the recipient refuse the chunk or say that the end is missing? */
export function brokenOff(flow: Flow, { message, command }: Chunk): boolean {
  const statuses = flow.statusesFor(message, command.cmdId?.trim() ?? '') ?? [];
  const answer = flow.answer(message);
  return (
    statuses.some(({ code }) => !isSuccess(code)) ||
    (answer !== undefined && hasAlert(answer, ALERT.NO_END_OF_DATA, ALERT.SESSION_ABORT)) ||
    answer?.from !== peerOf(message.from)
  );
}

function isNext(before: Chunk, chunk: Chunk): boolean {
  if (before.message === chunk.message || before.command.name !== chunk.command.name) return false;
  return nameOf(before.item) === nameOf(chunk.item);
}

function nameOf(item: ElementNode): string {
  return `${nodeKey(uriOf(item, 'Target') ?? '')} ${nodeKey(uriOf(item, 'Source') ?? '')}`;
}

/** Data of an Item as it counts in Size, when it is text whose length has one reading only. */
export function countable({ command, item }: Pick<Chunk, 'command' | 'item'>): boolean {
  const format = (metaOf(item, 'Format') ?? metaOf(command.node, 'Format'))?.children[0];
  const text = format?.kind === 'text' ? format.text.trim() : 'chr';
  return (
    text !== 'b64' && text !== 'bin' && child(item, 'Data')?.children.every((part) => part.kind === 'text') !== false
  );
}
