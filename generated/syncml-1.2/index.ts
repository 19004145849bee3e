// Made from spec/wbxml/syncml-1.2.yaml, spec/dtd/syncml-1.2.dtd, spec/dtd/metinf-1.2.dtd, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.2.dtd, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 aa43d34fbcaaacc9). Not to be edited: run npm run generate.
import schemaJson from './schema.json';

/** JSON Schema (draft-07) of the typed form. */
export const schema: object = schemaJson;

export type { WbxmlOptions, WbxmlVersion } from '../../tools/wire/fast-wbxml-write';
export * from './types';
export { syncml12 } from './vocabulary';
export { decodeWbxml } from './wbxml-decode';
export { encodeWbxml } from './wbxml-encode';
export { decodeXml } from './xml-decode';
export { encodeXml, encodeXmlBytes } from './xml-encode';
