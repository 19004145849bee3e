/** SyncHdr of the client, and the numbers that grow from message to message (DM_Protocol 8.3; DM_RepPro 6.1). */
import { type DmVersion, versionNames } from '../../dm/versions';
import type { OwnCredentials } from '../shared/own-credentials';
import type { Device } from './device';
import type { Meta, SyncBodyCommand, SyncHdr } from './messages';

export interface HeaderParts {
  readonly version: DmVersion;
  readonly sessionId: string;
  /** How many messages went before in this session. */
  readonly sent: number;
  readonly serverUrl: string;
}

export function headerOf(device: Device, auth: OwnCredentials, parts: HeaderParts): SyncHdr {
  const { defects, config } = device;
  const { VerDTD, VerProto } = versionNames[parts.version];
  const other = defects.has('header-target-of-its-own') && parts.sent === 0;
  const server = { LocURI: other ? 'http://elsewhere.example/' : parts.serverUrl };
  const renamed = defects.has('header-source-changes') && parts.sent > 0;
  const locName = auth.locName();
  const client = {
    LocURI: renamed ? `${config.deviceId}x` : config.deviceId,
    ...(locName !== undefined && { LocName: locName }),
  };
  const swapped = defects.has('header-target-and-source-swapped');
  const cred = auth.cred();
  const meta = announced(device, parts.sent);
  return {
    VerDTD: defects.has('header-verdtd-wrong') ? '1.0' : VerDTD,
    VerProto: defects.has('header-verproto-wrong') ? 'DM/1.0' : VerProto,
    SessionID: defects.has('session-id-missing') ? (undefined as unknown as string) : sessionIdOf(device, parts),
    MsgID: msgIdOf(device, parts.sent),
    Target: swapped ? client : server,
    Source: swapped ? server : client,
    ...(cred && { Cred: cred }),
    ...(meta && { Meta: meta }),
  };
}

/** MaxMsgSize and MaxObjSize hold for the whole session: the first message says them. */
function announced({ config }: Device, sent: number): Meta | undefined {
  const { maxMsgSize, maxObjSize } = config;
  if (sent > 0 || (maxMsgSize === 0 && maxObjSize === 0)) return undefined;
  return {
    ...(maxMsgSize > 0 && { MaxMsgSize: String(maxMsgSize) }),
    ...(maxObjSize > 0 && { MaxObjSize: String(maxObjSize) }),
  };
}

function sessionIdOf({ defects }: Device, { sessionId, sent }: HeaderParts): string {
  return defects.has('session-id-changes') && sent > 0
    ? ((Number.parseInt(sessionId, 16) + sent) % 0xffff).toString(16)
    : sessionId;
}

/** MsgID of a message, by how many went before. */
export function msgIdOf({ defects }: Device, sent: number): string {
  if (defects.has('msgid-stays-1')) return '1';
  if (defects.has('msgid-jumps')) return String(sent * 2 + 1);
  return String(sent + (defects.has('msgid-starts-at-5') ? 5 : 1));
}

/** How a session id is written that a notification gave (DM_Notification 6.2.10). */
export function writeSessionId({ defects }: Device, number: number): string {
  const text = number.toString(16).toUpperCase();
  if (defects.has('session-id-decimal')) return String(number);
  if (defects.has('session-id-lower-case')) return text.toLowerCase();
  return defects.has('session-id-with-zeros') ? text.padStart(4, '0') : text;
}

/** Gives every command of a message, inner ones included, its CmdID. */
export function number({ defects }: Device, commands: readonly SyncBodyCommand[]): SyncBodyCommand[] {
  return commands.map((command, index) => {
    if (defects.has('cmdid-missing') && command.$ === 'Status')
      return { ...command, CmdID: undefined as unknown as string };
    if (defects.has('cmdid-zero') && index === 0) return { ...command, CmdID: '0' };
    return { ...command, CmdID: String(defects.has('cmdid-repeated') ? 1 : index + 1) };
  });
}
