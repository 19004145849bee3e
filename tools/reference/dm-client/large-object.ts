/** Objects that come in chunks: collecting and checking them (DM_Protocol 7). Sending in chunks stands in outbox.ts. */
import type { Defects } from './defects';
import type { Add, Command, Data, Item, Meta, Replace } from './messages';

interface OpenObject {
  readonly cmd: string;
  readonly uri: string;
  readonly meta: Meta;
  readonly size: number | undefined;
  readonly pieces: Data[];
}

export type Chunk =
  | { readonly kind: 'whole'; readonly data: Data | undefined; readonly meta: Meta }
  | { readonly kind: 'buffered' }
  | { readonly kind: 'size-mismatch' }
  | { readonly kind: 'too-large' };

/** The one object that a server may have under way. */
export class InboundObject {
  private open: OpenObject | undefined;

  constructor(
    private readonly defects: Defects,
    /** Octets at most; 0 = no limit. */
    private readonly maxSize: number,
  ) {}

  /**
   * Takes an Item of an Add or Replace: an object that came whole, the last chunk with all before it, or one to keep.
   * Sizes count octets as they travel, so base64 counts as text (DM_TND 7.7.4).
   */
  take(command: Add | Replace, item: Item): Chunk {
    const meta = { ...command.Meta, ...item.Meta };
    const continues = this.open !== undefined && this.isContinuation(command);
    if (!continues && !item.MoreData) return this.whole(item.Data, meta);
    const size = meta.Size === undefined ? undefined : Number(meta.Size);
    this.open ??= { cmd: command.$, uri: item.Target?.LocURI ?? '', meta, size, pieces: [] };
    if (item.Data !== undefined) this.open.pieces.push(item.Data);
    const expected = this.open.size;
    if (this.tooLarge(Math.max(expected ?? 0, octets(this.open.pieces)))) return this.drop('too-large');
    if (item.MoreData) return { kind: 'buffered' };
    const { pieces, meta: first } = this.open;
    if (expected !== undefined && expected !== octets(pieces) && !this.defects.has('size-mismatch-accepted')) {
      return this.drop('size-mismatch');
    }
    this.open = undefined;
    return this.whole(this.defects.has('chunks-not-joined') ? pieces.at(-1) : join(pieces), first);
  }

  /** Is this command the next chunk of the object under way? */
  isContinuation(command: Command): boolean {
    if (!this.open || command.$ !== this.open.cmd || !('Item' in command)) return false;
    const items = command.Item as readonly Item[];
    return items[0]?.Target?.LocURI === this.open.uri;
  }

  get underWay(): boolean {
    return this.open !== undefined;
  }

  /** What of the object under way has come; a sound device makes no use of it. */
  get soFar(): { readonly uri: string; readonly text: string } | undefined {
    return (
      this.open && { uri: this.open.uri, text: this.open.pieces.filter((one) => typeof one === 'string').join('') }
    );
  }

  /** Forgets the object under way; gives back whose it was. */
  abandon(): string | undefined {
    const uri = this.open?.uri;
    this.open = undefined;
    return uri;
  }

  private whole(data: Data | undefined, meta: Meta): Chunk {
    return this.tooLarge(data === undefined ? 0 : octets([data]))
      ? { kind: 'too-large' }
      : { kind: 'whole', data, meta };
  }

  private tooLarge(size: number): boolean {
    return this.maxSize > 0 && size > this.maxSize;
  }

  private drop(kind: 'too-large' | 'size-mismatch'): Chunk {
    this.open = undefined;
    return { kind };
  }
}

function octets(pieces: readonly Data[]): number {
  return pieces.reduce((sum, piece) => sum + (isPlain(piece) ? Buffer.from(piece as Uint8Array).length : 0), 0);
}

function join(pieces: readonly Data[]): Data {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  return new Uint8Array(Buffer.concat(pieces.filter(isPlain).map((piece) => Buffer.from(piece as Uint8Array))));
}

function isPlain(piece: Data): piece is string | Uint8Array {
  return typeof piece === 'string' || piece instanceof Uint8Array;
}
