/** Events, encode, decode, events: the same again, in both encodings, for any tree that is written rightly. */
import fc from 'fast-check';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import {
  decodeStrictWbxml,
  decodeStrictXml,
  encodeEventsWbxml,
  encodeEventsXml,
  eventsOf,
  isWellFormed,
  type WbxmlWriteOptions,
} from './strict';
import { arbitraryEvents, comparable } from './testing/events';

const runs = { numRuns: 300 };

test('XML', () => {
  fc.assert(
    fc.property(arbitraryEvents(syncml12, 'xml'), (events) => {
      const bytes = encodeEventsXml(events, syncml12);
      const document = decodeStrictXml(bytes, syncml12);
      expect(isWellFormed(document)).toBe(true);
      expect(comparable(eventsOf(document))).toEqual(comparable(events));
    }),
    runs,
  );
});

const options: WbxmlWriteOptions[] = [
  {},
  { stringTable: true },
  { charset: 1015, version: '1.1' },
  { publicId: '-//SYNCML//DTD SyncML 1.2//EN', version: '1.3' },
];

test.each(options)('WBXML %j', (option) => {
  fc.assert(
    fc.property(arbitraryEvents(syncml12, 'wbxml'), (events) => {
      const document = decodeStrictWbxml(encodeEventsWbxml(events, syncml12, option), syncml12);
      expect(isWellFormed(document)).toBe(true);
      // a string table turns repeated text into references
      const again = eventsOf(document).map((event) =>
        option.stringTable && event.kind === 'text' ? { kind: 'text', text: event.text } : event,
      );
      const before = events.map((event) =>
        option.stringTable && event.kind === 'text' ? { kind: 'text', text: event.text } : event,
      );
      expect(again).toEqual(before);
    }),
    runs,
  );
});

test('the same tree from either encoding', () => {
  const names = (events: ReturnType<typeof eventsOf>) =>
    comparable(events).map((event) => (event.kind === 'start' ? { ...event, attributes: undefined } : event));
  // those of documents are no elements in WBXML
  const pages = syncml12.pages.filter(({ document }) => document === undefined);
  const namespaces = new Set(pages.flatMap((page) => page.namespaces));
  fc.assert(
    fc.property(arbitraryEvents(syncml12, 'xml'), (events) => {
      const known = events.every((event) => event.kind !== 'start' || namespaces.has(event.ns ?? ''));
      fc.pre(known && events.every((event) => event.kind !== 'text' || event.as === undefined));
      const document = decodeStrictWbxml(encodeEventsWbxml(events, syncml12), syncml12);
      expect(names(eventsOf(document))).toEqual(names(events));
    }),
    runs,
  );
});
