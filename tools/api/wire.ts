/**
 * `oma-assay/wire`: strict decoders, writers of event lists and the bridge to typed objects, for any vocabulary; and what the code made by
 * `assay generate` leans on.
 */
export type { WireEvent } from '../wire/events';
export type { EventsOfOptions } from '../wire/events-of';
export { placeOf, type WireCode, WireError, type WireFinding, type WireSeverity } from '../wire/finding';
export { defaultLimits, type Limits, limitsOf } from '../wire/limits';
export {
  decodeStrict,
  decodeStrictWbxml,
  decodeStrictXml,
  encodeEventsWbxml,
  encodeEventsXml,
  eventsOf,
  type Hint,
  isWellFormed,
  type Kind,
  recognise,
  type StrictOptions,
  type StrictResult,
  type WbxmlWriteOptions,
  type XmlWriteOptions,
} from '../wire/strict';
export {
  type AttributeNode,
  child,
  children,
  type DocumentHeader,
  type DocumentNode,
  type ElementNode,
  type Encoding,
  pathOf,
  type TextNode,
  textOf,
} from '../wire/tree';
export { dataText, eventsOfTyped, typedElement, typedOf } from '../wire/typed';
export type {
  AttributeDecl,
  CodePage,
  Content,
  ElementDecl,
  ElementRef,
  Field,
  ModelState,
  PublicId,
  Vocabulary,
} from '../wire/vocabulary';
export * from './runtime';
