/** Does the server speak a version that this client knows? (codes 505 and 513 of SyncML RepPro) */
import { STATUS, type StatusCode } from '../../dm/codes';
import { type DmVersion, versionNames } from '../../dm/versions';
import type { Defects } from './defects';
import type { Device } from './device';
import { SessionFailure } from './faults';
import type { Item, SyncHdr } from './messages';

/** What a client of each version can speak, the best first: DM 1.3 falls back to an older server. */
const spoken: Readonly<Record<DmVersion, readonly DmVersion[]>> = {
  '1.1.2': ['1.1.2'],
  '1.2': ['1.2'],
  '1.3': ['1.3', '1.2'],
};

/** The version of the next message: that of the server where the client knows it, and at first its own. */
export function versionOf({ defects }: Device, version: DmVersion, header?: SyncHdr): DmVersion {
  if (defects.has('speaks-1-2-always')) return '1.2';
  return spoken[version].find((one) => versionNames[one].VerProto === header?.VerProto) ?? version;
}

/**
 * Status for a header of unknown version, with the versions that are known; undefined where all is well.
 * @throws SessionFailure from a device that leaves older servers alone (a defect)
 */
export function versionFault(
  { defects }: Device,
  version: DmVersion,
  header: SyncHdr,
): { readonly code: StatusCode; readonly item: { Item: Item[] } } | undefined {
  const fault = (name: 'VerDTD' | 'VerProto'): { Item: Item[] } | undefined => {
    const known = [...new Set(spoken[version].map((one) => versionNames[one][name]))];
    return known.includes(header[name]) ? undefined : listed(known, header[name], defects);
  };
  if (version === '1.3' && header.VerProto === 'DM/1.2' && defects.has('leaves-older-server'))
    throw new SessionFailure('the server is too old');
  const dtd = defects.has('unknown-verdtd-accepted') ? undefined : fault('VerDTD');
  if (dtd) return { code: STATUS.DTD_VERSION, item: dtd };
  const protocol = defects.has('unknown-verproto-accepted') ? undefined : fault('VerProto');
  return protocol && { code: STATUS.PROTOCOL_VERSION, item: protocol };
}

function listed(known: readonly string[], refused: string, defects: Defects): { Item: Item[] } {
  if (defects.has('version-list-missing')) return { Item: [] };
  const list = defects.has('version-list-echoes') ? [refused] : known;
  return { Item: list.map((one) => ({ Data: one })) };
}
