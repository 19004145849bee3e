/** What a version does not ask for is not held against a product, however strictly it is judged. */
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from './load';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile } from './profile';
import type { FindingLine, RecordLine } from './record';
import { run } from './run';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites();

async function findings(version: string, cases: string[], defects: string[], strict: boolean): Promise<FindingLine[]> {
  const lines: RecordLine[] = [];
  const profile = {
    ...embedded,
    versions: [version],
    encodings: ['xml' as const],
    operator: { kind: 'embedded' as const, defects },
  };
  const planned = plan(suites, profile, { cases, catalogue });
  const sink = (line: RecordLine): void => void lines.push(line);
  await run({ suites, planned, profile, catalogue, strict, seed: '1', clock: Date.now, sink });
  return lines.filter((line): line is FindingLine => line.type === 'finding');
}

// dm-pro-0089 is of 1.2: an event of 1.1.2 breaks nothing but that it is there (dm-rep-0027, unread for 1.1.2).
test.each([
  [true, 'fail'],
  [false, 'advisory'],
])('an event without Meta in DM 1.1.2, judged strictly: %s', async (strict, effect) => {
  const defects = ['generic-alert-in-1-1-2', 'generic-alert-without-meta'];
  const found = await findings('1.1.2', ['dm-client/versions/no-generic-alert'], defects, strict);
  expect(new Set(found.map(({ requirement }) => requirement))).toEqual(new Set(['dm-rep-0027']));
  expect(new Set(found.map((one) => one.effect))).toEqual(new Set([effect]));
});

test.each([
  ['1.1.2', 'advisory'],
  ['1.2', 'fail'],
  ['1.3', 'advisory'],
])('the same fault in DM %s is a %s: the text of the others was not read', async (version, effect) => {
  const found = await findings(version, ['dm-client/session/opens'], ['header-verdtd-wrong'], false);
  expect(new Set(found.map((one) => `${one.requirement} ${one.effect}`))).toEqual(new Set([`dm-pro-0001 ${effect}`]));
});
