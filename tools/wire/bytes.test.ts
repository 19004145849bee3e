import { ByteWriter, multiByteLength, toBase64 } from './bytes';

test.each([
  [0, '00'],
  [0x7f, '7f'],
  [0x80, '8100'],
  [106, '6a'],
  [1015, '8777'],
  [0x1201, 'a401'],
  [0x0fd3, '9f53'],
  [0x3fff, 'ff7f'],
  [0x4000, '818000'],
  [0x1fffff, 'ffff7f'],
  [0x0fffffff, 'ffffff7f'],
  [0x10000000, '8180808000'],
  [0xffffffff, '8fffffff7f'],
])('%i is written as %s', (value, hex) => {
  const writer = new ByteWriter(1);
  writer.multiByte(value);
  expect(Buffer.from(writer.result()).toString('hex')).toBe(hex);
  expect(multiByteLength(value)).toBe(hex.length / 2);
});

test('grows, and hands out copies', () => {
  const writer = new ByteWriter(1);
  writer.raw(Uint8Array.of(1, 2, 3));
  writer.byte(4);
  const first = writer.result();
  writer.at = 0;
  writer.byte(9);
  expect([...first]).toEqual([1, 2, 3, 4]);
  expect(first.constructor).toBe(Uint8Array);
});

test('base64', () => {
  expect(toBase64(new Uint8Array([0, 1, 2, 255]).subarray(1))).toBe('AQL/');
});
