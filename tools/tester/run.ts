/** Runs planned cases against a product: several at a time, each with its own mailbox, record and verdict. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue';
import type { PlannedCase, Suite } from './case';
import { ChangedClientLink } from './changed-client-link';
import { AssayError } from './errors';
import { lineOf } from './hand-started';
import { closed, type Judged, judge, verdictLines } from './judge';
import { Listener, type Mailboxes } from './listener';
import { LiveLink, type Tamper } from './live-link';
import { operatorOf } from './operators';
import type { Person } from './operators/none';
import type { Operator } from './operators/operator';
import { packageRoot, packageVersion } from './paths';
import { Player, seededBytes } from './player';
import { describeProfile, isByHand, type Profile } from './profile';
import type { CaseLine, HttpHead, RecordLine, Verdict } from './record';
import { caseRecorder } from './recorder';
import { openTls } from './tls/line';

export interface RunOptions {
  readonly suites: readonly Suite[];
  readonly planned: readonly PlannedCase[];
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly strict: boolean;
  readonly seed: string;
  /** Milliseconds, any epoch; the wall clock of the run. */
  readonly clock: () => number;
  readonly sink: (line: RecordLine) => void;
  /** Changes messages of the IUT on their way in; for wire mutants. */
  readonly tamper?: Tamper;
  /** What is sent in place of the tester's messages, which are counted from 1 in their case; the record keeps the message as it was made. */
  readonly answer?: (ordinal: number, bytes: Uint8Array) => Uint8Array;
  readonly onVerdict?: (planned: PlannedCase, judged: Judged) => void;
  /** Asked before each case; one that may not begin is left out of the run and its record. */
  readonly mayBegin?: (planned: PlannedCase) => boolean;
  /** Starts sessions where the operator is `none` or `prompt`. */
  readonly person?: Person;
  /** In place of the one that the profile names. */
  readonly operator?: Operator;
}

export interface RunResult {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly brokenRules: ReadonlySet<string>;
  readonly exitCode: 0 | 1 | 3 | 4;
}

/** @throws AssayError when the tester cannot listen. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { profile, sink, clock } = options;
  const began = clock();
  const now = (): number => clock() - began;
  const listener = await Listener.open(profile.listen.host, profile.listen.port, profile.listen.advertise);
  const { tls } = profile;
  if (
    tls &&
    profile.role !== 'dm-server' &&
    options.planned.some((one) => !one.skip && one.permutation.transport === 'https')
  )
    await listener.openSecure((handle) => openTls(tls, profile.listen.host, began, handle));
  const operator = options.operator ?? operatorOf(profile, options.person);
  const tally = new Tally();
  sink(runLine(options, began));
  try {
    const worker = new CaseWorker(options, lineOf(listener, profile), operator, now, tally);
    const phases = phasesOf(options.planned);
    for (const phase of phases) {
      await inParallel(phase, profile.parallel, (planned) => worker.work(planned));
      worker.closePhase();
    }
  } finally {
    await operator.close();
    await listener.close();
  }
  const exitCode = tally.exitCode();
  sink({ type: 'end', t: now(), exitCode });
  return { counts: tally.counts, brokenRules: tally.brokenRules, exitCode };
}

/** Sanity first, then the rest, then sanity again. */
function phasesOf(planned: readonly PlannedCase[]): PlannedCase[][] {
  return [
    planned.filter((one) => one.sanity === 'first'),
    planned.filter((one) => one.sanity === undefined),
    planned.filter((one) => one.sanity === 'last'),
  ].filter((phase) => phase.length > 0);
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}

class Tally {
  readonly counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 };
  readonly brokenRules = new Set<string>();
  unreachable = 0;
  played = 0;

  add(judged: Judged): void {
    this.counts[judged.verdict]++;
    for (const finding of judged.findings)
      if (finding.by.rule !== undefined && finding.effect === 'fail') this.brokenRules.add(finding.by.rule);
  }

  /** DESIGN 1: 0 no fail and all decided, 1 a fail, 3 never reached, 4 undecided cases. */
  exitCode(): 0 | 1 | 3 | 4 {
    if (this.counts.fail > 0 || this.brokenRules.size > 0) return 1;
    if (this.played > 0 && this.unreachable === this.played) return 3;
    return this.counts.inconclusive > 0 || this.counts.error > 0 ? 4 : 0;
  }
}

