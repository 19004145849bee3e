import { expectedWords, placeWords, visible } from './words';

test.each([
  ['plain text, ä and 😀', 'plain text, ä and 😀'],
  ['\x1b[31mred\x07', '\\x1b[31mred\\x07'],
  ['a\nb\tc\r', 'a\\nb\\tc\\r'],
  ['\0\x7f\x85', '\\x00\\x7f\\x85'],
  ['\u202egpj.exe\u2066', '\\u202egpj.exe\\u2066'],
  ['\ud800 \udc00', '\\ud800 \\udc00'],
  ['\ufffe\uffff\ufeff', '\\ufffe\\uffff\\ufeff'],
])('visible %j', (text, expected) => expect(visible(text)).toBe(expected));

test('visible keeps line feeds when asked, and cuts', () => {
  expect(visible('a\nb\r', { lines: true })).toBe('a\nb\\r');
  expect(visible('abcdef', { most: 4 })).toBe('abcd... (2 characters more)');
});

test.each([
  [
    { message: 3, path: '/SyncML/SyncBody/Status[2]/Data', offset: 0x5c, end: 0x60 },
    'message 3, SyncBody/Status[2]/Data, byte 0x5c',
  ],
  [{ message: 1, path: '/SyncML', line: 2 }, 'message 1, SyncML, line 2, column 1'],
  [{ message: 1, path: '/wap-provisioningdoc/characteristic' }, 'message 1, wap-provisioningdoc/characteristic'],
  [{ message: null }, 'in no message: it is missing'],
  [{ message: null, path: '/push/package0/digest', offset: 6 }, 'the push, push/package0/digest, byte 0x6'],
  [{ message: 2, offset: 0 }, 'message 2, byte 0x0'],
])('%j', (place, expected) => expect(placeWords(place)).toBe(expected));

test('expected answers', () => {
  expect(expectedWords(['404'])).toBe('404');
  expect(expectedWords(['425', '405'])).toBe('425 or 405');
  expect(expectedWords([])).toBe('nothing of the kind');
});
