import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitCatalogue } from './emit';
import { generatedFile, loadCatalogue } from './load';
import { CatalogueError } from './model';
import { rolesOf } from './severity';

const root = join(__dirname, '../..');
let work: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'catalogue-'));
  mkdirSync(join(work, 'spec/requirements/evidence'), { recursive: true });
  put('documents.yaml', [
    'documents:',
    "  - { id: doc, name: OMA-TS-X, title: X, version: '1.2', family: dm, enabler: dm }",
  ]);
  put('evidence/sheet.yaml', ['sheet: sheet', 'marks:', '  - { mark: P§, evidence: text, means: read }']);
  put('dm-x.yaml', file());
});
afterEach(() => rmSync(work, { recursive: true }));

function put(name: string, lines: readonly string[]): void {
  writeFileSync(join(work, 'spec/requirements', name), `${lines.join('\n')}\n`);
}

function file(change: Record<number, string> = {}): string[] {
  return [
    'prefix: dm-x',
    'document: doc',
    "versions: ['1.2']",
    'requirements:',
    '  - id: dm-x-0001',
    '    text: A fact.',
    '    party: client',
    '    level: MUST',
    "    clause: '8'",
    '    from: [sheet#A-1]',
    '    sources: [P§8]',
  ].map((line, index) => change[index + 1] ?? line);
}

test('a requirement comes with document, evidence and place', () => {
  const { requirements, byFrom, documents } = loadCatalogue(work);
  expect(requirements.get('dm-x-0001')).toMatchObject({
    document: 'OMA-TS-X',
    evidence: 'text',
    versions: ['1.2'],
    unread: [],
    file: 'spec/requirements/dm-x.yaml',
    line: 5,
  });
  expect(byFrom.get('sheet#A-1')?.id).toBe('dm-x-0001');
  expect(documents.size).toBe(1);
});

test.each<[string, string[], number, string]>([
  ['broken YAML', file({ 6: '    text: [' }), 7, 'Flow sequence'],
  ['no list', ['prefix: dm-x'], 1, 'expected a list requirements'],
  ['missing key', file({ 9: '' }), 5, 'clause is missing'],
  ['unknown document', file({ 2: 'document: nowhere' }), 5, 'unknown document nowhere'],
  ['unknown sheet', file({ 10: '    from: [other#A-1]' }), 5, 'no evidence mapping for the sheet of other#A-1'],
  ['unknown mark', file({ 11: '    sources: [Q§8]' }), 5, 'no known mark'],
  ['uneven lists', file({ 11: '    sources: []' }), 5, 'expected one source for each of from'],
  ['an id twice', [...file(), ...file().slice(4)], 12, 'dm-x-0001 stands at spec/requirements/dm-x.yaml:5 too'],
  [
    'a row twice',
    [...file(), ...file({ 5: '  - id: dm-x-0002' }).slice(4)],
    12,
    'sheet#A-1 belongs to dm-x-0001 already',
  ],
])('%s is refused with its place', (_, lines, line, reason) => {
  put('dm-x.yaml', lines);
  let caught: unknown;
  try {
    loadCatalogue(work);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(CatalogueError);
  expect(caught).toMatchObject({ file: 'spec/requirements/dm-x.yaml', line });
  expect((caught as CatalogueError).reason).toContain(reason);
});

test('the generated file counts only while it fits its sources', () => {
  const target = join(work, generatedFile);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, emitCatalogue(work).replace('A fact.', 'From the generated file.'));
  expect(loadCatalogue(work).requirements.get('dm-x-0001')?.text).toBe('From the generated file.');
  put('dm-x.yaml', file({ 6: '    text: An edited fact.' }));
  expect(loadCatalogue(work).requirements.get('dm-x-0001')?.text).toBe('An edited fact.');
});

describe('the catalogue of the project', () => {
  test('is generated from the files as they are', () => {
    expect(readFileSync(join(root, generatedFile), 'utf8') === emitCatalogue(root)).toBe(true);
  });

  test('loads alike with and without the generated file', () => {
    cpSync(join(root, 'spec/requirements'), join(work, 'spec/requirements'), { recursive: true });
    rmSync(join(work, 'spec/requirements/dm-x.yaml'));
    rmSync(join(work, 'spec/requirements/evidence/sheet.yaml'));
    expect([...loadCatalogue(work).requirements.values()]).toEqual([...loadCatalogue(root).requirements.values()]);
  });

  test('binds a role with every requirement that is not for authors or gateways', () => {
    const idle = [...loadCatalogue(root).requirements.values()].filter(
      (one) => rolesOf(one).length === 0 && one.party !== 'author' && one.party !== 'gateway',
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test('loads in less than 150 ms', () => {
    loadCatalogue(root);
    const times = [1, 2, 3].map(() => {
      const start = performance.now();
      loadCatalogue(root);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
