/** Binary layouts by themselves, spec/binary to generated/binary (a step of `npm run generate` too). `--check` compares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SpecError } from '../problem';
import { staleFiles } from '../stale';
import { generateBinary } from './generate';

function main(args: readonly string[]): number {
  const root = join(__dirname, '../../..');
  const files = generateBinary(root);
  if (args.includes('--check')) {
    const stale = staleFiles(root, files);
    for (const path of stale) console.error(`differs from its sources: ${path}`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`${files.size} files`);
  return 0;
}

if (require.main === module) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
