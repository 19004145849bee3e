/** `assay shrink`: what made the product die, hang or babble, made small. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CaseRun, loadRun } from '../report';
import { messageText } from '../report/reproduce/session';
import type { PlannedCase } from '../tester/case';
import { loadProfile, profileOfRecord } from '../tester/profile';
import type { FindingLine, MessageLine } from '../tester/record';
import { shrink as shrinkMessage } from '../tester/shrink/shrink';
import { catalogue, suites, usage } from './context';
import type { Exit } from './main';
import { recordOf } from './report';

interface Options {
  readonly case?: string;
  readonly finding?: string;
  readonly profile?: string;
  readonly tries: string;
  readonly out: string;
}

/** @returns 0 made small, 1 where the finding does not come again */
export async function shrink(path: string, options: Options): Promise<Exit> {
  const known = catalogue();
  const run = await loadRun(recordOf(path));
  const { of, finding } = found(run.cases, options);
  if (run.header.redacted && !options.profile)
    throw usage(
      'the record has no secrets, so no session can be started from it',
      'give the profile of the product with --profile',
    );
  const profile = options.profile ? loadProfile(options.profile) : profileOfRecord(run.header.profile);
  const all = suites(known);
  const one = all.flatMap(({ cases }) => cases).find(({ id }) => id === of.line.id);
  if (!one) throw usage(`${of.line.id} is no case of these suites`, 'cases made from a description cannot be shrunk');
  const planned: PlannedCase = { key: of.line.key, of: one, permutation: of.line.permutation };
  const ours = of.messages.filter(
    ({ direction, n }) => direction === 'out' && n <= (finding.place.message ?? Infinity),
  );
  const message = ours.at(-1);
  if (!message) throw usage(`${of.line.key}: nothing was sent before it`, 'there is nothing to make small');
  const progress = process.stderr.isTTY
    ? (tries: number, octets: number) => process.stderr.write(`\r${tries} sessions, ${octets} octets `)
    : undefined;
  const shrunk = await shrinkMessage({
    planned,
    finding,
    ordinal: ours.length,
    profile,
    suites: all,
    catalogue: known,
    seed: run.header.seed,
    clock: Date.now,
    tries: Number(options.tries) || 300,
    ...(progress && { onTry: progress }),
  });
  if (progress) process.stderr.write('\n');
  if (!shrunk) {
    process.stdout.write(`${of.line.key}: "${finding.text}" does not come again\n`);
    return 1;
  }
  const { before, after, by, tries } = shrunk;
  const file = join(options.out, `message.${message.encoding === 'unknown' ? 'bin' : message.encoding}`);
  mkdirSync(options.out, { recursive: true });
  writeFileSync(file, after);
  const text = messageText(
    { ...message, http: { ...message.http, headers: [] } } as MessageLine,
    after,
    of.line.permutation.version,
  );
  writeFileSync(`${file}.txt`, text);
  process.stdout.write(
    `${of.line.key}: ${finding.text}\n${text}\n${file}: ${before.length} octets became ${after.length}, by ${by}, in ${tries} sessions\n`,
  );
  return 0;
}

/** The finding that was asked for; else the first that breaks no single requirement: the product died, hung, or said what nobody can read. */
function found(
  cases: readonly CaseRun[],
  { case: wanted, finding: number }: Options,
): { of: CaseRun; finding: FindingLine } {
  for (const of of cases) {
    if (wanted !== undefined && of.line.id !== wanted && of.line.key !== wanted) continue;
    const finding = of.findings.find(({ requirement, effect, n }) =>
      number === undefined ? requirement === null && effect === 'fail' : String(n) === number,
    );
    if (finding) return { of, finding };
  }
  throw usage(
    wanted === undefined
      ? 'nothing died, hung or babbled in this run'
      : `${wanted} has no ${number === undefined ? 'crash, hang or unreadable message' : `finding ${number}`}`,
    'assay report shows the findings; any of a case is made small with --case ID --finding NUMBER',
  );
}
