/** The generated codecs against their own encoders, against the strict decoders, and against each other. */
import Ajv from 'ajv';
import fc from 'fast-check';
import { decodeStrictWbxml, decodeStrictXml } from '../wire/strict';
import type { DocumentNode } from '../wire/tree';
import { eventsOfTyped, typedOf } from '../wire/typed';
import { encodeEventsWbxml, encodeEventsXml } from '../wire/write';
import { anyText, drawTyped } from './testing/arbitrary';
import { vocabularies } from './testing/vocabularies';

const runs = { numRuns: 150, endOnFailure: true };
const bytes = fc.uint8Array({ maxLength: 20 });

describe.each(vocabularies)('$name', ({ tables, codec }) => {
  const root = tables.roots[0]!;

  test('XML: what was encoded decodes to the same', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const value = drawTyped(g, tables, root, { text: anyText });
        expect(codec.decodeXml(codec.encodeXml(value))).toEqual(value);
        expect(codec.decodeXml(codec.encodeXmlBytes(value))).toEqual(value);
      }),
      runs,
    );
  });

  test('WBXML: what was encoded decodes to the same, however it was written', () => {
    const options = fc.record(
      {
        version: fc.constantFrom('1.1' as const, '1.2' as const, '1.3' as const),
        publicId: fc.constantFrom(1, 0x1201, '-//SYNCML//DTD SyncML 1.2//EN'),
        stringTable: fc.boolean(),
        embedded: fc.constantFrom('inline' as const, 'opaque' as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.gen(), options, (g, how) => {
        const value = drawTyped(g, tables, root, { text: anyText, bytes });
        expect(codec.decodeWbxml(codec.encodeWbxml(value, how))).toEqual(value);
      }),
      runs,
    );
  });

  test('the strict decoders find nothing in what was encoded, and their trees give the same objects', () => {
    fc.assert(
      fc.property(fc.gen(), fc.boolean(), (g, stringTable) => {
        const value = drawTyped(g, tables, root, { text: anyText });
        const xml = decodeStrictXml(codec.encodeXmlBytes(value), tables);
        const wbxml = decodeStrictWbxml(codec.encodeWbxml(value, { stringTable }), tables);
        expect({ xml: faults(xml), wbxml: faults(wbxml) }).toEqual({ xml: [], wbxml: [] });
        expect(typedOf(xml, tables)).toEqual(value);
        expect(typedOf(wbxml, tables)).toEqual(value);
      }),
      runs,
    );
  });

  test('events of a typed object are written to what decodes to it', () => {
    fc.assert(
      fc.property(fc.gen(), fc.constantFrom('inline' as const, 'opaque' as const), (g, embedded) => {
        const value = drawTyped(g, tables, root, { text: anyText });
        const events = eventsOfTyped(value, root, tables);
        expect(codec.decodeXml(encodeEventsXml(events, tables))).toEqual(value);
        expect(codec.decodeWbxml(encodeEventsWbxml(events, tables, { embedded }))).toEqual(value);
      }),
      runs,
    );
  });

  test('the schema accepts what is valid', () => {
    const ajv = new Ajv({ schemas: vocabularies.map((one) => one.codec.schema) });
    const isValid = ajv.getSchema(`assay:${tables.name}`)!;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const value = drawTyped(g, tables, root, { text: anyText });
        expect([isValid(value), isValid.errors]).toEqual([true, null]);
      }),
      runs,
    );
  });
});

function faults({ findings }: DocumentNode): unknown[] {
  return findings.filter(({ severity }) => severity !== 'note');
}
