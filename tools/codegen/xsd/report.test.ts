/** spec/xsd/report.xsd: the classes that xsd2ts makes of it hold what the JSON Schema of the summary holds, and its skeleton is code. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { differences } from './compare';
import type { FlatField, FlatSchema } from './model';
import { readXsd } from './read';
import { readBack } from './xsd2ts';

const root = join(__dirname, '../../..');
const xsd = readFileSync(join(root, 'spec/xsd/report.xsd'));
const reading = readXsd('spec/xsd/report.xsd', xsd);

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly (string | null)[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

const json = JSON.parse(readFileSync(join(root, 'spec/schema/report.schema.json'), 'utf8')) as Schema & {
  readonly definitions: Readonly<Record<string, Schema>>;
};

/** What differs between a JSON Schema and the type of the XSD at the same place. */
function unlike(schema: Schema, flat: FlatSchema, wanted: string, path: string): string[] {
  const { properties, required = [], enum: values, type, const: fixed } = dereferenced(schema);
  const kind = Number.isInteger(fixed) ? 'integer' : type;
  const listed = flat.enums.find(({ name }) => name === wanted);
  if (values) {
    const words = values.filter((value) => value !== null);
    return JSON.stringify(listed?.values) === JSON.stringify(words) ? [] : [`${path}: ${wanted} lists other words`];
  }
  const own = flat.types.find(({ name }) => name === wanted);
  if (!properties || !own) {
    const plain = { string: 'string', integer: 'integer', number: 'double', boolean: 'boolean' }[
      String([kind].flat()[0])
    ];
    return plain === wanted ? [] : [`${path}: ${wanted}, not ${plain}`];
  }
  const lacks = Object.keys(properties).filter((name) => !own.fields.some((field) => field.name === name));
  return [
    ...lacks.map((name) => `${path}/${name} is missing`),
    ...own.fields.flatMap((field) => {
      const member = properties[field.name];
      return member
        ? unlikeMember(member, required.includes(field.name), field, flat, `${path}/${field.name}`)
        : [`${path}/${field.name} is not in the schema`];
    }),
  ];
}

function unlikeMember(schema: Schema, isRequired: boolean, field: FlatField, flat: FlatSchema, path: string): string[] {
  const { type, items, additionalProperties, enum: values } = dereferenced(schema);
  // Keys that nobody can list become entries of a list.
  const entries = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const isNullable = [type].flat().includes('null') || (values ?? []).includes(null);
  const isArray = items !== undefined || entries !== undefined;
  const isOptional = isArray || isNullable || !isRequired;
  if (isArray !== field.isArray || isOptional !== field.isOptional) return [`${path} occurs otherwise`];
  const held = entries ? flat.types.find(({ name }) => name === field.type)?.base : field.type;
  return unlike(items ?? entries ?? schema, flat, held ?? '', path);
}

function dereferenced(schema: Schema): Schema {
  return schema.$ref
    ? { ...dereferenced(json.definitions[schema.$ref.replace('#/definitions/', '')]!), ...schema }
    : schema;
}

test('it is in the flat profile and says what the JSON Schema says', () => {
  expect(reading.problems).toEqual([]);
  expect(unlike(json, reading.schema, 'Summary', '')).toEqual([]);
});

test.each<[string, (text: string) => string, string]>([
  ['name', (text) => text.replace('name="sentence"', 'name="phrase"'), '/run/sentence is missing'],
  [
    'optional',
    (text) => text.replace('name="reason" type="xs:string" minOccurs="0"', 'name="reason" type="xs:string"'),
    '/cases/reason occurs otherwise',
  ],
  [
    'list',
    (text) => text.replace('type="Rule" minOccurs="0" maxOccurs="unbounded"', 'type="Rule"'),
    '/rules occurs otherwise',
  ],
  ['word', (text) => text.replace('"inconclusive"/', '"undecided"/'), '/cases/verdict: Verdict lists other words'],
  [
    'type',
    (text) => text.replace('name="strict" type="xs:boolean"', 'name="strict" type="xs:string"'),
    '/run/strict: string, not boolean',
  ],
])('a difference is seen: %s', (_, change, message) => {
  const other = readXsd('report.xsd', Buffer.from(change(xsd.toString('utf8'))));
  expect(unlike(json, other.schema, 'Summary', '')).toContain(message);
});

test('xsd2ts reads the same classes', () => {
  const module_ = require.resolve('xsd2ts/classGenerator');
  expect(differences(reading.schema, readBack(xsd.toString('utf8'), module_))).toEqual([]);
});

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

(hasXmllint ? test : test.skip)('it is an XSD to others: a document of it is valid, a spoilt one is not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-report-'));
  const document = `<summary><format>1</format><run><assay>0</assay><role>card</role><product>p</product><started>s</started><seed>1</seed><suites>h</suites>
    <catalogue>h</catalogue><strict>false</strict><complete>true</complete><sentence>s</sentence></run><counts><cases>0</cases>
    <verdicts><pass>0</pass><fail>0</fail><inconclusive>0</inconclusive><error>0</error><skipped>0</skipped></verdicts>
    <findings><fail>0</fail><warning>0</warning><advisory>0</advisory></findings>
    <evidence><held>1</held><broken>0</broken><notExercised>0</notExercised><mark>text</mark></evidence></counts></summary>`;
  const judge = (text: string) => {
    writeFileSync(join(folder, 'a.xml'), text);
    return spawnSync('xmllint', ['--noout', '--schema', join(root, 'spec/xsd/report.xsd'), join(folder, 'a.xml')], {
      encoding: 'utf8',
    });
  };
  expect(judge(document)).toMatchObject({ status: 0 });
  expect(judge(document.replace('>card<', '>cart<'))).toMatchObject({ status: 3 });
  rmSync(folder, { recursive: true });
});

test('the skeleton that xsd2ts writes is the same each time but for its date, and is TypeScript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-report-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'report.xsd'), xsd);
  const script = `require(${JSON.stringify(require.resolve('xsd2ts'))}).generateTemplateClassesFromXSD('report.xsd', {}, 'xmlns')`;
  const made = () => {
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return readFileSync(join(folder, 'src/generated/report.ts'), 'utf8')
      .replace(/^\/\*{5,}\n.*\n\*{5,}\/\n/, '')
      .replace(/^( +)([\w ]+-?[\w ]*\w)( ?= ?"[^"]*",?)$/gm, "$1'$2'$3");
  };
  const text = made();
  expect(text).not.toContain(String(new Date().getFullYear()));
  expect(made()).toBe(text);
  const file = join(folder, 'skeleton.ts');
  writeFileSync(file, text);
  const program = ts.createProgram([file], { strict: false, noEmit: true, types: [], target: ts.ScriptTarget.ES2022 });
  expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText)).toEqual([]);
  rmSync(folder, { recursive: true });
}, 20_000);
