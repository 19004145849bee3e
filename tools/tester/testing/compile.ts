/** Programs for tests that must be real processes: compiled from source at once, so that no old build is tested. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformSync } from '@swc/core';

/** @returns the path of a JavaScript file; the source must import nothing of ours. */
export function compileProgram(source: string): string {
  const { code } = transformSync(readFileSync(source, 'utf8'), {
    filename: source,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  const out = join(mkdtempSync(join(tmpdir(), 'assay-')), basename(source).replace(/\.ts$/, '.js'));
  writeFileSync(out, code);
  return out;
}
