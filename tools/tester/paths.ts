/** Where the data of the package lies, from source and from dist alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(): string {
  for (let at = __dirname; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'spec'))) return at;
    if (at === dirname(at)) throw new Error('package root not found');
  }
}

/** Folder that holds spec/ and suites/. */
export const packageRoot: string = findRoot();

export const packageVersion: string = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;
