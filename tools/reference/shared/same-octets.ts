/** Credentials as they come, compared with what is right (DM_Security 5.3; DM_RepPro 6.1.6). */
import type { Cred } from '../../../generated/syncml-1.2/types';
import { fromBase64 } from '../../dm/digest';

/** Base64 compared by what it stands for; OPAQUE Data may hold the octets themselves. */
export function sameOctets(data: Cred['Data'], expected: string): boolean {
  const right = fromBase64(expected)!;
  if (data instanceof Uint8Array) return Buffer.compare(data, right) === 0 || Buffer.from(data).toString() === expected;
  const given = typeof data === 'string' ? fromBase64(data) : undefined;
  return given !== undefined && Buffer.compare(given, right) === 0;
}
