/** Writing a Status or a value into the result of a command. */
import type { Command, Status } from './messages';
import type { CommandResult, ItemResult } from './model';
import { asValue } from './values';

/** How many Items a command has. */
export function numberOfItems(command: Command): number {
  if (!('Item' in command) || command.Item === undefined) return 0;
  return Array.isArray(command.Item) ? command.Item.length : 1;
}

/** A Status with TargetRef or SourceRef speaks of these Items, one without of the whole command (SyncML RepPro 5.3). */
export function statusInto(result: CommandResult, status: Status, code: string, items: number): void {
  const refs = [...(status.TargetRef ?? []), ...(status.SourceRef ?? [])];
  if (refs.length === 0 || items < 2) result.status = code;
  else for (const uri of refs) itemOf(result, uri).status = code;
  // What the user typed or chose (DM_Protocol 10.3.4).
  for (const { Data } of status.Item ?? []) if (Data !== undefined) result.items.push({ data: asValue(Data) });
}

export function valueInto(result: CommandResult, value: ItemResult): void {
  const known = result.items.find((item) => item.uri === value.uri && item.data === undefined);
  if (known) Object.assign(known, value);
  else result.items.push(value);
}

function itemOf(result: CommandResult, uri: string): ItemResult {
  const known = result.items.find((item) => item.uri === uri);
  if (known) return known;
  const made: ItemResult = { uri };
  result.items.push(made);
  return made;
}
