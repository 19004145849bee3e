/** Last step of `npm run build`: the templates, which the compiler leaves behind, stand in dist as they stand in the sources. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../tester/paths';

const folder = 'tools/codegen';
const names = readdirSync(join(packageRoot, folder), { recursive: true }) as string[];
for (const name of names.filter((one) => one.endsWith('.hbs')))
  cpSync(join(packageRoot, folder, name), join(packageRoot, 'dist', folder, name));
