/** An object that travelled in chunks, put together again: is it what was sent (DM_Protocol 7)? */
import { child, textOf } from '../wire/tree';
import type { Message } from './conversation';
import { type Expected, placeOf } from './expect';
import { type Chunk, flowOf } from './rules/flow';
import { nodeKey, uriOf } from './rules/parts';
import { transfersOf } from './rules/transfers';

/** @param messages of one session */
export function objectExpectation(
  { LocURI, Data }: { readonly LocURI: string; readonly Data: string },
  messages: readonly Message[],
): Expected {
  const party = messages.find(({ iut }) => iut)?.from;
  const all = party ? transfersOf(flowOf(messages), party) : [];
  const meant = all.find(({ chunks, open }) => !open && chunks.some((chunk) => isAt(chunk, LocURI)));
  if (!meant) return missed(`no object for ${LocURI} came in chunks`, undefined, [shown(Data, 0)], 'none');
  let at = 0;
  for (const chunk of meant.chunks) {
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
  const last = meant.chunks.at(-1);
  return missed(`the object for ${LocURI} ends too early`, last, [`${Data.length} characters`], `${at} characters`);
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
