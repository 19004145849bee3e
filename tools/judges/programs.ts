/** Programs that no one here wrote, asked about the same bytes. Tests and `npm run judges` ask through these functions alone. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';

const found = new Map<string, boolean>();

/** Where Debian has the programs. */
const packages: Readonly<Record<string, string>> = {
  xmllint: 'libxml2-utils',
  wbxml2xml: 'libwbxml2-utils',
  xml2wbxml: 'libwbxml2-utils',
};

/** For those who miss a program: `xmllint is not installed (Debian package libxml2-utils)`. */
export function absence(program: string): string {
  return `${program} is not installed (Debian package ${packages[program] ?? program})`;
}

/** True when the program can be started; `option` makes it say its version. */
export function installed(program: string, option = program === 'openssl' ? 'version' : '--version'): boolean {
  const known = found.get(program) ?? spawnSync(program, [option]).error === undefined;
  found.set(program, known);
  return known;
}

/** Does something in a folder of its own, which is removed afterwards. */
export function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'assay-judge-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end. `input` goes to its standard input. */
export function run(
  program: string,
  options: readonly string[],
  { cwd, input }: { readonly cwd?: string; readonly input?: Uint8Array } = {},
): SpawnSyncReturns<string> {
  return spawnSync(program, options, { cwd, input, encoding: 'utf8', maxBuffer: 1e9 });
}

/** What saxes says first against text that was decoded before, '' where nothing. */
export function saxes(text: string, xmlns = false): string {
  const parser = new SaxesParser({ xmlns });
  let first = '';
  parser.on('error', ({ message }) => {
    // behind its place
    first ||= message.replace(/^\d+:\d+: /, '');
  });
  try {
    parser.write(text).close();
  } catch (error) {
    first ||= String(error);
  }
  return first;
}

/**
 * What xmllint says against each document, nothing of namespaces.
 * @param grammar files of a folder of its own, of which `judge.dtd` is what the documents are held against; none: well-formedness alone
 */
export function xmllint(
  documents: readonly (string | Uint8Array)[],
  grammar?: ReadonlyMap<string, string>,
): string[][] {
  return inFolder((folder) => {
    for (const [name, text] of grammar ?? []) writeFileSync(join(folder, name), text);
    const names = documents.map((content, index) => {
      writeFileSync(join(folder, `${index}.xml`), content);
      return `${index}.xml`;
    });
    const complaints = new Map<string, string[]>(names.map((name) => [name, []]));
    const options = ['--noout', '--nonet', ...(grammar ? ['--dtdvalid', 'judge.dtd'] : [])];
    // a command line holds only so many names
    for (let at = 0; at < names.length; at += 2000) {
      const { stderr } = run('xmllint', [...options, ...names.slice(at, at + 2000)], { cwd: folder });
      for (const line of stderr.split('\n')) {
        const [, name, text] = /^(\d+\.xml):\d+: (.*error : .*)$/.exec(line) ?? [];
        if (name !== undefined && !/^(element \S+: )?namespace error/.test(text!)) complaints.get(name)?.push(text!);
      }
      if (grammar && /^\S+\.dtd:\d+: .*error|Could not parse DTD/m.test(stderr)) throw new Error(stderr.slice(0, 1000));
    }
    return names.map((name) => {
      const list = complaints.get(name)!;
      // said as errors are, and accepted (XML 1.0 4.1: with an external subset an entity may be declared there)
      const isDoubtful = !grammar && /Entity '.*' not defined|Invalid URI/.test(list[0] ?? '');
      return isDoubtful && run('xmllint', [...options, name], { cwd: folder }).status === 0 ? [] : list;
    });
  });
}

/** Runs a converter of libwbxml, which reads a file and writes one: what it wrote, or why it refuses. */
export function convert(program: string, options: readonly string[], input: Uint8Array): Buffer | string {
  return inFolder((folder) => {
    const [from, to] = [join(folder, 'in'), join(folder, 'out')];
    writeFileSync(from, input);
    const { status, stdout, stderr } = run(program, [...options, '-o', to, from]);
    if (status === 0) return readFileSync(to);
    return `refuses: ${/failed: (.*)/.exec(stdout + stderr)?.[1] ?? `exit ${status}`}`;
  });
}
