/** Event lists in a form that can be compared, and arbitrary ones. */
import type { WireEvent } from '../events';

/** Joins texts in a row and tells `<a></a>` as `<a/>`: XML cannot keep these apart. */
export function comparable(events: readonly WireEvent[]): WireEvent[] {
  const out: WireEvent[] = [];
  for (const event of events) {
    const last = out.at(-1);
    if (event.kind === 'text' && event.as === undefined && last?.kind === 'text' && last.as === undefined)
      out[out.length - 1] = { kind: 'text', text: last.text + event.text };
    else if (event.kind === 'end' && last?.kind === 'start' && !last.empty)
      out[out.length - 1] = { ...last, empty: true };
    else out.push(event);
  }
  return out;
}
