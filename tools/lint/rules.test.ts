import type { Entry } from '../catalogue/read';
import type { LintData, Located } from './data';
import { unissued } from './main';
import { type Rule, runRules } from './rule';
import { rules } from './rules';

const file = 'spec/requirements/dm-x.yaml';

function entry(id: string, change: Partial<Entry> = {}): Located<Entry> {
  const value: Entry = {
    id,
    text: `What ${id} asks for is a fact that stands alone.`,
    party: 'client',
    level: 'MUST',
    clause: '6.1',
    from: [`sheet#ROW-${id.slice(-2)}`],
    sources: ['A§6.1'],
    ...change,
  };
  return { file, line: Number(id.slice(-4)) * 10, value };
}

/** Data without any finding, apart from what `change` breaks. */
function dataWith(change: Partial<LintData> = {}): LintData {
  const value = { prefix: 'dm-x', document: 'doc', versions: ['1.2'], unread: ['1.3'], requirements: [] };
  return {
    documents: [{ file: 'documents.yaml', line: 2, value: { ...documentX, id: 'doc' } }],
    mappings: [
      {
        file: 'evidence/sheet.yaml',
        line: 1,
        value: { sheet: 'sheet', marks: [{ mark: 'A§', evidence: 'text', means: 'read' }] },
      },
    ],
    heads: [{ file, line: 1, value }],
    requirements: [entry('dm-x-0001'), entry('dm-x-0002')],
    ledger: ['dm-x-0001', 'dm-x-0002'].map((id, index) => ({ file: 'ledger.txt', line: index + 1, value: id })),
    citations: [{ file: 'suites/a.yaml', line: 3, value: 'dm-x-0001' }],
    files: [{ file, value: { list: ['a', 'b'] }, lines: [4, 5], schema: 'kind', list: 'list' }],
    schemas: new Map([['kind', listOfText]]),
    ...change,
  };
}

const listOfText = { type: 'object', properties: { list: { type: 'array', items: { type: 'string' } } } };

const documentX = { name: 'X', title: 'X', version: '1.2', family: 'dm' as const, enabler: 'dm', also: [] };

function findings(name: string, change: Partial<LintData>): string[] {
  const rule = rules.find((one) => one.name === name) as Rule;
  return runRules([rule], dataWith(change)).map(({ line, message }) => `${line} ${message}`);
}

/** A code table whose first entry stands in line 4. */
const codes = (list: string, entries: readonly object[], more: object = {}) => ({
  files: [
    { file: 'codes.yaml', value: { sheet: 'sheet', [list]: entries, ...more }, lines: [4, 5], schema: 'codes-x', list },
  ],
});
const ok = { code: '200', source: 'A§6' };

const two = (change: Partial<Entry>) => ({ requirements: [entry('dm-x-0001'), entry('dm-x-0002', change)] });
const head = (change: object) => ({ heads: [{ file, line: 1, value: { ...dataWith().heads[0]!.value, ...change } }] });

test('clean data has no findings', () => {
  expect(runRules(rules, dataWith())).toEqual([]);
});

