/** What the server says to the commands of a client (DM_RepPro 6.3, 6.6; DM_Protocol 8). */
import { ALERT, STATUS } from '../../dm/codes';
import type { Defects } from './defects';
import type { Alert, Command, Item, Status, SyncHdr } from './messages';
import { flat } from './numbering';

/** Status for the header of the client's message. */
export function headerStatus(header: SyncHdr, defects: Defects, code: string, more: Partial<Status> = {}): Status {
  return {
    $: 'Status',
    CmdID: '',
    MsgRef: msgRefOf(header, defects),
    CmdRef: defects.has('header-status-cmdref-1') ? '1' : '0',
    Cmd: defects.has('status-cmd-lower-case') ? 'synchdr' : 'SyncHdr',
    TargetRef: [header.Target.LocURI],
    SourceRef: [header.Source.LocURI],
    Data: defects.has('header-status-code-unknown') ? '299' : code,
    ...more,
  };
}

/** Status for a command. */
export function statusFor(
  header: SyncHdr,
  command: Command & { readonly CmdID: string },
  code: string,
  defects: Defects,
  more: Partial<Status> = {},
): Status {
  return {
    $: 'Status',
    CmdID: '',
    MsgRef: msgRefOf(header, defects),
    CmdRef: defects.has('status-cmdref-wrong') ? String(Number(command.CmdID) + 50) : (command.CmdID ?? ''),
    Cmd: defects.has('status-cmd-lower-case') ? command.$.toLowerCase() : command.$,
    Data: code,
    ...more,
  };
}

function msgRefOf(header: SyncHdr, defects: Defects): string {
  return defects.has('status-msgref-wrong') ? String(Number(header.MsgID) + 50) : header.MsgID;
}

/** The same Status for every command, inner ones included; none for Status and Results. */
export function statusForAll(header: SyncHdr, commands: readonly Command[], code: string, defects: Defects): Status[] {
  return commands
    .flatMap(flat)
    .filter((one) => one.$ !== 'Status' && one.$ !== 'Results' && 'CmdID' in one)
    .map((one) => statusFor(header, one as Command & { CmdID: string }, code, defects));
}

/** DM commands that only a server may use, and commands of data synchronisation. */
export function refusalOf(command: Command, defects: Defects): string {
  const known = ['Add', 'Atomic', 'Copy', 'Delete', 'Exec', 'Get', 'Sequence'].includes(command.$);
  if (known) return STATUS.NOT_SUPPORTED;
  return defects.has('unknown-command-says-200') ? STATUS.OK : STATUS.NOT_IMPLEMENTED;
}

/** Codes for the Items of an event; one for all where none is refused by itself. */
export function codesOfEvent(
  alert: Alert,
  defects: Defects,
  supports: { readonly type: (type: string) => boolean; readonly format: (format: string) => boolean },
): string[] {
  const items = alert.Item ?? [];
  if (items.length === 0) return [defects.has('alert-without-item-says-200') ? STATUS.OK : STATUS.INCOMPLETE];
  const generic = textCode(alert) === ALERT.GENERIC;
  if (generic && defects.has('generic-alert-refused')) return [STATUS.NOT_SUPPORTED];
  if (generic && defects.has('generic-alert-says-404')) return [STATUS.NOT_FOUND];
  if (!generic && defects.has('client-event-refused')) return [STATUS.NOT_SUPPORTED];
  const codes = items.map((item) => codeOfItem(item, generic, defects, supports));
  return codes.every((code) => code === codes[0]) ? [codes[0]!] : codes;
}

function codeOfItem(
  { Meta: meta, Data: data }: Item,
  generic: boolean,
  defects: Defects,
  supports: { readonly type: (type: string) => boolean; readonly format: (format: string) => boolean },
): string {
  if (!generic) {
    const known = supports.type(meta?.Type ?? '') || defects.has('client-event-any-type');
    return known ? STATUS.OK : STATUS.NOT_SUPPORTED;
  }
  if (meta?.Type === undefined || data === undefined) return STATUS.INCOMPLETE;
  if (!supports.type(meta.Type) && !defects.has('generic-alert-any-type')) return STATUS.UNSUPPORTED_TYPE;
  const format = meta.Format === undefined || supports.format(meta.Format);
  return format || defects.has('generic-alert-any-format') ? STATUS.OK : STATUS.UNSUPPORTED_TYPE;
}

/** The code of an Alert. */
export function textCode({ Data: data }: Alert): string {
  if (typeof data === 'string') return data.trim();
  return data instanceof Uint8Array ? Buffer.from(data).toString().trim() : '';
}
