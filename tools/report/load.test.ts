import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordLine } from '../tester/record';
import { loadRun } from './load';
import { type Run, RunError, runOf } from './run';
import { header, sampleLines } from './testing/sample';
import { CaseScript, permutation } from './testing/script';

const folder = mkdtempSync(join(tmpdir(), 'assay-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function load(text: string | Buffer): Promise<Run> {
  const path = join(folder, 'run.jsonl');
  writeFileSync(path, text);
  return loadRun(path);
}

const jsonl = (lines: readonly unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const one = (text: string) => new CaseScript('a/b/c', permutation(), 0).event('note', text).verdict('pass');
const end: RecordLine = { type: 'end', t: 1, exitCode: 0 };

test('a record from disk is the run that was written', async () => {
  const lines = sampleLines();
  const { source, ...run } = await load(jsonl(lines));
  // JSON leaves undefined fields out; the run in memory has them.
  expect(JSON.stringify(run)).toBe(JSON.stringify(runOf(lines)));
  expect(run.cases).toHaveLength(12);
  expect(run.notes).toEqual([]);
  expect(source).toBe(folder);
});

test('U+2028 inside a string ends no line', async () => {
  const run = await load(jsonl([header(), ...one('a\u2028b\u2029c\r'), end]));
  expect(run.cases[0]?.timeline[0]).toMatchObject({ text: 'a\u2028b\u2029c\r' });
});

test('lines of several cases may be mixed', () => {
  const a = new CaseScript('a/b/a', permutation(), 0).event('note', 'of a').verdict('pass');
  const b = new CaseScript('a/b/b', permutation(), 0).event('note', 'of b').verdict('skipped', 'why');
  const mixed = a.flatMap((line, index) => [line, b[index]!]);
  const run = runOf([header(), ...mixed, end]);
  expect(run.cases.map((one) => [one.line.id, one.timeline.length, one.verdict.verdict])).toEqual([
    ['a/b/a', 1, 'pass'],
    ['a/b/b', 1, 'skipped'],
  ]);
});

describe('a record that was cut off', () => {
  test('in the middle of a line: the rest is read, and said', async () => {
    const text = jsonl([header(), ...one('x')]);
    const run = await load(text.slice(0, -20));
    expect(run.cases[0]?.verdict).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/stops before/),
    });
    expect(run.notes).toEqual([
      'line 4, the last one, is cut off and was left out',
      'the run was cut off: its record has no end line',
      '1 of 1 cases have no verdict in the record',
    ]);
  });

  test('in the middle of a character', async () => {
    const bytes = Buffer.from(jsonl([header(), ...one('ä')]));
    const run = await load(bytes.subarray(0, bytes.indexOf('ä') + 1));
    expect(run.notes[0]).toBe('line 3, the last one, is cut off and was left out');
  });

  test('after the line feed: only the end is missing', async () => {
    const run = await load(jsonl([header(), ...one('x')]));
    expect(run.notes).toEqual(['the run was cut off: its record has no end line']);
  });
});

const bad: readonly [name: string, text: string, code: RunError['code'], message: RegExp][] = [
  ['nothing', '', 'empty', /no run header/],
  ['a line in the middle that is no JSON', `${jsonl([header()])}{"type"\n${jsonl([end])}`, 'json', /^line 2: no JSON/],
  ['no object', '[1]\n', 'shape', /^line 1: expected a JSON object/],
  ['an unknown type', jsonl([header(), { type: 'verdicts' }]), 'shape', /^line 2: unknown line type "verdicts"/],
  ['a type of the prototype', jsonl([header(), { type: 'constructor' }]), 'shape', /^line 2: unknown line type/],
  ['another format', jsonl([{ ...header(), format: 2 }]), 'version', /^line 1: expected record format 1, found 2/],
  ['a missing field', jsonl([header(), { type: 'verdict', key: 'x', verdict: 'pass', t: 1 }]), 'shape', /field ms/],
  [
    'a verdict of another kind',
    jsonl([header(), { type: 'verdict', key: 'x', verdict: 'ok', t: 1, ms: 1 }]),
    'shape',
    /field verdict/,
  ],
  [
    'an inner field of the wrong kind',
    jsonl([header(), { ...one('x')[0], permutation: { version: 1.2 } }]),
    'shape',
    /permutation/,
  ],
  ['no header', jsonl(one('x')), 'order', /^line 1: expected the run header first/],
  ['two headers', jsonl([header(), header()]), 'order', /^line 2: a second run header/],
  ['a case twice', jsonl([header(), one('x')[0], one('x')[0]]), 'order', /^line 3: .* begins a second time/],
  ['a line before its case', jsonl([header(), one('x')[1]]), 'order', /^line 2: event of case .* not begun/],
  ['a second verdict', jsonl([header(), ...one('x'), one('x')[2]]), 'order', /^line 5: .* second verdict/],
  ['a line after the end', jsonl([header(), end, ...one('x')]), 'order', /^line 3: expected nothing after the end/],
];

test.each(bad)('refuses %s', async (_name, text, code, message) => {
  const error = await load(text).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RunError);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
});

test('a last line that is whole but wrong is not taken for a cut', async () => {
  await expect(load(`${jsonl([header()])}{"type":"nonsense"}`)).rejects.toMatchObject({ code: 'shape', line: 2 });
});

test('a file that is not there is a RunError with its path', async () => {
  await expect(loadRun(join(folder, 'none.jsonl'))).rejects.toMatchObject({
    code: 'file',
    message: expect.stringMatching(/none\.jsonl/),
  });
});
