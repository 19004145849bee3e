import { loadCatalogue } from '../catalogue';
import type { Case } from './case';
import { boundTo, duties, judgesOfRole } from './coverage';
import { packageRoot } from './paths';
import { rules } from './rules';
import type { Rule } from './rules/rule';

const catalogue = loadCatalogue(packageRoot);

function caseOf(role: Case['role'], covers: string): Case {
  const none = { scr: [], ets: null, needs: [], versions: [], axes: [], within: {}, caughtBy: [] };
  const steps = { preamble: [], steps: [], postamble: [] };
  return { id: `${role}/x`, suite: role, role, title: '', covers: [covers], ...none, ...steps, file: '', line: 1 };
}

function ruleOf(party: Rule['party'], requirement: string): Rule {
  const judge = (): { exercised: number; breaches: never[] } => ({ exercised: 0, breaches: [] });
  return { id: `of-${party}`, requirements: [requirement], party, assumesCorrectPeer: false, judge };
}

test.each([
  ['a case of the role', [caseOf('dm-server', 'dm-pro-0001')], [], true],
  ['a case of the other role', [caseOf('dm-client', 'dm-pro-0001')], [], false],
  ['a rule for its party', [], [ruleOf('server', 'dm-pro-0001')], true],
  ['a rule for both', [], [ruleOf('both', 'dm-pro-0001')], true],
  ['a rule for the other party', [], [ruleOf('client', 'dm-pro-0001')], false],
])('what counts for a server: %s', (_name, cases, some, counts) => {
  expect(judgesOfRole(cases, some, 'dm-server').has('dm-pro-0001')).toBe(counts);
});

test('a role is asked for what binds it alone', () => {
  const bound = boundTo(catalogue, 'dm-server').requirements;
  expect(bound.has('dm-sec-0002')).toBe(true);
  expect(bound.has('dm-pro-0001')).toBe(true);
  expect(bound.has('dm-sec-0008')).toBe(false);
});

test('duties leave out enablers, cards and what is no MUST', () => {
  const bound = boundTo(catalogue, 'dm-server');
  const only = (id: string): number =>
    duties({ ...bound, requirements: new Map([...bound.requirements].filter(([key]) => key === id)) }, new Map()).all;
  expect(['dm-sec-0002', 'fumo-0025', 'dm-card-0024', 'dm-tnd-0085'].map(only)).toEqual([1, 0, 0, 0]);
  const { covered, testable, all } = duties(bound, judgesOfRole([], rules, 'dm-server'));
  expect(covered).toBeGreaterThan(0);
  expect(covered).toBeLessThan(testable);
  expect(testable).toBeLessThanOrEqual(all);
});
