import { matrixOf, matrixText } from './matrix';
import { runOf } from './run';
import { expectGolden } from './testing/golden';
import { header, sampleLines } from './testing/sample';
import { CaseScript, permutation } from './testing/script';

test('the sample as it is kept', () => expectGolden('sample.matrix.txt', matrixText(runOf(sampleLines()))));

test('a case that ran twice the same way has both verdicts in one cell', () => {
  const first = new CaseScript('a/b/sanity', permutation(), 0).verdict('pass');
  const again = new CaseScript('a/b/sanity', permutation(), 0).verdict('fail', 'x');
  for (const line of again) if ('key' in line) Object.assign(line, { key: `${line.key} again` });
  const run = runOf([header(), ...first, ...again]);
  expect(matrixOf(run).rows[0]?.cells[0]).toHaveLength(2);
  expect(matrixText(run)).toMatch(/^a\/b\/sanity +\.F$/m);
});
