/** Proof that the suites can fail: every case meets the defects it says it catches, and nothing else breaks. */
import type { Catalogue } from '../catalogue';
import type { PlannedCase, Suite } from './case';
import { AssayError } from './errors';
import { nearest, plan } from './plan';
import type { Profile } from './profile';
import type { FindingLine, RecordLine, Verdict } from './record';
import { rules } from './rules';
import { peerOf } from './rules/flow';
import { run } from './run';

/** A named fault of the reference, as its own list tells it. */
export interface Defect {
  readonly name: string;
  readonly title: string;
  /** Catalogue ids that it breaks. */
  readonly breaks: readonly string[];
  /** Further ids whose findings follow from it. */
  readonly mayCause: readonly string[];
  /** It dies, hangs or babbles: a finding without a requirement is what it causes. */
  readonly silent?: boolean;
}

export interface Proof {
  readonly defect: Defect;
  /**
   * `caught`: a finding that fails names a requirement it breaks. `missed`: none. `misnamed`: a finding names something it does not
   * break. `uncovered`: nothing that it breaks is covered by any case or rule yet, so that nothing claims to catch it.
   */
  readonly outcome: 'caught' | 'missed' | 'misnamed' | 'uncovered';
  /** Cases that failed and rules that broke. */
  readonly by: readonly string[];
  /** Requirements named that the defect does not list, with who named them. */
  readonly strangers: readonly string[];
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export interface ProveOptions {
  readonly suites: readonly Suite[];
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly defects: readonly Defect[];
  readonly allCases: boolean;
  readonly clock: () => number;
  readonly onProof?: (proof: Proof) => void;
}

/** All cases of all defects are one run: the reference is started a few times only. */
export async function prove(options: ProveOptions): Promise<Proof[]> {
  const { suites, profile, catalogue, clock, allCases } = options;
  const planned = plan(suites, profile, { catalogue, versions: 'first' });
  const covered = coveredIn(suites, profile.role);
  const trials = options.defects.map(
    (defect) => new Trial(defect, plannedFor(defect, planned, allCases), isCovered(defect, planned, covered)),
  );
  const byKey = new Map(trials.flatMap((trial) => trial.planned.map((one) => [one.key, trial])));
  const sink = (line: RecordLine): void => {
    const trial = 'key' in line ? byKey.get(line.key) : undefined;
    if (trial?.take(line)) options.onProof?.(trial.proof());
  };
  const all = trials.flatMap((trial) => trial.planned);
  await run({ suites, profile, catalogue, clock, sink, planned: all, strict: true, seed: '1' });
  return trials.map((trial) => trial.proof());
}

/** What the run says about one defect. */
class Trial {
  private readonly findings: FindingLine[] = [];
  private readonly failed = new Set<string>();
  private readonly verdicts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 };
  private left: number;

  constructor(
    private readonly defect: Defect,
    readonly planned: readonly PlannedCase[],
    private readonly covered: boolean,
  ) {
    this.left = planned.length;
  }

  /** True when its last case is over. */
  take(line: RecordLine): boolean {
    if (line.type === 'finding') this.findings.push(line);
    if (line.type !== 'verdict') return false;
    this.verdicts[line.verdict]++;
    if (line.verdict === 'fail') this.failed.add(caseOf(line.key));
    return --this.left === 0;
  }

  proof(): Proof {
    const weighed = weigh(this.defect, this.findings, this.failed);
    const outcome = weighed.outcome === 'missed' && !this.covered ? 'uncovered' : weighed.outcome;
    return { defect: this.defect, verdicts: this.verdicts, ...weighed, outcome };
  }
}

/** What cases and rules of this role judge. */
function coveredIn(suites: readonly Suite[], role: Suite['role']): ReadonlySet<string> {
  const ofCases = suites
    .filter((suite) => suite.role === role)
    .flatMap((suite) => suite.cases.flatMap((one) => one.covers));
  const party = role === 'dm-server' ? 'server' : 'client';
  return new Set([
    ...ofCases,
    ...rules.filter((rule) => rule.party !== peerOf(party)).flatMap((rule) => rule.requirements),
  ]);
}

function isCovered({ name, breaks }: Defect, planned: readonly PlannedCase[], covered: ReadonlySet<string>): boolean {
  return breaks.some((id) => covered.has(id)) || planned.some((one) => one.of.caughtBy.includes(name));
}

function caseOf(key: string): string {
  return key.replace(/ \[.*$/, '');
}

/** @throws AssayError for a name that is none of them. */
export function knownDefects(names: readonly string[], defects: readonly Defect[]): void {
  const all = defects.map(({ name }) => name);
  for (const name of names)
    if (!all.includes(name))
      throw new AssayError(
        `no defect is called ${name}`,
        `did you mean ${nearest(name, all)}? assay list defects shows all`,
      );
}

/**
 * The cases that say they catch it. Where none does the rules must: then those that cover what it breaks, and the cases of the
 * suite that has the sanity case, whose sessions hold a bit of everything.
 */
function plannedFor(defect: Defect, planned: readonly PlannedCase[], allCases: boolean): PlannedCase[] {
  const named = planned.filter((one) => one.of.caughtBy.includes(defect.name));
  const opened = new Set(planned.filter((one) => one.sanity).map((one) => one.of.suite));
  const covering = (one: PlannedCase): boolean => defect.breaks.some((id) => one.of.covers.includes(id));
  const near = planned.filter((one) => opened.has(one.of.suite) || covering(one));
  return (allCases ? planned : named.length > 0 ? named : near)
    .filter((one) => one.sanity !== 'last')
    .map(
      (one): PlannedCase => ({
        ...one,
        key: `${one.key} with ${defect.name}`,
        sanity: undefined,
        defects: [defect.name],
      }),
    );
}

function weigh(
  defect: Defect,
  findings: readonly FindingLine[],
  failed: ReadonlySet<string>,
): Pick<Proof, 'outcome' | 'by' | 'strangers'> {
  const breaks = new Set(defect.breaks);
  const allowed = new Set([...defect.breaks, ...defect.mayCause]);
  const hits = findings.filter((finding) =>
    finding.requirement === null ? defect.silent : breaks.has(finding.requirement),
  );
  const strangers = findings
    .filter(
      (finding) =>
        finding.effect === 'fail' &&
        finding.requirement !== null &&
        !allowed.has(finding.requirement) &&
        finding.follows === undefined,
    )
    .map((finding) => `${finding.requirement} by ${finding.by.rule ?? caseOf(finding.key)}`);
  const by = [...failed, ...new Set(hits.flatMap((finding) => (finding.by.rule ? [`rule ${finding.by.rule}`] : [])))];
  const outcome = hits.length === 0 ? 'missed' : strangers.length > 0 ? 'misnamed' : 'caught';
  return { outcome, by: by.sort(), strangers: [...new Set(strangers)].sort() };
}
