/** generated/binary is what spec/binary makes; a layout that cannot be is refused by name. */
import { join } from 'node:path';
import { SpecError } from '../problem';
import { staleFiles } from '../stale';
import { checkBinary } from './check';
import { generateBinary } from './generate';
import { loadBinary } from './load';
import { readBinary } from './read';

const root = join(__dirname, '../../..');

test('generated/binary is up to date', () => {
  expect(staleFiles(root, generateBinary(root))).toEqual([]);
});

test('a banner names the sources', () => {
  const [first] = generateBinary(root).get('generated/binary/sms.ts')!.split('\n');
  expect(first).toMatch(/^\/\/ Made from spec\/binary\/sms\.yaml \(sha256 [0-9a-f]{16}\)\. Not to be edited/);
});

const HEAD = `
layout: x
module: x
document: D
evidence:
  text: { from: 'dm-security-notification-bootstrap-tree#§2.1', sources: [NOT] }
`;
const fields = (...list: string[]) =>
  `${HEAD}structures:\n  - name: S\n    means: s\n    clause: '1'\n    seen: [text]\n    fields:\n${list
    .map((field) => `      - { means: m, ${field} }\n`)
    .join('')}`;
const choice = (tag: string, ...entries: string[]) =>
  `${HEAD}choices:\n  - name: C\n    means: c\n    clause: '1'\n    seen: [text]\n    tag: ${tag}\n    length: { bits: 4 }\n    entries:\n${entries
    .map((entry) => `      - { means: m, ${entry} }\n`)
    .join('')}`;
const asn1 = (type: string) =>
  `${HEAD}asn1:\n  - name: T\n    means: t\n    clause: '1'\n    seen: [text]\n    ${type}\n`;

/** The problems of one file, without its name. */
function problems(text: string, path = 'spec/binary/x.yaml'): string[] {
  try {
    const modules = loadBinary({ ...readBinary(root), layouts: [{ path, text }] });
    return checkBinary(modules).map(({ message }) => message);
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

const sound = fields('name: a, bits: 3', 'name: b, bits: 5', 'name: c, octets: rest');

const rows: readonly [what: string, text: string, problem: RegExp | undefined][] = [
  ['sound', sound, undefined],
  ['no YAML', 'a: [', /./],
  ['unknown key', `${sound}more: 1\n`, /must NOT have additional properties/],
  ['two kinds of field at once', fields('name: a, bits: 8, octets: 1'), /must match exactly one schema in oneOf/],
  ['evidence without a known mark', sound.replace('[NOT]', '[XYZ]'), /evidence text: no known mark/],
  ['evidence of no sheet', sound.replace('dm-security', 'no'), /evidence text: no known mark/],
  ['seen nowhere', sound.replace('seen: [text]', 'seen: [dream]'), /seen: no evidence dream/],
  ['a structure that ends within an octet', fields('name: a, bits: 3'), /S: does not end at an octet/],
  ['octets within an octet', fields('name: a, bits: 3', 'name: b, octets: rest'), /S\/b: does not begin at an octet/],
  ['rest before the end', fields('name: a, octets: rest', 'name: b, bits: 8'), /S\/a: is not the last/],
  ['a length that comes later', fields('name: a, octets: b', 'name: b, bits: 8'), /S\/a: no number b before it/],
  ['a structure that is not there', fields('name: a, structure: Z'), /S\/a: no structure Z/],
  ['a list of a structure', fields('name: a, list: S'), /S\/a: no choice S/],
  ['a value that does not fit', fields('name: a, bits: 8, values: { x: 256 }'), /S\/a: 256 does not fit into 8 bits/],
  ['a choice', choice('{ bits: 4 }', 'tag: 1, name: a, value: uint, octets: 1'), undefined],
  ['a tag that does not fit', choice('{ bits: 4 }', 'tag: 16, name: a, value: uint, octets: 1'), /C\/a: its tag/],
  [
    'a tag twice',
    choice('{ bits: 4 }', 'tag: 1, name: a, value: none, octets: 0', 'tag: 1, name: b, value: none, octets: 0'),
    /C\/b: its tag is there twice/,
  ],
  [
    'more octets than the length tells',
    choice('{ bits: 4 }', 'tag: 1, name: a, value: octets, octets: [0, 16]'),
    /C\/a: 16 octets are more/,
  ],
  ['no value', choice('{ bits: 4 }', 'tag: 1, name: a'), /must have required property/],
  ['a type', asn1('sequence: [{ name: a, type: INTEGER, means: m }]'), undefined],
  ['a type that is not there', asn1('sequence: [{ name: a, type: Z, means: m }]'), /T: no type Z/],
  ['a choice without tag', asn1('choice: [{ name: a, type: INTEGER, means: m }]'), /T\/a: needs a tag/],
  ['bits of an integer', asn1('sequence: [{ name: a, type: INTEGER, bits: [x], means: m }]'), /bits and BIT STRING/],
];

test.each(rows)('%s', (_, text, problem) => {
  const found = problems(text);
  if (problem) expect(found.join('\n')).toMatch(problem);
  else expect(found).toEqual([]);
});

test('a layout has the name of its file', () => {
  expect(problems(sound, 'spec/binary/y.yaml')).toEqual(['layout is x, not the name of the file']);
});

test('every layout of one module has types of its own', () => {
  const sources = readBinary(root);
  const layouts = ['x', 'y'].map((name) => ({
    path: `spec/binary/${name}.yaml`,
    text: sound.replace('layout: x', `layout: ${name}`),
  }));
  expect(checkBinary(loadBinary({ ...sources, layouts })).map(({ message }) => message)).toEqual(['S is there twice']);
});
