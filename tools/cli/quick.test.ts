import { runOf } from '../report';
import { header as headerOf } from '../report/testing/sample';
import { CaseScript, permutation } from '../report/testing/script';
import { earlierOf } from './quick';

const header = headerOf();
const script = (id: string): CaseScript => new CaseScript(id, permutation(), 0);
const rule = { text: 'x', by: { rule: 'r' } };
const idsOf = (keys: Iterable<string>): string[] => [...keys].map((key) => key.replace(/ .*/, ''));

test('failures, the first case of each broken rule, and durations; the later run knows better', () => {
  const one = runOf([
    header,
    ...script('a/b/fails').verdict('fail', 'x'),
    ...script('a/b/mended').verdict('fail', 'x'),
    ...script('a/b/rule-first').finding(rule).verdict('pass'),
    ...script('a/b/rule-again').finding(rule).verdict('pass'),
    ...script('a/b/warned')
      .finding({ ...rule, effect: 'warning', by: { rule: 'w' } })
      .verdict('pass'),
    ...script('a/b/skipped').verdict('skipped', 'x'),
  ]);
  const two = runOf([header, ...script('a/b/mended').verdict('pass')]);
  const { ms, failed } = earlierOf([one, two]);
  expect(idsOf(failed)).toEqual(['a/b/fails', 'a/b/rule-first']);
  expect(idsOf(ms.keys())).not.toContain('a/b/skipped');
});
