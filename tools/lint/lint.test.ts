import { join } from 'node:path';
import { gather } from './data';
import { runRules } from './rule';
import { rules } from './rules';

/** Suites and tools of others are theirs to mend; `npm run lint:spec` shows findings there as well. */
test('the catalogue and the code tables have no findings', () => {
  const findings = runRules(rules, gather(join(__dirname, '../..')));
  expect(findings.filter(({ file }) => file.startsWith('spec/'))).toEqual([]);
});
