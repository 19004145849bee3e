/** Programs and packages of others that may be absent. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './rounds';

export type Operation = 'events' | 'tree' | 'encode' | 'convert';

/** libwbxml, compiled for this run. */
export interface Libwbxml {
  /** A contender that does the operation with these bytes. */
  contender(name: string, operation: Operation, input: Uint8Array): Contender;
  /** Removes what was compiled and written. */
  dispose(): void;
}

/** Compiles libwbxml.c; says why where that is not possible. */
export function libwbxml(source: string): Libwbxml | string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const program = join(folder, 'libwbxml');
  const { stdout } = spawnSync('pkg-config', ['--cflags', 'libwbxml2'], { encoding: 'utf8' });
  const flags = stdout?.trim().split(/\s+/).filter(Boolean) ?? [];
  const compile = spawnSync('cc', ['-O2', ...flags, '-o', program, source, '-lwbxml2'], { encoding: 'utf8' });
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  if (compile.status !== 0) {
    dispose();
    return compile.error ? 'there is no C compiler' : 'libwbxml2-dev is not installed';
  }
  let files = 0;
  const contender = (name: string, operation: Operation, input: Uint8Array): Contender => {
    const file = join(folder, `${files++}`);
    writeFileSync(file, input);
    return { name, rate: (milliseconds) => rateOf(program, [operation, file, `${milliseconds}`]) };
  };
  return { contender, dispose };
}

function rateOf(program: string, options: readonly string[]): number {
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`libwbxml ${options[0]}: ${stderr}`);
  return Number(stdout);
}

/** A package that is no dependency of ours, undefined where it is not installed. */
export function optional(name: string): unknown {
  try {
    return createRequire(__filename)(name);
  } catch {
    return undefined;
  }
}
