import type { Case, PlannedCase, Step } from './case';
import { describeLeftOut, type Earlier, exchangesOf, order, Pace } from './quick';

function planned(id: string, covers: string[], part: Partial<PlannedCase> = {}): PlannedCase {
  const of = { id, covers, preamble: [], steps: [], postamble: [] } as Partial<Case> as Case;
  const permutation = {
    version: '1.2',
    encoding: 'xml',
    clientAuth: 'md5',
    serverAuth: 'none',
    transport: 'http',
  } as const;
  return { key: `${id} [xml]`, of, permutation, ...part };
}

const earlier = (ms: Record<string, number>, failed: string[] = []): Earlier => ({
  ms: new Map(Object.entries(ms).map(([id, value]) => [`${id} [xml]`, value])),
  failed: new Set(failed.map((id) => `${id} [xml]`)),
});
const ids = (all: PlannedCase[], known: Earlier): string =>
  order(all, known)
    .map((turn) => turn.planned.of.id)
    .join(' ');

test.each<[string, PlannedCase[], Earlier, string]>([
  [
    'most requirements for a second',
    [planned('a', ['1']), planned('b', ['1', '2', '3'])],
    earlier({ a: 10, b: 20 }),
    'b a',
  ],
  ['a short case before a long one', [planned('a', ['1']), planned('b', ['2'])], earlier({ a: 20, b: 10 }), 'b a'],
  [
    'what is covered counts no more',
    [planned('a', ['1', '2']), planned('b', ['1', '2']), planned('c', ['3'])],
    earlier({ a: 10, b: 10, c: 90 }),
    'a c b',
  ],
  [
    'what failed before comes first',
    [planned('a', ['1', '2']), planned('b', ['2'])],
    earlier({ a: 1, b: 99 }, ['b']),
    'b a',
  ],
  [
    'sanity frames all',
    [
      planned('s', ['9'], { sanity: 'first' }),
      planned('a', ['1']),
      planned('b', ['2', '3']),
      planned('s', ['9'], { sanity: 'last', key: 's again' }),
    ],
    earlier({}, ['b']),
    's b a s',
  ],
  ['a skipped case costs nothing', [planned('a', ['1', '2'], { skip: 'no' }), planned('b', ['1'])], earlier({}), 'b a'],
])('%s', (_name, all, known, expected) => expect(ids(all, known)).toBe(expected));

test('a case that was played in another permutation takes as long; an unknown one by its steps', () => {
  const other = planned('a', ['1'], { key: 'a [wbxml]' });
  const steps = [{ kind: 'session' }, { kind: 'send' }, { kind: 'expect' }] as Step[];
  const fresh = planned('b', ['2']);
  const turns = order([other, { ...fresh, of: { ...fresh.of, steps } }], earlier({ a: 77 }));
  expect(exchangesOf(steps)).toBe(4);
  expect(Object.fromEntries(turns.map((turn) => [turn.planned.of.id, turn.ms]))).toEqual({ a: 77, b: 60 });
});

describe('the pace', () => {
  const all = [
    planned('s', ['9'], { sanity: 'first' }),
    ...['a', 'b', 'c', 'd'].map((id) => planned(id, [id])),
    planned('s', ['9'], { sanity: 'last', key: 's [xml] again' }),
  ];
  const turns = order(all, earlier({ s: 10, a: 100, b: 100, c: 100, d: 100 }));
  /** Plays one after the other, each `slow` times as long as expected. */
  const play = (budget: number, slow: number): { played: string; took: number; pace: Pace } => {
    let now = 0;
    const pace = new Pace(turns, budget, () => now);
    const played = turns.filter(({ planned: one, ms }) => {
      if (!pace.begins(one)) return false;
      now += ms * slow;
      pace.ended(one);
      return true;
    });
    return { played: played.map((turn) => turn.planned.of.id).join(''), took: now, pace };
  };

  test.each([
    [1000, 1, 'sabcds'],
    [320, 1, 'sabcs'],
    [319, 1, 'sabs'],
    [640, 2, 'sabcs'],
    [320, 0.5, 'sabcds'],
    [1, 1, 'ss'],
  ])('%i ms, %f times as slow: %s', (budget, slow, expected) => {
    const { played, took } = play(budget, slow);
    expect(played).toBe(expected);
    if (expected !== 'ss') expect(took).toBeLessThanOrEqual(budget);
  });

  test('says what was left out', () => {
    expect(describeLeftOut(turns, play(319, 1).pace.leftOut)).toEqual([
      'left out: 2 of 6 cases; 2 of 5 requirements had no case',
      '  c [xml]: c',
      '  d [xml]: d',
    ]);
    expect(describeLeftOut(turns, play(1000, 1).pace.leftOut)).toEqual(['every case had its turn']);
  });
});