test.each<[string, Partial<LintData>, string]>([
  ['schema', { files: [{ ...dataWith().files[0]!, value: { list: ['a', 1] } }] }, '5 must be string'],
  ['schema', { files: [{ ...dataWith().files[0]!, schema: 'none' }] }, '1 no schema none'],
  ['ledger', { requirements: [entry('dm-x-0001')] }, '2 dm-x-0002 has vanished'],
  ['ledger', { ledger: dataWith().ledger.slice(1) }, '10 dm-x-0001 is not in the ledger: run the lint with --issue'],
  ['ledger', two({ id: 'dm-x-0001' }), '20 dm-x-0001 is used twice'],
  [
    'ledger',
    { ledger: [...dataWith().ledger, { file: 'ledger.txt', line: 3, value: 'dm-x-0001' }] },
    '3 dm-x-0001 is issued twice, first in line 1',
  ],
  ['id-order', { requirements: [entry('dm-x-0002'), entry('dm-x-0001')] }, '10 dm-x-0001 stands after dm-x-0002'],
  ['id-order', two({ id: 'dm-y-0002' }), '20 dm-y-0002: expected the prefix dm-x'],
  [
    'id-order',
    { heads: [...dataWith().heads, { ...dataWith().heads[0]!, file: 'other.yaml' }] },
    `1 prefix dm-x belongs to ${file} already`,
  ],
  ['references', two({ document: 'nowhere' }), '20 dm-x-0002: unknown document nowhere'],
  ['references', head({ document: 'nowhere' }), '1 unknown document nowhere'],
  ['references', two({ from: ['other#ROW-02'] }), '20 dm-x-0002: no evidence mapping for the sheet of other#ROW-02'],
  ['references', two({ sources: ['B§6'] }), '20 dm-x-0002: no known mark in the source "B§6"'],
  ['references', two({ sources: [] }), '20 dm-x-0002: expected one source for each of from, actual 0 for 1'],
  ['references', two({ from: ['sheet#ROW-01'] }), '20 dm-x-0002: sheet#ROW-01 belongs to dm-x-0001 already'],
  [
    'references',
    { documents: [...dataWith().documents, { file: 'documents.yaml', line: 3, value: { ...documentX, id: 'idle' } }] },
    '3 idle governs nothing',
  ],
  ['clause', two({ clause: ' ' }), '20 dm-x-0002: no clause'],
  ['clause', two({ clause: 'unread' }), '20 dm-x-0002: clause unread, but A§6.1 counts as text'],
  ['text', two({ text: 'The tester sends a Get and a fact follows.' }), '20 dm-x-0002: forbidden words "tester"'],
  ['text', two({ text: 'The client should test its tree.' }), '20 dm-x-0002: forbidden words "should test"'],
  ['text', two({ text: 'No full stop at the end' }), '20 dm-x-0002: expected a sentence with a full stop'],
  ['text', two({ text: 'First sentence. Second sentence.' }), '20 dm-x-0002: expected one sentence'],
  ['text', two({ text: 'Missing node → 404.' }), '20 dm-x-0002: notes instead of a sentence'],
  ['text', two({ text: `${'long '.repeat(32)}text.` }), '20 dm-x-0002: expected at most 160 characters, actual 165'],
  ['text', two({ text: entry('dm-x-0001').value.text }), '20 dm-x-0002: same text as dm-x-0001'],
  ['versions', two({ versions: [], unread: [] }), '20 dm-x-0002 applies to no version'],
  ['versions', two({ versions: ['1.3'] }), '20 dm-x-0002: 1.3 is both read and unread'],
  [
    'untested',
    { requirements: [entry('dm-x-0001', { untested: 'informative' }), entry('dm-x-0002')] },
    '10 dm-x-0001 is untested (informative), but suites/a.yaml:3 covers it',
  ],
  [
    'untested',
    two({ untested: 'no time' as 'informative' }),
    '20 dm-x-0002: expected one of not-observable, needs-operator, unread-text, other-role, informative, not-yet, actual no time',
  ],
  ['codes', codes('status', [ok, ok]), '5 200 is there twice'],
  ['codes', codes('status', [{ ...ok, source: 'B§' }]), '4 no known mark in the source "B§"'],
  ['codes', codes('status', [{ ...ok, sheet: 'other' }]), '4 no evidence mapping for the sheet other'],
  ['codes', codes('alerts', [{ ...ok, status: ['299'] }]), '4 unknown status 299'],
  [
    'codes',
    codes('status', [ok], { situations: [{ when: 'x', expected: ['200'], requirement: 'dm-x-0009' }] }),
    '1 x: unknown requirement dm-x-0009',
  ],
  [
    'codes',
    codes('status', [ok], { situations: [{ when: 'x', expected: ['404'], requirement: 'dm-x-0001' }] }),
    '1 x: unknown status 404',
  ],
  [
    'citations',
    { citations: [{ file: 'suites/a.yaml', line: 3, value: 'dm-x-0009' }] },
    '3 unknown requirement dm-x-0009',
  ],
])('%s finds what breaks it (%#)', (name, change, expected) => {
  expect(findings(name, change)).toContain(expected);
});

test('rules have a name of their own and a description', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { description } of rules) expect(description.length).toBeGreaterThan(20);
});

test('--issue takes the ids that the ledger lacks', () => {
  expect(unissued({ ...dataWith(), ledger: dataWith().ledger.slice(0, 1) })).toEqual(['dm-x-0002']);
});
