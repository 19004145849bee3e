/** `npm run lint:spec`: prints `file:line rule message` and exits 1 on findings; `--issue` enters new ids in the ledger first. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogueError } from '../catalogue/model';
import { gather, type LintData, ledgerFile } from './data';
import { runRules } from './rule';
import { rules } from './rules';

const root = process.cwd();

/** Ids of the catalogue that the ledger does not hold, in the order of the files. */
export function unissued({ requirements, ledger }: Pick<LintData, 'requirements' | 'ledger'>): string[] {
  const issued = new Set(ledger.map(({ value }) => value));
  return requirements.map(({ value }) => value.id).filter((id) => !issued.has(id));
}

function main(args: readonly string[]): number {
  const unknown = args.find((arg) => arg !== '--issue');
  if (unknown !== undefined) {
    console.error(`unknown argument ${unknown}; there is only --issue`);
    return 2;
  }
  try {
    if (args.includes('--issue')) {
      const fresh = unissued(gather(root));
      if (fresh.length > 0) appendFileSync(join(root, ledgerFile), `${fresh.join('\n')}\n`);
      console.log(`${fresh.length} ids issued`);
    }
    const findings = runRules(rules, gather(root));
    for (const { file, line, rule, message } of findings) console.log(`${file}:${line} ${rule} ${message}`);
    return findings.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    console.log(`${error.file}:${error.line} yaml ${error.reason}`);
    return 1;
  }
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
