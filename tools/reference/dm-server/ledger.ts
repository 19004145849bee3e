/** Operations that a session has sent, and what the client says to each of their commands (DM_RepPro 6.3.4, 6.3.9). */
import { numberOfItems, statusInto, valueInto } from './ledger-items';
import type { Command, Item, Results, Status } from './messages';
import type { CommandResult, Operation, Reported } from './model';
import { flat } from './numbering';
import type { Store } from './store';
import { asValue, textOf } from './values';

interface Sent {
  readonly operation: Operation;
  readonly commands: readonly Command[];
  readonly results: CommandResult[];
  /** Message that carried it (the last chunk of it). */
  msgId: string;
  /** Chunks still go out. */
  chunks: boolean;
}

export interface LedgerOptions {
  readonly store: Store;
  readonly device: string;
  readonly maxAttempts: number;
  readonly maxConfiguration: number;
  readonly now: () => Date;
}

/** Values that one operation may bring. */
const MOST_ITEMS = 10_000;

export class Ledger {
  private readonly sent = new Map<string, Sent>();
  /** `MsgID/CmdID` to operation and index among its commands. */
  private readonly places = new Map<string, { readonly sent: Sent; readonly index: number; readonly chunk: boolean }>();
  private reported: Record<string, Reported> = {};

  constructor(private readonly options: LedgerOptions) {}

  /** An operation goes out; the command has its numbers already. `chunk`: more of it follows. */
  register(operation: Operation, commands: readonly Command[], msgId: string, chunk: boolean): void {
    const all = commands.flatMap(flat);
    let sent = this.sent.get(operation.id);
    if (!sent) {
      const results = all.map(({ $ }): CommandResult => ({ command: $, items: [] }));
      const counted = { ...operation, state: 'sent' as const, attempts: operation.attempts + 1 };
      sent = { operation: counted, commands: all, results, msgId, chunks: chunk };
      this.sent.set(operation.id, sent);
      this.options.store.putOperation(counted);
    }
    sent.msgId = msgId;
    sent.chunks = chunk;
    for (const [index, command] of all.entries()) {
      if ('CmdID' in command) this.places.set(`${msgId}/${command.CmdID}`, { sent, index, chunk });
    }
  }

  /** A Status of the client. @returns `chunk refused` where the rest of a large object is not wanted. */
  status(status: Status): 'noted' | 'chunk refused' {
    const place = this.places.get(`${status.MsgRef}/${status.CmdRef}`);
    if (!place) return 'noted';
    const code = textOf(status.Data);
    if (place.chunk && /^2\d\d$/.test(code)) return 'noted';
    const result = place.sent.results[place.index];
    const command = place.sent.commands[place.index];
    if (!result || !command) return 'noted';
    statusInto(result, status, code, numberOfItems(command));
    if (!place.chunk) return 'noted';
    place.sent.chunks = false;
    return 'chunk refused';
  }

  /** Is there a command that these Results answer? */
  expects(results: Results, lenient: boolean): boolean {
    return this.places.has(placeOf(results, lenient));
  }

  /** One Item of Results, whole. */
  value(results: Results, item: Item, lenient: boolean): void {
    const place = this.places.get(placeOf(results, lenient));
    const result = place?.sent.results[place.index];
    if (!result || result.items.length >= MOST_ITEMS) return;
    const meta = { ...results.Meta, ...item.Meta };
    const uri = item.Source?.LocURI ?? item.Target?.LocURI ?? results.SourceRef ?? results.TargetRef;
    const format = meta.Format ?? 'chr';
    const type = meta.Type ?? 'text/plain';
    const data = asValue(item.Data, format);
    valueInto(result, { ...(uri !== undefined && { uri }), format, type, data });
    if (uri !== undefined) this.reported[uri] = { format, type, data, at: this.options.now().toISOString() };
  }

  /** The client's package is complete: what it has not answered stays without an answer. */
  settle(): void {
    for (const [id, sent] of this.sent) {
      if (sent.chunks) continue;
      const silent = sent.results.filter(
        ({ status, items }, index) =>
          status === undefined &&
          !items.some((item) => item.status !== undefined) &&
          !('NoResp' in sent.commands[index]! && sent.commands[index].NoResp),
      );
      const reason = silent.length > 0 && `no Status for ${silent.map(({ command }) => command).join(', ')}`;
      this.options.store.putOperation({
        ...this.latest(sent),
        state: reason ? 'failed' : 'done',
        results: sent.results,
        ...(reason && { reason }),
      });
      this.sent.delete(id);
    }
    if (this.sent.size === 0) this.places.clear();
    this.keepReported();
  }

  /** No more chunks will go out. */
  endChunks(): void {
    for (const sent of this.sent.values()) sent.chunks = false;
  }

  /** The client has refused a message: its commands were not executed and go out again. `chunk`: it was one, and does so by itself. */
  undo(msgId: string, chunk: boolean): void {
    for (const [id, sent] of this.sent) {
      if (sent.msgId !== msgId) continue;
      if (chunk) {
        sent.chunks = true;
        continue;
      }
      this.options.store.putOperation({ ...this.latest(sent), state: 'queued', attempts: sent.operation.attempts - 1 });
      this.sent.delete(id);
    }
    for (const key of this.places.keys()) if (key.startsWith(`${msgId}/`)) this.places.delete(key);
  }

  /** The session is over: what has no answer goes out again in the next one, unless that was tried too often. */
  release(reason: string): void {
    for (const sent of this.sent.values()) {
      const spent = sent.operation.attempts >= this.options.maxAttempts;
      const latest = this.latest(sent);
      this.options.store.putOperation(
        spent ? { ...latest, state: 'failed', results: sent.results, reason } : { ...latest, state: 'queued' },
      );
    }
    this.sent.clear();
    this.places.clear();
    this.keepReported();
  }

  /** The operation with all that was written to it elsewhere (reports). */
  private latest({ operation }: Sent): Operation {
    return this.options.store.operation(operation.id) ?? operation;
  }

  private keepReported(): void {
    const device = this.options.store.device(this.options.device);
    if (!device || Object.keys(this.reported).length === 0) return;
    const all = Object.entries({ ...device.configuration, ...this.reported });
    const configuration = Object.fromEntries(all.slice(-this.options.maxConfiguration));
    this.options.store.putDevice({ ...device, configuration });
    this.reported = {};
  }
}

/** Results that leave MsgRef or CmdRef out mean message 1 and command 1 (SyncML RepPro). */
function placeOf({ MsgRef, CmdRef }: Results, lenient: boolean): string {
  return `${MsgRef ?? (lenient ? '1' : '-')}/${CmdRef ?? '1'}`;
}
