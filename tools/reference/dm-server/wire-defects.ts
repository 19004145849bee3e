/** Defects of the server in the bytes that are ready to go. */
import { commonSpoilings, notWellFormed, type Spoilings, spoilWith } from '../shared/spoil';
import type { Encoding } from './codec';
import type { DefectName, Defects } from './defects';

const spoilings: Spoilings<DefectName> = { 'not-well-formed': notWellFormed, ...commonSpoilings };

/** The bytes as the server sends them. */
export function spoil(body: Uint8Array, encoding: Encoding, defects: Defects): Uint8Array {
  return spoilWith(body, encoding, spoilings, (name) => defects.has(name));
}
