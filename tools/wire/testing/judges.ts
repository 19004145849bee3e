/** Programs that no one here wrote, asked about the same bytes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';

/** True when the program can be started. */
export function installed(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

/** saxes on text that was decoded before: true when it has no complaint. */
export function saxesAccepts(text: string, xmlns = false): boolean {
  const parser = new SaxesParser({ xmlns });
  let good = true;
  parser.on('error', () => {
    good = false;
  });
  try {
    parser.write(text).close();
  } catch {
    return false;
  }
  return good;
}

/** xmllint on a document of its own: exit code and what it says. */
export function xmllint(bytes: Uint8Array): { readonly accepts: boolean; readonly says: string } {
  const run = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: bytes, encoding: 'utf8' });
  return { accepts: run.status === 0, says: run.stderr };
}

/** Runs a converter that reads a file and writes one; undefined when it refuses. */
export function convert(program: string, options: readonly string[], input: Uint8Array): Buffer | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'wire-'));
  try {
    const [from, to] = [join(folder, 'in'), join(folder, 'out')];
    writeFileSync(from, input);
    const run = spawnSync(program, [...options, '-o', to, from]);
    return run.status === 0 ? readFileSync(to) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
