/** Data of a message as the third-party interface shows it. */

import { encodeXml as encodeDevInf } from '../../../generated/devinf-1.2';
import { encodeXml } from '../../../generated/dmddf-1.2';
import type { Data } from './messages';
import type { Value } from './model';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text where it is text, also in OPAQUE; octets of format bin, and any that are no UTF-8, in base64. */
export function asValue(data: Data | undefined, format?: string): Value {
  if (data === undefined) return '';
  if (typeof data === 'string') return data;
  if (!(data instanceof Uint8Array)) return 'MgmtTree' in data ? encodeXml(data.MgmtTree) : encodeDevInf(data.DevInf);
  if (format !== 'bin') {
    try {
      return utf8.decode(data);
    } catch {
      // shown as octets
    }
  }
  return { base64: Buffer.from(data).toString('base64') };
}

/** Octets as they travel; documents within Data do not travel in chunks and count nothing. */
export function octetsOf(data: Data | undefined): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return data instanceof Uint8Array ? data.length : 0;
}

/** Data as text, for short values such as codes. */
export function textOf(data: Data | undefined): string {
  const value = asValue(data);
  return typeof value === 'string' ? value : '';
}
