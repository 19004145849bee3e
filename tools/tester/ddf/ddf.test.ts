/** Cases from a description: what is made of it, what is left out, and what the reference makes of the cases. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue';
import { type Format, isFormat, valueFault } from '../../dm/formats';
import type { Case } from '../case';
import type { Reading } from '../doctor/probe';
import { packageRoot } from '../paths';
import { plan } from '../plan';
import { loadProfile, type Profile } from '../profile';
import type { RecordLine, Verdict } from '../record';
import { replay } from '../replay';
import { run } from '../run';
import { explore } from './explore';
import { readCases, writeCases } from './keep';
import { listDemands, valuePattern } from './patterns';
import { describeMade, discover, type Made, makeSuite, readDescription } from './suite';

const catalogue = loadCatalogue(packageRoot);
const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));

interface Row {
  readonly name: string;
  readonly access?: string;
  readonly format?: string;
  readonly occurrence?: string;
  readonly scope?: string;
  readonly type?: string;
  readonly path?: string;
  readonly children?: readonly Row[];
}

function nodeXml({
  name,
  access = 'Get',
  format = 'chr',
  occurrence = 'One',
  type = 'text/plain',
  ...row
}: Row): string {
  const path = row.path === undefined ? '' : `<Path>${row.path}</Path>`;
  const commands = access
    .split(' ')
    .filter(Boolean)
    .map((one) => `<${one}/>`);
  const dfType = format === 'node' ? '<DDFName/>' : `<MIME>${type}</MIME>`;
  const scope = row.scope ? `<Scope><${row.scope}/></Scope>` : '';
  return `<Node><NodeName>${name}</NodeName>${path}
<DFProperties><AccessType>${commands.join('')}</AccessType><DFFormat><${format}/></DFFormat><Occurrence><${occurrence}/></Occurrence>${scope}<DFType>${dfType}</DFType></DFProperties>
${(row.children ?? []).map(nodeXml).join('')}</Node>`;
}

function description(...rows: Row[]): ReturnType<typeof readDescription> {
  const xml = `<MgmtTree><VerDTD>1.2</VerDTD><Man>X</Man>\n${rows.map(nodeXml).join('')}</MgmtTree>`;
  return readDescription(Buffer.from(xml), 'package.json');
}

const interior = (name: string, children: Row[], more: Partial<Row> = {}): Row => ({
  name,
  format: 'node',
  children,
  ...more,
});

/** A device that has these nodes: lists for interior ones, text for leaves. */
function device(tree: Record<string, string[] | string>) {
  return async (uris: readonly string[]): Promise<Reading[]> =>
    uris.map((uri) => {
      const found = tree[uri];
      if (found === undefined) return { uri, status: '404' };
      if (Array.isArray(found)) return { uri, status: '200', data: found.join('/'), format: 'node' };
      return /^\d{3}$/.test(found) ? { uri, status: found } : { uri, status: '200', data: found };
    });
}

const small = description(
  interior(
    'A',
    [
      { name: 'One' },
      { name: 'Maybe', occurrence: 'ZeroOrOne' },
      { name: 'Secret', access: 'Replace' },
      interior('', [{ name: 'Leaf', access: 'Get Replace', format: 'int' }], { occurrence: 'ZeroOrMore' }),
    ],
    { path: '.', scope: 'Permanent' },
  ),
);
const live = device({ './A': ['One', 'Secret', 'x', 'y y'], './A/One': 'text', './A/x': ['Leaf'], './A/x/Leaf': '5' });

async function made(destructive: boolean): Promise<Made> {
  const explored = await explore(small.tree.nodes, live);
  return makeSuite(small, explored, { destructive, encodings: ['xml'] });
}

const ids = (one: Made): string[] => one.suite.cases.map(({ id }) => id.replace(/^ddf\/A\/?/, '')).sort();

test('every node and aspect that can be tested by reading has a case', async () => {
  const one = await made(false);
  expect(ids(one)).toEqual(
    [
      'One/get',
      'One/present',
      'One/properties',
      'Secret/present',
      'Secret/refuses-get',
      'children',
      'present',
      'properties',
      'x/Leaf/get',
      'x/Leaf/present',
      'x/Leaf/properties',
      'x/children',
      'x/properties',
    ].sort(),
  );
  expect(one).toMatchObject({ described: 6, found: 5, missing: 0, tested: 5, exact: true });
  expect(describeMade(one).join('\n')).toMatch(/Maybe \(it is not there, and need not be\)/);
  expect(describeMade(one).join('\n')).toMatch(/\.\/A \(1 of its children have names that no URI can hold\)/);
});

