/** Defects of the client in the bytes that are ready to go. */
import { commonSpoilings, notWellFormed, type Spoilings, spoilWith } from '../shared/spoil';
import type { Encoding } from './codec';
import type { DefectName, Defects } from './defects';

const spoilings: Spoilings<DefectName> = {
  'xml-not-well-formed': notWellFormed,
  ...commonSpoilings,
  'names-in-lower-case': {
    xml: (text) => text.replaceAll('LocURI>', 'locuri>'),
    // LITERAL_C with index 0 of a string table that holds the name
    wbxml: (text) => `${text.slice(0, 4)}\x07locuri\0${text.slice(5).replaceAll('\x57\x03', '\x44\x00\x03')}`,
  },
  // MIBenum 4; only where a name asks for it, so that octets of values stay.
  'latin-1-for-names': {
    wbxml: (text) =>
      text.includes('\xc3\xbc') ? `${text.slice(0, 3)}\x04${text.slice(4).replaceAll('\xc3\xbc', '\xfc')}` : text,
  },
  'wbxml-charset-unassigned': { wbxml: (text) => `${text.slice(0, 3)}\x7f${text.slice(4)}` },
  'empty-message': { xml: () => '', wbxml: () => '' },
};

/** The bytes as the device sends them. @param sent Messages that went before. */
export function spoil(body: Uint8Array, encoding: Encoding, defects: Defects, sent: number): Uint8Array {
  return spoilWith(body, encoding, spoilings, (name) => defects.has(name) && !(name === 'empty-message' && sent === 0));
}
