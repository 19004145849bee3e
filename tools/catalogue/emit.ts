/** Writes generated/catalogue/requirements.json, one requirement a line; with `--check` compares instead. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFile, hashOf } from './load';
import { CatalogueError } from './model';
import { readCatalogue, readSource } from './read';

/** Text of the generated file. @throws CatalogueError */
export function emitCatalogue(root: string): string {
  const source = readSource(root);
  const { documents, requirements } = readCatalogue(source);
  const lines = (items: readonly object[]): string => items.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
  return [
    '{',
    '  "generated": "from spec/requirements by npm run generate; do not edit",',
    `  "hash": "${hashOf(source)}",`,
    `  "documents": [\n${lines(documents)}\n  ],`,
    `  "requirements": [\n${lines(requirements)}\n  ]`,
    '}\n',
  ].join('\n');
}

function main(root: string, check: boolean): number {
  const target = join(root, generatedFile);
  const text = emitCatalogue(root);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return 0;
  if (check) {
    console.error(`differs from its sources: ${generatedFile}\nrun npm run generate`);
    return 1;
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(`${generatedFile} written`);
  return 0;
}

if (require.main === module) {
  try {
    process.exitCode = main(join(__dirname, '../..'), process.argv.includes('--check'));
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
