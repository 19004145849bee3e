/**
 * What the server has to ask of a device: the next operations of its queue, as many as fit into a message; a value that does not
 * fit goes in chunks, in messages of its own (DM_Protocol 6, 7).
 */

import { type Chunks, chunkOf, cut, inChunks } from './chunks';
import type { Encoding } from './codec';
import { CannotSend, commandsOf } from './commands';
import type { Defects } from './defects';
import type { Command, SyncBodyCommand } from './messages';
import type { Operation } from './model';
import { flat } from './numbering';
import type { Store } from './store';
import { octetsOf } from './values';

export interface OutboxOptions {
  readonly store: Store;
  readonly device: string;
  readonly encoding: Encoding;
  readonly defects: Defects;
  readonly maxCommands: number;
  /** DM 1.1.2 has no Correlator. */
  readonly correlators: boolean;
}

/** One operation as it goes into a message. */
export interface Outgoing {
  readonly operation: Operation;
  readonly commands: readonly SyncBodyCommand[];
  /** More of it follows. */
  readonly chunk: boolean;
}

export interface Room {
  /** Octets that commands may take; undefined = no limit. */
  readonly octets: number | undefined;
  /** Octets that these commands take. */
  readonly measure: (commands: readonly SyncBodyCommand[]) => number;
  /** MaxObjSize of the client; 0 = no limit. */
  readonly maxObjSize: number;
}

export class Outbox {
  private chunks: Chunks | undefined;
  private before: Chunks | undefined;
  private again: readonly Outgoing[] = [];

  constructor(private readonly options: OutboxOptions) {}

  /** The package of the server goes on. */
  get unfinished(): boolean {
    return this.chunks !== undefined;
  }

  /** The client does not want the rest. */
  drop(): void {
    this.chunks = undefined;
  }

  /** The last message was refused: its chunk goes out again. */
  undo(): void {
    this.chunks = this.before;
  }

  next(room: Room): Outgoing[] {
    this.before = this.chunks;
    if (this.chunks) return [this.nextChunk(this.chunks, room)];
    const { store, device, defects, maxCommands } = this.options;
    const taken: Outgoing[] = [];
    let left = room.octets;
    for (const operation of store.queued(device)) {
      if (taken.length >= maxCommands) break;
      const commands = this.commands(operation, room);
      if (!commands) continue;
      const size = left === undefined ? 0 : room.measure(commands);
      if (left === undefined || size <= left) {
        if (left !== undefined) left -= size;
        taken.push({ operation, commands: this.small(commands), chunk: false });
        continue;
      }
      // A large object has messages of its own: no other command may stand between its chunks.
      if (taken.length > 0) break;
      if (defects.has('max-msg-size-ignored')) return [{ operation, commands, chunk: false }];
      const chunks = inChunks(operation, commands, defects);
      if (!chunks || defects.has('large-objects-unsupported')) {
        this.fail(operation, 'larger than the messages that the device takes');
        continue;
      }
      this.before = chunks;
      return [this.nextChunk(chunks, room)];
    }
    if (!defects.has('operations-twice')) return taken;
    const all = [...this.again.filter(({ chunk }) => !chunk), ...taken];
    this.again = taken;
    return all;
  }

  private commands(operation: Operation, { maxObjSize }: Room): SyncBodyCommand[] | undefined {
    const { encoding, defects, store, correlators } = this.options;
    try {
      const commands = commandsOf(operation.ordered, {
        encoding,
        defects,
        packageBytes: (id) => store.package(id)?.bytes,
        correlator: correlators ? operation.id : undefined,
      });
      if (maxObjSize > 0 && largest(commands) > maxObjSize && !defects.has('max-obj-size-ignored')) {
        throw new CannotSend('larger than the objects that the device takes');
      }
      return commands;
    } catch (error) {
      if (!(error instanceof CannotSend)) throw error;
      this.fail(operation, error.message);
      return undefined;
    }
  }

  private fail(operation: Operation, reason: string): void {
    this.options.store.putOperation({ ...operation, state: 'failed', reason });
  }

  private nextChunk(chunks: Chunks, { octets = 0, measure }: Room): Outgoing {
    const { defects } = this.options;
    const { command, rest } = cut(chunks, octets, measure, defects);
    this.chunks = rest;
    const extra: SyncBodyCommand[] = defects.has('command-between-chunks')
      ? [{ $: 'Get', CmdID: '', Item: [{ Target: { LocURI: './DevInfo/Man' } }] }]
      : [];
    return { operation: chunks.operation, commands: [command, ...extra], chunk: rest !== undefined };
  }

  private small(commands: readonly SyncBodyCommand[]): readonly SyncBodyCommand[] {
    if (!this.options.defects.has('small-object-with-moredata')) return commands;
    return commands.map((command) => (command.$ === 'Add' || command.$ === 'Replace' ? chunkOf(command) : command));
  }
}

/** Octets of the largest value. */
function largest(commands: readonly Command[]): number {
  const items = commands
    .flatMap(flat)
    .flatMap((one) => ('Item' in one && one.Item !== undefined ? [one.Item].flat() : []));
  return Math.max(0, ...items.map((item) => octetsOf(item.Data)));
}
