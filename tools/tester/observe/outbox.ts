/**
 * Messages of the tester's device in a session with a MaxMsgSize (Protocol 6, 7): what does not fit waits for the next message, and a value that
 * fits in none goes in chunks.
 */
import type { Vocabulary } from '../../wire/vocabulary';
import { encodeEventsWbxml, encodeEventsXml } from '../../wire/write';
import { type Draft, eventsOfDraft, part } from '../build';
import { isNamed, slice, valueLength } from './slice';

/** Octets of a value that a chunk has at least, so that it goes on where a server leaves no room at all. */
const leastChunk = 16;

/** Something that is to be sent, and how many octets of its value have been. */
interface Waiting {
  readonly draft: Draft;
  readonly from: number;
}

export class Outbox {
  /** Octets that a message may have. */
  room = Number.POSITIVE_INFINITY;
  private waiting: readonly Waiting[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly encoding: 'xml' | 'wbxml',
  ) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** A session begins. */
  begin(): void {
    this.room = Number.POSITIVE_INFINITY;
    this.waiting = [];
  }

  /** Changes the message so that it fits. It is not final while something waits. */
  fit(root: Draft): void {
    const body = part(root, 'SyncBody');
    if (!body || (this.isEmpty && this.size(root) <= this.room)) return;
    const all = body.children as readonly Draft[];
    // The Status of the header comes first in every message; package 1 has none.
    const head = all.slice(0, part(body, 'Status') === all[0] ? 1 : 0);
    const end = all.filter(({ name }) => name === 'Final');
    const fresh = all.slice(head.length, all.length - end.length).flatMap(apart);
    const queue = [...this.waiting, ...fresh.map((draft): Waiting => ({ draft, from: 0 }))];
    body.children = [...head, ...end];
    let left = this.room - this.size(root);
    const taken: Draft[] = [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { piece, to } = this.piece(root, body, next, left);
      const whole = to === valueLength(next.draft);
      const size = this.sizeIn(root, body, piece);
      // A message that says nothing would be followed by another one for ever: the first goes whatever its size.
      if (size > left && taken.length > 0) {
        queue.unshift(next);
        break;
      }
      taken.push(piece);
      left -= size;
      if (whole) continue;
      queue.unshift({ ...next, from: to });
      break;
    }
    this.waiting = queue;
    body.children = [...head, ...taken, ...(this.isEmpty ? end : [])];
    for (const [index, { children }] of ([...head, ...taken] as Draft[]).entries()) {
      const id = children.find((one): one is Draft => isNamed(one, 'CmdID'));
      if (id) id.children = [String(index + 1)];
    }
  }

  /** As much of it as there is room for, and up to which octet of its value. */
  private piece(root: Draft, body: Draft, { draft, from }: Waiting, room: number): { piece: Draft; to: number } {
    const total = valueLength(draft);
    const cut = (to: number): { piece: Draft; to: number } => slice(draft, from, to, this.vocabulary);
    const rest = cut(total);
    let over = this.sizeIn(root, body, rest.piece) - room;
    if (over <= 0 || draft.name !== 'Results' || total <= leastChunk) return rest;
    // Marks that are written as entities make a text longer than its octets: tried shorter until it fits.
    let found = rest;
    for (let length = total - from; over > 0 && length > leastChunk; ) {
      length = Math.max(leastChunk, Math.floor((length * Math.max(room, 0)) / (room + over)) - 8);
      found = cut(from + length);
      over = this.sizeIn(root, body, found.piece) - room;
    }
    return found;
  }

  private size(root: Draft): number {
    const encode = this.encoding === 'xml' ? encodeEventsXml : encodeEventsWbxml;
    return encode(eventsOfDraft(root), this.vocabulary).length;
  }

  /** What it adds to the message. */
  private sizeIn(root: Draft, body: Draft, one: Draft): number {
    const { children } = body;
    const before = this.size(root);
    body.children = [...children, one];
    const after = this.size(root);
    body.children = children;
    return after - before;
  }
}

/** Results of several Items as Results of one Item each. */
function apart(draft: Draft): Draft[] {
  const items = draft.children.filter((one) => isNamed(one, 'Item'));
  if (draft.name !== 'Results' || items.length < 2) return [draft];
  const others = draft.children.filter((one) => !isNamed(one, 'Item'));
  return items.map((item) => structuredClone({ ...draft, children: [...others, item] }));
}
