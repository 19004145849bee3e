/** `assay check`: kind and encoding by content, findings with line or byte. */
import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import type { DdfFinding } from '../mo/ddf-model';
import { readDdf } from '../mo/ddf-read';
import { vocabularies } from '../tester/vocabularies';
import { placeOf, type WireFinding } from '../wire/finding';
import { decodeStrict, recognise } from '../wire/strict';
import { child, children, type DocumentNode, type ElementNode } from '../wire/tree';
import { printJson } from './context';
import type { Exit } from './main';

export interface Checked {
  readonly file: string;
  /** `SyncML in wbxml`, `unknown`. */
  readonly kind: string;
  readonly outcome: 'clean' | 'findings' | 'unreadable';
  readonly findings: readonly (WireFinding | DdfFinding)[];
}

/** Exit code: 0 clean, 1 findings, 2 something could not be read. */
export async function check(files: readonly string[], options: { json?: boolean }): Promise<Exit> {
  const all = files.map(checkFile);
  if (options.json) printJson(all);
  else for (const one of all) print(one);
  if (all.some((one) => one.outcome === 'unreadable')) return 2;
  return all.some((one) => one.outcome === 'findings') ? 1 : 0;
}

/** Never throws: a file that cannot be read, or is of no kind we know, says so in its outcome. */
export function checkFile(file: string): Checked {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unreadable(file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
  return { ...checkBytes(bytes), file };
}

export function checkBytes(bytes: Uint8Array): Omit<Checked, 'file'> {
  const kind = recognise(bytes);
  if (kind.encoding === 'unknown' || kind.encoding === 'json')
    return unreadable(
      '',
      bytes.length === 0
        ? 'the file is empty'
        : kind.encoding === 'json'
          ? 'JSON; documents here are XML or WBXML'
          : 'neither XML nor WBXML',
    );
  const decoded = decodeStrict(bytes, vocabularies);
  const { document, vocabulary } = decoded;
  if (document.root?.name === 'MgmtTree' && describes(document.root)) return checkDescription(document);
  const worst = document.findings.some((finding) => finding.severity !== 'note');
  const name = document.root
    ? `${document.root.name} (${vocabulary.name}) in ${document.encoding}`
    : `no document, ${document.encoding}`;
  const outcome = !document.root ? 'unreadable' : worst ? 'findings' : 'clean';
  return { kind: name, outcome, findings: document.findings };
}

/** A description says what nodes may be; a serialised tree (TNDS) says what they are. */
function describes(tree: ElementNode): boolean {
  return children(tree, 'Node').some((node) => child(node, 'DFProperties') !== undefined || describes(node));
}

function checkDescription(document: DocumentNode): Omit<Checked, 'file'> {
  const { findings, count } = readDdf(document);
  const worst = findings.some((finding) => finding.severity !== 'note');
  return { kind: `DDF of ${count} nodes in ${document.encoding}`, outcome: worst ? 'findings' : 'clean', findings };
}

function unreadable(file: string, message: string): Checked {
  return {
    file,
    kind: 'unknown',
    outcome: 'unreadable',
    findings: [{ code: 'not-well-formed', severity: 'fatal', offset: 0, path: '', message }],
  };
}

function print(one: Checked): void {
  const colour = one.outcome === 'clean' ? pc.green : pc.red;
  process.stdout.write(`${one.file}: ${colour(one.outcome)}, ${one.kind}\n`);
  for (const finding of one.findings) {
    const allowed = finding.expected ? `; expected ${finding.expected}` : '';
    const actual = finding.actual ? `, actual ${finding.actual}` : '';
    process.stdout.write(
      `  ${finding.severity} ${finding.code}: ${finding.message} (${placeOf(finding)})${allowed}${actual}\n`,
    );
  }
}
