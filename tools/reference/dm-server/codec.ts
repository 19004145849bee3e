/** The generated codecs, with the version that the client speaks: SyncML 1.1 for DM 1.1.2, SyncML 1.2 for the others. */
import * as syncml11 from '../../../generated/syncml-1.1';
import * as syncml12 from '../../../generated/syncml-1.2';
import { type DmVersion, versionNames } from '../../dm/versions';
import { WireError } from '../../wire/finding';
import type { Limits } from '../../wire/limits';
import type { SyncML } from './messages';

export type Encoding = 'xml' | 'wbxml';

/** The bytes are no message; answered with HTTP 400. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

const limits: Partial<Limits> = { bytes: 16 * 1024 * 1024, depth: 64, elements: 200_000 };

/**
 * Reads a message; the grammar of 1.2 holds all that of 1.1.
 * @throws UnreadableMessage with the place and the cause
 */
export function decode(bytes: Uint8Array, encoding: Encoding): SyncML {
  try {
    return encoding === 'wbxml' ? syncml12.decodeWbxml(bytes, limits) : syncml12.decodeXml(bytes, limits);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new UnreadableMessage(`${error.finding.code}: ${error.message}`);
  }
}

export function encode(message: SyncML, encoding: Encoding, version: DmVersion): Uint8Array {
  if (version === '1.1.2') {
    const old = message as Parameters<typeof syncml11.encodeXml>[0];
    if (encoding === 'xml') return syncml11.encodeXmlBytes(old);
    return syncml11.encodeWbxml(old, { publicId: versionNames[version].publicId });
  }
  if (encoding === 'xml') return syncml12.encodeXmlBytes(message);
  return syncml12.encodeWbxml(message, { publicId: versionNames[version].publicId });
}
