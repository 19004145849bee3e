/** The defects of the embedded reference, asked of the program itself: the tester knows no more of it than of any product. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../tester/paths';
import type { Defect } from '../tester/prove';

export async function referenceDefects(): Promise<Defect[]> {
  const main = join(packageRoot, 'dist/tools/reference/dm-client/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--list-defects', '--json']);
  return JSON.parse(stdout) as Defect[];
}
