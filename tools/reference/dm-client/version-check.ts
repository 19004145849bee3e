/** Does the server speak a version that this client knows? (codes 505 and 513 of SyncML RepPro) */
import { STATUS, type StatusCode } from '../../dm/codes';
import { type DmVersion, dmVersions, versionNames } from '../../dm/versions';
import type { Device } from './device';
import type { Item, SyncHdr } from './messages';

/** Status for a header of unknown version, with the versions that are known; undefined where all is well. */
export function versionFault(
  { defects }: Device,
  version: DmVersion,
  header: SyncHdr,
): { readonly code: StatusCode; readonly item: { Item: Item[] } } | undefined {
  const known = dmVersions.map((one) => versionNames[one]);
  const named = versionNames[version];
  if (!known.some((one) => one.VerDTD === header.VerDTD) && !defects.has('unknown-verdtd-accepted')) {
    return { code: STATUS.DTD_VERSION, item: listed(named.VerDTD, defects.has('version-list-missing')) };
  }
  if (!known.some((one) => one.VerProto === header.VerProto) && !defects.has('unknown-verproto-accepted')) {
    return { code: STATUS.PROTOCOL_VERSION, item: listed(named.VerProto, defects.has('version-list-missing')) };
  }
  return undefined;
}

function listed(version: string, empty: boolean): { Item: Item[] } {
  return { Item: empty ? [] : [{ Data: version }] };
}
