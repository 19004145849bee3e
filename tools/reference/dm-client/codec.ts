/** The generated codecs, with the version that a client speaks. */
import { decodeWbxml, decodeXml, encodeWbxml, encodeXml } from '../../../generated/syncml-1.2';
import { type DmVersion, versionNames } from '../../dm/versions';
import { type WireCode, WireError } from '../../wire/finding';
import type { Limits } from '../../wire/limits';
import { SessionFailure } from './faults';
import type { SyncML } from './messages';

export type Encoding = 'xml' | 'wbxml';

/** Namespace that the generated encoder writes. */
const usual = versionNames['1.2'];

export function encode(message: SyncML, { encoding, version }: { encoding: Encoding; version: DmVersion }): Uint8Array {
  const { namespace, publicId } = versionNames[version];
  if (encoding === 'wbxml') return encodeWbxml(message, { publicId });
  const text = encodeXml(message);
  // The root's own declaration is the first in the document.
  const named = namespace === usual.namespace ? text : text.replace(`"${usual.namespace}"`, `"${namespace}"`);
  return new Uint8Array(Buffer.from(named, 'utf8'));
}

const limits: Partial<Limits> = { bytes: 16 * 1024 * 1024, depth: 64, elements: 200_000 };

/** Reads an answer. @throws SessionFailure that says what is wrong with the bytes */
export function decode(bytes: Uint8Array, encoding: Encoding): SyncML {
  try {
    return encoding === 'wbxml' ? decodeWbxml(bytes, limits) : decodeXml(bytes, limits);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    const code: WireCode = error.finding.code;
    throw new SessionFailure(`the answer cannot be read: ${code}: ${error.message}`);
  }
}
