/** What a mutant did to a message, in words that a reason can be held against. */
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import type { WireEvent } from '../../wire/events';
import { decodeStrict } from '../../wire/strict';
import { eventsOf } from '../../wire/write';
import { type Span, spansOf, textOf } from './operators';

export interface Change {
  /** The element that is not what it was; of several the first. `body` where nothing is left. */
  readonly path: string;
  /** Its text, empty where it holds elements. */
  readonly before: string;
  readonly after: string;
  /** What stands around it, as `of Get` or `item ./DevInfo/Man`; see survivors.ts. */
  readonly facts: readonly string[];
  /** The command that the Status or Results with the element answers. */
  readonly answers?: { readonly msgRef: string; readonly cmdRef: string };
}

/**
 * Compares the bodies before and after.
 * @param path of the element that was to be changed; without it (flipped bytes) the innermost element that differs is found.
 * @returns undefined when both say the same.
 */
export function changeOf(before: Uint8Array, after: Uint8Array, path?: string): Change | undefined {
  if (after.length === 0) return before.length > 0 ? { path: 'body', before: '', after: '', facts: [] } : undefined;
  const was = decoded(before);
  const is = decoded(after);
  if (was.frame === is.frame && same(was.events, is.events)) return undefined;
  const spans = spansOf(was.events);
  const at = was.events.findIndex((event, index) => !same(event, is.events[index]));
  const innermost = spans.filter(({ start, end }) => start <= at && at <= end).at(-1);
  const place = path === undefined ? innermost : spans.find((one) => one.path === path);
  if (!place) return { path: spans[0]?.path ?? '', before: was.frame, after: is.frame, facts: [] };
  const texts = { before: textOf(was.events, place) ?? '', after: textIn(is.events, place.path) ?? '' };
  const answer = /^\/SyncML\/SyncBody\/(Status|Results)(\[\d+\])?(?=\/|$)/.exec(place.path)?.[0];
  return {
    path: place.path,
    ...texts,
    facts: [
      ...textFacts(texts.before, texts.after),
      ...placeFacts(was.events, place, answer),
      spans.some((one) => one.path === cred) ? `cred ${textIn(was.events, `${cred}/Meta/Type`) ?? ''}` : 'no cred',
    ],
    ...(answer && {
      answers: {
        msgRef: textIn(was.events, `${answer}/MsgRef`) ?? '1',
        cmdRef: textIn(was.events, `${answer}/CmdRef`) ?? '1',
      },
    }),
  };
}

const cred = '/SyncML/SyncHdr/Cred';

/** Texts that mean the same in one way of reading or another. */
function textFacts(before: string, after: string): string[] {
  if (before === '' || before === after) return [];
  return [
    ...(before.toLowerCase() === after.toLowerCase() ? ['same but for case'] : []),
    ...(base64.test(before) && base64.test(after) && octets(before).equals(octets(after)) ? ['same octets'] : []),
  ];
}

const base64 = /^[A-Za-z0-9+/]{2,}={0,2}$/;

function octets(text: string): Buffer {
  return text.length % 4 === 0 ? Buffer.from(text, 'base64') : Buffer.from(text);
}

/** Status, Item, Meta and neighbour of the element. */
function placeFacts(events: readonly WireEvent[], { path, end }: Span, answer: string | undefined): string[] {
  const item = /^.*\/Item(\[\d+\])?(?=\/|$)/.exec(path)?.[0];
  const meta = /^.*\/Meta(?=\/|$)/.exec(path)?.[0] ?? `${item ?? path}/Meta`;
  const next = events[end + 1];
  const known: readonly (readonly [string, string | undefined])[] = [
    ['of', answer && textIn(events, `${answer}/Cmd`)],
    ['status', answer && textIn(events, `${answer}/Data`)],
    ['item', item && (textIn(events, `${item}/Source/LocURI`) ?? textIn(events, `${item}/Target/LocURI`))],
    ['format', textIn(events, `${meta}/Format`)],
    ['type', textIn(events, `${meta}/Type`)],
    ['before', next?.kind === 'start' ? next.name : undefined],
  ];
  return known.flatMap(([word, text]) => (text === undefined ? [] : [`${word} ${text}`]));
}

/** Events, and what they do not hold: head of the document, findings. */
function decoded(bytes: Uint8Array): { events: readonly WireEvent[]; frame: string } {
  const { root, header, encoding, findings } = decodeStrict(bytes, [syncml12]).document;
  return {
    events: root ? eventsOf(root) : [],
    frame: JSON.stringify([encoding, { ...header, stringTable: undefined }, findings.map(({ severity }) => severity)]),
  };
}

function textIn(events: readonly WireEvent[], path: string): string | undefined {
  const span: Span | undefined = spansOf(events).find((one) => one.path === path);
  return span && textOf(events, span);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