test('commands that could change something are sent only when asked for, and only where they can be undone', async () => {
  const one = await made(true);
  const more = ids(one).filter((id) => /refuses-[^g]|replace$/.test(id));
  expect(more).toEqual(
    [
      'One/refuses-delete',
      'One/refuses-exec',
      'One/refuses-replace',
      'refuses-exec',
      'x/Leaf/refuses-delete',
      'x/Leaf/refuses-exec',
      'x/Leaf/replace',
      'x/refuses-add',
      'x/refuses-delete',
      'x/refuses-exec',
      'refuses-add',
    ].sort(),
  );
  expect(one.leftOut).toContainEqual({
    uri: './A',
    why: expect.stringMatching(/^refuses-delete: .*could not be put back/),
  });
  for (const { id, steps, postamble } of one.suite.cases)
    if (/refuses-(replace|delete|add)$/.test(id)) expect([steps.length, postamble.length > 0]).toEqual([4, true]);
});

test('an account keeps its values and its nodes: without them nobody could put anything back', async () => {
  const { tree, ...rest } = description(interior('Main', [{ name: 'Addr' }], { path: './DMAcc' }));
  const explored = await explore(tree.nodes, device({ './DMAcc/Main': ['Addr'], './DMAcc/Main/Addr': 'x' }));
  const { suite } = makeSuite({ tree, ...rest }, explored, { destructive: true, encodings: ['xml'] });
  const replace = suite.cases.find(({ id }) => id.endsWith('Addr/refuses-replace'));
  expect(JSON.stringify(replace?.steps[0])).toContain('"Data":"${before}"');
  expect(suite.cases.filter(({ id }) => id.endsWith('refuses-delete'))).toEqual([]);
});

test('every requirement that a case covers is in the catalogue', async () => {
  const covered = (await made(true)).suite.cases.flatMap((one) => one.covers);
  expect(covered.filter((id) => !catalogue.requirements.has(id))).toEqual([]);
});

test('a tree that does not end is read to its bounds', async () => {
  const endless = async (uris: readonly string[]): Promise<Reading[]> =>
    uris.map((uri) => ({ uri, status: '200', format: 'node', data: 'a/b' }));
  const leaf = (depth: number): Row => interior('', depth > 0 ? [leaf(depth - 1)] : [], { occurrence: 'ZeroOrMore' });
  const { tree } = description(interior('A', [leaf(30)], { path: '.' }));
  const wide = await explore(tree.nodes, endless, undefined, { nodes: 50, depth: 20 });
  expect([wide.nodes.length, wide.leftOut[0]?.why]).toEqual([50, 'more than 50 nodes']);
  const deep = await explore(tree.nodes, endless, undefined, { nodes: 500, depth: 3 });
  expect([deep.nodes.length, deep.leftOut[0]?.why]).toEqual([7, 'deeper than 3']);
});

const x = { name: '', occurrence: 'ZeroOrN' };
test.each<[string, Row[], string, boolean]>([
  ['all described', [{ name: 'a' }, { name: 'b' }], 'b/a', true],
  ['an empty list', [{ name: 'a' }], '', true],
  ['another name', [{ name: 'a' }], 'a/c', false],
  ['a name twice', [{ name: 'a' }, { name: 'b' }], 'a/b/a', false],
  ['a longer name', [{ name: 'a.b' }], 'axb', false],
  ['open names', [{ name: 'a' }, { ...x, occurrence: 'ZeroOrMore' }], 'q/a/r', true],
  ['none where one is due', [{ name: 'a' }, { ...x, occurrence: 'OneOrMore' }], 'a', false],
  ['one where one is due', [{ name: 'a' }, { ...x, occurrence: 'OneOrMore' }], 'a/q', true],
  ['two where one may be', [{ name: 'a' }, { ...x, occurrence: 'ZeroOrOne' }], 'q/a/r', false],
  ['one where one may be', [{ name: 'a' }, { ...x, occurrence: 'ZeroOrOne' }], 'a/r', true],
])('list of children: %s', (_name, children, list, fits) => {
  const [root] = description(interior('A', children)).tree.nodes;
  const patterns = listDemands(root?.children ?? []).map(({ pattern }) => (pattern as { re: string }).re);
  expect(patterns.every((re) => new RegExp(re, 'u').test(list))).toBe(fits);
});

test.each<[Format, string]>([
  ['bool', 'true'],
  ['bool', 'yes'],
  ['int', '+7'],
  ['int', '7.0'],
  ['int', ''],
  ['float', '-1e5'],
  ['float', 'x'],
  ['date', '2024-03-01'],
  ['date', '2024-0301'],
  ['time', '235959'],
  ['time', '23:59:59Z'],
  ['time', '25:00'],
  ['b64', 'QUI='],
  ['b64', '%'],
  ['xml', '<a/>'],
  ['xml', ' '],
])('%s takes %j as the definitions of formats do', (format, text) => {
  expect(isFormat(format)).toBe(true);
  const [root] = description({ name: 'A', format }).tree.nodes;
  const pattern = root && valuePattern(root);
  const fits = Array.isArray(pattern)
    ? pattern.includes(text)
    : new RegExp((pattern as { re: string }).re, 'u').test(text);
  expect(fits).toBe(valueFault(format, text) === undefined);
});

