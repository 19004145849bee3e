import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncml11 } from '../../../generated/syncml-1.1';
import { syncml12 } from '../../../generated/syncml-1.2';
import { decodeStrict } from '../../wire/strict';
import { Asked } from '../shared/testing/asked';
import { type DefectName, Defects, defectNames, defects } from './defects';
import { fragileDefects } from './defects/fragile';
import { thirdPartyDefects } from './defects/third-party';
import { tlsDefects } from './defects/tls';
import { play, type Scenario, type Seen } from './testing/converse';
import { scenarios } from './testing/scenarios';

type Encoding = 'xml' | 'wbxml';

interface Baseline {
  readonly scenario: Scenario;
  readonly encoding: Encoding;
  readonly seen: Seen;
  readonly text: string;
  readonly asked: ReadonlySet<DefectName>;
}

const textOf = ({ answers, operations, bytes }: Seen): string =>
  JSON.stringify([
    answers.map(({ status, headers, body }) => [status, headers, Buffer.from(body).toString('latin1')]),
    operations,
    bytes,
  ]);

const baselines: Baseline[] = [];

beforeAll(async () => {
  for (const scenario of scenarios) {
    const byHand = scenario.raw !== undefined;
    for (const encoding of byHand ? (['xml'] as const) : (['xml', 'wbxml'] as const)) {
      const asked = new Asked<DefectName>();
      const seen = await play(scenario, encoding, asked);
      baselines.push({ scenario, encoding, seen, text: textOf(seen), asked: asked.askedFor });
    }
  }
});

test('a sound server says the same again', async () => {
  for (const { scenario, encoding, text } of baselines) {
    expect(textOf(await play(scenario, encoding, new Defects()))).toBe(text);
  }
});

test('all that a sound server says keeps the grammar', () => {
  for (const { scenario, seen } of baselines) {
    for (const { status, headers, body } of seen.answers) {
      if (status !== 200) continue;
      const encoding = headers['Content-Type']!.endsWith('wbxml') ? 'wbxml' : 'xml';
      const { document } = decodeStrict(body, [syncml12, syncml11], { encoding });
      expect([scenario.name, document.findings]).toEqual([scenario.name, []]);
    }
  }
});

async function seenIn(name: DefectName): Promise<string | undefined> {
  for (const { scenario, encoding, text, asked } of baselines) {
    if (!asked.has(name)) continue;
    const spoiled = textOf(await play(scenario, encoding, new Defects([name])));
    if (spoiled !== text) return `${scenario.name} in ${encoding}`;
  }
  return undefined;
}

/** Below the messages, or in what a third party brings about: the suites prove those. */
const elsewhere: readonly string[] = [
  ...Object.keys(tlsDefects),
  ...Object.keys(thirdPartyDefects),
  ...Object.keys(fragileDefects),
];

test.each(defectNames.filter((name) => !elsewhere.includes(name)))('%s can be seen', async (name) => {
  expect(await seenIn(name)).toBeDefined();
});

test('every defect has a sentence and something that it breaks', () => {
  expect(defectNames.length).toBeGreaterThan(100);
  for (const name of defectNames) {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(defects[name].title).toMatch(/^[A-Z].*\.$/);
    const all = [...defects[name].breaks, ...defects[name].mayCause];
    expect([name, new Set(all).size, defects[name].breaks.length > 0]).toEqual([name, all.length, true]);
  }
});

test('what a defect breaks is in the catalogue, and is asked of a server', () => {
  const file = join(__dirname, '../../../generated/catalogue/requirements.json');
  const catalogue: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { requirements } = catalogue as { requirements: readonly { id: string; party: string }[] };
  const asked = new Set(requirements.filter(({ party }) => party === 'server' || party === 'both').map(({ id }) => id));
  const named = defectNames.flatMap((name) =>
    [...defects[name].breaks, ...defects[name].mayCause].map((id) => [name, id]),
  );
  expect(named.filter(([, id]) => !asked.has(id!))).toEqual([]);
});

test('every defect stands in the code', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(?:defects|testing)/.test(file),
  );
  const code = [...files, '../shared/challenge.ts', '../shared/own-credentials.ts', '../shared/spoil.ts']
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  expect(defectNames.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
