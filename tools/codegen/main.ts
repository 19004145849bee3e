/** `npm run generate`: writes generated/; with `--check` compares instead and exits 1 naming what differs. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CatalogueError } from '../catalogue/model';
import { generateAll } from './all';
import { DtdError } from './dtd/error';
import { SpecError } from './problem';
import { staleFiles } from './stale';

const root = join(__dirname, '../..');

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; there is only --check`);
    return 2;
  }
  const files = await generateAll(root);
  if (args.includes('--check')) {
    const stale = staleFiles(root, files);
    for (const path of stale) console.error(`differs from its sources: ${path}`);
    if (stale.length > 0) console.error('run npm run generate');
    return stale.length > 0 ? 1 : 0;
  }
  let written = 0;
  for (const [path, text] of files) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    written++;
  }
  for (const path of staleFiles(root, files)) console.error(`no longer made by anything, remove it: ${path}`);
  console.log(`${files.size} files, ${written} changed`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof SpecError || error instanceof DtdError || error instanceof CatalogueError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  },
);
