/** What every command that plays cases does around them: record, progress, reports. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue';
import { loadRun, Progress, type Run } from '../report';
import type { PlannedCase, Suite } from '../tester/case';
import { keptCases } from '../tester/ddf/keep';
import { suiteName as madeSuite } from '../tester/ddf/steps';
import { observation } from '../tester/observe/suite';
import type { Profile } from '../tester/profile';
import { fileSink } from '../tester/recorder';
import { redacting } from '../tester/redact/redact';
import { type RunOptions, run } from '../tester/run';
import { usage } from './context';
import type { Exit } from './main';
import { personAt } from './person';
import { writeReports } from './report';

export interface PlayOptions {
  readonly out: string;
  readonly strict?: boolean;
  readonly seed: string;
  readonly redact?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
  /** Seconds, text. */
  readonly wait?: string;
}

export interface Play extends Pick<RunOptions, 'mayBegin' | 'onVerdict'> {
  readonly suites: readonly Suite[];
  readonly planned: readonly PlannedCase[];
  readonly profile: Profile;
  readonly known: Catalogue;
}

export interface Playing {
  /** Exit code of DESIGN 1. */
  readonly exit: Exit;
  /** As the record has it. */
  readonly run: Run;
}

/** Plays into `out` and prints the report. @throws AssayError when nothing can be played. */
export async function play(
  { suites, planned, profile, known, ...hooks }: Play,
  options: PlayOptions,
): Promise<Playing> {
  if (planned.length === 0)
    throw usage(`there is no case for the role ${profile.role}`, 'assay list cases shows what there is');
  folder(options.out);
  // Cases that were made for an earlier run in this folder are none of this one's.
  if (!suites.some(({ suite }) => suite === madeSuite || suite === observation))
    rmSync(join(options.out, keptCases), { force: true });
  const record = join(options.out, 'run.jsonl');
  const sink = fileSink(record);
  const write = options.redact ? redacting(profile, randomBytes(32), sink.write) : sink.write;
  const progress = new Progress(planned.length, process.stderr);
  let exitCode: Exit;
  try {
    const result = await run({
      suites,
      planned,
      profile,
      catalogue: known,
      strict: options.strict ?? false,
      seed: options.seed,
      clock: Date.now,
      sink: write,
      mayBegin: hooks.mayBegin,
      person: personAt(
        profile.times.connect,
        (text) => progress.wait(text),
        // Bootstrap messages hold secrets.
        options.redact ? undefined : join(options.out, 'to-deliver'),
      ),
      onVerdict: (one, judged) => {
        progress.verdict(one.key, judged.verdict);
        hooks.onVerdict?.(one, judged);
      },
    });
    exitCode = result.exitCode;
  } finally {
    progress.end();
    sink.close();
  }
  const kept = await loadRun(record);
  await writeReports(kept, { out: options.out, json: options.json, verbose: options.verbose });
  if (!options.json) process.stderr.write(`report: ${join(options.out, 'report.html')}\n`);
  return { exit: exitCode, run: kept };
}

/** `--wait`: how long the first message of a session is waited for. @throws AssayError for what is no time. */
export function waiting(profile: Profile, wait: string | undefined): Profile {
  if (wait === undefined) return profile;
  const seconds = Number(wait);
  if (!(seconds > 0)) throw usage(`--wait takes a number of seconds, not ${wait}`, 'try --wait 600');
  return { ...profile, times: { ...profile.times, connect: Math.ceil(seconds * 1000) } };
}

/** @throws AssayError when it cannot be made. */
export function folder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw usage(`cannot write to ${path}: ${(error as Error).message}`, 'give another folder with --out');
  }
}
