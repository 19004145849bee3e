/** Holds generated files against the compiler before anything is written: strict, as modules, with this package found by its name. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type * as TypeScript from 'typescript';
import type { Problem } from '../problem';

/** Entry points that generated code imports. */
const entries = ['wire', 'mo', 'json-schema'];

/** `root`: of this package. Problems name the file as the map does. */
export function typeCheck(ts: typeof TypeScript, files: ReadonlyMap<string, string>, root: string): Problem[] {
  // Nothing stands there: all that the compiler sees of it is in the map.
  const folder = join(root, '.generated');
  const texts = new Map(
    [...files].filter(([path]) => path.endsWith('.ts')).map(([path, text]) => [resolve(folder, path), text]),
  );
  const manifest = join(folder, 'package.json');
  const options: TypeScript.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    paths: Object.fromEntries(entries.map((name) => [`oma-assay/${name}`, [entryOf(root, name)]])),
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  const folders = new Set([folder, ...[...texts.keys()].map((path) => dirname(path))]);
  host.getCurrentDirectory = () => root;
  host.fileExists = (path) => texts.has(resolve(path)) || resolve(path) === manifest || fileExists.call(host, path);
  host.directoryExists = (path) => folders.has(resolve(path)) || (directoryExists?.call(host, path) ?? true);
  host.readFile = (path) =>
    texts.get(resolve(path)) ?? (resolve(path) === manifest ? '{"type":"module"}' : readFile.call(host, path));
  host.getSourceFile = (path, target, ...rest) => {
    const text = texts.get(resolve(path));
    return text === undefined
      ? getSourceFile.call(host, path, target, ...rest)
      : ts.createSourceFile(path, text, target, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    const name = path.slice(folder.length + 1).replaceAll('\\', '/');
    if (!source) return [{ file: name, message: 'the compiler does not see it' }];
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((one) => ({
      file: name,
      message: `line ${source.getLineAndCharacterOfPosition(one.start ?? 0).line + 1}: ${ts.flattenDiagnosticMessageText(one.messageText, ' ')}`,
    }));
  });
}

/** Declarations where the package is built, sources where it is not. */
function entryOf(root: string, name: string): string {
  const built = join(root, 'dist/tools/api', `${name}.d.ts`);
  return __filename.endsWith('.js') && existsSync(built) ? built : join(root, 'tools/api', `${name}.ts`);
}
