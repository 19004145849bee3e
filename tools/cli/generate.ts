/**
 * `assay generate`: TypeScript from the user's own DTD, description (DDF), XSD or JSON Schema. Everything is type-checked before
 * the first file is written; what does not compile is not written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as TypeScript from 'typescript';
import type { SchemaToTypes } from '../codegen/json-schema/types';
import { type Problem, SpecError } from '../codegen/problem';
import { fromDdf } from '../codegen/user/ddf';
import { fromDtd } from '../codegen/user/dtd';
import { fromJsonSchema } from '../codegen/user/json-schema';
import { BANNER, type Made, type UserFile, type UserOptions } from '../codegen/user/model';
import { loadPackage, MissingPackage } from '../codegen/user/packages';
import { typeCheck } from '../codegen/user/typecheck';
import { fromXsd } from '../codegen/user/xsd';
import { packageRoot } from '../tester/paths';
import { usage } from './context';

export const generateKinds = ['dtd', 'ddf', 'xsd', 'json-schema'] as const;

export type GenerateKind = (typeof generateKinds)[number];

export interface GenerateOptions extends UserOptions {
  /** Folder that gets the code; made where it is missing. */
  readonly out: string;
}

/**
 * Exit code: 0 written, 1 something in the files stands against it (printed, nothing written).
 * @throws AssayError for a wrong call: unknown kind, unreadable file, missing package
 */
export async function generate(kind: string, files: readonly string[], options: GenerateOptions): Promise<0 | 1 | 2> {
  if (!isKind(kind)) throw usage(`cannot generate from "${kind}"`, `say one of ${generateKinds.join(', ')}`);
  if (files.length === 0) throw usage('no file to generate from');
  if (!options.out) throw usage('where shall the code go?', 'give --out <folder>');
  const sources = files.map(read);
  try {
    const made = await make(kind, sources, options);
    const problems = typeCheck(compiler(), made.files, packageRoot);
    if (problems.length > 0) return refused(problems, 'the code would not compile; nothing was written');
    const foreign = [...made.files.keys()].filter((path) => isForeign(join(options.out, path)));
    if (foreign.length > 0)
      return refused(
        foreign.map((path) => ({ file: join(options.out, path), message: 'exists and was not made by assay' })),
        'nothing was written',
      );
    for (const [path, text] of made.files) write(join(options.out, path), text);
    for (const note of made.notes) process.stdout.write(`note: ${note}\n`);
    process.stdout.write(`${count(made.files.size, 'file')} in ${options.out}\n`);
    return 0;
  } catch (error) {
    if (error instanceof SpecError) return refused(error.problems, 'nothing was written');
    if (error instanceof MissingPackage)
      throw usage(error.message, `npm install --save-dev ${error.packageName}, in the project that calls assay`);
    throw error;
  }
}

/** @throws MissingPackage also for a version that has no interface for programs */
function compiler(): typeof TypeScript {
  const found = loadPackage<Partial<typeof TypeScript>>('typescript', 'assay generate');
  if (!found.createProgram) throw new MissingPackage('typescript@6', 'assay generate');
  return found as typeof TypeScript;
}

function isKind(kind: string): kind is GenerateKind {
  return (generateKinds as readonly string[]).includes(kind);
}

function make(kind: GenerateKind, files: readonly UserFile[], options: UserOptions): Made | Promise<Made> {
  switch (kind) {
    case 'dtd':
      return fromDtd(files, options, packageRoot);
    case 'ddf':
      return fromDdf(files, options);
    case 'xsd':
      return fromXsd(files, options);
    case 'json-schema': {
      const types = loadPackage<SchemaToTypes>('json-schema-to-typescript', 'assay generate json-schema');
      return fromJsonSchema(files, options, types);
    }
  }
}

function read(path: string): UserFile {
  try {
    return { path, bytes: readFileSync(path) };
  } catch (error) {
    throw usage(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`, 'check the path');
  }
}

function refused(problems: readonly Problem[], outcome: string): 1 {
  for (const { file, message } of problems) process.stderr.write(`${file}: ${message}\n`);
  process.stderr.write(`${count(problems.length, 'problem')}; ${outcome}\n`);
  return 1;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** Somebody else's file stands there; data without a banner are taken for ours. */
function isForeign(target: string): boolean {
  return target.endsWith('.ts') && existsSync(target) && !readFileSync(target, 'utf8').startsWith(BANNER);
}

function write(target: string, text: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
