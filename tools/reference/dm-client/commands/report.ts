/** Status for a command with Items: one for all where the codes agree, else one an Item (DM_RepPro 6.5). */
import { isSuccess } from '../../../dm/codes';
import type { Command, Item, Status } from '../messages';
import { type ItemOutcome, type Progress, type Run, say } from './run';

/** Says what became of the Items, in their order. */
export function report(run: Run, command: Command, items: readonly Item[], outcomes: readonly ItemOutcome[]): Progress {
  const { defects } = run.device;
  const codes = new Set(outcomes.map((outcome) => outcome.code));
  const [first] = outcomes;
  if (!first) say(run, command, '412');
  else if (outcomes.length === 1) say(run, command, first.code, { ...referencesOf(items[0]), ...itemsOf(first) });
  else if (codes.size === 1 || defects.has('item-statuses-merged')) {
    const refs = defects.has('merged-status-with-targetref') ? referencesOf(items[0]) : {};
    say(run, command, first.code, { ...refs, ...itemsOf(...outcomes) });
  } else {
    outcomes.forEach((outcome, index) => {
      const named = items[defects.has('item-statuses-name-the-first') ? 0 : index];
      say(run, command, outcome.code, { ...referencesOf(named), ...itemsOf(outcome) });
    });
  }
  return outcomes.every((outcome) => isSuccess(outcome.code)) ? 'done' : 'failed';
}

function referencesOf(item: Item | undefined): Partial<Status> {
  const target = item?.Target?.LocURI;
  const source = item?.Source?.LocURI;
  return {
    ...(target !== undefined && { TargetRef: [target] }),
    ...(source !== undefined && { SourceRef: [source] }),
  };
}

function itemsOf(...outcomes: readonly ItemOutcome[]): Partial<Status> {
  const items = outcomes.flatMap((outcome) => outcome.say ?? []);
  return items.length > 0 ? { Item: items } : {};
}
