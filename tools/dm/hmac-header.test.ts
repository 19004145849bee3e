import { formatHmacHeader, parseHmacHeader } from './hmac-header';

const line = 'algorithm=MD5, username="client01", mac=ghuN5Vw2jGALvKfz+8OvrQ==';
const value = { algorithm: 'MD5', username: 'client01', mac: 'ghuN5Vw2jGALvKfz+8OvrQ==' };

test('the header line of V-MAC-1 is written', () => expect(formatHmacHeader(value)).toBe(line));

test('quotes and backslashes survive', () => {
  const odd = { ...value, username: 'a"b\\c, mac=x' };
  expect(parseHmacHeader(formatHmacHeader(odd))).toEqual({ value: odd, faults: [] });
});

test.each([
  ['usual', line],
  ['any order', 'mac=ghuN5Vw2jGALvKfz+8OvrQ==,username="client01"'],
  ['white space', '  username = "client01" ,  mac =ghuN5Vw2jGALvKfz+8OvrQ==  '],
  ['empty list elements', ',username="client01",,mac=ghuN5Vw2jGALvKfz+8OvrQ==,'],
  ['parameter names in any case', 'Username="client01", MAC=ghuN5Vw2jGALvKfz+8OvrQ=='],
])('read: %s', (_name, text) => expect(parseHmacHeader(text)).toEqual({ value, faults: [] }));

test.each([
  ['username=client01, mac=AAAA', ['username-not-quoted'], true],
  ['username="u", mac="AAAA"', ['mac-quoted'], true],
  ['username="u", mac=AA!A', ['mac-not-base64'], true],
  ['algorithm=SHA1, username="u", mac=AAAA', ['algorithm-unknown'], true],
  ['username="u", mac=AAAA, realm=x', ['unknown-parameter'], true],
  ['username="u", mac=AAAA, mac=BBBB', ['repeated-parameter'], true],
  ['mac=AAAA', ['username-missing'], false],
  ['username="u"', ['mac-missing'], false],
  ['', ['username-missing', 'mac-missing'], false],
  ['username="u', ['syntax'], false],
  ['username "u"', ['syntax'], false],
])('faults of %j', (text, faults, readable) => {
  const parsed = parseHmacHeader(text);
  expect(parsed.faults).toEqual(faults);
  expect(parsed.value !== undefined).toBe(readable);
});
