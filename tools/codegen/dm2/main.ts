/** DM 2.0 by itself, spec/dm2 to generated/dm2 (a step of `npm run generate` too); with `--check` compares instead. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SpecError } from '../problem';
import { staleFiles } from '../stale';
import { generateDm2 } from './generate';

async function main(isCheck: boolean): Promise<number> {
  const root = join(__dirname, '../../..');
  const files = await generateDm2(root);
  const stale = staleFiles(root, files);
  if (isCheck) {
    for (const path of stale) console.error(`differs from its sources: ${path}`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`${files.size} files, ${stale.length} changed`);
  return 0;
}

if (require.main === module) {
  main(process.argv.includes('--check')).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      if (!(error instanceof SpecError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