/** Runs the cases of a description against the reference with a defect. */
async function play(
  of: ReturnType<typeof readDescription>,
  more: { defects?: string[]; root?: string; destructive?: boolean },
) {
  const profile: Profile = { ...embedded, operator: { kind: 'embedded', defects: more.defects ?? [] } };
  const lines: RecordLine[] = [];
  const common = { profile, seed: '1', clock: Date.now };
  const { suite } = await discover(of, {
    ...common,
    encodings: ['xml'],
    destructive: more.destructive ?? false,
    root: more.root,
  });
  const sink = (line: RecordLine): void => void lines.push(line);
  await run({ ...common, suites: [suite], planned: plan([suite], profile), catalogue, strict: false, sink });
  const verdicts = lines.flatMap((line) => (line.type === 'verdict' ? [line] : []));
  const by = (wanted: Verdict): string[] =>
    verdicts
      .filter((one) => one.verdict === wanted)
      .map((one) => one.key.replace(/ \[.*$/, ''))
      .sort();
  const again = await replay(lines, [readCases(writeCases(suite), 'cases.json')], catalogue);
  expect(again.map(({ planned, judged, changed }) => [planned.key, judged.verdict, changed])).toEqual(
    verdicts.map(({ key, verdict }) => [key, verdict, false]),
  );
  return { fail: by('fail'), pass: by('pass').length, undecided: [...by('inconclusive'), ...by('error')], verdicts };
}

function published(name: string): ReturnType<typeof readDescription> {
  return readDescription(readFileSync(join(packageRoot, 'spec/mo', name)), `spec/mo/${name}`);
}

test.each<[string, string | undefined, number]>([
  ['devinfo-1.0.ddf.xml', undefined, 20],
  ['devdetail-1.0.ddf.xml', undefined, 30],
  ['dmacc-1.0.ddf.xml', './DMAcc', 40],
])(
  'the reference keeps what %s says',
  async (name, root, least) => {
    const { fail, undecided, pass } = await play(published(name), { root, destructive: true });
    expect({ fail, undecided }).toEqual({ fail: [], undecided: [] });
    expect(pass).toBeGreaterThan(least);
  },
  60_000,
);

const vendor = description(
  { name: 'ReadOnly', path: './Vendor' },
  { name: 'Number', path: './Vendor', format: 'int', access: 'Get Replace Delete' },
  { name: 'Markup', path: './Vendor', format: 'xml', access: 'Get Replace Delete', type: 'text/xml' },
  { name: 'Hidden', path: './Vendor', access: 'Replace' },
);

test.each<[string, string[], string[]]>([
  ['no defect', [], []],
  ['access-type-replace-ignored', ['access-type-replace-ignored'], ['ddf/Vendor/ReadOnly/refuses-replace']],
  ['leaf-type-always-text', ['leaf-type-always-text'], ['ddf/Vendor/Markup/get']],
  ['results-format-missing', ['results-format-missing'], ['ddf/Vendor/Number/get']],
])(
  'a description of nodes of the reference, %s',
  async (_name, defects, caught) => {
    const { fail, undecided } = await play(vendor, { defects, destructive: true });
    expect(undecided).toEqual([]);
    expect(fail).toEqual(expect.arrayContaining(caught));
    if (caught.length === 0) expect(fail).toEqual([]);
  },
  60_000,
);

test.each([
  ['{', /^cases\.json:1: no JSON/],
  ['{}', /^cases\.json:1: no cases of ours: {2}must have required property 'format'/],
  [
    writeCases({ suite: 'ddf', role: 'dm-client', title: '', cases: [{} as Case], file: 'x' }),
    /cases\/0 must have required property 'id'/,
  ],
])('kept cases %s are refused with the reason', (json, message) =>
  expect(() => readCases(json, 'cases.json')).toThrow(message),
);

const samples = join(packageRoot, '../shared/samples/ddf-vendor');

test('a description of another device ends in verdicts, never in an error', async () => {
  if (!existsSync(samples)) return void process.stdout.write('skipped: no samples of foreign descriptions here\n');
  const name = readdirSync(samples).find((one) => one.includes('Motorola-Basic')) ?? '';
  const { verdicts } = await play(readDescription(readFileSync(join(samples, name)), 'package.json'), {});
  expect(verdicts.length).toBeGreaterThan(10);
  expect(verdicts.filter((one) => one.verdict === 'error')).toEqual([]);
}, 60_000);
