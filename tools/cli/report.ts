/** `assay report`: the reports of a recorded run made again, from the record alone. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { htmlReport, jsonReport, junitReport, loadRun, matrixText, type Run, textReport } from '../report';
import { catalogue, printJson, usage } from './context';
import type { Exit } from './main';

export interface ReportOptions {
  readonly out?: string;
  readonly matrix?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
  /** JUnit: what becomes of cases that could not be decided. */
  readonly undecided?: string;
}

/** @throws AssayError when there is no record. */
export async function report(path: string, options: ReportOptions): Promise<Exit> {
  const run = await loadRun(recordOf(path));
  await writeReports(run, options);
  return 0;
}

/** The record that a folder or file name means. @throws AssayError when there is none. */
export function recordOf(path: string): string {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'run.jsonl') : path;
  if (!existsSync(file)) throw usage(`there is no record at ${file}`, 'give the folder that assay run wrote (--out)');
  return file;
}

/** Writes HTML and JUnit into a folder where one is given, and prints the report that the options ask for. */
export async function writeReports(run: Run, options: ReportOptions): Promise<void> {
  const known = catalogue();
  const lookup = (id: string) => known.requirements.get(id);
  if (options.out !== undefined) {
    const inconclusive = options.undecided === 'failure' ? 'failure' : 'skipped';
    writeFileSync(join(options.out, 'junit.xml'), junitReport(run, { inconclusive }));
    writeFileSync(join(options.out, 'report.html'), await htmlReport(run, lookup));
  }
  if (options.json) printJson(jsonReport(run, lookup));
  else if (options.matrix) process.stdout.write(matrixText(run));
  else process.stdout.write(textReport(run, lookup, { verbose: options.verbose }));
}
