/** Which files of generated/ are not what their sources make. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changed, missing and left-over files, sorted. Tests and READMEs in generated/ are written by hand. */
export function staleFiles(root: string, files: ReadonlyMap<string, string>): string[] {
  const stale = [...files].filter(([path, text]) => {
    const target = join(root, path);
    return !existsSync(target) || readFileSync(target, 'utf8') !== text;
  });
  const folders = [...new Set([...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/'))))];
  const extra = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => {
      const entries = readdirSync(join(root, folder), { withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
    })
    .filter((path) => !files.has(path) && !path.endsWith('.test.ts') && !path.endsWith('.md'));
  return [...stale.map(([path]) => path), ...extra].sort();
}
