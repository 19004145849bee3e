/** Reads the YAML of spec/requirements/ and computes the evidence. The slow way in; `load.ts` knows the fast one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { better, evidenceOfCell, type Mapping } from './evidence';
import { CatalogueError, type Evidence, type Requirement, type SpecDocument } from './model';

export const folder = 'spec/requirements';

export interface SourceFile {
  /** Relative to the package root, with slashes. */
  readonly file: string;
  readonly text: string;
}

export interface Source {
  readonly documents: SourceFile;
  readonly evidence: readonly SourceFile[];
  readonly requirements: readonly SourceFile[];
}

/** Bytes of all catalogue files, sorted by name. Throws `CatalogueError` where the folder is missing. */
export function readSource(root: string): Source {
  const list = (path: string): SourceFile[] => {
    try {
      return readdirSync(join(root, path))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => ({ file: `${path}/${name}`, text: readFileSync(join(root, path, name), 'utf8') }));
    } catch (error) {
      throw new CatalogueError(path, 1, `cannot be read: ${(error as Error).message}`);
    }
  };
  const files = list(folder);
  const documents = files.find(({ file }) => file === `${folder}/documents.yaml`);
  if (!documents) throw new CatalogueError(`${folder}/documents.yaml`, 1, 'missing');
  return { documents, evidence: list(`${folder}/evidence`), requirements: files.filter((file) => file !== documents) };
}

/** One file with the line of each item of its list. */
export interface ParsedFile {
  readonly file: string;
  readonly value: Record<string, unknown>;
  readonly lines: readonly number[];
}

/** @throws CatalogueError at the first YAML error. */
export function parseFile({ file, text }: SourceFile, list: string): ParsedFile {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw new CatalogueError(file, counter.linePos(error.pos[0]).line, error.message);
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const items = isMap(document.contents) ? document.contents.get(list, true) : undefined;
  if (!isSeq(items)) throw new CatalogueError(file, 1, `expected a list ${list}`);
  const lines = items.items.map((item) => counter.linePos((item as Node).range?.[0] ?? 0).line);
  return { file, value: value as Record<string, unknown>, lines };
}

export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly party: Requirement['party'];
  readonly level: Requirement['level'];
  readonly document?: string;
  readonly clause: string;
  readonly versions?: readonly string[];
  readonly unread?: readonly string[];
  readonly from: readonly string[];
  readonly sources: readonly string[];
  readonly tension?: readonly string[];
  readonly untested?: Requirement['untested'];
}

export interface RequirementFile {
  readonly prefix: string;
  readonly document: string;
  readonly versions: readonly string[];
  readonly unread?: readonly string[];
  readonly requirements: readonly Entry[];
}

/** Documents and requirements with evidence. @throws CatalogueError with file and line at the first fault. */
export function readCatalogue(source: Source): { documents: SpecDocument[]; requirements: Requirement[] } {
  const parsed = parseFile(source.documents, 'documents');
  const documents = (parsed.value.documents as (SpecDocument & { also?: string[] })[]).map((one) => ({
    ...one,
    also: one.also ?? [],
  }));
  const byId = new Map(documents.map((one) => [one.id, one]));
  const mappings = new Map<string, Mapping>();
  for (const file of source.evidence) {
    const mapping = parseFile(file, 'marks').value as unknown as Mapping;
    mappings.set(mapping.sheet, mapping);
  }
  const requirements = source.requirements.flatMap((file) => {
    const { value, lines } = parseFile(file, 'requirements');
    const head = value as unknown as RequirementFile;
    return head.requirements.map((entry, index) =>
      requirementOf(entry, head, file.file, lines[index]!, byId, mappings),
    );
  });
  return { documents, requirements };
}

function requirementOf(
  entry: Entry,
  head: RequirementFile,
  file: string,
  line: number,
  documents: ReadonlyMap<string, SpecDocument>,
  mappings: ReadonlyMap<string, Mapping>,
): Requirement {
  const refuse = (reason: string): never => {
    throw new CatalogueError(file, line, `${entry.id ?? 'entry without id'}: ${reason}`);
  };
  for (const key of ['id', 'text', 'party', 'level', 'clause', 'from', 'sources'] as const)
    if (entry[key] === undefined) refuse(`${key} is missing`);
  const document = documents.get(entry.document ?? head.document);
  if (!document) return refuse(`unknown document ${entry.document ?? head.document}`);
  if (entry.from.length === 0 || entry.from.length !== entry.sources.length)
    refuse(`expected one source for each of from, actual ${entry.sources.length} for ${entry.from.length}`);
  let evidence: Evidence = 'memory';
  for (const [index, from] of entry.from.entries()) {
    const mapping = mappings.get(from.split('#')[0]!);
    if (!mapping) return refuse(`no evidence mapping for the sheet of ${from}`);
    const cell = entry.sources[index]!;
    const found = evidenceOfCell(cell, entry.clause, mapping);
    if (!found) return refuse(`no known mark of ${mapping.sheet} in the source ${JSON.stringify(cell)}`);
    evidence = better(evidence, found);
  }
  return {
    id: entry.id,
    text: entry.text,
    party: entry.party,
    level: entry.level,
    document: document.name,
    documentId: document.id,
    clause: entry.clause,
    versions: entry.versions ?? head.versions,
    unread: entry.unread ?? head.unread ?? [],
    from: entry.from,
    sources: entry.sources,
    evidence,
    tension: entry.tension ?? [],
    ...(entry.untested && { untested: entry.untested }),
    family: document.family,
    file,
    line,
  };
}
