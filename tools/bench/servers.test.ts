/** Fifty devices, eight at a time: every order reaches its device once; where it does not, it is told. */
import { Defects } from '../reference/dm-server/defects';
import { playCrowd } from './crowd';
import { servers } from './servers';

test('no command is lost or mixed up', async () => {
  const { rows, rates, wrong } = await servers({ devices: 50, atOnce: 8 });
  expect(wrong).toEqual([]);
  expect(rows).toMatchObject([{ reached: 0, outcome: 'target reached' }]);
  // Package 1 and 3 at least.
  expect(rates.messages / rates.sessions).toBeGreaterThanOrEqual(2);
  expect(rates['bare POSTs']).toBeGreaterThan(0);
}, 60_000);

test.each([
  ['operations-twice', /^urn:bench:0: was sent value of urn:bench:0\., value of urn:bench:0\./],
  ['target-is-name', /^urn:bench:0: the server tells/],
] as const)('a server that does not as ordered is found: %s', async (defect, fault) => {
  const { wrong } = await playCrowd({ devices: 3, atOnce: 3, defects: new Defects([defect]) });
  expect(wrong).toHaveLength(3);
  expect(wrong[0]).toMatch(fault);
});
