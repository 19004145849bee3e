/** Writers of event lists, right or wrong, exactly as told; and the events of a tree that was read. */
export { eventsOf } from './events-of';
export { encodeEventsWbxml, type WbxmlWriteOptions } from './write-wbxml';
export { encodeEventsXml, type XmlWriteOptions } from './write-xml';
