/** Sequence and Atomic (DM_RepPro 6.6.3, 6.6.14). */
import { STATUS } from '../../../dm/codes';
import type { Atomic, Command, Sequence } from '../messages';
import { type Progress, type Run, say } from './run';

export type Execute = (run: Run, command: Command) => Progress;

/** In the given order; only what the person says stops it, a failure does not. */
export function executeSequence(run: Run, command: Sequence, execute: Execute): Progress {
  const { defects } = run.device;
  if (defects.has('sequence-unsupported')) {
    say(run, command, STATUS.NOT_SUPPORTED);
    for (const inner of command.commands) skip(run, inner);
    return 'failed';
  }
  say(run, command, defects.has('sequence-says-215') ? STATUS.NOT_EXECUTED : STATUS.OK);
  const before = run.statuses.length;
  const order = defects.has('group-order-reversed') ? [...command.commands].reverse() : command.commands;
  let stopped = false;
  for (const inner of order) {
    if (stopped || run.cancelled) skip(run, inner);
    else {
      const progress = execute(run, inner);
      stopped = progress === 'stop' && !defects.has('confirm-no-goes-on');
      if (progress === 'failed' && defects.has('sequence-stops-at-failure')) stopped = true;
    }
  }
  if (defects.has('group-inner-statuses-missing')) run.statuses.length = before;
  return 'done';
}

const allowedInAtomic: readonly string[] = ['Add', 'Alert', 'Copy', 'Delete', 'Replace'];

/** All or nothing: at the first failure the tree goes back, what was done says 216, what was not begun 215. */
export function executeAtomic(run: Run, command: Atomic, execute: Execute): Progress {
  const { device } = run;
  const { defects } = device;
  if (!device.config.atomic || defects.has('unsupported-command-says-200')) {
    say(run, command, defects.has('unsupported-command-says-200') ? STATUS.OK : STATUS.NOT_SUPPORTED);
    for (const inner of command.commands) skip(run, inner);
    return 'failed';
  }
  const own = say(run, command, STATUS.OK);
  const snapshot = device.tree.snapshot();
  const from = run.statuses.length;
  const raised = device.alerts.length;
  let failedAt: number | undefined;
  for (const inner of defects.has('group-order-reversed') ? [...command.commands].reverse() : command.commands) {
    if (failedAt !== undefined) {
      skip(run, inner);
      continue;
    }
    const start = run.statuses.length;
    if (executeInner(run, inner, execute) !== 'done') failedAt = start;
  }
  if (failedAt === undefined && command.commands.length > 12 && defects.has('long-atomic-says-517')) {
    own.Data = STATUS.ATOMIC_TOO_LARGE;
    return 'failed';
  }
  if (failedAt === undefined) {
    hideInner(run, from);
    return 'done';
  }
  own.Data = defects.has('atomic-failure-says-200') ? STATUS.OK : STATUS.ATOMIC_FAILED;
  if (!defects.has('atomic-without-roll-back')) device.tree.restore(snapshot);
  device.alerts.length = raised;
  const undone = defects.has('rolled-back-says-200') ? STATUS.OK : STATUS.ROLLED_BACK;
  for (const status of run.statuses.slice(from)) if (status.Data === STATUS.OK) status.Data = undone;
  hideInner(run, from);
  return 'failed';
}

function executeInner(run: Run, inner: Command, execute: Execute): Progress {
  const { defects } = run.device;
  const tolerated =
    (inner.$ === 'Get' && defects.has('get-in-atomic-answered')) ||
    (inner.$ === 'Atomic' && defects.has('nested-atomic-executed'));
  if (allowedInAtomic.includes(inner.$) || tolerated) {
    const progress = execute(run, inner);
    return progress === 'stop' && defects.has('confirm-no-in-atomic-goes-on') ? 'done' : progress;
  }
  say(run, inner, STATUS.FAILED);
  for (const deeper of innerOf(inner)) skip(run, deeper);
  return 'failed';
}

function hideInner(run: Run, from: number): void {
  if (run.device.defects.has('group-inner-statuses-missing')) run.statuses.length = from;
}

/** 215 for a command that is not executed, and for all in it. */
export function skip(run: Run, command: Command): void {
  if (command.$ === 'Status' || command.$ === 'Results') return;
  if (run.device.defects.has('skipped-without-status')) return;
  say(run, command, run.device.defects.has('skipped-says-200') ? STATUS.OK : STATUS.NOT_EXECUTED);
  for (const inner of innerOf(command)) skip(run, inner);
}

/** Commands in a group; none in any other command. */
export function innerOf(command: Command): readonly Command[] {
  return command.$ === 'Atomic' || command.$ === 'Sequence' ? command.commands : [];
}
