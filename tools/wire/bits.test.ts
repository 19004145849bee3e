/** Bit fields against arithmetic on big integers; uintvar and digits by examples. */
import fc from 'fast-check';
import { type BitReader, BitWriter, decodeBits, partOf, strictBits, utf8 } from './bits';
import { WireError } from './finding';
import { hex } from './testing/told';

const fields = fc.array(
  fc
    .integer({ min: 1, max: 32 })
    .chain((bits) => fc.tuple(fc.constant(bits), fc.integer({ min: 0, max: 2 ** bits - 1 }))),
  { minLength: 1, maxLength: 12 },
);

test('fields of any width, against one large number', () => {
  fc.assert(
    fc.property(fields, (list) => {
      const used = list.reduce((sum, [bits]) => sum + bits, 0);
      const all = [...list, [8 - (used % 8), 0] as const];
      const bytes = partOf((writer) => {
        for (const [bits, value] of all) writer.uint('x', value, bits);
      });
      const whole = all.reduce((sum, [bits, value]) => (sum << BigInt(bits)) | BigInt(value), 0n);
      expect(BigInt(`0x${Buffer.from(bytes).toString('hex')}`)).toBe(whole);
      const back = decodeBits(bytes, (reader) => all.map(([bits]) => reader.uint('x', bits)));
      expect(back).toEqual(all.map(([, value]) => value));
    }),
  );
});

test.each([
  [0, '00'],
  [0x7f, '7F'],
  [0x80, '8100'],
  [300_001, '92A761'],
  [0xffffffff, '8FFFFFFF7F'],
])('uintvar %d', (value, text) => {
  const bytes = partOf((writer) => writer.uintvar('x', value));
  expect(bytes).toEqual(new Uint8Array(hex(text)));
  expect(decodeBits(bytes, (reader) => reader.uintvar('x'))).toBe(value);
});

test.each([
  ['90808080 00', 'fatal integer @0 /x'],
  ['808080808001', 'fatal integer @0 /x'],
  ['8080', 'fatal truncated @2 /x'],
  ['8001', 'note integer @0 /x'],
])('uintvar %s', (text, finding) => {
  const { findings } = strictBits(new Uint8Array(hex(text)), (reader) => reader.uintvar('x'));
  expect(findings.map(({ severity, code, offset, path }) => `${severity} ${code} @${offset} ${path}`)).toEqual([
    finding,
  ]);
});

test.each([
  ['', ''],
  ['1', 'F1'],
  ['12', '21'],
  ['49*#abc', '94BADCFE'],
])('digits %s', (digits, text) => {
  const bytes = partOf((writer) => writer.digits('x', digits));
  expect(bytes).toEqual(new Uint8Array(hex(text)));
  expect(decodeBits(bytes, (reader) => reader.digits('x', digits.length))).toBe(digits);
});

test('what does not fit is refused where it stands', () => {
  const writer = new BitWriter();
  writer.octets(utf8('ab'));
  for (const [value, bits] of [
    [-1, 8],
    [256, 8],
    [0.5, 8],
    [Number.NaN, 8],
    [2 ** 32, 32],
  ] as const) {
    expect(() => writer.uint('x', value, bits)).toThrow(WireError);
    expect(() => writer.uint('x', value, bits)).toThrow('x cannot be expressed (byte 0x2, /x)');
  }
  expect(() => writer.digits('x', '1-')).toThrow(WireError);
});

test('a part ends where it says, and what it leaves over is told', () => {
  const read = (reader: BitReader) => {
    const outer = reader.open('part', 2);
    const first = reader.uint('first', 8);
    expect(reader.left).toBe(1);
    reader.close('part', outer);
    return [first, reader.uint('last', 8)];
  };
  const { value, findings } = strictBits(Uint8Array.of(1, 2, 3), read);
  expect(value).toEqual([1, 3]);
  expect(findings).toMatchObject([{ code: 'trailing', offset: 1, path: '/part' }]);
  expect(() => decodeBits(Uint8Array.of(1), read)).toThrow('the bytes end too early (byte 0x0, /part)');
});

test('bytes are bytes', () => {
  expect(() => decodeBits('01' as unknown as Uint8Array, () => 0)).toThrow(TypeError);
});
