/**
 * What the client still has to say, and how much of it fits into the next message: MaxMsgSize of the server,
 * Results spread over messages, big values in chunks (DM_Protocol 6, 7).
 */
import { backwards, cut } from '../shared/pieces';
import { dataLength } from './commands/value';
import type { Defects } from './defects';
import type { Data, Item, Results, SyncBodyCommand } from './messages';

export interface OutboxOptions {
  readonly defects: Defects;
  /** May values go in chunks? */
  readonly largeObjects: boolean;
}

/** Octets of a message with these commands. */
export type Measure = (commands: readonly SyncBodyCommand[]) => number;

/** Room that CmdIDs, page switches and Final may need beyond what was measured. */
const slack = 32;

/** A chunk smaller than this is not worth its message. */
const smallestChunk = 16;

export class Outbox {
  private queue: SyncBodyCommand[] = [];
  /** The first of the queue is the rest of an object of which chunks have gone. */
  private inChunks = false;

  constructor(private readonly options: OutboxOptions) {}

  get empty(): boolean {
    return this.queue.length === 0;
  }

  add(...commands: readonly SyncBodyCommand[]): void {
    this.queue.push(...commands);
  }

  /** The peer does not want the rest of the object under way. */
  dropObject(): void {
    if (this.inChunks) this.queue.shift();
    this.inChunks = false;
  }

  /**
   * Takes what fits.
   * @param first Commands that go before all that waits (statuses of this message).
   * @param limit Octets of the message; 0 = no limit.
   */
  take(first: readonly SyncBodyCommand[], limit: number, measure: Measure): SyncBodyCommand[] {
    // The rest of an object must stay the head of the queue, so the statuses do not pass through it.
    if (this.inChunks) {
      const between = this.options.defects.has('chunks-interrupted') ? this.queue.splice(1, 1) : [];
      return between.length > 0 ? [...first, ...between] : this.fill([...first], limit, measure);
    }
    this.queue.unshift(...first);
    return this.fill([], limit, measure);
  }

  private fill(taken: SyncBodyCommand[], limit: number, measure: Measure): SyncBodyCommand[] {
    const base = limit > 0 ? measure([]) : 0;
    let used = slack + (limit > 0 && taken.length > 0 ? measure(taken) : base);
    while (this.queue.length > 0) {
      const next = this.queue[0]!;
      const size = limit > 0 ? measure([next]) - base : 0;
      if (limit === 0 || used + size <= limit) {
        taken.push(this.finish(next));
        used += size;
        continue;
      }
      const part = next.$ === 'Results' ? this.split(next, limit - used + base, measure) : undefined;
      if (part) taken.push(part);
      // A message that says nothing new would go round for ever: then something goes, whatever its size.
      if (part || !taken.every(saysNothingNew)) break;
      taken.push(this.force(next));
    }
    return taken;
  }

  private force(command: SyncBodyCommand): SyncBodyCommand {
    if (command.$ !== 'Results' || command.Item.length < 2) return this.finish(command);
    this.queue[0] = { ...command, Item: command.Item.slice(1) };
    this.inChunks = false;
    return { ...command, Item: command.Item.slice(0, 1) };
  }

  private finish(command: SyncBodyCommand): SyncBodyCommand {
    this.queue.shift();
    const chunks = this.inChunks;
    this.inChunks = false;
    if (command.$ !== 'Results' || chunks) return command;
    return this.options.defects.has('small-object-with-moredata') ? withMoreData(command) : command;
  }

  /** As many Items as fit, else a piece of the first Item's Data; undefined where not even that fits. */
  private split(results: Results, limit: number, measure: Measure): Results | undefined {
    let count = results.Item.length - 1;
    while (count > 0 && measure([{ ...results, Item: results.Item.slice(0, count) }]) > limit) count--;
    if (count > 0) {
      this.queue[0] = { ...results, Item: results.Item.slice(count) };
      this.inChunks = false;
      return { ...results, Item: results.Item.slice(0, count) };
    }
    const [item, ...rest] = results.Item;
    return item && this.options.largeObjects ? this.chunk(results, item, rest, limit, measure) : undefined;
  }

  private chunk(
    results: Results,
    item: Item,
    rest: readonly Item[],
    limit: number,
    measure: Measure,
  ): Results | undefined {
    const { defects } = this.options;
    const { Data: data } = item;
    if (data === undefined || (typeof data === 'object' && !(data instanceof Uint8Array))) return undefined;
    const size = Buffer.from(data as Uint8Array).length;
    const firstChunk = !this.inChunks;
    const saysSize = (firstChunk && !defects.has('chunk-without-size')) || defects.has('size-in-every-chunk');
    const head: Item = {
      ...item,
      Meta: {
        ...(firstChunk || !defects.has('chunk-without-meta') ? item.Meta : {}),
        ...(saysSize && { Size: String(this.announced(size)) }),
      },
      ...(!defects.has('chunk-without-moredata') && { MoreData: true }),
    };
    const sent = (octets: number): Data => {
      const [piece] = cut(data, octets);
      return !firstChunk && defects.has('chunk-garbled') ? backwards(piece) : piece;
    };
    const fits = (octets: number): Results => ({ ...results, Item: [{ ...head, Data: sent(octets) }] });
    let octets = Math.min(size - 1, limit - measure([fits(0)]));
    // Escapes make text longer than its octets: shrink until it fits.
    while (octets >= smallestChunk && measure([fits(octets)]) > limit) octets = Math.floor(octets * 0.9);
    if (octets < smallestChunk) return undefined;
    this.queue[0] = { ...results, Item: [{ ...item, Data: cut(data, octets)[1] }, ...rest] };
    this.inChunks = true;
    return fits(octets);
  }

  private announced(size: number): number {
    return this.options.defects.has('chunk-size-wrong') ? size + 1 : size;
  }
}

function saysNothingNew(command: SyncBodyCommand): boolean {
  return command.$ === 'Status' && (command.Cmd === 'SyncHdr' || command.Cmd === 'Alert');
}

function withMoreData(results: Results): Results {
  const marked = (item: Item): Item => ({
    ...item,
    Meta: { ...item.Meta, Size: String(dataLength(item.Data)) },
    MoreData: true,
  });
  return { ...results, Item: results.Item.map((item, at) => (at === 0 ? marked(item) : item)) };
}
