/** What programs of others say of the codecs: every disagreement has its reason, and every reason a disagreement. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { vocabularies } from '../codegen/testing/vocabularies';
import { type Disagreement, disagreements, tally } from './disagreements';
import { grammarOf } from './grammars';
import { judges } from './judges';
import { opinionOf } from './opinion';
import { absence, installed, saxes, xmllint } from './programs';
import { samplesPresent } from './samples';

const list = disagreements();
const all = judges(1);
const missing = [...new Set(all.flatMap(({ programs }) => programs))].filter((program) => !installed(program));
for (const program of missing) console.info(absence(program));
if (!samplesPresent) console.info('no samples here: documents by others are not shown to the judges');

test.each(all.map((judge) => [judge.name, judge] as const))(
  '%s',
  (name, { programs, ask }) => {
    if (programs.some((program) => missing.includes(program))) return;
    const { unexplained, stale } = tally(name, ask(), list);
    expect(unexplained).toEqual([]);
    // without the samples some of the list has no occasion
    expect(samplesPresent ? stale : []).toEqual([]);
  },
  60_000,
);

test('the list names judges that exist', () => {
  const names = all.map(({ name }) => name);
  expect(list.map(({ judge }) => judge).filter((judge) => !names.includes(judge))).toEqual([]);
});

test('every vocabulary that is generated is shown to them', () => {
  const folder = join(__dirname, '../../generated');
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'vocabulary.ts')));
  expect(vocabularies.map(({ name }) => name).sort()).toEqual(names.sort());
});

const entry = (of: Partial<Disagreement>): Disagreement => ({ judge: 'j', reason: 'a reason', ...of });
const opinions = [
  opinionOf('a 1', '', ''),
  opinionOf('a 2', 'x', 'y'),
  opinionOf('a 3', 'x', ''),
  opinionOf('b 4', '', 'y'),
];

test.each<[Disagreement[], unexplained: string[], stale: string[]]>([
  [[], ['a 3', 'b 4'], []],
  [[entry({ ours: ['x'] })], ['b 4'], []],
  [[entry({ theirs: ['y'] }), entry({ documents: ['a *'] })], [], []],
  [[entry({ documents: ['a 3', 'b 4'] })], [], []],
  [[entry({ documents: ['a *'], ours: ['y'] })], ['a 3', 'b 4'], ['j: a reason']],
  [[entry({ ours: ['x', 'z'], theirs: ['accepts'] })], ['b 4'], ['j: z']],
  [[entry({ theirs: ['y'], documents: ['b 4', 'c *'] })], ['a 3'], ['j: c *']],
  [[{ ...entry({ ours: ['x'] }), judge: 'other' }], ['a 3', 'b 4'], []],
])('explained by %j', (entries, unexplained, stale) => {
  const result = tally('j', opinions, entries);
  expect(result.unexplained.map(({ document }) => document)).toEqual(unexplained);
  expect(result).toMatchObject({ accepted: 1, refused: 1, explained: 2 - unexplained.length, stale });
});

test('who misses a program is told where it is', () => {
  expect(absence('xmllint')).toBe('xmllint is not installed (Debian package libxml2-utils)');
  expect(absence('tshark')).toBe('tshark is not installed (Debian package tshark)');
});

test('the programs can say no', () => {
  expect(saxes('<a>')).not.toBe('');
  if (!installed('xmllint')) return;
  const [syncml] = vocabularies;
  const [good, bad] = xmllint(['<a/>', '<a>']);
  expect(good).toEqual([]);
  expect(bad![0]).toMatch(/^parser error/);
  const [invalid] = xmllint(['<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>'], grammarOf(syncml!.tables));
  expect(invalid![0]).toContain('Element SyncML content does not follow the DTD');
});
