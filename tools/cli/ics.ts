/** `assay ics`: a proforma to fill in, and the check of a filled one. */
import { readFileSync } from 'node:fs';
import { icsCheck, icsNew, RoleError } from '../ics/commands';
import { loadScr } from '../ics/scr';
import { packageRoot } from '../tester/paths';
import { printJson, usage } from './context';
import type { Exit } from './main';

/** Prints a commented proforma. */
export async function newIcs(options: { role: string }): Promise<Exit> {
  try {
    process.stdout.write(icsNew(options.role, loadScr(packageRoot)));
    return 0;
  } catch (error) {
    if (error instanceof RoleError) throw usage(error.message, 'assay ics new --role dm-client > ics.yaml');
    throw error;
  }
}

/** Exit code: 0 all satisfied, 1 something violated, 2 not readable, 4 something undeclared. */
export async function checkIcs(file: string, options: { json?: boolean }): Promise<Exit> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw usage(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      'assay ics new --role ROLE > FILE makes one',
    );
  }
  const { lines, json, exitCode } = icsCheck(text, file, loadScr(packageRoot));
  if (options.json) printJson(json);
  else for (const line of lines) process.stdout.write(`${line}\n`);
  return exitCode;
}
