// Made from spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 84e55ce3cd5ebdca). Not to be edited: run npm run generate.
import schemaJson from './schema.json';

/** JSON Schema (draft-07) of the typed form. */
export const schema: object = schemaJson;

export type { WbxmlOptions, WbxmlVersion } from '../../tools/wire/fast-wbxml-write';
export * from './types';
export { devinf11 } from './vocabulary';
export { decodeWbxml } from './wbxml-decode';
export { encodeWbxml } from './wbxml-encode';
export { decodeXml } from './xml-decode';
export { encodeXml, encodeXmlBytes } from './xml-encode';
