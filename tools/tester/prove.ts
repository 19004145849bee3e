/** Proof that the suites can fail: every case meets the defects it says it catches, and nothing else breaks. */
import type { Catalogue } from '../catalogue';
import type { PlannedCase, Suite } from './case';
import { AssayError } from './errors';
import { nearest, plan } from './plan';
import type { Profile } from './profile';
import type { FindingLine, RecordLine, Verdict } from './record';
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
  /** `caught`: a finding that fails names a requirement it breaks. `missed`: none. `misnamed`: a finding names something it does not break. */
  readonly outcome: 'caught' | 'missed' | 'misnamed';
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
  readonly only?: readonly string[];
  readonly allCases: boolean;
  readonly clock: () => number;
  readonly onProof?: (proof: Proof) => void;
}

/** @throws AssayError for a defect that nobody knows. */
export async function prove(options: ProveOptions): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const defect of chosen(options)) {
    const proof = await proveOne(defect, options);
    options.onProof?.(proof);
    proofs.push(proof);
  }
  return proofs;
}

function chosen({ defects, only }: ProveOptions): readonly Defect[] {
  if (!only?.length) return defects;
  return only.map((name) => {
    const found = defects.find((defect) => defect.name === name);
    if (!found)
      throw new AssayError(
        `no defect is called ${name}`,
        `did you mean ${nearest(
          name,
          defects.map((one) => one.name),
        )}? assay list defects shows all`,
      );
    return found;
  });
}

async function proveOne(defect: Defect, options: ProveOptions): Promise<Proof> {
  const { suites, profile, catalogue, clock, allCases } = options;
  const findings: FindingLine[] = [];
  const failed = new Set<string>();
  const sink = (line: RecordLine): void => {
    if (line.type === 'finding' && line.effect === 'fail') findings.push(line);
    if (line.type === 'verdict' && line.verdict === 'fail') failed.add(line.key.replace(/ \[.*$/, ''));
  };
  const planned = plannedFor(defect, plan(suites, profile), allCases);
  const result = await run({
    suites,
    profile,
    catalogue,
    clock,
    sink,
    planned,
    strict: true,
    seed: '1',
    defects: [defect.name],
  });
  return { defect, verdicts: result.counts, ...weigh(defect, findings, failed) };
}

/** The cases that say they catch it, and the sanity case, whose transcripts the rules judge. */
function plannedFor(defect: Defect, planned: readonly PlannedCase[], allCases: boolean): PlannedCase[] {
  const once = planned
    .filter((one) => one.sanity !== 'last')
    .map((one): PlannedCase => ({ ...one, sanity: undefined }));
  if (allCases) return once;
  const named = once.filter((one) => one.of.caughtBy.includes(defect.name));
  return named.length > 0 ? named : once;
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
      (finding) => finding.requirement !== null && !allowed.has(finding.requirement) && finding.follows === undefined,
    )
    .map((finding) => `${finding.requirement} by ${finding.by.rule ?? finding.key.replace(/ \[.*$/, '')}`);
  const by = [...failed, ...new Set(hits.flatMap((finding) => (finding.by.rule ? [`rule ${finding.by.rule}`] : [])))];
  const outcome = hits.length === 0 ? 'missed' : strangers.length > 0 ? 'misnamed' : 'caught';
  return { outcome, by: by.sort(), strangers: [...new Set(strangers)].sort() };
}