class CaseWorker {
  private next = 1;
  private deadSince: string | undefined;
  /** Sanity cases that passed before all others. */
  private readonly sound = new Set<string>();

  constructor(
    private readonly options: RunOptions,
    private readonly listener: Mailboxes,
    private readonly operator: Operator,
    private readonly now: () => number,
    private readonly tally: Tally,
  ) {}

  /** After the first sanity case: a product that never came is not waited for a hundred times. */
  closePhase(): void {
    if (this.tally.played > 0 && this.tally.unreachable === this.tally.played)
      this.deadSince = `not played: the ${this.options.profile.role === 'dm-server' ? 'server was never reached' : 'product never connected'} in the first case (assay doctor looks into it)`;
  }

  async work(planned: PlannedCase): Promise<void> {
    if (this.options.mayBegin?.(planned) === false) return;
    const lines: RecordLine[] = [caseLine(planned, this.now())];
    const began = this.now();
    const judged = this.suspect(planned, await this.judged(planned, lines));
    lines.push(...verdictLines(planned, judged, this.now(), this.now() - began));
    for (const line of lines) this.options.sink(line);
    this.tally.add(judged);
    this.options.onVerdict?.(planned, judged);
  }

  private async judged(planned: PlannedCase, lines: RecordLine[]): Promise<Judged> {
    const { profile, catalogue, strict, seed } = this.options;
    if (planned.skip) return closed('skipped', planned.skip);
    if (this.deadSince) return closed('inconclusive', this.deadSince);
    const number = this.next++;
    const path = profile.listen.path ?? `/case/${number}`;
    const tamper = this.options.tamper;
    const name = `case-${number}`;
    const defects = planned.defects ?? [];
    const tamperOne =
      tamper && ((ordinal: number, http: HttpHead, bytes: Uint8Array) => tamper(planned.key, ordinal, http, bytes));
    const { listener, operator, now } = this;
    const link =
      profile.role === 'dm-server'
        ? new ChangedClientLink(this.options.answer, operator, profile, name, defects, now, tamperOne)
        : new LiveLink(listener, operator, profile, name, defects, path, now, tamperOne, this.options.answer);
    try {
      const player = new Player(
        planned,
        profile,
        link,
        caseRecorder((line) => lines.push(line)),
        seededBytes(`${seed} ${planned.key}`),
      );
      const played = await player.play();
      this.tally.played++;
      if (played.unreachable) this.tally.unreachable++;
      if (isByHand(profile)) this.closePhase();
      return judge(planned, played, profile, link.url, catalogue, strict);
    } catch (error) {
      if (error instanceof AssayError) return closed('error', error.message);
      return closed(
        'error',
        `the tester stumbled: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    } finally {
      await link.close();
    }
  }

  /** A product that fails the sanity case only after the others was harmed by one of them. */
  private suspect(planned: PlannedCase, judged: Judged): Judged {
    const twin = `${planned.of.id} ${JSON.stringify(planned.permutation)}`;
    if (planned.sanity === 'first' && judged.verdict === 'pass') this.sound.add(twin);
    if (planned.sanity !== 'last' || judged.verdict === 'pass' || !this.sound.has(twin)) return judged;
    const reason = `the sanity case passed before the run and does not any more, so the verdicts between are suspect: ${judged.reason ?? ''}`;
    return { ...judged, reason };
  }
}

function caseLine(planned: PlannedCase, t: number): CaseLine {
  const { id, suite, title, covers, scr, ets } = planned.of;
  return { type: 'case', key: planned.key, id, suite, title, covers, scr, ets, permutation: planned.permutation, t };
}

function runLine(options: RunOptions, began: number): RecordLine {
  const { profile, suites, catalogue, seed, strict } = options;
  return {
    type: 'run',
    format: 1,
    assay: packageVersion,
    role: profile.role,
    started: new Date(began).toISOString(),
    seed,
    product: profile.product,
    profile: describeProfile(profile),
    suites: suitesHash(suites),
    catalogue: catalogue.hash,
    strict,
  };
}

/** Tells whether two runs were judged by the same cases. */
export function suitesHash(suites: readonly Suite[]): string {
  const hash = createHash('sha256');
  for (const suite of suites) hash.update(readFileSync(join(packageRoot, suite.file)));
  return hash.digest('hex').slice(0, 16);
}
