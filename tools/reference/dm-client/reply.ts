/** Statuses that need no execution: for SyncHdr, and for all that stands beneath a header that is refused (DM_Protocol 9.1). */
import type { Judgement } from './auth-server';
import { innerOf } from './commands/groups';
import type { Device } from './device';
import type { Command, Status, SyncBodyCommand, SyncHdr } from './messages';

/** Status for the header of the server's message. */
export function headerStatus({ defects }: Device, header: SyncHdr, code: string, more: Partial<Status> = {}): Status {
  return {
    $: 'Status',
    CmdID: '',
    MsgRef: header.MsgID ?? '1',
    CmdRef: defects.has('header-status-cmdref-1') ? '1' : '0',
    Cmd: defects.has('header-status-cmd-syncml') ? 'SyncML' : 'SyncHdr',
    ...(header.Target && { TargetRef: [header.Target.LocURI] }),
    ...(header.Source && { SourceRef: [header.Source.LocURI] }),
    Data: headerCode(defects, code),
    ...more,
  };
}

function headerCode(defects: Device['defects'], code: string): string {
  if (defects.has('header-status-code-unknown')) return '299';
  return defects.has('header-status-says-201') && code === '200' ? '201' : code;
}

/** The same Status for every command, inner ones included; none for Status and Results. */
export function statusForAll(header: SyncHdr, commands: readonly Command[], code: string): Status[] {
  return commands
    .filter((one) => one.$ !== 'Status' && one.$ !== 'Results')
    .flatMap((one) => [
      {
        $: 'Status' as const,
        CmdID: '',
        MsgRef: header.MsgID ?? '1',
        CmdRef: one.CmdID ?? '',
        Cmd: one.$,
        Data: code,
      },
      ...statusForAll(header, innerOf(one), code),
    ]);
}

/** Nothing beneath a refused header is executed; each command hears so. */
export function refusal(
  device: Device,
  header: SyncHdr,
  commands: readonly Command[],
  { code, chal }: Judgement,
): SyncBodyCommand[] {
  const own = headerStatus(device, header, code, chal && { Chal: chal });
  const silent = device.defects.has('refused-commands-without-status');
  return silent ? [own] : [own, ...statusForAll(header, commands, code)];
}

export function isHeaderStatus(command: SyncBodyCommand): boolean {
  return command.$ === 'Status' && (command.Cmd === 'SyncHdr' || command.Cmd === 'SyncML');
}
