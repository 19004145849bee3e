/** Pass 1: the files below spec/ that the generator works from. The only pass that touches the disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile, Sources } from './model';

/** Takes the project's root folder. */
export function read(root: string): Sources {
  const file = (path: string): SourceFile => ({ path, text: readFileSync(join(root, path), 'utf8') });
  const folder = (path: string, ending: string) =>
    existsSync(join(root, path))
      ? readdirSync(join(root, path))
          .filter((name) => name.endsWith(ending))
          .sort()
          .map((name) => file(`${path}/${name}`))
      : [];
  return {
    vocabularies: folder('spec/wbxml', '.yaml'),
    dtds: folder('spec/dtd', '.dtd'),
    errata: folder('spec/errata', 'grammar.yaml'),
    schemas: {
      vocabulary: file('spec/schema/vocabulary.schema.json'),
      'grammar-errata': file('spec/schema/grammar-errata.schema.json'),
    },
  };
}
