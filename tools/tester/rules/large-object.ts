/** Objects in chunks and sizes announced (DM_Protocol 7; MetInf 5.2.9). */
import { ALERT, STATUS } from '../../dm/codes';
import { fromBase64 } from '../../dm/digest';
import { child, type ElementNode, textOf } from '../../wire/tree';
import { type CommandView, commands, headerNode, type Message } from '../conversation';
import { type Chunk, flowOf, peerOf, type Transfer } from './flow';
import { alertCode, dataLength, hasAlert, metaOf, valueIn } from './parts';
import type { Rule, Scope } from './rule';
import { wholeSession } from './tally';
import { brokenOff, carriedItems, countable, sizeOf, transfersOf } from './transfers';

/** The first chunk of an object, and only the first, states the size of the whole (7). Assumes nothing. */
export const chunkSize = aboutTransfers('chunk-size', ['dm-pro-0058', 'dm-pro-0059'], ({ chunks }, tally) => {
  for (const [index, chunk] of chunks.entries()) {
    const size = sizeOf(chunk);
    const good = index === 0 ? /^\d+$/.test(valueIn(size) ?? '') : size === undefined;
    tally(chunk, good, () => ({
      requirement: index === 0 ? 'dm-pro-0058' : 'dm-pro-0059',
      node: size ?? chunk.item,
      text:
        index === 0 ? 'The first chunk does not state the size of the object.' : 'A later chunk states the size again.',
      expected: [index === 0 ? 'Meta/Size in decimal digits' : 'no Size'],
      actual: size ? valueIn(size) || 'empty Size' : 'no Size',
    }));
  }
});

/**
 * Size is the length of all chunks together (7). Assumes nothing. Judged when the last chunk has come: of text the bytes, of base64 its length
 * or that of the octets behind it, since the texts count both ways.
 */
export const chunkSum = aboutTransfers('chunk-sum', ['dm-pro-0058'], ({ chunks, open }, tally) => {
  const [first] = chunks;
  const size = first && valueIn(sizeOf(first));
  const lengths = chunks.map(({ item }) => dataLength(item));
  if (!first || !size || !/^\d+$/.test(size) || open || lengths.includes(undefined)) return;
  const total = lengths.reduce((sum: number, length) => sum + (length ?? 0), 0);
  const text = chunks.map(({ item }) => textOf(child(item, 'Data')) ?? '').join('');
  const behind = valueIn(metaOfChunk(first, 'Format')) === 'b64' ? fromBase64(text)?.length : undefined;
  const escaped = text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : '&lt;'));
  tally(first, [total, behind, Buffer.byteLength(escaped)].includes(Number(size)), () => ({
    node: sizeOf(first),
    text: 'Size is not the length of the chunks together.',
    expected: [String(total)],
    actual: size,
  }));
});

/** The Meta of the first chunk comes with every chunk, Size apart (7; advice). Assumes nothing. */
export const chunkMeta = aboutTransfers('chunk-meta', ['dm-pro-0062'], ({ chunks: [first, ...later] }, tally) => {
  const wanted = ['Type', 'Format'].filter((name) => first && metaOfChunk(first, name));
  for (const chunk of wanted.length > 0 ? later : []) {
    const lost = wanted.find((name) => !metaOfChunk(chunk, name));
    tally(chunk, lost === undefined, () => ({
      node: chunk.item,
      text: `The chunk does not repeat the ${lost} of the object.`,
      expected: wanted,
      actual: `no ${lost}`,
    }));
  }
});

function metaOfChunk({ command, item }: Chunk, name: string): ElementNode | undefined {
  return metaOf(item, name) ?? metaOf(command.node, name);
}

/**
 * An object that is complete in its first chunk has no MoreData (7). Assumes nothing. Judged by the Size that the sender gives, for text whose
 * length has one reading; base64 and mark-up may be counted before or after encoding.
 */
export const chunkNeeded = aboutTransfers('chunk-needed', ['dm-pro-0056'], ({ chunks: [chunk] }, tally) => {
  const size = chunk && valueIn(sizeOf(chunk));
  const length = chunk && dataLength(chunk.item);
  if (!chunk || !size || !/^\d+$/.test(size) || length === undefined || !countable(chunk)) return;
  tally(chunk, length < Number(size), () => ({
    node: child(chunk.item, 'MoreData'),
    text: `The chunk already holds all ${size} bytes of the object.`,
    expected: ['no MoreData'],
    actual: 'MoreData',
  }));
});

