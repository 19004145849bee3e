/** Input that kills a client with one of the defects named dies-on-... (defects/fragile.ts). */
import { ALERT } from '../../dm/codes';
import { dmMediaTypes } from '../../dm/versions';
import type { DefectName, Defects } from './defects';
import { DeviceCrash, SessionFailure } from './faults';
import type { HttpAnswer } from './http';
import type { Command, Item, SyncML } from './messages';

const used = new Set('Add Alert Atomic Copy Delete Exec Get Replace Results Sequence Status'.split(' '));
const withItems = new Set('Add Copy Delete Get Replace'.split(' '));

/** @throws DeviceCrash where a defect names what the answer is */
export function bearAnswer(defects: Defects, { status, headers, body }: HttpAnswer): void {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  die(defects, 'dies-on-http-error', status !== 200);
  die(defects, 'dies-on-empty-body', body.length === 0);
  die(defects, 'dies-on-foreign-type', type !== dmMediaTypes.xml && type !== dmMediaTypes.wbxml);
}

/** @throws DeviceCrash where a defect names what the message holds */
export function bearMessage(
  defects: Defects,
  { SyncHdr: header, SyncBody: body }: SyncML,
  sessionId: string,
  sent: number,
): void {
  die(defects, 'dies-on-strange-session-id', header?.SessionID !== sessionId);
  const commands = body?.commands ?? [];
  const ids = commands.map(({ CmdID }) => CmdID);
  die(defects, 'dies-on-repeated-cmdid', new Set(ids).size < ids.length);
  for (const command of commands) bearCommand(defects, command, sent);
}

/** @throws SessionFailure where the defect is there and an alert of the client was refused */
export function bearRefusedEvent(defects: Defects, { SyncBody: body }: SyncML): void {
  const refused = body?.commands.some(
    (one) => one.$ === 'Status' && one.Cmd === 'Alert' && /^[45]/.test(String(one.Data)),
  );
  if (refused && defects.has('gives-up-on-refused-event')) throw new SessionFailure('a report was refused');
}

function bearCommand(defects: Defects, command: Command, sent: number): void {
  const items = itemsOf(command);
  const uris = items.flatMap(({ Target }) => Target?.LocURI ?? []);
  die(defects, 'dies-on-unknown-command', !used.has(command.$));
  die(defects, 'dies-on-missing-cmdid', !command.CmdID);
  die(defects, 'dies-on-missing-item', withItems.has(command.$) && items.length === 0);
  die(defects, 'dies-on-missing-target', withItems.has(command.$) && uris.length < items.length);
  die(defects, 'dies-on-many-items', items.length > 500);
  die(
    defects,
    'dies-on-long-uri',
    uris.some((uri) => uri.length > 1000),
  );
  die(
    defects,
    'dies-on-long-data',
    items.some(({ Data: data }) => ((data as string | undefined)?.length ?? 0) > 100_000),
  );
  die(defects, 'dies-on-strange-reference', command.$ === 'Status' && Number(command.MsgRef) > sent);
  die(defects, 'dies-on-abort', command.$ === 'Alert' && command.Data === ALERT.SESSION_ABORT);
}

function itemsOf(command: Command): readonly Item[] {
  const item = 'Item' in command ? command.Item : undefined;
  return item === undefined ? [] : Array.isArray(item) ? (item as readonly Item[]) : [item as Item];
}

/** @throws DeviceCrash where the defect is there and the reason too */
export function die(defects: Defects, name: DefectName, reason: boolean): void {
  if (reason && defects.has(name)) throw new DeviceCrash();
}
