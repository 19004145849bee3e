import type { FindingLine } from '../tester/record';
import { broadCauses, byWeight, caseCauses, type FollowUp, onlyWith, rootsOf, ruleCauses } from './causes';
import { runOf } from './run';
import { header, sampleLines } from './testing/sample';
import { CaseScript, permutation } from './testing/script';

const sample = runOf(sampleLines());

/** Findings from `[n, follows, effect?]`; gives the trees as nested numbers. */
function trees(links: readonly [number, number | undefined, FindingLine['effect']?][]): unknown {
  const script = new CaseScript('a/b/c', permutation(), 0);
  for (const [n, follows, effect = 'fail'] of links) script.finding({ n, follows, effect, text: `${n}` });
  const run = runOf([header(), ...script.verdict('fail', 'x')]);
  const shape = ({ finding, follows }: FollowUp): unknown =>
    follows.length > 0 ? [finding.n, follows.map(shape)] : finding.n;
  return rootsOf(run.cases[0]!, 'fail').map(shape);
}

test.each([
  [
    'roots only',
    [
      [1, undefined],
      [2, undefined],
    ],
    [1, 2],
  ],
  [
    'a chain',
    [
      [1, undefined],
      [2, 1],
      [3, 2],
    ],
    [[1, [[2, [3]]]]],
  ],
  [
    'a root that comes later',
    [
      [1, 2],
      [2, undefined],
    ],
    [[2, [1]]],
  ],
  ['a cause that is not there', [[1, 9]], [1]],
  [
    'a cause of another effect',
    [
      [1, undefined, 'advisory'],
      [2, 1],
    ],
    [2],
  ],
  ['a finding that follows from itself', [[1, 1]], [1]],
  [
    'a circle with a tail',
    [
      [1, 2],
      [2, 1],
      [3, 2],
    ],
    [[1, [[2, [3]]]]],
  ],
] as const)('%s', (_name, links, expected) => {
  expect(trees(links as never)).toEqual(expected);
});

test('the same fault of a case in several permutations is one cause', () => {
  const found = caseCauses(sample, 'fail').map((cause) => [cause.sightings[0].of.line.id, cause.sightings.length]);
  expect(found).toEqual([
    ['dm-client/commands/get-missing-node', 2],
    ['dm-client/access/replace-read-only', 1],
    ['dm-client/robustness/long-node-name', 1],
  ]);
});

test('another answer is another cause', () => {
  const lines = ['200', '500'].flatMap((actual, index) => {
    const script = new CaseScript('a/b/c', permutation({ encoding: index ? 'xml' : 'wbxml' }), 0);
    return script.finding({ requirement: 'r', text: 'x', expected: ['404'], actual }).verdict('fail', 'x');
  });
  expect(caseCauses(runOf([header(), ...lines]), 'fail')).toHaveLength(2);
});

test('a rule is one cause over all cases, and stands with a case only where a demand follows from it', () => {
  const [rule] = ruleCauses(sample, 'fail');
  expect(rule).toMatchObject({ rule: 'status-for-every-command', requirement: 'dm-pro-0012' });
  expect(rule?.sightings).toHaveLength(3);
  const script = new CaseScript('a/b/c', permutation(), 0);
  script
    .finding({ requirement: 'r', text: 'rule', by: { rule: 'some-rule' } })
    .finding({ requirement: 's', text: 'demand', follows: 1 });
  const run = runOf([header(), ...script.verdict('fail', 'x')]);
  expect(caseCauses(run, 'fail')).toMatchObject([
    { rule: 'some-rule', sightings: [{ follows: [{ finding: { text: 'demand' } }] }] },
  ]);
  expect(ruleCauses(run, 'fail')).toHaveLength(1);
});

test('the broad view joins cases with the same wrong answer', () => {
  const lines = ['a/b/c', 'a/b/d'].flatMap((id) =>
    new CaseScript(id, permutation(), 0)
      .finding({ requirement: 'r', text: id, expected: ['404'], actual: '200' })
      .verdict('fail', 'x'),
  );
  const run = runOf([header(), ...lines]);
  expect(caseCauses(run, 'fail')).toHaveLength(2);
  expect(broadCauses(run, 'fail')).toMatchObject([{ sightings: [{}, {}] }]);
});

test('crashes first, then what strikes most', () => {
  const all = [...caseCauses(sample, 'fail'), ...ruleCauses(sample, 'fail')].sort(byWeight);
  expect(all.map((cause) => [cause.requirement, cause.sightings.length])).toEqual([
    [null, 1],
    ['dm-pro-0012', 3],
    ['dm-rep-0131', 2],
    ['dm-rep-0140', 1],
  ]);
});

describe('what the bad permutations share', () => {
  const lines = [
    ...new CaseScript('a/b/c', permutation({ encoding: 'wbxml', version: '1.2' }), 0).verdict('fail', 'x'),
    ...new CaseScript('a/b/c', permutation({ encoding: 'wbxml', clientAuth: 'basic' }), 0).verdict('fail', 'x'),
    ...new CaseScript('a/b/c', permutation({ encoding: 'xml', clientAuth: 'basic' }), 0).verdict('pass'),
    ...new CaseScript('a/b/c', permutation({ encoding: 'xml', version: '1.1.2' }), 0).verdict('skipped', 'x'),
  ];
  const { cases } = runOf([header(), ...lines]);
  test('and the good ones do not have', () => expect(onlyWith(cases.slice(0, 2), cases)).toEqual(['wbxml']));
  test('nothing without a good one', () => expect(onlyWith(cases.slice(0, 2), cases.slice(0, 2))).toEqual([]));
  test('several axes', () =>
    expect(
      onlyWith(
        cases.slice(0, 1),
        cases.filter((_, index) => index !== 1),
      ),
    ).toEqual(['wbxml', 'client authentication md5']));
});
