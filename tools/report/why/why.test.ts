import type { FindingLine, RecordLine } from '../../tester/record';
import { type Run, runOf } from '../run';
import { header as headerOf, sampleLines } from '../testing/sample';
import { CaseScript, permutation, type Tree } from '../testing/script';
import { rootsOf } from './roots';
import { smallestOf } from './smallest';
import { whyJson, whyText } from './why';

const header = headerOf();
const sample = runOf(sampleLines());
type Part = Partial<FindingLine> & Pick<FindingLine, 'text'>;

function script(id: string, ...findings: Part[]): RecordLine[] {
  const one = new CaseScript(id, permutation(), 0);
  for (const part of findings) one.finding(part);
  return one.verdict(findings.length > 0 ? 'fail' : 'pass', findings[0]?.text);
}
const runWith = (...lines: RecordLine[][]): Run => runOf([header, ...lines.flat()]);
/** `root < follower follower`, one a root. */
const tree = (run: Run): string[] =>
  rootsOf(run).roots.map(({ text, sightings, follows }) =>
    [`${text} x${sightings.length}`, ...follows.map((one) => one.text)].join(' < '),
  );

const at = (message: number | null, path?: string, offset?: number): Pick<FindingLine, 'place'> => ({
  place: { message, path, offset },
});
const code = (text: string, requirement: string, actual = '500'): Part => ({
  text,
  requirement,
  expected: ['200'],
  actual,
  ...at(3, '/SyncML/SyncBody/Status[2]/Data'),
});
const rule = (name: string, part: Partial<FindingLine> = {}): Part => ({
  text: name,
  requirement: name,
  by: { rule: name },
  actual: 'x',
  ...part,
});

test.each<[string, RecordLine[][], string[]]>([
  ['nothing', [script('a/b/c')], []],
  [
    'the same wrong code for two requirements',
    [script('a/b/c', code('Status of Get', 'r')), script('a/b/d', code('Status of Get', 's'))],
    ['Status of Get x2'],
  ],
  [
    'another code is another cause',
    [script('a/b/c', code('Status of Get', 'r')), script('a/b/d', code('Status of Get', 'r', '400'))],
    ['Status of Get x1', 'Status of Get x1'],
  ],
  [
    'values differ, the requirement and the element are the same',
    [
      script('a/b/c', { ...code('one', 'r', 'x'), expected: ['a'] }),
      script('a/b/d', { ...code('two', 'r', 'y'), expected: ['b'] }),
      script('a/b/e', { ...code('three', 's', 'y'), expected: ['b'] }),
    ],
    ['one x2', 'three x1'],
  ],
  [
    'recorded as following',
    [script('a/b/c', rule('root', at(2)), { text: 'late', requirement: 's', follows: 1, ...at(3) })],
    ['root x1 < late'],
  ],
  [
    'in the same broken element, the earlier one is the root',
    [
      script(
        'a/b/c',
        rule('late', at(3, '/SyncML/SyncBody/Status[2]/Data', 90)),
        rule('early', at(3, '/SyncML/SyncBody/Status[2]', 80)),
      ),
    ],
    ['early x1 < late'],
  ],
  [
    'what is missing follows from what came in its place',
    [
      script(
        'a/b/c',
        rule('missing', { actual: 'none', ...at(3, '/SyncML/SyncHdr') }),
        rule('wrong', at(3, '/SyncML/SyncBody/Status/CmdRef')),
      ),
    ],
    ['wrong x1 < missing'],
  ],
  [
    'elements apart in one message are two causes',
    [script('a/b/c', rule('one', at(3, '/SyncML/SyncHdr/VerDTD')), rule('two', at(3, '/SyncML/SyncBody/Status')))],
    ['one x1', 'two x1'],
  ],
  [
    'once seen alone it is a cause of its own',
    [
      script('a/b/c', rule('a', at(3, '/SyncML/SyncBody/Status')), rule('b', at(3, '/SyncML/SyncBody/Status/Data'))),
      script('a/b/d', rule('b', at(3, '/SyncML/SyncBody/Status/Data'))),
    ],
    ['b x2', 'a x1'],
  ],
  [
    'a crash before all else',
    [script('a/b/c', code('s', 'r')), script('a/b/d', code('s', 'r')), script('a/b/e', { text: 'the client died' })],
    ['the client died x1', 's x2'],
  ],
  ['warnings are no failures', [script('a/b/c', { text: 'w', effect: 'warning' })], []],
])('%s', (_name, lines, expected) => expect(tree(runWith(...lines))).toEqual(expected));

test('undecided cases stand with the failure that explains them, the others apart', () => {
  const left = (id: string, reason: string): RecordLine[] =>
    new CaseScript(id, permutation(), 0).verdict('inconclusive', reason);
  const run = runWith(
    script('a/b/c', { text: 'Status of Add', requirement: 'r' }),
    left('a/b/d', 'the preamble did not succeed: Status of Add'),
    left('a/b/e', 'the profile has no ixit.leaf'),
    left('a/b/f', 'the profile has no ixit.leaf'),
  );
  const { roots, unexplained } = rootsOf(run);
  expect(roots[0]?.undecided.map((one) => one.line.id)).toEqual(['a/b/d']);
  expect(unexplained.map(({ reason, cases }) => [reason, cases.length])).toEqual([['the profile has no ixit.leaf', 2]]);
});

describe('the smallest message', () => {
  const message = (text: string, ...more: Tree[]): Tree => [
    'SyncML',
    ['SyncHdr', ['MsgID', '1'], ['Source', ['LocURI', text]]],
    ['SyncBody', ...more],
  ];
  const shown = (id: string, tree: Tree | Buffer): RecordLine[] => {
    const one = new CaseScript(id, permutation(), 0);
    one.say([tree]);
    one.finding({ text: 'x', requirement: 'r', ...at(1) });
    return one.verdict('fail', 'x');
  };
  const status: Tree = ['Status', ['Data', '200']];
  const smallest = (...lines: RecordLine[][]) => smallestOf(rootsOf(runWith(...lines)).roots[0]?.sightings ?? []);

  test('fewest bytes, then fewest commands', () => {
    const least = smallest(
      shown('a/b/long', message('a long name of a device')),
      shown('a/b/two', message('12345678901234', status)),
      shown('a/b/one', message('12345', status)),
    );
    expect([least?.sighting.of.line.id, least?.commands]).toEqual(['a/b/one', 1]);
    expect(least?.bytes).toBe(Buffer.byteLength(least?.message.bytes ?? '', 'base64'));
    expect(least?.lines.slice(0, 5)).toEqual([
      'SyncML',
      '  SyncHdr',
      '    MsgID 1',
      '    Source',
      '      LocURI 12345',
    ]);
  });
  test('bytes that are no message are shown by their number', () =>
    expect(smallest(shown('a/b/noise', Buffer.from([255, 0, 1])))).toMatchObject({ bytes: 3, commands: 0, lines: [] }));
  test('none where nothing came', () => expect(smallest(script('a/b/c', { text: 'x' }))).toBeUndefined());
});

test('text and JSON tell the same causes, each with a way to judge it again', () => {
  const text = whyText(sample, () => undefined, false);
  const json = whyJson(sample);
  expect(json.causes.length).toBeGreaterThan(2);
  for (const { requirements, smallest } of json.causes) {
    for (const id of requirements) expect(text).toContain(id);
    if (smallest) expect(text).toContain(smallest.replay);
  }
  expect(text).toMatch(/^\d+ root causes for \d+ cases with failures/);
  expect(text).toMatch(/\n {3}again {8}assay replay RUN --case '/);
});
