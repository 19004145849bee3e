/** The defects of the embedded reference, asked of the program itself: the tester knows no more of it than of any product. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Catalogue } from '../catalogue';
import { AssayError } from '../tester/errors';
import { packageRoot } from '../tester/paths';
import type { Defect } from '../tester/prove';

/** @throws AssayError when a defect names what the catalogue does not know. */
export async function referenceDefects(catalogue: Catalogue): Promise<Defect[]> {
  const main = join(packageRoot, 'dist/tools/reference/dm-client/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--list-defects', '--json']);
  const defects = JSON.parse(stdout) as Defect[];
  for (const { name, breaks, mayCause } of defects)
    for (const id of [...breaks, ...mayCause])
      if (!catalogue.requirements.has(id))
        throw new AssayError(`defect ${name} names ${id}, which the catalogue does not know`);
  return defects;
}
