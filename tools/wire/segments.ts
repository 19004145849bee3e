/** Datagrams that take several messages: cutting, and putting together in any order (WDP 6.3.2). */
import { Buffer } from 'node:buffer';
import { WireError } from './finding';

/** At most `size` octets each; one empty segment for no octets. @throws WireError where it would be more than `most` segments */
export function cut(payload: Uint8Array, size: number, most: number): Uint8Array[] {
  const count = size > 0 ? Math.max(1, Math.ceil(payload.length / size)) : Number.POSITIVE_INFINITY;
  if (count > most) {
    const finding = { code: 'limit', severity: 'fatal', offset: 0, path: '', expected: `at most ${most}` } as const;
    throw new WireError({ ...finding, actual: String(count), message: 'the datagram takes too many segments' });
  }
  return Array.from({ length: count }, (_, index) => payload.slice(index * size, (index + 1) * size));
}

export interface Segment {
  /** All that segments of one datagram have in common, such as sender, reference and total. */
  readonly key: string;
  readonly total: number;
  /** From 1. */
  readonly sequence: number;
  readonly payload: Uint8Array;
}

/** `same`: the segment was there before; `different`: it was, with other octets; the first ones count. */
export type Repeat = 'same' | 'different';

export interface Pending {
  readonly key: string;
  readonly missing: readonly number[];
}

/** Keeps segments until their datagram is whole. When too many datagrams are incomplete the oldest is given up. */
export class Reassembly {
  private readonly open = new Map<string, Map<number, Uint8Array>>();
  private readonly totals = new Map<string, number>();

  constructor(private readonly limit = 64) {}

  /** The payload, with the segment that completes it. */
  add({ key, total, sequence, payload }: Segment): { readonly payload?: Uint8Array; readonly repeat?: Repeat } {
    const parts = this.open.get(key) ?? new Map<number, Uint8Array>();
    this.open.set(key, parts);
    this.totals.set(key, total);
    const before = parts.get(sequence);
    if (before) return { repeat: Buffer.from(before).equals(payload) ? 'same' : 'different' };
    parts.set(sequence, payload);
    if (parts.size === total) {
      this.drop(key);
      const ordered = [...parts].sort(([a], [b]) => a - b).map(([, part]) => part);
      return { payload: new Uint8Array(Buffer.concat(ordered)) };
    }
    const [oldest] = this.open.keys();
    if (this.open.size > this.limit && oldest !== undefined) this.drop(oldest);
    return {};
  }

  /** Datagrams that are not whole, oldest first. */
  pending(): Pending[] {
    return [...this.open].map(([key, parts]) => {
      const all = Array.from({ length: this.totals.get(key)! }, (_, index) => index + 1);
      return { key, missing: all.filter((sequence) => !parts.has(sequence)) };
    });
  }

  private drop(key: string): void {
    this.open.delete(key);
    this.totals.delete(key);
  }
}
