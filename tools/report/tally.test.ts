import { runOf } from './run';
import { sentence, tallyOf } from './tally';
import { header, sampleLines, sampleLookup } from './testing/sample';
import { CaseScript, permutation } from './testing/script';

const tally = tallyOf(runOf(sampleLines()), sampleLookup);

test('verdicts and effects', () => {
  expect(tally.verdicts).toEqual({ pass: 3, fail: 6, inconclusive: 1, error: 1, skipped: 1 });
  expect(tally.effects).toEqual({ fail: 8, warning: 1, advisory: 1 });
});

test('a requirement is broken by a finding, held by a pass or a rule, else not exercised', () => {
  const outcomes = tally.requirements.map(({ id, outcome, effect, held, broken }) => [
    id,
    outcome,
    effect,
    held,
    broken,
  ]);
  expect(outcomes).toEqual([
    ['dm-pro-0012', 'broken', 'fail', 4, 3],
    ['dm-pro-0044', 'broken', 'warning', 0, 1],
    ['dm-rep-0131', 'broken', 'fail', 1, 2],
    ['dm-rep-0140', 'broken', 'fail', 0, 1],
    ['dm-sec-0003', 'held', undefined, 2, 0],
    ['dm-tnd-0009', 'broken', 'advisory', 0, 1],
  ]);
});

test('what rests on practice stands apart in its document', () => {
  expect(tally.documents).toContainEqual({
    document: 'OMA-TS-DM_TND-V1_2_1',
    held: 0,
    broken: 0,
    notExercised: 0,
    warning: 0,
    apart: { held: 0, broken: 1, notExercised: 0 },
  });
  expect(tally.documents.find((one) => one.document.includes('Protocol'))).toMatchObject({ broken: 1, warning: 1 });
  expect(tally.evidence).toEqual({
    text: { held: 1, broken: 3, notExercised: 0 },
    digest: { held: 0, broken: 1, notExercised: 0 },
    practice: { held: 0, broken: 1, notExercised: 0 },
  });
});

test('a failed case tells nothing of what it covers beside its findings', () => {
  const script = new CaseScript('a/b/c', permutation(), 0, ['dm-rep-0131', 'dm-sec-0003', 'x-unknown']);
  script.finding({ requirement: 'dm-rep-0131', text: 'wrong' });
  const { requirements, documents } = tallyOf(runOf([header(), ...script.verdict('fail', 'wrong')]), sampleLookup);
  expect(requirements.map((one) => [one.id, one.outcome])).toEqual([
    ['dm-rep-0131', 'broken'],
    ['dm-sec-0003', 'not exercised'],
    ['x-unknown', 'not exercised'],
  ]);
  expect(documents[0]).toMatchObject({ document: '(not in the catalogue)', apart: { notExercised: 1 } });
});

test('rules: broken ones first', () => {
  expect(tally.rules).toEqual([
    { rule: 'status-for-every-command', requirements: ['dm-pro-0012'], holds: 4, broken: 3 },
  ]);
});

type Kind = 'pass' | 'fail' | 'inconclusive' | 'error' | 'skipped';
const sentences: readonly [Kind[], boolean, string][] = [
  [[], false, 'Nothing was tested on P.'],
  [['pass', 'pass', 'skipped'], false, 'P passes all 2 cases that apply to it.'],
  [['pass', 'inconclusive'], false, 'P breaks nothing that could be decided. 1 case could not be decided.'],
  [['pass', 'fail', 'error'], false, 'P fails 1 of 2 decided cases. 1 case could not be decided.'],
  [['fail'], true, 'P fails 1 of 1 decided case and breaks 1 requirement.'],
  [['pass'], true, 'P breaks 1 requirement, although no case fails that set out to decide it.'],
  [['inconclusive', 'error'], false, 'Nothing is known of P: no case could be decided.'],
  [['skipped'], false, 'Nothing was tested on P: all 1 case skipped.'],
];

test.each(sentences)('%j, broken rule %s', (verdicts, broken, expected) => {
  const lines = verdicts.flatMap((verdict, index) => {
    const script = new CaseScript(`a/b/${index}`, permutation(), 0);
    if (broken) script.finding({ requirement: 'dm-pro-0012', text: 'none', by: { rule: 'r' } });
    return script.verdict(verdict, 'why');
  });
  const run = runOf([header('P'), ...lines]);
  expect(sentence(run, tallyOf(run, sampleLookup))).toBe(expected);
});
