/** Programs for tests that must be real processes: compiled from source at once, so that no old build is tested. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformSync } from '@swc/core';

/**
 * @param beside further files of the program, which stand beside its first
 * @returns the path of a JavaScript file; the sources must import nothing of ours.
 */
export function compileProgram(source: string, ...beside: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-'));
  const [out] = [source, ...beside].map((file) => {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    const compiled = join(folder, basename(file).replace(/\.ts$/, '.js'));
    writeFileSync(compiled, code);
    return compiled;
  });
  return out as string;
}
