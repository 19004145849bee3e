/**
 * The catalogue as programs use it. generated/catalogue/requirements.json holds it ready made; it counts only while its hash
 * is that of the YAML files, so that an edited file is seen at once and a missing JSON costs half a second.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalogue, CatalogueError, type Requirement, type SpecDocument } from './model';
import { readCatalogue, readSource, type Source } from './read';

export const generatedFile = 'generated/catalogue/requirements.json';

/** What the generated file holds. */
export interface Generated {
  readonly generated: string;
  readonly hash: string;
  readonly documents: readonly SpecDocument[];
  readonly requirements: readonly Requirement[];
}

/** `root` is the package root. @throws CatalogueError with file and line. */
export function loadCatalogue(root: string): Catalogue {
  const source = readSource(root);
  const hash = hashOf(source);
  const { documents, requirements } = generatedOf(root, hash) ?? readCatalogue(source);
  const byId = new Map<string, Requirement>();
  const byFrom = new Map<string, Requirement>();
  for (const one of requirements) {
    const double = byId.get(one.id);
    if (double) throw new CatalogueError(one.file, one.line, `${one.id} stands at ${double.file}:${double.line} too`);
    byId.set(one.id, one);
    for (const from of one.from) {
      if (from.includes('#§')) continue;
      const other = byFrom.get(from);
      if (other) throw new CatalogueError(one.file, one.line, `${one.id}: ${from} belongs to ${other.id} already`);
      byFrom.set(from, one);
    }
  }
  return { requirements: byId, byFrom, documents: new Map(documents.map((one) => [one.id, one])), hash };
}

/** Hash over names and texts of all files. */
export function hashOf(source: Source): string {
  const hash = createHash('sha256');
  for (const { file, text } of [source.documents, ...source.evidence, ...source.requirements])
    hash.update(`${file}\n${text}`);
  return hash.digest('hex');
}

function generatedOf(root: string, hash: string): Generated | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, generatedFile), 'utf8');
  } catch {
    return undefined;
  }
  const made = JSON.parse(text) as Generated;
  return made.hash === hash ? made : undefined;
}
