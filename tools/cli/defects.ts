/** The defects of the embedded reference, asked of the program itself: the tester knows no more of it than of any product. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Catalogue } from '../catalogue';
import { AssayError } from '../tester/errors';
import { packageRoot } from '../tester/paths';
import type { Defect } from '../tester/prove';

/** Short names of the fact sheets, as the reference writes them. */
const sheets: Readonly<Record<string, string>> = {
  rep: 'dm-representation-and-protocol',
  sec: 'dm-security-notification-bootstrap-tree',
};

/** @throws AssayError when a defect cites a row that no requirement comes from. */
export async function referenceDefects(catalogue: Catalogue): Promise<Defect[]> {
  const main = join(packageRoot, 'dist/tools/reference/dm-client/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--list-defects', '--json']);
  return (JSON.parse(stdout) as Defect[]).map((defect) => {
    const ids = (rows: readonly string[] | undefined): string[] => [
      ...new Set((rows ?? []).map((row) => idOf(row, defect.name, catalogue))),
    ];
    return { ...defect, breaks: ids(defect.breaks), mayCause: ids(defect.mayCause) };
  });
}

function idOf(row: string, defect: string, catalogue: Catalogue): string {
  const from = row.replace(/^\w+(?=#)/, (sheet) => sheets[sheet] ?? sheet);
  const found = catalogue.byFrom.get(from);
  if (!found) throw new AssayError(`defect ${defect} cites ${row}, which is the source of no requirement`);
  return found.id;
}
