/** `assay generate` from outside: exit codes, what is written and what is not; JSON Schema, whose formatter needs a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { generate } from '../../cli/generate';
import { AssayError } from '../../tester/errors';
import type { UserOptions } from './model';

let isMissing = false;
jest.mock('./packages', () => {
  const packages = jest.requireActual<typeof import('./packages')>('./packages');
  return {
    ...packages,
    loadPackage: (name: string, purpose: string) => {
      if (isMissing) throw new packages.MissingPackage(name, purpose);
      return packages.loadPackage(name, purpose);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), 'assay-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | object): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Below the output folder. */
  readonly files: readonly string[];
}

/** In a process of its own. */
function runApart(kind: string, out: string, ...files: string[]): Outcome {
  const program = [require.resolve('tsx/cli'), join(__dirname, 'testing/generate.ts')];
  const child = spawnSync(process.execPath, [...program, kind, join(folder, out), ...files], { encoding: 'utf8' });
  const { status, stdout, stderr } = child;
  return { status, stdout, stderr, files: filesIn(out) };
}

async function run(kind: string, out: string, files: readonly string[], options: UserOptions = {}): Promise<Outcome> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    });
  try {
    const status = await generate(kind, files, { ...options, out: out && join(folder, out) });
    return { ...texts, status, files: filesIn(out) };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return { ...texts, status: error.exitCode, stderr: error.message, files: filesIn(out) };
  } finally {
    jest.restoreAllMocks();
  }
}

function filesIn(out: string): string[] {
  const target = join(folder, out);
  if (out === '' || !existsSync(target)) return [];
  return (readdirSync(target, { recursive: true }) as string[]).filter((path) => /\.\w+$/.test(path)).sort();
}

const person = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'Somebody */ export const evil = 1; /*',
  description: 'Who */ it is',
  tsType: 'string; export const evil = 2',
  type: 'object',
  required: ['name', 'mail'],
  properties: {
    name: { type: 'string', minLength: 1, 'x-own': 1 },
    mail: { type: 'string', format: 'email' },
    home: { $ref: 'address.schema.json#/definitions/Address' },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    tsType: { type: 'string' },
  },
};
const address = {
  $id: 'address.schema.json',
  definitions: { Address: { type: 'object', properties: { street: { type: 'string' } } } },
};

test('JSON Schema: types, validators with formats, references among the files; texts of the schema stay texts', () => {
  const files = [put('person.schema.json', person), put('address.schema.json', address)];
  const { status, stdout, stderr, files: made } = runApart('json-schema', 'js', ...files);
  expect([status, stderr]).toEqual([0, '']);
  expect(made).toEqual(
    ['address', 'person'].flatMap((name) => ['index', 'types', 'validators'].map((file) => `${name}/${file}.ts`)),
  );
  expect(stdout).toContain('unknown keyword: "x-own"');
  const types = readFileSync(join(folder, 'js/person/types.ts'), 'utf8');
  expect(types).toContain(
    'export interface Person {\n  name: string;\n  mail: string;\n  home?: Address;\n  tags?: string[];\n  tsType?: string;\n}',
  );
  expect(types).toContain('/** Who * / it is */');
  expect(types).not.toContain('evil');
  const index = readFileSync(join(folder, 'js/address/index.ts'), 'utf8');
  expect(index).toContain('export function isAddress(value: unknown): value is Address {');
}, 30_000);

test('what was made is written again; what was not made by assay is left alone', async () => {
  const file = put('again.dtd', '<!ELEMENT A (B)><!ELEMENT B EMPTY>');
  expect(await run('dtd', 'again', [file])).toMatchObject({ status: 0, stderr: '' });
  expect(await run('dtd', 'again', [file], { root: 'A' })).toMatchObject({ status: 0, stderr: '' });
  put('again/again/types.ts', 'mine');
  const { status, stderr } = await run('dtd', 'again', [file]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/types\.ts: exists and was not made by assay\n1 problem; nothing was written/);
  expect(readFileSync(join(folder, 'again/again/types.ts'), 'utf8')).toBe('mine');
});

test.each<[string, string | object, string]>([
  ['no JSON', '{', 'a.json: '],
  ['a reference to nothing', { properties: { a: { $ref: 'http://far.example/c.json' } } }, 'a.json: '],
  ['no schema', { type: 'thing' }, 'a.json: schema is invalid'],
])('exit code 1 and nothing written: %s', (_, schema, message) => {
  const { status, stderr, files } = runApart('json-schema', 'bad', put('a.json', schema));
  expect(stderr).toContain(message);
  expect([status, files]).toEqual([1, []]);
});

const twice = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="T"><xs:sequence>
  <xs:element name="a" type="xs:string"/></xs:sequence><xs:attribute name="a"/></xs:complexType></xs:schema>`;

test.each<[string, string, string, string]>([
  ['two documents', 'dtd', '<!ELEMENT A EMPTY><!ELEMENT B EMPTY>', 'which element is the document?'],
  ['outside the profile', 'xsd', '<a/>', 'a is no schema'],
  ['code that does not compile', 'xsd', twice, "types.ts: line 4: Duplicate identifier 'a'."],
])('exit code 1 and nothing written: %s', async (_, kind, text, message) => {
  const { status, stderr, files } = await run(kind, 'bad', [put(`bad.${kind}`, text)]);
  expect(stderr).toContain(message);
  expect([status, files]).toEqual([1, []]);
});

test.each<[string, string, string, string[], string]>([
  ['kind', 'wsdl', 'out', ['a'], 'cannot generate from "wsdl"'],
  ['no file', 'dtd', 'out', [], 'no file to generate from'],
  ['no folder', 'dtd', '', ['a.dtd'], 'where shall the code go?'],
  ['unreadable', 'dtd', 'out', ['no-such.dtd'], 'no-such.dtd cannot be read (ENOENT)'],
])('exit code 2: %s', async (_, kind, out, files, message) => {
  expect(await run(kind, out, files)).toMatchObject({ status: 2, stderr: expect.stringContaining(message), files: [] });
});

test('a missing package is named, with the way to get it', async () => {
  isMissing = true;
  const file = put('again.dtd', '<!ELEMENT A (B)><!ELEMENT B EMPTY>');
  const message = 'assay generate needs the package typescript, which is not installed';
  expect(await run('dtd', 'missing', [file])).toMatchObject({ status: 2, stderr: message, files: [] });
  isMissing = false;
});
