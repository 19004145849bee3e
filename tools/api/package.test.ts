/** The published package, from outside: every example of docs/codecs.md compiled strictly and run, as modules and as CommonJS. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { installPacked } from './testing/packed';

const root = join(__dirname, '../..');
const markdown = readFileSync(join(root, 'docs/codecs.md'), 'utf8');

/** Code of one language; what stands behind the language is the name of a file. */
function fences(language: string): { readonly name: string; readonly text: string }[] {
  const pattern = new RegExp(`^\`\`\`${language} ?(.*)\\n([^]*?)^\`\`\``, 'gm');
  return [...markdown.matchAll(pattern)].map(([, name, text]) => ({ name: name!, text: text! }));
}

const examples = fences('ts').map(({ text }) => text);
const inputs = ['xml', 'dtd', 'json'].flatMap(fences);
const kinds = ['module', 'commonjs'] as const;
let folder: string;

beforeAll(() => {
  folder = installPacked();
  for (const kind of kinds) {
    const home = join(folder, kind);
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), JSON.stringify({ type: kind }));
    for (const { name, text } of inputs) writeFileSync(join(home, name), text);
    for (const [index, text] of examples.entries()) writeFileSync(join(home, `example${index}.ts`), text);
  }
  generate(join(folder, 'module'));
  cpSync(join(folder, 'module/generated'), join(folder, 'commonjs/generated'), { recursive: true });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the commands of the guide, in a project that has a compiler. */
function generate(home: string): void {
  const command = join(folder, 'node_modules/oma-assay/dist/tools/cli/generate.js');
  const calls = fences('sh').flatMap(({ text }) => [...text.matchAll(/npx assay generate (\S+) (\S+) --out (\S+)/g)]);
  const script = `
    const { generate } = require(${JSON.stringify(command)});
    const calls = ${JSON.stringify(calls.map((call) => call.slice(1)))};
    (async () => {
      for (const [kind, file, out] of calls) process.exitCode ||= await generate(kind, [file], { out });
    })();`;
  const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: home, encoding: 'utf8', env });
  if (status !== 0) throw new Error(stderr);
}

/** Declarations of others, parsed once for all compilations. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function compile(home: string, extra: ts.CompilerOptions): string[] {
  const files = examples.map((_, index) => join(home, `example${index}.ts`));
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    target: ts.ScriptTarget.ES2022,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    ...extra,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, target, ...rest) => {
    const read = () => getSourceFile.call(host, path, target, ...rest);
    if (!/node_modules\/(typescript|@types)\//.test(path)) return read();
    const key = `${path} ${typeof target === 'object' ? target.impliedNodeFormat : ''}`;
    if (!parsed.has(key)) parsed.set(key, read());
    return parsed.get(key);
  };
  const program = ts.createProgram(files, options, host);
  program.emit();
  // Our declarations as well, not those of others.
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
  const found = ours.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...found].map(
    ({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

const { Node16, Bundler } = ts.ModuleResolutionKind;

describe.each(kinds)('%s', (kind) => {
  test('all examples compile', () => {
    const home = join(folder, kind);
    expect(compile(home, { module: ts.ModuleKind.Node16, moduleResolution: Node16, outDir: home })).toEqual([]);
  }, 60_000);

  test.each(examples.map((text, index) => [index, text.split('\n')[0]!, text] as const))(
    'example %i: %s',
    (index, _, text) => {
      const wanted = [...text.matchAll(/^\s*\/\/ prints: (.*)$/gm)].map(([, line]) => line);
      const { stdout, stderr } = spawnSync(process.execPath, [`example${index}.js`], {
        cwd: join(folder, kind),
        encoding: 'utf8',
      });
      expect([stdout.trimEnd().split('\n'), stderr]).toEqual([wanted, '']);
    },
  );
});

test('bundlers find the types too', () => {
  const options = { module: ts.ModuleKind.ESNext, moduleResolution: Bundler, noEmit: true };
  expect(compile(join(folder, 'module'), options)).toEqual([]);
}, 60_000);

const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default: string }>;
};

test('every entry point is in the package and loads, as a module and as CommonJS, with the same names', () => {
  const names = Object.keys(entries)
    .filter((name) => !/\*|json$/.test(name))
    .concat('./mo/fumo-1.0');
  const specifiers = names.map((name) => name.replace('.', 'oma-assay'));
  const script = `
    const all = ${JSON.stringify(specifiers)};
    Promise.all(all.map(async (name) => {
      const imported = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports' && key !== '__esModule');
      const required = Object.keys(require(name));
      return [name, required.length > 0 && required.every((key) => imported.includes(key))];
    })).then((result) => console.log(JSON.stringify(result)));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: join(folder, 'commonjs'),
    encoding: 'utf8',
  });
  expect([stderr, JSON.parse(stdout || '[]')]).toEqual(['', specifiers.map((name) => [name, true])]);
  for (const target of Object.values(entries).flatMap((entry) =>
    typeof entry === 'string' ? entry : Object.values(entry),
  ))
    expect([target, existsSync(join(folder, 'node_modules/oma-assay', target.replace('*', 'fumo-1.0')))]).toEqual([
      target,
      true,
    ]);
});

test('the guide names every entry point that is for people', () => {
  const named = [...markdown.matchAll(/`oma-assay\/([\w.-]+)`/g)].map(([, name]) => name);
  const all = Object.keys(entries)
    .filter((name) => !/\*|package\.json$|json-schema$/.test(name))
    .map((name) => name.slice(2));
  expect([...new Set(named)].sort()).toEqual(all.sort());
});
