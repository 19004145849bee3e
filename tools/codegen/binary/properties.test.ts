/** What is written is read again as it was, by all codecs; the strict reader agrees with the other. */
import fc from 'fast-check';
import { encodeUserData, Reassembler, segmentDatagram } from '../../../generated/binary/sms';
import { codecs } from './testing/codecs';

test.each(codecs)('$name: decode(encode(x)) = x', ({ encode, decode, strict, values }) => {
  fc.assert(
    fc.property(values, (value) => {
      const bytes = encode(value);
      expect(decode(bytes)).toEqual(value);
      const result = strict(bytes);
      expect(result.value).toEqual(value);
      expect(result.findings.filter(({ severity }) => severity === 'fatal')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each(codecs)('$name: places lie within the bytes, no bit in two of them', (codec) => {
  fc.assert(
    fc.property(codec.values, (value) => {
      const bytes = codec.encode(value);
      const { places } = codec.strict(bytes);
      const leaves = places.filter(({ path }) => !places.some((other) => other.path.startsWith(`${path}/`)));
      for (const { offset, bit, bits } of leaves) expect(offset * 8 + bit + bits).toBeLessThanOrEqual(bytes.length * 8);
    }),
    { numRuns: 50 },
  );
});

test('segments in any order, with repeats, make the datagram again', () => {
  const payloads = fc.uint8Array({ minLength: 0, maxLength: 1500 });
  fc.assert(
    fc.property(
      payloads,
      fc.constantFrom(8 as const, 16 as const),
      fc.nat(255),
      fc.nat(),
      (payload, bits, reference, seed) => {
        const datagram = { ports: { destination: 2948, source: 9200 }, payload };
        const parts = segmentDatagram(datagram, { reference, referenceBits: bits });
        for (const part of parts) expect(encodeUserData(part).length).toBeLessThanOrEqual(140);
        const turn = seed % parts.length;
        const order = [...parts.slice(turn), ...parts.slice(0, turn)].reverse();
        const reassembler = new Reassembler();
        const results = order.flatMap((part, index) =>
          index < order.length - 1
            ? [reassembler.add('A', part), reassembler.add('A', part)]
            : [reassembler.add('A', part)],
        );
        const whole = results.map((result) => result.datagram).filter((found) => found !== undefined);
        expect(whole).toEqual([datagram]);
        expect(reassembler.pending()).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});
