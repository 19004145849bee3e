/** What a wire mutant does to a message. It knows elements, texts and bytes, and nothing of management. */
import type { WireEvent } from '../../wire/events';

export const mutantKinds = [
  'drop',
  'repeat',
  'swap',
  'renumber',
  'retype',
  'blank',
  'resize',
  'truncate',
  'flip',
  'recode',
] as const;
export type MutantKind = (typeof mutantKinds)[number];

/** Element of an event list: indexes of its start and of its last event. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Every element with its path from the root, indexes only where siblings share the name. */
export function spansOf(events: readonly WireEvent[]): Span[] {
  interface Open {
    path: string;
    start: number;
    counts: Map<string, number>;
    base: string;
  }
  const spans: Span[] = [];
  const stack: Open[] = [{ path: '', start: -1, counts: new Map(), base: '' }];
  for (const [index, event] of events.entries()) {
    if (event.kind === 'start') {
      const parent = stack.at(-1) as Open;
      const count = (parent.counts.get(event.name) ?? 0) + 1;
      parent.counts.set(event.name, count);
      const path = `${parent.path}/${event.name}${count > 1 ? `[${count}]` : ''}`;
      if (event.empty) spans.push({ path, start: index, end: index });
      else stack.push({ path, start: index, counts: new Map(), base: event.name });
    } else if (event.kind === 'end') {
      const open = stack.pop();
      if (open && open.start >= 0) spans.push({ path: open.path, start: open.start, end: index });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** True when the kind changes something at this element. */
export function applies(kind: MutantKind, events: readonly WireEvent[], span: Span): boolean {
  const text = textOf(events, span);
  switch (kind) {
    case 'drop':
    case 'repeat':
      return span.start > 0;
    case 'swap':
      return nextSibling(events, span) !== undefined;
    case 'renumber':
      return text !== undefined && /^\d+$/.test(text);
    case 'retype':
    case 'blank':
    case 'resize':
      return text !== undefined && text.length > 0;
    default:
      return span.start === 0;
  }
}

/** @returns a new list; the given one stays as it is. Kinds that work on bytes return it unchanged. */
export function mutateEvents(kind: MutantKind, events: readonly WireEvent[], span: Span): WireEvent[] {
  const before = events.slice(0, span.start);
  const own = events.slice(span.start, span.end + 1);
  const after = events.slice(span.end + 1);
  switch (kind) {
    case 'drop':
      return [...before, ...after];
    case 'repeat':
      return [...before, ...own, ...own, ...after];
    case 'swap': {
      const next = nextSibling(events, span);
      if (!next) return [...events];
      return [...before, ...events.slice(next.start, next.end + 1), ...own, ...events.slice(next.end + 1)];
    }
    case 'renumber':
      return withText(events, span, (text) => String(Number(text) + 1));
    case 'retype':
      return withText(events, span, (text) => `x${text.slice(1)}`);
    case 'blank':
      return withText(events, span, () => '');
    case 'resize':
      return withText(events, span, (text) => text + text);
    default:
      return [...events];
  }
}

/** Kinds that work on the bytes; `at` in [0, 1) chooses the place. */
export function mutateBytes(kind: MutantKind, bytes: Uint8Array, at: number): Uint8Array {
  const place = Math.floor(at * bytes.length);
  if (kind === 'truncate') return bytes.subarray(0, place);
  if (kind === 'flip') {
    const out = Uint8Array.from(bytes);
    out[place] = (out[place] ?? 0) ^ 0x20;
    return out;
  }
  return bytes;
}

function nextSibling(events: readonly WireEvent[], span: Span): { start: number; end: number } | undefined {
  const start = span.end + 1;
  const first = events[start];
  if (first?.kind !== 'start' || span.start === 0) return undefined;
  if (first.empty) return { start, end: start };
  let depth = 0;
  for (let at = start; at < events.length; at++) {
    const event = events[at];
    if (event?.kind === 'start' && !event.empty) depth++;
    if (event?.kind === 'end' && --depth === 0) return { start, end: at };
  }
  return undefined;
}

/** The one text of an element that has nothing else inside. */
export function textOf(events: readonly WireEvent[], span: Span): string | undefined {
  const inner = events[span.start + 1];
  return span.end === span.start + 2 && inner?.kind === 'text' ? inner.text : undefined;
}

function withText(events: readonly WireEvent[], span: Span, change: (text: string) => string): WireEvent[] {
  const text = textOf(events, span);
  if (text === undefined) return [...events];
  const out = [...events];
  out[span.start + 1] = { kind: 'text', text: change(text) };
  return out;
}
