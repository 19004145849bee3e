/** `assay merge`: the records of parts of one run (`--shard`), from one host or many, as one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseRun, loadRun, type Run } from '../report';
import type { RecordLine } from '../tester/record';
import { usage } from './context';
import type { Exit } from './main';
import { recordOf, writeReports } from './report';

interface Options {
  readonly out: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** @returns the exit code that one whole run would have had. @throws AssayError where the records are of different runs */
export async function merge(paths: readonly string[], options: Options): Promise<Exit> {
  const runs: Run[] = [];
  for (const path of paths) runs.push(await loadRun(recordOf(path)));
  const lines = merged(runs);
  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, 'run.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await writeReports(await loadRun(file), options);
  const end = lines.at(-1);
  return (end?.type === 'end' ? end.exitCode : 4) as Exit;
}

/** Lines of one record. A case that is in several, as the sanity case is, counts once: where it did not pass, so. */
export function merged(runs: readonly Run[]): RecordLine[] {
  const [first, ...others] = runs;
  if (!first) throw usage('nothing to merge', 'name the folders of two runs or more');
  for (const { header, source } of others)
    for (const same of ['role', 'suites', 'catalogue', 'strict', 'assay'] as const)
      if (header[same] !== first.header[same])
        throw usage(
          `${source ?? 'a record'} was made with another ${same} than ${first.source ?? 'the first'}`,
          'only parts of one run can be one run: same version of assay, same suites, same options',
        );
  const began = Math.min(...runs.map(({ header }) => Date.parse(header.started)));
  const cases = new Map<string, { of: CaseRun; late: number }>();
  for (const { header, cases: played } of runs)
    for (const of of played) {
      const known = cases.get(of.line.key);
      if (!known || known.of.verdict.verdict === 'pass')
        cases.set(of.line.key, { of, late: Date.parse(header.started) - began });
    }
  const lines: RecordLine[] = [{ ...first.header, started: new Date(began).toISOString() }];
  for (const { of, late } of cases.values())
    for (const line of [of.line, ...of.timeline, ...of.findings, ...of.rules, of.verdict])
      lines.push('t' in line ? { ...line, t: line.t + late } : line);
  const last = Math.max(0, ...lines.map((line) => ('t' in line ? line.t : 0)));
  return [...lines, { type: 'end', t: last, exitCode: exitCodeOf(runs) }];
}

/** A fail anywhere is a fail; a product that one part never reached was reached by another. */
function exitCodeOf(runs: readonly Run[]): 0 | 1 | 3 | 4 {
  const codes = runs.map(({ end }) => end?.exitCode ?? 4);
  if (codes.includes(1)) return 1;
  if (codes.every((code) => code === 3)) return 3;
  return codes.every((code) => code === 0) ? 0 : 4;
}
