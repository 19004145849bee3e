/** What a mutant did to a message, in words that a reason can be held against. */
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import type { WireEvent } from '../../wire/events';
import { decodeStrict } from '../../wire/strict';
import { eventsOf } from '../../wire/write';
import { type Span, spansOf, textOf } from './operators';

export interface Change {
  /** The element that is not what it was; of several the first. */
  readonly path: string;
  /** Its text, empty where it holds elements. */
  readonly before: string;
  readonly after: string;
  /** Text of Cmd in the Status that holds the element. */
  readonly of: string;
}

/**
 * Compares the bodies before and after.
 * @param path of the element that was to be changed; without it (flipped bytes) the innermost element that differs is found.
 * @returns undefined when both say the same.
 */
export function changeOf(before: Uint8Array, after: Uint8Array, path?: string): Change | undefined {
  const was = decoded(before);
  const is = decoded(after);
  if (was.frame === is.frame && same(was.events, is.events)) return undefined;
  const spans = spansOf(was.events);
  const at = was.events.findIndex((event, index) => !same(event, is.events[index]));
  const innermost = spans.filter(({ start, end }) => start <= at && at <= end).at(-1);
  const place = path === undefined ? innermost : spans.find((one) => one.path === path);
  if (!place) return { path: spans[0]?.path ?? '', before: was.frame, after: is.frame, of: '' };
  return {
    path: place.path,
    before: textOf(was.events, place) ?? '',
    after: textIn(is.events, place.path),
    of: textIn(was.events, `${/^.*?\/Status(\[\d+\])?(?=\/|$)/.exec(place.path)?.[0]}/Cmd`),
  };
}

/** Events, and what they do not hold: head of the document, findings. */
function decoded(bytes: Uint8Array): { events: readonly WireEvent[]; frame: string } {
  const { root, header, encoding, findings } = decodeStrict(bytes, [syncml12]).document;
  return {
    events: root ? eventsOf(root) : [],
    frame: JSON.stringify([encoding, { ...header, stringTable: undefined }, findings.map(({ severity }) => severity)]),
  };
}

function textIn(events: readonly WireEvent[], path: string): string {
  const span: Span | undefined = spansOf(events).find((one) => one.path === path);
  return (span && textOf(events, span)) ?? '';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
