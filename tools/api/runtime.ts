/** Part of `oma-assay/wire`: whatever generated codecs import. */
export * from '../wire/attribute-tokens';
export { utf8 } from '../wire/bits';
export * from '../wire/document-pages';
export * from '../wire/fast-names';
export * from '../wire/fast-wbxml-read';
export * from '../wire/fast-wbxml-write';
export * from '../wire/fast-xml-read';
export * from '../wire/fast-xml-write';
