/** The fuzzer can fail: it sees crashes, slowness and false places; and what it says can be made again. The decoders stand some mutants. */

import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import { decodeStrictXml } from '../wire/strict';
import { fuzz, mutantOf } from './fuzz';
import { checkPlaces } from './places';
import { type Target, targets } from './targets';

const all = targets();
const options = { seed: 7, first: 0, step: 1, end: 200, slowest: 1000 };

function target(read: Target['read']): Target {
  return { name: 'toy', encoding: 'xml', seeds: [Buffer.from('<a>b</a>')], read };
}

test('every target reads the documents that it begins from, and each has some', () => {
  for (const { name, seeds, read } of all) {
    expect([name, seeds.length > 0]).toEqual([name, true]);
    for (const seed of seeds) read(seed);
  }
});

test('the decoders stand some mutants (npm run fuzz: more)', () => {
  expect(fuzz(all, { ...options, end: 3000 }).failures).toEqual([]);
}, 60_000);

test('a mutant is made by the seed and its number alone', () => {
  const [a, b] = [mutantOf(all, 3, 41), mutantOf(all, 3, 41)];
  expect([a.target.name, a.bytes]).toEqual([b.target.name, b.bytes]);
  const others = [mutantOf(all, 3, 42), mutantOf(all, 4, 41)];
  for (const { bytes } of others) expect(bytes).not.toEqual(a.bytes);
});

test('a crash is a failure with its input, and twenty are enough', () => {
  const crash = target((bytes) => {
    if (!bytes.includes(0x62)) throw new TypeError('no b');
  });
  const { failures } = fuzz([crash], { ...options, end: 100_000 });
  expect(failures).toHaveLength(20);
  for (const { index, bytes, reason } of failures) {
    expect(reason).toMatch(/^TypeError: no b/);
    expect(bytes).toBe(Buffer.from(mutantOf([crash], 7, index).bytes).toString('hex'));
  }
});

test('what takes too long twice is a failure', () => {
  const slow = target(() => {
    const end = performance.now() + 5;
    while (performance.now() < end);
  });
  expect(fuzz([slow], { ...options, end: 1, slowest: 2 }).failures).toMatchObject([
    { index: 0, reason: expect.stringMatching(/^took \d+ ms$/) },
  ]);
  expect(fuzz([slow], { ...options, end: 1 }).failures).toEqual([]);
});

test('false places are seen', () => {
  const document = decodeStrictXml(Buffer.from('<a><b/></a>'), syncml12);
  checkPlaces(document);
  const spoilt = (findings: object, root = document.root) => ({ ...document, root, ...findings }) as typeof document;
  expect(() => checkPlaces(spoilt({ findings: [{ ...document.findings[0]!, offset: 99 }] }))).toThrow('at 99');
  expect(() => checkPlaces(spoilt({ findings: [] }, { ...document.root!, start: 50 }))).toThrow('from 50');
  expect(() => checkPlaces({ ...spoilt({ findings: [] }), root: undefined })).toThrow('neither root nor reason');
});
