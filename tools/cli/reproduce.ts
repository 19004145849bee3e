/** `assay reproduce`: one finding as a folder for the people who made the product, without secrets. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CaseRun, loadRun, type Run, runOf } from '../report';
import { problemReport } from '../report/reproduce/problem';
import { sessionFiles } from '../report/reproduce/session';
import { packageRoot } from '../tester/paths';
import { profileOfRecord } from '../tester/profile';
import type { FindingLine, RecordLine } from '../tester/record';
import { redacting } from '../tester/redact/redact';
import { catalogue, usage } from './context';
import type { Exit } from './main';
import { recordOf } from './report';

interface Options {
  readonly case?: string;
  readonly finding?: string;
  readonly out: string;
}

/** @throws AssayError when the record holds no such case or finding */
export async function reproduce(path: string, options: Options): Promise<Exit> {
  const known = catalogue();
  const lines = withoutSecrets(linesOf(await loadRun(recordOf(path)), options));
  const run = runOf(lines);
  const of = run.cases[0] as CaseRun;
  const findings = chosen(of, options.finding);
  const product = run.header.role === 'dm-server' ? 'server' : 'client';
  const { exchanges, files } = sessionFiles(of, findings, product);
  const lookup = (id: string) => known.requirements.get(id);
  const write = (name: string, content: Uint8Array | string): void => {
    const file = join(options.out, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (const [name, content] of files) write(name, content);
  write('problem.md', problemReport(run, of, findings, exchanges, lookup));
  write('record.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const finding = findings.map(({ requirement, text }) => (requirement ? `${requirement}: ${text}` : text)).join('\n');
  const { url, device } = startOf(of);
  const user = profileOfRecord(run.header.profile).client.name;
  const about = product === 'server' ? { url, device, user } : { url };
  write('session.json', `${JSON.stringify({ ...about, finding, exchanges }, undefined, 1)}\n`);
  const copy = (asset: string, name = asset): void =>
    copyFileSync(join(packageRoot, 'tools/report/reproduce/assets', asset), join(options.out, name));
  copy(product === 'server' ? 'device.mjs' : 'session.mjs', 'session.mjs');
  copy('bytes.mjs');
  process.stdout.write(
    `${options.out}: problem.md tells what was found in ${of.line.key}; node session.mjs plays it again\n`,
  );
  return 0;
}

/** Lines of the run that speak of one case, as a run of their own. */
function linesOf(run: Run, options: Options): RecordLine[] {
  const wanted = options.case;
  const failed = run.cases.filter(({ findings }) => findings.some(({ effect }) => effect === 'fail'));
  const of = wanted === undefined ? failed[0] : run.cases.find(({ line }) => line.key === wanted || line.id === wanted);
  const withFailure = failed.find(({ line }) => line.id === wanted) ?? of;
  if (!withFailure)
    throw usage(
      wanted === undefined ? 'nothing failed in this run' : `the record holds no case ${wanted}`,
      'name a case of the run with --case; assay report shows all',
    );
  const { line, timeline, findings, rules, verdict } = withFailure;
  return [run.header, line, ...timeline, ...findings, ...rules, verdict, { type: 'end', t: verdict.t, exitCode: 1 }];
}

function withoutSecrets(lines: RecordLine[]): RecordLine[] {
  const [header] = lines;
  if (header?.type !== 'run' || header.redacted) return lines;
  const redacted: RecordLine[] = [];
  const sink = redacting(profileOfRecord(header.profile), randomBytes(32), (line) => redacted.push(line));
  for (const line of lines) sink(line);
  return redacted;
}

/** All that failed the case, or the one that was asked for by its number. */
function chosen({ findings, line }: CaseRun, number: string | undefined): readonly FindingLine[] {
  if (number === undefined) {
    const failing = findings.filter(({ effect }) => effect === 'fail');
    return failing.length > 0 ? failing : findings;
  }
  const found = findings.filter(({ n }) => String(n) === number);
  if (found.length === 0)
    throw usage(`${line.key} has no finding ${number}`, `it has ${findings.map(({ n }) => n).join(', ') || 'none'}`);
  return found;
}

/** Address that was called, and of a device its identifier. */
function startOf({ timeline }: CaseRun): { url: string; device: string } {
  const start = timeline.find((line) => line.type === 'event' && line.what === 'start');
  const { url, device } = (start?.type === 'event' && start.data) || {};
  return {
    url: typeof url === 'string' ? url : 'http://127.0.0.1/',
    device: typeof device === 'string' ? device : '',
  };
}
