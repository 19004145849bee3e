import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { jsonReport } from './json';
import { runOf } from './run';
import { hostileLines } from './testing/crowd';
import { expectGolden } from './testing/golden';
import { header, sampleLines, sampleLookup } from './testing/sample';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'spec', 'schema', 'report.schema.json'), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const sample = jsonReport(runOf(sampleLines()), sampleLookup);

/** As a program reads it. */
const read = (report: unknown): unknown => JSON.parse(JSON.stringify(report));

test('the sample as it is kept', () => expectGolden('sample.json', `${JSON.stringify(sample, null, 2)}\n`));

test.each([
  ['the sample', sample],
  ['strangers', jsonReport(runOf(hostileLines()), sampleLookup)],
  ['an empty, cut-off run', jsonReport(runOf([header()]), sampleLookup)],
])('%s fits the schema', (_name, report) => {
  validate(read(report));
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  ['an unknown verdict', (report: typeof sample) => ({ ...report, cases: [{ ...report.cases[0], verdict: 'ok' }] })],
  ['a field too many', (report: typeof sample) => ({ ...report, profile: {} })],
  ['a missing part', ({ rules: _rules, ...rest }: typeof sample) => rest],
])('the schema refuses %s', (_name, spoil) => expect(validate(read(spoil(sample)))).toBe(false));

test('neither the profile nor bodies are in it', () => {
  const text = JSON.stringify(sample);
  expect(text).not.toContain('TOP-SECRET');
  expect(text).not.toContain('bytes"');
});
