import { runOf } from '../report';
import { sampleLines } from '../report/testing/sample';
import type { RecordLine } from '../tester/record';
import { merged } from './merge';

const lines = sampleLines();
const keys = [...new Set(lines.flatMap((line) => ('key' in line ? [line.key] : [])))];

/** The part of the sample run that holds these cases. */
function part(of: readonly string[], change: object = {}): RecordLine[] {
  return lines
    .filter((line) => !('key' in line) || of.includes(line.key))
    .map((line) => (line.type === 'run' ? { ...line, ...change } : line));
}

const run = (of: readonly string[], change: object = {}) => runOf(part(of, change));

test('parts of a run are the run again', () => {
  const half = Math.floor(keys.length / 2);
  const again = runOf(merged([run(keys.slice(0, half)), run(keys.slice(half))]));
  expect(again.cases).toEqual(runOf(lines).cases);
  expect(again.header).toEqual(runOf(lines).header);
});

test('a case that is in both counts once, where it did not pass', () => {
  const [key] = runOf(lines)
    .cases.filter(({ verdict }) => verdict.verdict === 'pass')
    .map(({ line }) => line.key);
  const failed = run([key!]);
  const worse = runOf(
    part([key!]).map((line) => (line.type === 'verdict' ? { ...line, verdict: 'fail' as const, reason: 'no' } : line)),
  );
  for (const order of [
    [failed, worse],
    [worse, failed],
  ]) {
    const { cases } = runOf(merged(order));
    expect(cases.map(({ verdict }) => verdict.verdict)).toEqual(['fail']);
  }
});

test('times count from the first beginning', () => {
  const [key] = keys;
  const started = runOf(lines).header.started;
  const later = new Date(Date.parse(started) + 5000).toISOString();
  const { cases, header } = runOf(merged([run([keys[1]!]), run([key!], { started: later })]));
  const was = runOf(lines).cases[0]!.line.t;
  expect(cases.map(({ line }) => [line.key, line.t])).toContainEqual([key, was + 5000]);
  expect(header.started).toBe(started);
});

test('records of different runs are refused', () => {
  expect(() => merged([run([keys[0]!]), run([keys[1]!], { suites: 'other' })])).toThrow('another suites');
  expect(() => merged([])).toThrow('nothing to merge');
});
