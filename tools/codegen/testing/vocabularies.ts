/** The generated vocabularies, as what they have in common. */
import * as cp11 from '../../../generated/cp-1.1';
import * as devinf11 from '../../../generated/devinf-1.1';
import * as devinf12 from '../../../generated/devinf-1.2';
import * as dmddf112 from '../../../generated/dmddf-1.1.2';
import * as dmddf12 from '../../../generated/dmddf-1.2';
import * as syncml11 from '../../../generated/syncml-1.1';
import * as syncml12 from '../../../generated/syncml-1.2';
import type { WbxmlOptions } from '../../wire/fast-wbxml-write';
import type { Vocabulary } from '../../wire/vocabulary';

export interface Codec {
  readonly schema: object;
  decodeXml(document: string | Uint8Array): unknown;
  decodeWbxml(bytes: Uint8Array): unknown;
  encodeXml(value: unknown): string;
  encodeXmlBytes(value: unknown): Uint8Array;
  encodeWbxml(value: unknown, options?: WbxmlOptions): Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly tables: Vocabulary;
  readonly codec: Codec;
}

export const vocabularies: readonly Entry[] = [
  entry(syncml12.syncml12, syncml12),
  entry(syncml11.syncml11, syncml11),
  entry(dmddf12.dmddf12, dmddf12),
  entry(dmddf112.dmddf112, dmddf112),
  entry(devinf12.devinf12, devinf12),
  entry(devinf11.devinf11, devinf11),
  entry(cp11.cp11, cp11),
];

/** Each codec takes its own type; a test draws values of that type from the tables. */
function entry(tables: Vocabulary, codec: unknown): Entry {
  return { name: tables.name, tables, codec: codec as Codec };
}
