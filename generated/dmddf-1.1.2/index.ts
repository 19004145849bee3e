// Made from spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd (sha256 3624f0797a9206a7). Not to be edited: run npm run generate.
import schemaJson from './schema.json';

/** JSON Schema (draft-07) of the typed form. */
export const schema: object = schemaJson;

export type { WbxmlOptions, WbxmlVersion } from '../../tools/wire/fast-wbxml-write';
export * from './types';
export { dmddf112 } from './vocabulary';
export { decodeWbxml } from './wbxml-decode';
export { encodeWbxml } from './wbxml-encode';
export { decodeXml } from './xml-decode';
export { encodeXml, encodeXmlBytes } from './xml-encode';
