import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as typescript from 'typescript';
import { dmddf12 } from '../../../generated/dmddf-1.2/vocabulary';
import { SpecError } from '../problem';
import { staleFiles } from '../stale';
import { defineAny, defineMo } from './define';
import { emitObject } from './emit';
import { generateMo } from './generate';
import type { MoSources } from './model';
import { readMo } from './read';

const root = join(__dirname, '../../..');
const samples = join(root, '../shared/samples');

test('generated/mo is what spec/mo makes', () => {
  expect(staleFiles(root, generateMo(root, dmddf12))).toEqual([]);
});

describe('spec/mo', () => {
  const folder = join(root, 'spec/mo');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ddf.xml'));
  const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
  if (!hasXmllint) console.log('no xmllint: descriptions are not validated by it');

  (hasXmllint ? test : test.skip)('every description is valid by the DTD, says xmllint', () => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--valid', ...files], { cwd: folder });
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
  });
});

/** The sources with one file changed. */
function changed(sources: MoSources, base: string, part: 'ddf' | 'sidecar', edit: (text: string) => string): MoSources {
  const objects = sources.objects.map((object) => {
    const file = object[part];
    if (object.base !== base || !file) return object;
    const text = edit(file.text);
    if (text === file.text) throw new Error(`the change does nothing: ${base} ${part}`);
    return { ...object, [part]: { ...file, text } };
  });
  return { ...sources, objects };
}

function problemsOf(sources: MoSources): string[] {
  try {
    defineMo(sources, dmddf12);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.problems.map(({ file, message }) => `${file}: ${message}`);
  }
}

describe('what does not fit together is a problem', () => {
  const sources = readMo(root);
  const node =
    '<Node><NodeName>Extra</NodeName><DFProperties><AccessType/><DFFormat><chr/></DFFormat><DFType><MIME>text/plain</MIME></DFType></DFProperties></Node>';
  test.each<[string, MoSources, string]>([
    [
      'a node without entry',
      changed(sources, 'fumo-1.0', 'ddf', (text) => text.replace('</Node>\n</MgmtTree>', `${node}</Node></MgmtTree>`)),
      'spec/mo/fumo-1.0.yaml: no entry for <X>/Extra',
    ],
    [
      'an entry without node',
      changed(sources, 'fumo-1.0', 'sidecar', (text) => `${text}  - { path: <X>/Extra, seen: [text] }\n`),
      'spec/mo/fumo-1.0.yaml: no node <X>/Extra in the description',
    ],
    [
      'a path twice',
      changed(sources, 'fumo-1.0', 'sidecar', (text) => `${text}  - { path: <X>/State, seen: [text] }\n`),
      'spec/mo/fumo-1.0.yaml: a path stands twice',
    ],
    [
      'evidence that nobody named',
      changed(sources, 'inbox-1.0', 'sidecar', (text) => text.replaceAll('[text]', '[texts]')),
      'spec/mo/inbox-1.0.yaml: Inbox: texts is no name of evidence',
    ],
    [
      'a mark that the sheet does not know',
      changed(sources, 'inbox-1.0', 'sidecar', (text) => text.replace('[STD]', '[XYZ]')),
      'spec/mo/inbox-1.0.yaml: evidence text: no known mark for dm-security-notification-bootstrap-tree#5.5',
    ],
    [
      'another identifier',
      changed(sources, 'inbox-1.0', 'ddf', (text) => text.replaceAll('oma-dm-inbox:1.0', 'oma-dm-inbox:1.1')),
      'spec/mo/inbox-1.0.yaml: mo is urn:oma:mo:oma-dm-inbox:1.0, the root of the description says urn:oma:mo:oma-dm-inbox:1.1',
    ],
    [
      'an unknown key',
      changed(sources, 'inbox-1.0', 'sidecar', (text) => `${text}colour: red\n`),
      'spec/mo/inbox-1.0.yaml: / must NOT have additional properties {"additionalProperty":"colour"}',
    ],
    [
      'an unknown format',
      changed(sources, 'inbox-1.0', 'ddf', (text) => text.replace('<node/>', '<tree/>')),
      'spec/mo/inbox-1.0.ddf.xml: error line 6, column 3, ./Inbox: the format is not told',
    ],
    [
      'no sidecar',
      { ...sources, objects: sources.objects.map(({ base, ddf }) => ({ base, ddf })) },
      'spec/mo/fumo-1.0.ddf.xml: fumo-1.0.yaml is missing',
    ],
    [
      'no description',
      { ...sources, strays: [{ path: 'spec/mo/x-1.0.yaml', text: '' }] },
      'spec/mo/x-1.0.yaml: no description beside it',
    ],
    [
      'an identifier that is not registered',
      {
        ...sources,
        identifiers: {
          ...sources.identifiers,
          text: sources.identifiers.text.replace('object: fumo-1.0', 'object: fumo-9.9'),
        },
      },
      'spec/mo/identifiers.yaml: no description fumo-9.9',
    ],
  ])('%s', (_, broken, expected) => {
    const starts = problemsOf(broken).map((problem) => problem.slice(0, expected.length));
    expect(starts).toContain(expected);
  });
});

