import { fill, MissingValue } from './values';

const lookup = (name: string): string | undefined => ({ 'ixit.leaf.uri': './A', n: '7' })[name];

test.each([
  ['a text', '${ixit.leaf.uri}?prop=ACL', './A?prop=ACL'],
  ['several slots', '${n}-${n}', '7-7'],
  ['lists and objects', { a: ['${n}', { b: '${n}' }] }, { a: ['7', { b: '7' }] }],
  ['what is no text', { a: 1, b: true, c: null }, { a: 1, b: true, c: null }],
])('fills %s', (_name, value, filled) => {
  expect(fill(value, lookup)).toEqual(filled);
});

test.each([
  ['${ixit.exec.uri}', /the profile does not say ixit\.exec\.uri: add it below "ixit"/],
  ['${nothing}', /nothing is known as \$\{nothing\}/],
])('says what is missing in %s', (value, message) => {
  expect(() => fill(value, lookup)).toThrow(MissingValue);
  expect(() => fill(value, lookup)).toThrow(message);
});
