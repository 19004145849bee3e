/** The defects of the embedded references, asked of the programs themselves: the tester knows no more of them than of any product. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Catalogue } from '../catalogue';
import { AssayError } from '../tester/errors';
import { packageRoot } from '../tester/paths';
import type { Defect } from '../tester/prove';
import type { Role } from '../tester/record';

/** What each embedded reference is tested with. */
export const embeddedProfiles = ['suites/profiles/embedded.yaml', 'suites/profiles/embedded-server.yaml'].map((file) =>
  join(packageRoot, file),
);

const roles = ['dm-client', 'dm-server'] as const;

/** Of all references; names may be those of more than one. @throws AssayError when a defect names what the catalogue does not know. */
export async function allDefects(catalogue: Catalogue): Promise<(Defect & { readonly role: Role })[]> {
  const lists = roles.map(async (role) =>
    (await referenceDefects(catalogue, role)).map((defect) => ({ ...defect, role })),
  );
  return (await Promise.all(lists)).flat();
}

/** Of the reference that is a product of this role. @throws AssayError when a defect names what the catalogue does not know. */
export async function referenceDefects(catalogue: Catalogue, role: Role): Promise<Defect[]> {
  const main = join(packageRoot, `dist/tools/reference/${role}/main.js`);
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--list-defects', '--json']);
  const defects = JSON.parse(stdout) as Defect[];
  for (const { name, breaks, mayCause } of defects)
    for (const id of [...breaks, ...mayCause])
      if (!catalogue.requirements.has(id))
        throw new AssayError(`defect ${name} names ${id}, which the catalogue does not know`);
  return defects;
}
