/**
 * Management objects by themselves, spec/mo to generated/mo (a step of `npm run generate` too). `--check` compares;
 * `--ddf <file> --out <folder> [--runtime <path of tools/mo>]` makes the same code of any description.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { vocabulariesOf } from '../generate';
import { SpecError } from '../problem';
import { staleFiles } from '../stale';
import { generateFrom, generateMo } from './generate';

function main(args: readonly string[]): number {
  const root = join(__dirname, '../../..');
  const { values } = parseArgs({
    args: [...args],
    options: {
      check: { type: 'boolean', default: false },
      ddf: { type: 'string' },
      out: { type: 'string' },
      runtime: { type: 'string', default: 'oma-assay/dist/tools/mo' },
    },
  });
  // DMDDF shares no page with another vocabulary, so that the resolved form is complete.
  const vocabulary = vocabulariesOf(root).find(({ name }) => name === 'dmddf-1.2')!;
  if (values.ddf !== undefined) {
    if (values.out === undefined) return usage('--ddf needs --out');
    write(generateFrom(values.ddf, readFileSync(values.ddf), vocabulary, values.out, values.runtime), '');
    return 0;
  }
  const files = generateMo(root, vocabulary);
  const stale = values.check ? staleFiles(root, files) : [];
  for (const path of stale) console.error(`differs from its sources: ${path}`);
  if (!values.check) write(files, root);
  return stale.length > 0 ? 1 : 0;
}

function write(files: ReadonlyMap<string, string>, root: string): void {
  for (const [path, text] of files) {
    const target = root === '' ? path : join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  console.log(`${files.size} files`);
}

function usage(message: string): number {
  console.error(message);
  return 2;
}

if (require.main === module) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
