/** `oma-assay/wbxml`: WBXML alone, strictly read and written as told. Vocabularies: `oma-assay/syncml`, `oma-assay/ddf`, or your own. */
export type { WireEvent } from '../wire/events';
export { placeOf, type WireCode, WireError, type WireFinding, type WireSeverity } from '../wire/finding';
export {
  decodeStrictWbxml,
  encodeEventsWbxml,
  eventsOf,
  type StrictOptions,
  type WbxmlWriteOptions,
} from '../wire/strict';
export type { Vocabulary } from '../wire/vocabulary';
