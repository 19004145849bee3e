/** Observation of a server: sessions in which it does what it likes, judged by the rules, recorded, and judged again as they were. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { readCases, writeCases } from './ddf/keep';
import { readTree } from './observe/read-tree';
import { type Observation, prepare, serverAt } from './observe/setup';
import { packageRoot } from './paths';
import type { Profile } from './profile';
import type { RecordLine } from './record';
import { replay } from './replay';
import { run } from './run';
import { type Oddities, startOddServer } from './testing/odd-server';

const catalogue = loadCatalogue(packageRoot);

async function observe(odd: Oddities, how: Partial<Observation>, change: Partial<Profile> = {}) {
  const server = await startOddServer(odd);
  const told = {
    ...serverAt(server.url, {}),
    times: { connect: 2000, answer: 2000, quiet: 100, case: 5000 },
    ...change,
  };
  const observation = { pause: 0, tree: {}, maxMessage: 16_000, ...how };
  const { profile, suite, planned, hooks } = prepare(told, observation, { catalogue });
  const lines: RecordLine[] = [];
  try {
    await run({
      suites: [suite],
      planned,
      profile,
      catalogue,
      strict: false,
      seed: '1',
      clock: Date.now,
      sink: (line) => lines.push(line),
      ...hooks,
    });
  } finally {
    await server.close();
  }
  // As they come back from a file.
  return {
    suite: readCases(writeCases(suite), 'cases.json'),
    lines: JSON.parse(JSON.stringify(lines)) as RecordLine[],
  };
}

const of = <T extends RecordLine['type']>(lines: readonly RecordLine[], type: T) =>
  lines.filter((line): line is Extract<RecordLine, { type: T }> => line.type === type);

test.each<[string, Oddities, Partial<Observation>, string[], number]>([
  ['a sound server', {}, { sessions: 1 }, ['pass'], 1],
  ['several sessions', {}, { sessions: 3 }, ['pass'], 3],
  ['sessions for some time', {}, { within: 800, pause: 100 }, ['pass'], 2],
  ['a server of another encoding', { takes: ['xml'] }, { sessions: 2 }, ['skipped', 'pass'], 2],
  ['one that repeats a CmdID', { repeats: true }, { sessions: 2 }, ['fail'], 2],
  ['one that falls silent', { silentAfter: 1 }, { sessions: 2 }, ['inconclusive'], 1],
  ['one that answers with a fault of its own', { status: 500 }, { sessions: 2 }, ['fail'], 1],
])('%s: recorded, and judged again as it was', async (_, odd, how, verdicts, sessions) => {
  const { suite, lines } = await observe(odd, how, odd.silentAfter ? quick : {});
  expect(of(lines, 'verdict').map(({ verdict }) => verdict)).toEqual(verdicts);
  const held = of(lines, 'event').filter(({ what }) => what === 'start').length - (verdicts.length - 1);
  expect(how.within === undefined ? held : Math.min(held, sessions)).toBe(sessions);
  const again = await replay(lines, [suite], catalogue);
  expect(again.map(({ judged, changed }) => [judged.verdict, changed])).toEqual(verdicts.map((one) => [one, false]));
  const findings = of(lines, 'finding').map(({ requirement, place }) => [requirement, place.message]);
  expect(
    again.flatMap(({ judged }) => judged.findings.map(({ requirement, place }) => [requirement, place.message])),
  ).toEqual(findings);
});
const quick = { times: { connect: 200, answer: 200, quiet: 50, case: 5000 } };

test('the device answers out of its tree, and tells of it in package 1', async () => {
  const tree = { './DevInfo/Man': 'Somebody', './Vendor/Text': 'x' };
  const { lines } = await observe({}, { tree, sessions: 1 }, { encodings: ['xml'] });
  const ours = of(lines, 'message')
    .filter(({ direction }) => direction === 'out')
    .map(({ bytes }) => Buffer.from(bytes, 'base64').toString());
  expect(ours[0]).toMatch(/<LocURI>\.\/DevInfo\/Man<\/LocURI><\/Source>.*?<Data>Somebody<\/Data>/);
  expect(ours[0]).toContain('16000');
  expect(ours[1]).toMatch(/<Results>.*?<Data>Somebody<\/Data>/);
});

const node = (name: string, inner: string): string => `<Node><NodeName>${name}</NodeName>${inner}</Node>`;
const document = (inner: string): string => `<MgmtTree xmlns="syncml:dmddf1.2"><VerDTD>1.2</VerDTD>${inner}</MgmtTree>`;
const runTime = (format: string, type = ''): string =>
  `<RTProperties><Format><${format}/></Format>${type && `<Type><MIME>${type}</MIME></Type>`}</RTProperties>`;
const may = (format: string, more = ''): string =>
  `<DFProperties><AccessType><Get/></AccessType>${more}<DFFormat><${format}/></DFFormat><Occurrence><One/></Occurrence><Scope><Permanent/></Scope><DFType><MIME>text/plain</MIME></DFType></DFProperties>`;

test.each<[string, string, object]>([
  [
    'a list',
    '{"./A/B": "x", "A/N": 7, "./A/F": true}',
    { './A/B': 'x', './A/N': { format: 'int', data: '7' }, './A/F': { format: 'bool', data: 'true' } },
  ],
  [
    'a list in YAML',
    './A/B: x\n./A/C: { format: bin, base64: AAE= }\n',
    { './A/B': 'x', './A/C': { format: 'bin', base64: 'AAE=' } },
  ],
  ['nodes of a profile', 'nodes:\n  ./A: x\n', { './A': 'x' }],
  [
    'a serialised tree',
    document(node('A', runTime('node') + node('B', `${runTime('chr', 'text/plain')}<Value>x</Value>`))),
    { './A': { format: 'node' }, './A/B': { format: 'chr', type: 'text/plain', data: 'x' } },
  ],
  [
    'a description',
    document(node('A', may('node') + node('B', may('chr', '<DefaultValue>d</DefaultValue>')) + node('', may('node')))),
    { './A': { format: 'node', access: ['Get'] }, './A/B': { data: 'd', access: ['Get'] } },
  ],
])('%s becomes a tree', (_, text, table) => expect(readTree(Buffer.from(text), 'file')).toMatchObject(table));

test.each([
  ['', 'no list of nodes'],
  ['[1, 2]', 'no list of nodes'],
  ['<SyncML/>', 'no tree but SyncML'],
  [document(''), 'no node'],
  ['./A: [1]', 'must be a text or an object'],
  ['{', 'YAML'],
])('%s is refused', (text, why) => expect(() => readTree(Buffer.from(text), 'file')).toThrow(why));

/** Descriptions of others, where they are there. */
const samples = join(packageRoot, '../shared/samples/ddf-vendor');
(existsSync(samples) ? test : test.skip)('descriptions of others become trees', () => {
  const files = readdirSync(samples).filter((name) => name.endsWith('.xml'));
  const sizes = files.map((name) => Object.keys(readTree(readFileSync(join(samples, name)), name)).length);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
});
