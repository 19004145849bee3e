/** One server message under execution: who asks, and what has been said so far. */
import type { StatusCode } from '../../../dm/codes';
import type { Device } from '../device';
import type { InboundObject } from '../large-object';
import type { Alert, Command, Item, Results, Status } from '../messages';

export interface Run {
  readonly device: Device;
  /** Server identifier that the session has authenticated. */
  readonly server: string;
  readonly encoding: 'xml' | 'wbxml';
  /** MsgID of the message under execution. */
  readonly msgRef: string;
  readonly inbound: InboundObject;
  /** The server's MaxObjSize; 0 = no limit. */
  readonly maxObjSize: number;
  readonly statuses: Status[];
  readonly results: Results[];
  readonly alerts: Alert[];
  /** The person cancelled: whatever follows is not executed (DM_Protocol 10.1). */
  cancelled: boolean;
}

/**
 * What became of a command, for the group around it: `stop` ends a Sequence, `failed` and `stop` end an Atomic.
 */
export type Progress = 'done' | 'failed' | 'stop';

/** What became of one Item. */
export interface ItemOutcome {
  readonly code: StatusCode;
  /** Item for the Status, such as an answer typed or a URI that could not be made. */
  readonly say?: Item;
}

/** Adds a Status for a command. */
export function say(run: Run, command: Command, code: string, more: Partial<Status> = {}): Status {
  const { defects } = run.device;
  const name: string = defects.has('status-cmd-lower-case') ? command.$.toLowerCase() : command.$;
  const status: Status = { $: 'Status', CmdID: '', ...refs(run, command.CmdID), Cmd: name, Data: code, ...more };
  run.statuses.push(status);
  return status;
}

/** MsgRef and CmdRef of whatever answers a command. */
export function refs(run: Run, cmdId: string): { MsgRef: string; CmdRef: string } {
  const { defects } = run.device;
  return {
    MsgRef: defects.has('status-msgref-wrong') ? String(Number(run.msgRef) + 1) : run.msgRef,
    CmdRef: defects.has('status-cmdref-wrong') ? `${cmdId}0` : cmdId,
  };
}
