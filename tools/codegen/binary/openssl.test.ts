/** Outside judge: openssl parses our card files into the values that we see, each at its place. */
import { strictEfDodf, strictEfOdf } from '../../../generated/binary/pkcs15';
import { asn1parse, placesOf as ours } from '../../judges/card-files';
import { absence, installed } from '../../judges/programs';
import { dodfEntries, octets, odfs } from './testing/vectors';

const there = installed('openssl');
if (!there) console.log(`${absence('openssl')}: card files are judged by ourselves alone`);
const judged = there ? describe : describe.skip;

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
});
