// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
import schemaJson from './schema.json';

/** JSON Schema (draft-07) of the typed form. */
export const schema: object = schemaJson;

export type { WbxmlOptions, WbxmlVersion } from '../../tools/wire/fast-wbxml-write';
export * from './types';
export { cp11 } from './vocabulary';
export { decodeWbxml } from './wbxml-decode';
export { encodeWbxml } from './wbxml-encode';
export { decodeXml } from './xml-decode';
export { encodeXml, encodeXmlBytes } from './xml-encode';
