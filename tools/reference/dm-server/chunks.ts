/** A value that goes in chunks (DM_Protocol 7.1): MoreData in all but the last, Size in the first. */
import { backwards, cut as inTwo } from '../shared/pieces';
import type { Defects } from './defects';
import type { Add, Item, Replace, SyncBodyCommand } from './messages';
import type { Operation } from './model';
import { octetsOf } from './values';

export interface Chunks {
  readonly operation: Operation;
  readonly command: Add | Replace;
  readonly item: Item;
  readonly rest: string | Uint8Array;
  readonly first: boolean;
}

/** A chunk is at least so long, whatever the message: else nothing would ever go. */
const smallestChunk = 16;

/** The start of an object in chunks; undefined where the operation is none: several Items, a group, another command. */
export function inChunks(
  operation: Operation,
  commands: readonly SyncBodyCommand[],
  defects: Defects,
): Chunks | undefined {
  const [command] = commands;
  if (commands.length !== 1 || (command?.$ !== 'Add' && command?.$ !== 'Replace') || command.Item.length !== 1) {
    return undefined;
  }
  const item = command.Item[0]!;
  const { Data: data } = item;
  if (typeof data !== 'string' && !(data instanceof Uint8Array)) return undefined;
  if (octetsOf(data) <= smallestChunk) return undefined;
  const size = octetsOf(data) + (defects.has('chunk-size-wrong') ? 1 : 0);
  const Size = defects.has('chunk-without-size') ? {} : { Size: String(size) };
  return { operation, command, item: { ...item, Meta: { ...item.Meta, ...Size } }, rest: data, first: true };
}

/** The next command, and what then is left. */
export function cut(
  { operation, command, item, rest, first }: Chunks,
  octets: number,
  measure: (commands: readonly SyncBodyCommand[]) => number,
  defects: Defects,
): { readonly command: SyncBodyCommand; readonly rest: Chunks | undefined } {
  const { Size, ...meta } = item.Meta ?? {};
  const withSize = (first || defects.has('size-in-every-chunk')) && Size !== undefined && { Size };
  const withoutMeta = !first && defects.has('chunk-without-meta');
  const with_ = (data: string | Uint8Array, more: boolean): SyncBodyCommand => ({
    ...command,
    Item: [
      {
        ...item,
        Meta: withoutMeta ? undefined : { ...meta, ...withSize },
        Data: !first && defects.has('chunk-garbled') ? backwards(data) : data,
        ...(more && !defects.has('chunk-without-moredata') && { MoreData: true as const }),
      },
    ],
  });
  const last = with_(rest, false);
  if (!first && measure([last]) <= octets) return { command: last, rest: undefined };
  const size = octetsOf(rest);
  let count = Math.min(size - 1, octets - measure([with_(inTwo(rest, 0)[0], true)]));
  // Escapes make text longer than its octets: shrink until it fits.
  while (count >= smallestChunk && measure([with_(inTwo(rest, count)[0], true)]) > octets)
    count = Math.floor(count * 0.9);
  const [head, tail] = inTwo(rest, Math.max(count, Math.min(smallestChunk, size - 1)));
  return { command: with_(head, true), rest: { operation, command, item, rest: tail, first: false } };
}

/** An object that fits, marked as a chunk (a defect). */
export function chunkOf(command: Add | Replace): Add | Replace {
  return { ...command, Item: command.Item.map((item) => ({ ...item, MoreData: true as const })) };
}
