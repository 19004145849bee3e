/** Does the client speak a version that this server knows? (codes 505 and 513 of SyncML RepPro) */
import { STATUS } from '../../dm/codes';
import { type DmVersion, dmVersions, versionNames } from '../../dm/versions';
import { headerStatus } from './answers';
import type { Defects } from './defects';
import type { Status, SyncHdr } from './messages';

const known = dmVersions.map((version) => ({ version, ...versionNames[version] }));

/** Status for a header of unknown version, with the versions that are known; undefined where all is well. */
export function versionFault(header: SyncHdr, defects: Defects): Status | undefined {
  const fault = (name: 'VerDTD' | 'VerProto', code: string): Status => {
    const versions = [...new Set(known.map((one) => one[name]))];
    const Item = versions.map((version) => ({ Data: version }));
    return headerStatus(header, defects, code, defects.has('version-list-missing') ? {} : { Item });
  };
  const { VerDTD, VerProto } = header;
  if (!known.some((one) => one.VerDTD === VerDTD) && !defects.has('unknown-verdtd-accepted')) {
    return fault('VerDTD', STATUS.DTD_VERSION);
  }
  if (!known.some((one) => one.VerProto === VerProto) && !defects.has('unknown-verproto-accepted')) {
    return fault('VerProto', STATUS.PROTOCOL_VERSION);
  }
  return undefined;
}

/** The version that a client speaks; the usual one where it names none that is known. */
export function versionOf({ VerDTD, VerProto }: SyncHdr): DmVersion {
  const named = known.find((one) => one.VerProto === VerProto) ?? known.find((one) => one.VerDTD === VerDTD);
  return named?.version ?? '1.2';
}
