/** A sample of hostile clients; `npm run fuzz:tester` plays ten thousand. The reference must be built. */
import { hostile, record, type Stage } from './hostile';

let stage: Stage;
beforeAll(async () => {
  stage = await record(4);
}, 120_000);

test('hostile clients bring every kind of verdict but an error, soon', async () => {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
  const { failures, verdicts } = await hostile(stage, { seed, count: 1000, slowest: 10_000 });
  const again = failures.map(({ index }) => `npm run fuzz:tester -- --seed ${seed} --only ${index}`);
  console.log(`hostile clients: seed ${seed}, ${JSON.stringify(verdicts)}`);
  expect({ failures, again }).toEqual({ failures: [], again: [] });
  expect(Object.keys(verdicts).sort()).toEqual(['fail', 'inconclusive', 'pass']);
}, 120_000);

test('the same seed brings the same verdicts', async () => {
  const [one, two] = [
    await hostile(stage, { seed: 7, count: 60, slowest: 10_000 }),
    await hostile(stage, { seed: 7, count: 60, slowest: 10_000 }),
  ];
  expect(two.verdicts).toEqual(one.verdicts);
});

test('what does not go on in time is told', async () => {
  const { failures } = await hostile(stage, { seed: 7, count: 3, slowest: -1 });
  expect(failures.map(({ index }) => index)).toEqual([0, 1, 2]);
});

test('a case that stumbles is told with its number', async () => {
  const [first] = stage.recorded;
  const broken = {
    ...stage,
    recorded: [{ ...first!, planned: { ...first!.planned, of: { ...first!.planned.of, steps: undefined as never } } }],
  };
  const { failures } = await hostile(broken, { seed: 7, count: 20, slowest: 10_000 });
  expect(failures.length).toBeGreaterThan(0);
  expect(failures[0]?.reason).toContain('TypeError');
});
