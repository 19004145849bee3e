/** The generated codecs of the version that a client speaks. */
import * as syncml11 from '../../../generated/syncml-1.1';
import * as syncml12 from '../../../generated/syncml-1.2';
import type { DmVersion } from '../../dm/versions';
import { type WireCode, WireError } from '../../wire/finding';
import type { Limits } from '../../wire/limits';
import { SessionFailure } from './faults';
import type { SyncML } from './messages';

export type Encoding = 'xml' | 'wbxml';

/** Writes a message; what SyncML 1.1 has no element for is left out of a message of DM 1.1.2. */
export function encode(message: SyncML, { encoding, version }: { encoding: Encoding; version: DmVersion }): Uint8Array {
  if (version === '1.1.2') {
    // Without Move, which this client never says, a message of 1.2 differs by optional members only.
    const older = message as syncml11.SyncML;
    return encoding === 'wbxml' ? syncml11.encodeWbxml(older) : octets(syncml11.encodeXml(older));
  }
  return encoding === 'wbxml' ? syncml12.encodeWbxml(message) : octets(syncml12.encodeXml(message));
}

function octets(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

const limits: Partial<Limits> = { bytes: 16 * 1024 * 1024, depth: 64, elements: 200_000 };

/** Reads an answer. @throws SessionFailure that says what is wrong with the bytes */
export function decode(bytes: Uint8Array, encoding: Encoding, version: DmVersion = '1.2'): SyncML {
  const codec = version === '1.1.2' ? syncml11 : syncml12;
  try {
    // SyncML 1.1 is a part of 1.2 but for documents within Data, which this client does not read.
    return (encoding === 'wbxml' ? codec.decodeWbxml(bytes, limits) : codec.decodeXml(bytes, limits)) as SyncML;
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const code: WireCode = error.finding.code;
    throw new SessionFailure(`the answer cannot be read: ${code}: ${error.message}`);
  }
}
