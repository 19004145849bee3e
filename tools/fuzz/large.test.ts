/** Documents of 50 MB: each decoder comes to its end, within bounds of time and memory. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Large } from './testing/large';

const program = join(__dirname, 'testing/large.ts');

test('50 MB in a heap of 768 MB, each within half a minute', () => {
  const args = ['--max-old-space-size=768', '--require', require.resolve('tsx/cjs'), program];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  const results = JSON.parse(stdout) as Large[];
  expect(results.map(({ name, strict, fast }) => [name, strict, fast])).toEqual([
    ['XML, small elements', 'limit,unknown-element', 'limit'],
    ['XML, nodes', '', 'value'],
    ['XML, one text', 'missing-element', 'value'],
    ['XML, references', 'missing-element', 'value'],
    ['XML, pieces of text', 'limit', 'value'],
    ['XML, comments', 'missing-element', 'value'],
    ['WBXML, small elements', 'limit,unexpected-element', 'limit'],
    ['WBXML, pieces of text', 'limit,unexpected-text', 'value'],
    ['WBXML, other pages', 'missing-element', 'value'],
  ]);
  expect(results.filter(({ seconds }) => seconds > 30)).toEqual([]);
}, 300_000);
