/** Objects of the client that come in chunks: Results, and Items of Replace and Alert (DM_Protocol 7). */
import type { Defects } from './defects';
import type { Data, Item, Meta } from './messages';
import { octetsOf } from './values';

/** Where a chunk belongs: command, what it answers, and node. */
export interface ChunkPlace {
  readonly key: string;
  readonly uri: string;
}

export type Arrival =
  | { readonly kind: 'whole'; readonly item: Item }
  | { readonly kind: 'buffered'; readonly early?: Item }
  | { readonly kind: 'size-mismatch' }
  | { readonly kind: 'too-large' };

interface OpenObject {
  readonly place: ChunkPlace;
  readonly item: Item;
  readonly size: number | undefined;
  readonly pieces: Data[];
  octets: number;
}

export class InboundObject {
  private open: OpenObject | undefined;

  constructor(
    private readonly defects: Defects,
    /** Octets at most; 0 = no limit. */
    private readonly maxSize: number,
  ) {}

  /** Takes an Item: one that came whole, a chunk to keep, or the last chunk with all before it. */
  take(place: ChunkPlace, item: Item, meta: Meta | undefined): Arrival {
    const { defects } = this;
    const whole = { ...meta, ...item.Meta };
    if (!this.continues(place) && !item.MoreData) {
      return this.tooLarge(octetsOf(item.Data)) ? { kind: 'too-large' } : { kind: 'whole', item };
    }
    const first = this.open === undefined;
    const size = whole.Size !== undefined && /^\d{1,10}$/.test(whole.Size) ? Number(whole.Size) : undefined;
    this.open ??= { place, item: { ...item, Meta: whole }, size, pieces: [], octets: 0 };
    if (item.Data !== undefined) this.open.pieces.push(item.Data);
    this.open.octets += octetsOf(item.Data);
    if (this.tooLarge(Math.max(this.open.size ?? 0, this.open.octets))) return this.drop('too-large');
    if (item.MoreData) {
      const early = first && defects.has('chunk-committed-early');
      return early ? { kind: 'buffered', early: item } : { kind: 'buffered' };
    }
    const { pieces, item: head, size: expected, octets } = this.open;
    if (expected !== undefined && expected !== octets && !defects.has('size-mismatch-accepted')) {
      return this.drop('size-mismatch');
    }
    this.open = undefined;
    const { MoreData: _, ...rest } = head;
    return { kind: 'whole', item: { ...rest, Data: defects.has('chunks-not-joined') ? pieces.at(-1) : join(pieces) } };
  }

  /** Does this Item go on with the object under way? */
  continues(place: ChunkPlace): boolean {
    return this.open?.place.key === place.key && this.open.place.uri === place.uri;
  }

  get underWay(): boolean {
    return this.open !== undefined;
  }

  /** Forgets the object under way; gives back the node that it was about. */
  abandon(): string | undefined {
    const uri = this.open?.place.uri;
    this.open = undefined;
    return uri;
  }

  private tooLarge(size: number): boolean {
    return this.maxSize > 0 && size > this.maxSize;
  }

  private drop(kind: 'too-large' | 'size-mismatch'): Arrival {
    this.open = undefined;
    return { kind };
  }
}

function join(pieces: readonly Data[]): Data {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  const octets = pieces.map((piece) =>
    typeof piece === 'string' ? Buffer.from(piece) : piece instanceof Uint8Array ? piece : new Uint8Array(),
  );
  return new Uint8Array(Buffer.concat(octets));
}
