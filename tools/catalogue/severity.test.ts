import type { Evidence, Family, Level, Party, Requirement } from './model';
import { appliesIn, evidenceIn, rolesOf, type Severity, severityOf } from './severity';

function requirement(level: Level, evidence: Evidence, party: Party = 'client', family: Family = 'dm'): Requirement {
  const file = 'spec/requirements/x.yaml';
  return {
    id: 'dm-x-0001',
    text: 'A fact.',
    party,
    level,
    document: 'X',
    documentId: 'x',
    clause: '1',
    versions: ['1.2'],
    unread: ['1.3'],
    from: [],
    sources: [],
    evidence,
    tension: [],
    family,
    file,
    line: 1,
  };
}

test.each<[Level, Evidence, Severity, Severity]>([
  ['MUST', 'text', 'fail', 'fail'],
  ['MUST', 'digest', 'fail', 'fail'],
  ['MUST', 'practice', 'advisory', 'fail'],
  ['MUST', 'memory', 'advisory', 'fail'],
  ['MUST NOT', 'text', 'fail', 'fail'],
  ['MUST NOT', 'memory', 'advisory', 'fail'],
  ['SHOULD', 'text', 'warning', 'warning'],
  ['SHOULD NOT', 'digest', 'warning', 'warning'],
  ['SHOULD', 'practice', 'advisory', 'advisory'],
  ['MAY', 'text', 'advisory', 'advisory'],
  ['fact', 'text', 'advisory', 'advisory'],
])('a broken %s with %s is %s, strictly %s', (level, evidence, loose, strict) => {
  expect(severityOf(requirement(level, evidence), false)).toBe(loose);
  expect(severityOf(requirement(level, evidence), true)).toBe(strict);
});

test.each([
  ['1.1.2', ['1.2'], ['1.3'], false, 'advisory'],
  ['1.2', ['1.2'], ['1.3'], true, 'fail'],
  ['1.3', ['1.2'], ['1.3'], true, 'fail'],
  ['1.3', ['1.0'], [], true, 'fail'], // FUMO 1.0 over DM 1.3
])('played in %s, for %j, unread %j: applies %s, strictly %s', (version, versions, unread, applies, strict) => {
  const one = { ...requirement('MUST', 'text'), versions, unread };
  expect(appliesIn(one, version)).toBe(applies);
  expect(severityOf(one, true, version)).toBe(strict);
});

test('a document that does not count as DM does is as well read in any version of DM', () => {
  expect(evidenceIn({ ...requirement('MUST', 'text'), versions: ['1.0'], unread: [] }, '1.1.2')).toBe('text');
});

test('nobody fails on the text of a version that nobody read', () => {
  const one = requirement('MUST', 'text');
  expect(evidenceIn(one, '1.2')).toBe('text');
  expect(evidenceIn(one, '1.3')).toBe('memory');
  expect(severityOf(one, false, '1.2')).toBe('fail');
  expect(severityOf(one, false, '1.3')).toBe('advisory');
});

test.each<[Family, Party, readonly string[]]>([
  ['dm', 'client', ['dm-client']],
  ['dm', 'both', ['dm-client', 'dm-server']],
  ['dm', 'author', []],
  ['dm2', 'server', ['dm2-server']],
  ['cp', 'device', ['cp-device']],
  ['cp', 'gateway', ['cp-server']],
  ['card', 'terminal', ['card-terminal']],
  ['card', 'both', ['card', 'card-terminal']],
])('%s %s binds %j', (family, party, roles) => {
  expect(rolesOf(requirement('MUST', 'text', party, family))).toEqual(roles);
});