/**
 * Nothing new stands behind a chunk in its message, nor before the next one in the following (7). Assumes nothing.
 * Status and the Alerts that keep the session going are no new commands; other Alerts are left aside.
 */
export const chunksUndisturbed = aboutTransfers('chunks-undisturbed', ['dm-pro-0061'], ({ chunks }, tally) => {
  for (const [index, chunk] of chunks.entries()) {
    const all = commands(chunk.message);
    const at = all.findIndex(({ node }) => node === chunk.command.node);
    const around = [...(index > 0 ? all.slice(0, at) : []), ...(chunk.last ? [] : all.slice(at + 1))];
    const groups = groupsAround(chunk.command);
    const other = around.find(({ name, node }) => name !== 'Status' && name !== 'Alert' && !groups.includes(node));
    tally(chunk, !other, () => ({
      node: other!.node,
      text: `${other!.name} stands between the chunks of an object.`,
      expected: ['nothing between the chunks'],
      actual: other!.name,
    }));
  }
});

/** Atomic and Sequence that hold a command. */
function groupsAround(command: CommandView): ElementNode[] {
  const groups: ElementNode[] = [];
  for (let at = command.within; at; at = at.within) groups.push(at.node);
  return groups;
}

/** The next message of the sender goes on with the object, as long as the recipient takes it (7). Assumes a recipient that answers each chunk. */
export const chunksContiguous: Rule = {
  id: 'chunks-contiguous',
  requirements: ['dm-pro-0060'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const { chunks } of transfersOf(flow, scope.party)) {
      for (const [index, chunk] of chunks.entries()) {
        const next = flow.next(chunk.message);
        if (chunk.last || brokenOff(flow, chunk) || !taken(flow.answer(chunk.message), chunk)) continue;
        if (!next?.document?.root || !scope.judged(next) || hasAlert(next, ALERT.SESSION_ABORT)) continue;
        tally.test(chunks[index + 1]?.message === next, () => ({
          message: next,
          node: child(next.document?.root, 'SyncBody'),
          text: `Message ${chunk.message.n} has a chunk that was taken; this one does not go on with it.`,
          expected: [`${chunk.command.name} with the next chunk`],
          actual:
            commands(next)
              .filter(({ name }) => name !== 'Status')
              .map(({ name }) => name)
              .join(', ') || 'Status only',
        }));
      }
    }
  }),
};

/** Chunks of commands are taken with 213, those of Results by asking for the next message. */
function taken(answer: Message | undefined, { command, message }: Chunk): boolean {
  if (!answer) return false;
  if (message.from === 'client') return hasAlert(answer, ALERT.NEXT_MESSAGE);
  return commands(answer).some(
    ({ node }) => valueIn(node, 'CmdRef') === command.cmdId?.trim() && valueIn(node, 'Data') === STATUS.CHUNK_BUFFERED,
  );
}

/** A chunk with MoreData is answered with 213 or refused; a command whose object is complete never has 213 (7). Assumes ids that name one command each. */
export const chunkBuffered: Rule = {
  id: 'chunk-buffered',
  requirements: ['dm-pro-0063', 'dm-pro-0064'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const { chunks } of transfersOf(flow, peerOf(scope.party))) {
      for (const { message, command, last } of chunks) {
        const status = flow.statusesFor(message, command.cmdId?.trim() ?? '')?.[0];
        if (!status || !scope.judged(status.message)) continue;
        const good = last
          ? status.code !== STATUS.CHUNK_BUFFERED
          : !/^2/.test(status.code) || status.code === STATUS.CHUNK_BUFFERED;
        tally.test(good, () => ({
          requirement: last ? 'dm-pro-0064' : 'dm-pro-0063',
          message: status.message,
          node: child(status.node, 'Data'),
          text: last
            ? 'The last chunk has come, and its command has no real Status.'
            : 'A chunk that is not the last is answered as if it were the whole.',
          expected: [last ? 'the Status of the command' : STATUS.CHUNK_BUFFERED],
          actual: status.code,
        }));
      }
    }
  }),
};

