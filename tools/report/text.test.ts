import { runOf } from './run';
import { hostileLines } from './testing/crowd';
import { expectGolden } from './testing/golden';
import { header, sampleLines, sampleLookup } from './testing/sample';
import { CaseScript, permutation } from './testing/script';
import { textReport, wrap } from './text';

const sample = runOf(sampleLines());
const plain = { colours: false, width: 100 };

test('the sample as it is kept', () => expectGolden('sample.txt', textReport(sample, sampleLookup, plain)));

test('verbose tells warnings and advisories in full', () => {
  expectGolden('sample-verbose.txt', textReport(sample, sampleLookup, { ...plain, verbose: true }));
});

test('the counts stand alone in the last line', () => {
  const lines = textReport(sample, sampleLookup, plain).trimEnd().split('\n');
  expect(lines.slice(-2)).toEqual(['1 rule broken, 1 inconclusive, 1 error', '3 passed, 6 failed, 1 skipped']);
});

test('every failed case is named', () => {
  const text = textReport(sample, sampleLookup, plain);
  for (const one of sample.cases)
    if (one.verdict.verdict === 'fail') expect(text).toMatch(new RegExp(`^FAIL ${one.line.id}  `, 'm'));
});

test('a demand that follows from a rule stands below it, in the block of its case', () => {
  const script = new CaseScript('a/b/c', permutation(), 0, ['dm-rep-0131']);
  script.finding({ requirement: 'dm-pro-0012', text: 'no Status', by: { rule: 'some-rule' } });
  script.finding({ requirement: 'dm-rep-0131', text: 'no 404', follows: 1 });
  const text = textReport(runOf([header(), ...script.verdict('fail', 'x')]), sampleLookup, plain);
  expect(text).toMatch(
    /^FAIL a\/b\/c .*\n {2}requirement {2}dm-pro-0012[\s\S]*\n {4}follows {6}no 404\n[\s\S]*^RULE some-rule/m,
  );
});

test('of many permutations the first are named', () => {
  const versions = Array.from({ length: 12 }, (_, index) => `1.${index}`);
  const lines = versions.flatMap((version) =>
    new CaseScript('a/b/c', permutation({ version }), 0).finding({ requirement: 'r', text: 'x' }).verdict('fail', 'x'),
  );
  const text = textReport(runOf([header(), ...lines]), sampleLookup, { ...plain, width: 1000 });
  expect(text).toMatch(/also in {6}\[dm 1\.1, .*\[dm 1\.8, wbxml, md5\/basic, http\] and 3 more\n/);
  expect(text.match(/^FAIL/gm)).toHaveLength(1);
});

test('colours only when asked for', () => {
  expect(textReport(sample, sampleLookup, plain)).not.toContain('\x1b');
  expect(textReport(sample, sampleLookup, { colours: true })).toContain('\x1b[31m');
});

test('no line is wider than the terminal, and none is lost', () => {
  const wide = textReport(sample, sampleLookup, { colours: false, width: 200 });
  const narrow = textReport(sample, sampleLookup, { colours: false, width: 60 });
  const values = narrow
    .split('\n')
    .filter((line) => !/^(FAIL|RULE|ERROR|INCONCLUSIVE|\d+ (warning|advisory))/.test(line));
  for (const line of values) expect(line.length).toBeLessThanOrEqual(60);
  const words = (text: string) => text.replace(/\s+/g, '').length;
  expect(words(narrow)).toBe(words(wide));
});

test('nothing of a stranger reaches the terminal raw', () => {
  const text = textReport(runOf(hostileLines()), sampleLookup, plain);
  expect(text).toContain('\\x1b[31mred');
  expect(text.replace(/\n/g, '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e\ufffe]/);
});

test('the profile with its secrets stays out', () => {
  expect(textReport(sample, sampleLookup, { verbose: true })).not.toContain('TOP-SECRET');
});

test('a run that was cut off says so', () => {
  const text = textReport(runOf(sampleLines().slice(0, -1)), sampleLookup, plain);
  expect(text).toContain('note: the run was cut off');
});

test.each([
  ['', 20, ['']],
  ['one two three', 20, ['one two three']],
  ['one two three four five six', 16, ['one two three', 'four five six']],
  ['x'.repeat(40), 16, ['x'.repeat(16), 'x'.repeat(16), 'x'.repeat(8)]],
  ['a  b', 20, ['a  b']],
])('wrap %j at %d', (text, width, expected) => expect(wrap(text, width)).toEqual(expected));
