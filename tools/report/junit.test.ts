import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { junitReport } from './junit';
import { type Run, runOf } from './run';
import { hostileLines, hostileTexts } from './testing/crowd';
import { expectGolden } from './testing/golden';
import { header, sampleLines } from './testing/sample';

const sample = runOf(sampleLines());
const xsd = join(__dirname, '..', '..', 'spec', 'xsd', 'junit.xsd');

test('the sample as it is kept', () => expectGolden('sample.junit.xml', junitReport(sample)));

const runs: readonly [string, Run][] = [
  ['the sample', sample],
  ['strangers', runOf(hostileLines())],
  ['an empty run', runOf([header()])],
  ['a run without a proper date', runOf([{ ...header(), started: 'yesterday' } as never, ...sampleLines().slice(1)])],
];

test.each(runs)('%s is valid by the schema', (_name, run) => {
  const result = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, '-'], {
    input: junitReport(run),
    encoding: 'utf8',
  });
  if (result.error) return console.log('xmllint is not installed: JUnit XML not validated');
  expect(result.stderr).toBe('- validates\n');
});

test('the schema can say no', () => {
  const wrong = junitReport(sample).replace('<properties>', '<properties><other/>');
  const result = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, '-'], { input: wrong, encoding: 'utf8' });
  if (result.error) return console.log('xmllint is not installed: JUnit XML not validated');
  expect(result.status).not.toBe(0);
});

test('counts agree with what is inside', () => {
  const xml = junitReport(sample);
  const attributes = /<testsuites ([^>]*)>/.exec(xml)?.[1] ?? '';
  const inside = (name: string) => xml.split(`<${name} `).length - 1;
  for (const [attribute, name] of [
    ['tests', 'testcase'],
    ['failures', 'failure'],
    ['errors', 'error'],
    ['skipped', 'skipped'],
  ] as const)
    expect(attributes).toContain(`${attribute}="${inside(name)}"`);
});

test('inconclusive is skipped, or a failure by option', () => {
  const reason = 'inconclusive: no operator of the profile can press a key';
  expect(junitReport(sample)).toContain(`<skipped message="${reason}"/>`);
  expect(junitReport(sample, { inconclusive: 'failure' })).toContain(`<failure message="${reason}" type="failure">`);
});

test('texts of strangers come back as they are, but for what XML forbids', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false });
  const { testsuites } = parser.parse(junitReport(runOf(hostileLines())));
  const cases = testsuites.testsuite[0].testcase as { failure: { message: string } }[];
  const messages = cases.map((one) => one.failure.message);
  expect(messages.slice(0, 3)).toEqual(hostileTexts.slice(0, 3));
  expect(messages[4]).toBe('a\\x00b\\x1b[31mred\\x1b]0;owned\\x07\\u202egnp.exe\\ud800 \\ufffe');
});

test('the profile with its secrets stays out', () => expect(junitReport(sample)).not.toContain('TOP-SECRET'));