/** Alert 1225 names the object that broke off (7; advice). Assumes nothing. */
export const noEndOfDataItem: Rule = {
  id: 'no-end-of-data-item',
  requirements: ['dm-pro-0068'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    for (const message of scope.messages) {
      if (!scope.judged(message)) continue;
      for (const command of commands(message)) {
        if (alertCode(command) !== ALERT.NO_END_OF_DATA) continue;
        const item = child(command.node, 'Item');
        tally.test(Boolean(valueIn(item, 'Target', 'LocURI') ?? valueIn(item, 'Source', 'LocURI')), () => ({
          message,
          node: item ?? command.node,
          text: 'Alert 1225 does not say which object broke off.',
          expected: ['Item with Target or Source'],
          actual: item ? 'an Item without either' : 'no Item',
        }));
      }
    }
  }),
};

/** No message is larger than the MaxMsgSize of the peer (MetInf 5.2.9). Assumes a peer that means what it announces. */
export const maxMsgSize: Rule = {
  id: 'max-msg-size',
  requirements: ['syn-met-0003'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    for (const [message, limit] of limited(scope, 'MaxMsgSize')) {
      tally.test(message.bytes.length <= limit, () => ({
        message,
        offset: limit,
        text: `The ${peerOf(scope.party)} takes messages of ${limit} bytes at most.`,
        expected: [`at most ${limit} bytes`],
        actual: `${message.bytes.length} bytes`,
      }));
    }
  }),
};

/**
 * No object is larger than the MaxObjSize of the peer (7). Assumes a peer that means what it announces. The Size that a first chunk states
 * counts; else the length of Data, of base64 the octets behind it, since the text leaves open which of the two is meant.
 */
export const maxObjSize: Rule = {
  id: 'max-obj-size',
  requirements: ['dm-pro-0070'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    for (const [message, limit] of limited(scope, 'MaxObjSize')) {
      for (const [command, item] of carriedItems(message)) {
        const said = valueIn(sizeOf({ command, item }));
        const raw = said !== undefined && /^\d+$/.test(said) ? Number(said) : dataLength(item);
        const encoded = valueIn(metaOf(item, 'Format') ?? metaOf(command.node, 'Format')) === 'b64';
        const size = raw !== undefined && encoded ? Math.floor(raw / 4) * 3 - 2 : raw;
        if (size === undefined) continue;
        tally.test(size <= limit, () => ({
          message,
          node: item,
          text: `The ${peerOf(scope.party)} takes objects of ${limit} bytes at most.`,
          expected: [`at most ${limit} bytes`],
          actual: `${raw} bytes`,
        }));
      }
    }
  }),
};

/** Messages to judge with what the peer announced last in SyncHdr/Meta before; 0 and what is no number announce nothing. */
function limited({ messages, party, judged }: Scope, name: string): [Message, number][] {
  const found: [Message, number][] = [];
  let value: number | undefined;
  for (const message of messages) {
    if (message.from === party) {
      if (value !== undefined && judged(message)) found.push([message, value]);
      continue;
    }
    const text = valueIn(metaOf(headerNode(message), name));
    if (text !== undefined && /^\d+$/.test(text)) value = Number(text) || undefined;
  }
  return found;
}

type Test = (
  chunk: Chunk,
  holds: boolean,
  breach: () => {
    requirement?: string;
    node: ReturnType<typeof child>;
    text: string;
    expected: string[];
    actual: string;
  },
) => void;

/** A rule about each object that a party sent in chunks. */
function aboutTransfers(
  id: string,
  requirements: readonly string[],
  look: (transfer: Transfer, test: Test) => void,
): Rule {
  return {
    id,
    requirements,
    party: 'both',
    assumesCorrectPeer: false,
    judge: wholeSession((scope, tally) => {
      for (const transfer of transfersOf(flowOf(scope.messages), scope.party)) {
        look(transfer, (chunk, holds, breach) => {
          if (scope.judged(chunk.message)) tally.test(holds, () => ({ message: chunk.message, ...breach() }));
        });
      }
    }),
  };
}
