/**
 * `oma-assay/wire`: strict decoders, writers of event lists and the bridge to typed objects, for any vocabulary; and what the code made by
 * `assay generate` leans on.
 */

// For generated code: whatever its templates import.
export { utf8 } from '../wire/bits';
export * from '../wire/fast-names';
export * from '../wire/fast-wbxml-read';
export * from '../wire/fast-wbxml-write';
export * from '../wire/fast-xml-read';
export * from '../wire/fast-xml-write';