describe('code of any description', () => {
  const leaf = (name: string, format = 'chr') =>
    `<Node><NodeName>${name}</NodeName><DFProperties><AccessType><Get/></AccessType><Description>*/ \${x} \`'</Description><DFFormat><${format}/></DFFormat><DFType><MIME>text/plain</MIME></DFType></DFProperties></Node>`;
  const branch = (name: string, inner: string) =>
    `<Node><NodeName>${name}</NodeName><DFProperties><AccessType/><DFFormat><node/></DFFormat><DFType><DDFName/></DFType></DFProperties>${inner}</Node>`;
  const made = (file: string, bytes: Uint8Array) =>
    new Map(
      defineAny(file, bytes, dmddf12).flatMap((object) => [...emitObject(object, { folder: 'out', runtime: '../mo' })]),
    );
  const generated = (nodes: string) =>
    made('a/My file.ddf.xml', Buffer.from(`<MgmtTree><VerDTD>1.2</VerDTD>${nodes}</MgmtTree>`));

  test.each([
    ['names that are words of the language', branch('delete', leaf('class') + leaf('__proto__'))],
    ['names with quotes and braces', branch("it's`${x}", leaf('a"b') + leaf('c\\d'))],
    ['a name of digits', branch('3GPP', leaf('1') + leaf('', 'int'))],
    ['names that differ in dots only', branch('A', branch('b.c', leaf('x')) + branch('bc', leaf('x')))],
    ['roots of one name', branch('A', leaf('x')) + branch('A', leaf('y'))],
    ['a root that is a leaf', leaf('', 'bin')],
    ['a name without a letter', branch('中', leaf('文'))],
  ])('%s', (_, nodes) => {
    const files = generated(nodes);
    expect(files.size).toBeGreaterThanOrEqual(5);
    for (const [path, text] of files) if (path.endsWith('.ts')) expect([path, faultsOf(text)]).toEqual([path, []]);
  });

  test('types follow format, occurrence and access', () => {
    const text = generated(branch('A', leaf('i', 'int') + leaf('b', 'bool') + leaf('', 'bin') + leaf('n', 'null'))).get(
      'out/a/types.ts',
    );
    const lines = text!.split('\n').filter((line) => line.includes('readonly'));
    expect(lines.map((line) => line.trim())).toEqual([
      'readonly i: number;',
      'readonly b: boolean;',
      'readonly n: null;',
      'readonly $items: ReadonlyMap<string, Uint8Array>;',
    ]);
  });

  test('the page of an object', () => {
    const text = generated(
      branch('A', leaf('', 'int').replace('</DFFormat>', '</DFFormat><Occurrence><ZeroOrN>4</ZeroOrN></Occurrence>')),
    );
    const page = text.get('out/a/README.md')!;
    expect(page.split('\n').slice(1)).toEqual([
      '# A',
      '',
      '- document: My file.ddf.xml',
      '- place: `A`',
      '',
      '| node | occurs | format | access | values | about |',
      '|---|---|---|---|---|---|',
      '| `A` | One | node |  |  |  |',
      "| `A/<X>` | ZeroOrN (4) | int | Get |  | */ ${x} `' |",
      '',
    ]);
  });

  (existsSync(samples) ? test : test.skip)('real descriptions make sound code', () => {
    const folders = ['ddf-microsoft-v1', 'ddf-vendor'].map((folder) => join(samples, folder));
    const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files)
      for (const [path, text] of made(file, readFileSync(file)))
        if (path.endsWith('.ts')) expect([file, path, faultsOf(text)]).toEqual([file, path, []]);
  });
  if (!existsSync(samples)) console.log(`no samples at ${samples}: no code is made of real descriptions`);
});

/** Faults of syntax. */
function faultsOf(text: string): string[] {
  const { diagnostics } = typescript.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: typescript.ScriptTarget.ES2022 },
  });
  return (diagnostics ?? []).map(({ messageText }) => String(messageText));
}
