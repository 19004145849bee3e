/** Which command does what. Outside of groups commands run in the order they came. */
import { ALERT, STATUS } from '../../../dm/codes';
import { DeviceCrash, DeviceHang } from '../faults';
import type { Command } from '../messages';
import { executeAdd } from './add';
import { executeAlert } from './alert';
import { executeCopy } from './copy';
import { executeDelete } from './delete';
import { executeExec } from './exec';
import { executeGet } from './get';
import { executeAtomic, executeSequence, skip } from './groups';
import { executeReplace } from './replace';
import { type Progress, type Run, say } from './run';

/** Executes one command of SyncBody. Status and Results of the server are not for this place and say nothing. */
export function executeTopLevel(run: Run, command: Command): void {
  // Nothing can be said of a command that has no name.
  if (!command.CmdID) return;
  if (command.$ === 'Status') {
    // No Status for a Status (SyncML RepPro).
    if (run.device.defects.has('status-for-status')) say(run, command, STATUS.OK);
    return;
  }
  if (run.cancelled) skip(run, command);
  else {
    interruptLargeObject(run, command);
    execute(run, command);
  }
}

function execute(run: Run, command: Command): Progress {
  const { defects } = run.device;
  if (defects.has('only-first-item') && 'Item' in command && Array.isArray(command.Item) && command.Item.length > 1) {
    const progress = execute(run, { ...command, Item: command.Item.slice(0, 1) } as Command);
    const { TargetRef: _target, SourceRef: _source, ...status } = run.statuses.pop()!;
    run.statuses.push(status);
    return progress;
  }
  if (defects.has('no-status-for-get') && command.$ === 'Get') {
    executeGet(run, command);
    run.statuses.pop();
    return 'done';
  }
  if (command.$ === 'Get' && defects.has('dies-on-get')) throw new DeviceCrash();
  if (command.$ === 'Copy' && defects.has('hangs-on-copy')) throw new DeviceHang();
  switch (command.$) {
    case 'Add':
      return executeAdd(run, command);
    case 'Alert':
      return executeAlert(run, command);
    case 'Atomic':
      return executeAtomic(run, command, execute);
    case 'Copy':
      return executeCopy(run, command);
    case 'Delete':
      return executeDelete(run, command);
    case 'Exec':
      return executeExec(run, command);
    case 'Get':
      return executeGet(run, command);
    case 'Replace':
      return executeReplace(run, command);
    case 'Sequence':
      return executeSequence(run, command, execute);
    default:
      say(run, command, defects.has('unknown-command-says-200') ? STATUS.OK : STATUS.NOT_IMPLEMENTED);
      return 'failed';
  }
}

/** A command between chunks: the object is lost, and Alert 1225 says which (DM_Protocol 7). */
function interruptLargeObject(run: Run, command: Command): void {
  const { inbound, device } = run;
  if (!inbound.underWay || inbound.isContinuation(command)) return;
  if (command.$ === 'Alert' && command.Data === ALERT.NEXT_MESSAGE) return;
  const uri = inbound.abandon()!;
  if (device.defects.has('interrupted-object-forgotten-silently')) return;
  const items = device.defects.has('no-end-of-data-without-item') ? [] : [{ Target: { LocURI: uri } }];
  run.alerts.push({ $: 'Alert', CmdID: '', Data: ALERT.NO_END_OF_DATA, Item: items });
}
