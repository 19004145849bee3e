/** Outside judge: openssl parses our card files into the values that we see, each at its place. */
import fc from 'fast-check';
import { encodeEfDodf, strictEfDodf, strictEfOdf } from '../../../generated/binary/pkcs15';
import { asn1parse } from '../../judges/openssl';
import { installed } from '../../judges/programs';
import type { StrictBinary } from '../../wire/binary-log';
import { codecs } from './testing/codecs';
import { dodfEntries, octets, odfs } from './testing/vectors';

const there = installed('openssl', 'version');
if (!there) console.log('no openssl: card files are judged by ourselves alone');
const judged = there ? describe : describe.skip;

const ours = ({ places }: StrictBinary<unknown>) => places.map(({ offset, bits }) => `${offset} ${bits / 8}`);

judged('openssl asn1parse', () => {
  test.each(Object.entries(dodfEntries))('EF DODF: %s', (name, text) => {
    const bytes = octets(text);
    const { places, oids } = asn1parse(bytes);
    const result = strictEfDodf(bytes);
    expect(ours(result)).toEqual(places);
    if (name === 'nestedOid') return;
    const [entry] = result.value!;
    const { value } = entry as Exclude<typeof entry, { kind: 'other' } | undefined>;
    const own = 'id' in value.typeAttributes ? value.typeAttributes.id : value.classAttributes.applicationOID;
    expect([own]).toEqual(oids);
  });

  test.each([odfs.dm, odfs.cp])('EF ODF %s', (text) => {
    expect(ours(strictEfOdf(octets(text)))).toEqual(asn1parse(octets(text)).places);
  });

  test('entries of any kind, and any object identifier', () => {
    const { values } = codecs.find(({ name }) => name === 'EfDodf')!;
    const list = fc.sample(values, { numRuns: 25, seed: 3 }) as Parameters<typeof encodeEfDodf>[0][];
    for (const entries of list) {
      // What is kept as it is need not be made of values.
      const known = entries.filter(({ kind }) => kind !== 'other');
      const bytes = encodeEfDodf(known);
      if (bytes.length > 0) expect(ours(strictEfDodf(bytes))).toEqual(asn1parse(bytes).places);
    }
  });
});
