import { Progress } from './progress';

function watched(isTTY: boolean, columns = 40) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, clock, progress: new Progress(4, stream, () => clock.now) };
}

test('done, failed, time left and the current case on one line', () => {
  const { written, clock, progress } = watched(true);
  progress.start('a');
  clock.now = 10_000;
  progress.verdict('a', 'fail');
  clock.now = 20_000;
  progress.verdict('b', 'pass');
  progress.end();
  expect(written).toEqual([
    '\r\x1b[2K0/4, 0 failed  a',
    '\r\x1b[2K1/4, 1 failed, 30 s left  a',
    '\r\x1b[2K2/4, 1 failed, 20 s left  b',
    '\r\x1b[2K',
  ]);
});

test('nothing where nobody watches', () => {
  const { written, progress } = watched(false);
  progress.verdict('a', 'fail');
  progress.end();
  expect(written).toEqual([]);
});

test('draws at most ten times a second, never wider than the terminal, never raw', () => {
  const { written, clock, progress } = watched(true, 30);
  for (let at = 0; at < 1000; at++) {
    clock.now = at;
    progress.start(`\x1b[31m${'long '.repeat(20)}`);
  }
  expect(written).toHaveLength(10);
  for (const line of written) {
    expect(line.replace('\r\x1b[2K', '').length).toBeLessThan(30);
    expect(line.slice(1).lastIndexOf('\x1b')).toBe(0);
  }
});

test('minutes', () => {
  const { written, clock, progress } = watched(true);
  clock.now = 100_000;
  progress.verdict('a', 'pass');
  expect(written[0]).toContain('5 min 0 s left');
});
