import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncml11 } from '../../../generated/syncml-1.1';
import { syncml12 } from '../../../generated/syncml-1.2';
import { decodeStrict } from '../../wire/strict';
import { Asked } from '../shared/testing/asked';
import { type DefectName, Defects, defectNames, defects } from './defects';
import { bootstrapDefects } from './defects/bootstrap';
import { cardDefects } from './defects/card';
import { clockDefects } from './defects/clock';
import { powerDefects } from './defects/power';
import { transportDefects } from './defects/transport';
import { DeviceCrash } from './faults';
import { happen } from './happenings';
import { accountOf, converse, makeDevice } from './testing/converse';
import { type Scenario, scenarios } from './testing/scenarios';

const encodings = ['xml', 'wbxml'] as const;
type Encoding = (typeof encodings)[number];

/** Everything that a server sees of a scenario, and how it ended. */
async function transcript(scenario: Scenario, encoding: Encoding, has: Defects): Promise<string> {
  const { config, client, server, serverId, answers = [], abort, happens, talk, again } = scenario;
  const device = makeDevice(has, config);
  device.answers.push(...answers);
  if (abort) device.abort = true;
  if (happens) happen(device, ...happens);
  const account = accountOf({ ...(client && { client }), ...(server && { server }), ...(serverId && { serverId }) });
  const seen: unknown[] = [];
  const run = async (part: typeof talk): Promise<void> => {
    try {
      const { requests, result } = await converse({ ...part, encoding, device, account });
      seen.push(
        requests.map(({ body, ...rest }) => [rest, Buffer.from(body).toString('hex')]),
        result,
      );
    } catch (error) {
      if (!(error instanceof DeviceCrash)) throw error;
      seen.push(error.name);
    }
  };
  const silence = new Promise<void>((resolve) => setTimeout(resolve, 300));
  for (const part of again ? [talk, again] : [talk]) await Promise.race([run(part), silence]);
  return JSON.stringify(seen);
}

interface Baseline {
  readonly scenario: Scenario;
  readonly encoding: Encoding;
  readonly text: string;
  readonly asked: ReadonlySet<DefectName>;
}

const baselines: Baseline[] = [];

beforeAll(async () => {
  for (const scenario of scenarios) {
    for (const encoding of encodings) {
      const asked = new Asked<DefectName>();
      const text = await transcript(scenario, encoding, asked);
      baselines.push({ scenario, encoding, text, asked: asked.askedFor });
    }
  }
});

test('a sound device says the same again', async () => {
  for (const { scenario, encoding, text } of baselines) {
    expect(await transcript(scenario, encoding, new Defects())).toBe(text);
  }
});

test('all that a sound device says keeps the grammar', () => {
  for (const { scenario, encoding, text } of baselines) {
    for (const hex of text.match(/"[0-9a-f]{80,}"/g) ?? []) {
      const bytes = new Uint8Array(Buffer.from(hex.slice(1, -1), 'hex'));
      const { document } = decodeStrict(bytes, [syncml12, syncml11], { encoding });
      expect([scenario.name, document.findings]).toEqual([scenario.name, []]);
    }
  }
});

async function seenIn(name: DefectName): Promise<string | undefined> {
  for (const { scenario, encoding, text, asked } of baselines) {
    if (!asked.has(name)) continue;
    const spoiled = await transcript(scenario, encoding, new Defects([name]));
    if (spoiled !== text) return `${scenario.name} in ${encoding}`;
  }
  return undefined;
}

// What happens below the messages is seen by the tests of http.ts, bootstrap by those of bootstrapped.ts, power, clock and card by their own.
const elsewhere = {
  'changes-not-applied': true,
  ...transportDefects,
  ...bootstrapDefects,
  ...powerDefects,
  ...clockDefects,
  ...cardDefects,
};
test.each(defectNames.filter((name) => !(name in elsewhere)))('%s changes what the server sees', async (name) => {
  expect(await seenIn(name)).toBeDefined();
});

test('every defect has a sentence and something that it breaks', () => {
  for (const name of defectNames) {
    expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(defects[name].title).toMatch(/^[A-Z].*\.$/);
    expect(defects[name].breaks.length).toBeGreaterThan(0);
    expect(new Set([...defects[name].breaks, ...defects[name].mayCause]).size).toBe(
      defects[name].breaks.length + defects[name].mayCause.length,
    );
  }
});

test('what a defect breaks is in the catalogue, and is asked of a client', () => {
  const file = join(__dirname, '../../../generated/catalogue/requirements.json');
  const catalogue: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { requirements } = catalogue as { requirements: readonly { id: string; party: string }[] };
  const parties = new Map(requirements.map(({ id, party }) => [id, party]));
  const named = defectNames.flatMap((name) =>
    [...defects[name].breaks, ...defects[name].mayCause].map((id) => [name, id]),
  );
  expect(named.filter(([, id]) => !parties.has(id!))).toEqual([]);
  expect(defectNames.filter((name) => defects[name].breaks.every((id) => parties.get(id) === 'server'))).toEqual([]);
});

test('every defect stands in the code', () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('defects/') && file !== 'defects.ts',
  );
  const code = [...files, '../shared/challenge.ts', '../shared/own-credentials.ts', '../shared/spoil.ts']
    .map((file) => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
  expect(defectNames.filter((name) => !code.includes(`'${name}'`))).toEqual([]);
});
