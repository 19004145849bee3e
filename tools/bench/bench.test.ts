/** Gates judge as they should, and everything that is measured runs. How fast is for `npm run bench` to say. */
import { type Contest, contests, type Gate } from './contests';
import { fails, judge } from './judge';
import { measure, median } from './rounds';

const gate: Gate = { what: 'g', floor: 2, target: 4, unit: 'x', value: (rate) => rate('a') };
const contest = (of: Partial<Gate>): Contest => ({
  name: 'c',
  contenders: [],
  gates: [{ ...gate, ...of }],
  schedule: { milliseconds: 1, batch: 1 },
});

test.each<[values: number[], of: Partial<Gate>, reached: number | null, outcome: string]>([
  [[9, 5, 1, 5, 0], {}, 5, 'target reached'],
  [[4, 4, 4], {}, 4, 'target reached'],
  [[9, 3, 3], {}, 3, 'above the floor'],
  [[9, 1.9, 1], {}, 1.9, 'below the floor'],
  [[2, 2, 2], { floor: 4, target: 2, atMost: true }, 2, 'target reached'],
  [[3, 3, 3], { floor: 4, target: 2, atMost: true }, 3, 'above the floor'],
  [[5, 5, 5], { floor: 4, target: 2, atMost: true }, 5, 'below the floor'],
  [[5, 5, 5], { value: (rate) => rate('b') }, null, 'absent'],
])('%j', (values, of, reached, outcome) => {
  const rows = judge(
    contest(of),
    values.map((value) => new Map([['a', value]])),
  );
  expect(rows).toMatchObject([{ reached, outcome }]);
  expect(fails(rows)).toBe(outcome === 'below the floor');
});

test('the median of an even number is the upper one', () => {
  expect(median([4, 1, 3, 2])).toBe(3);
});

test('rounds are as many as asked for, each with every contender', () => {
  const rounds = measure(
    [
      { name: 'ours', run: () => 1 },
      { name: 'theirs', rate: (milliseconds) => milliseconds },
    ],
    { rounds: 5, milliseconds: 1, batch: 1 },
  );
  expect(rounds.map((round) => [...round.keys()].join())).toEqual(Array.from({ length: 5 }, () => 'ours,theirs'));
  expect(rounds.every((round) => round.get('theirs') === 1 && round.get('ours')! > 1)).toBe(true);
});

const all = contests(undefined);

test.each(all.map((one) => [one.name, one] as const))('%s: every contender runs', (_, { contenders }) => {
  for (const contender of contenders)
    if ('run' in contender) expect(contender.run).not.toThrow();
    else expect(contender.rate(1)).toBeGreaterThan(0);
});

test('without libwbxml only what is against it stays open', () => {
  const rows = all.flatMap((one) => judge(one, [new Map(one.contenders.map(({ name }) => [name, 1]))]));
  const open = rows.filter(({ outcome }) => outcome === 'absent');
  expect(open.length).toBeGreaterThan(0);
  expect(open.filter(({ what }) => !what.includes('libwbxml'))).toEqual([]);
  expect(rows.length).toBeGreaterThan(open.length);
});
