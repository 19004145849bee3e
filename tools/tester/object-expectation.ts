/** An object that travelled in chunks, put together again: is it what was sent (DM_Protocol 7)? One that came whole is looked at as well. */
import { child, textOf } from '../wire/tree';
import type { Message, Party } from './conversation';
import { type Expected, placeOf } from './expect';
import { type Chunk, flowOf } from './rules/flow';
import { hasMoreData, nodeKey, uriOf } from './rules/parts';
import { carriedItems, transfersOf } from './rules/transfers';

/** @param messages of one session */
export function objectExpectation(
  { LocURI, Data }: { readonly LocURI: string; readonly Data: string },
  messages: readonly Message[],
): Expected {
  const party = messages.find(({ iut }) => iut)?.from;
  const inChunks = party ? transfersOf(flowOf(messages), party).filter(({ open }) => !open) : [];
  const chunks = [...inChunks.map((one) => one.chunks), ...whole(messages, party)].find(
    ([first]) => first && isAt(first, LocURI),
  );
  if (!chunks) return missed(`no object for ${LocURI}`, undefined, [shown(Data, 0)], 'none');
  let at = 0;
  for (const chunk of chunks) {
    const text = dataOf(chunk);
    if (Data.startsWith(text, at)) {
      at += text.length;
      continue;
    }
    const wrong = firstDifference(text, Data.slice(at));
    const where = `the object for ${LocURI} is another one from character ${at + wrong + 1} on`;
    return missed(where, chunk, [shown(Data, at + wrong)], shown(text, wrong));
  }
  if (at === Data.length) return { ok: true, captures: new Map() };
  const last = chunks.at(-1);
  return missed(`the object for ${LocURI} ends too early`, last, [`${Data.length} characters`], `${at} characters`);
}

function whole(messages: readonly Message[], party: Party | undefined): Chunk[][] {
  return messages
    .filter(({ from }) => from === party)
    .flatMap((message) =>
      carriedItems(message)
        .filter(([, item]) => !hasMoreData(item))
        .map(([command, item]) => [{ message, command, item, last: true }]),
    );
}

function isAt({ item }: Chunk, LocURI: string): boolean {
  const uri = uriOf(item, 'Target') ?? uriOf(item, 'Source');
  return uri !== undefined && nodeKey(uri) === nodeKey(LocURI);
}

function dataOf({ item }: Chunk): string {
  return textOf(child(item, 'Data')) ?? '';
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** Enough to be recognised. */
function shown(text: string, from: number): string {
  const part = text.slice(from, from + 40);
  return from + 40 < text.length ? `${part}…` : part;
}

function missed(text: string, chunk: Chunk | undefined, expected: readonly string[], actual: string): Expected {
  const node = chunk && (child(chunk.item, 'Data') ?? chunk.item);
  return { ok: false, miss: { text, place: placeOf(chunk?.message, node), expected, actual } };
}
