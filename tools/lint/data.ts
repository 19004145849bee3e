/** What the rules of the lint look at, gathered once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Mapping } from '../catalogue/evidence';
import type { SpecDocument } from '../catalogue/model';
import { type Entry, folder, type ParsedFile, parseFile, type RequirementFile, readSource } from '../catalogue/read';

export interface Located<T> {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly value: T;
}

export interface LintData {
  readonly documents: readonly Located<SpecDocument>[];
  readonly mappings: readonly Located<Mapping>[];
  /** Heads of the requirement files; `requirements` is empty in them. */
  readonly heads: readonly Located<RequirementFile>[];
  readonly requirements: readonly Located<Entry>[];
  /** Ids ever issued, in the order of their issue. */
  readonly ledger: readonly Located<string>[];
  /** Requirement ids that suites, rules and defects name. */
  readonly citations: readonly Located<string>[];
  /** Every YAML file that a schema of ours describes; lines of the items of its list. */
  readonly files: readonly (ParsedFile & { readonly schema: string; readonly list: string })[];
  /** JSON Schemas by name. */
  readonly schemas: ReadonlyMap<string, object>;
}

export const ledgerFile = `${folder}/ledger.txt`;

/** Reads everything below `root`. @throws CatalogueError where YAML cannot be parsed. */
export function gather(root: string): LintData {
  const source = readSource(root);
  const documents = parseFile(source.documents, 'documents');
  const mappings = source.evidence.map((file) => parseFile(file, 'marks'));
  const requirements = source.requirements.map((file) => parseFile(file, 'requirements'));
  const codes = filesBelow(root, 'spec/codes', '.yaml').map((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const list = nameOf(file);
    return { ...parseFile({ file, text }, list), schema: `codes-${nameOf(file)}`, list };
  });
  const heads = requirements.map(({ file, value }) => ({ file, line: 1, value: value as unknown as RequirementFile }));
  const files = [
    { ...documents, schema: 'documents', list: 'documents' },
    ...mappings.map((file) => ({ ...file, schema: 'evidence', list: 'marks' })),
    ...requirements.map((file) => ({ ...file, schema: 'requirements', list: 'requirements' })),
    ...codes,
  ];
  return {
    documents: itemsOf<SpecDocument>(documents, 'documents'),
    mappings: mappings.map(({ file, value }) => ({ file, line: 1, value: value as unknown as Mapping })),
    heads,
    requirements: requirements.flatMap((file) => itemsOf<Entry>(file, 'requirements')),
    ledger: readLedger(root),
    citations: citationsIn(
      [...filesBelow(root, 'suites', '.yaml'), ...filesBelow(root, 'tools', '.ts')].filter(inUse),
      root,
      heads.map(({ value }) => value.prefix),
    ),
    files,
    schemas: new Map(
      [...new Set(files.map(({ schema }) => schema))].map((name) => [
        name,
        parse(readFileSync(join(root, `spec/schema/${name}.schema.json`), 'utf8')) as object,
      ]),
    ),
  };
}

/** Tests and their samples name ids that do not exist. */
const inUse = (file: string): boolean => !/^tools\/(catalogue|lint)\/|\/testing\/|\.test\.ts$/.test(file);

function itemsOf<T>({ file, value, lines }: ParsedFile, list: string): Located<T>[] {
  return (value[list] as T[]).map((item, index) => ({ file, line: lines[index]!, value: item }));
}

function readLedger(root: string): Located<string>[] {
  return readFileSync(join(root, ledgerFile), 'utf8')
    .split('\n')
    .map((value, index) => ({ file: ledgerFile, line: index + 1, value: value.trim() }))
    .filter(({ value }) => value !== '' && !value.startsWith('#'));
}

function citationsIn(files: readonly string[], root: string, prefixes: readonly string[]): Located<string>[] {
  const id = new RegExp(`(?<![\\w-])(?:${prefixes.join('|')})-\\d{4}(?!\\d)`, 'g');
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => [...line.matchAll(id)].map(([value]) => ({ file, line: index + 1, value }))),
  );
}

function filesBelow(root: string, path: string, ending: string): string[] {
  let entries: string[];
  try {
    entries = readdirSync(join(root, path), { recursive: true }) as string[];
  } catch {
    return [];
  }
  return entries
    .filter((name) => name.endsWith(ending))
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .sort();
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace('.yaml', '');
}
