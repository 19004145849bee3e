/** The summary for programs: a stable shape, described by spec/schema/report.schema.json. No message bodies, no profile. */
import type { Effect, FindingLine, Permutation, Verdict } from '../tester/record';
import type { Run } from './run';
import { type DocumentTally, type Outcome, type Outcomes, sentence, tallyOf } from './tally';
import type { Lookup } from './words';

export interface JsonReport {
  readonly format: 1;
  readonly run: {
    readonly assay: string;
    readonly role: string;
    readonly product: string;
    readonly started: string;
    readonly seed: string;
    readonly suites: string;
    readonly catalogue: string;
    readonly strict: boolean;
    /** False when the record was cut off. */
    readonly complete: boolean;
    readonly exitCode: number | null;
    readonly sentence: string;
    readonly notes: readonly string[];
  };
  readonly counts: {
    readonly cases: number;
    readonly verdicts: Readonly<Record<Verdict, number>>;
    readonly findings: Readonly<Record<Effect, number>>;
    /** Requirements by evidence mark. */
    readonly evidence: Readonly<Record<string, Outcomes>>;
  };
  readonly cases: readonly JsonCase[];
  readonly rules: readonly {
    readonly rule: string;
    readonly requirements: readonly string[];
    readonly holds: number;
    readonly broken: number;
  }[];
  readonly requirements: readonly JsonRequirement[];
  readonly documents: readonly DocumentTally[];
}

export interface JsonCase {
  readonly key: string;
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly permutation: Permutation;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly ms: number;
  readonly covers: readonly string[];
  readonly findings: readonly Omit<FindingLine, 'type' | 'key'>[];
}

export interface JsonRequirement {
  readonly id: string;
  readonly outcome: Outcome;
  readonly effect: Effect | null;
  readonly held: number;
  readonly broken: number;
  /** All null where the catalogue at hand does not know the id. */
  readonly level: string | null;
  readonly evidence: string | null;
  readonly document: string | null;
  readonly clause: string | null;
}

export function jsonReport(run: Run, lookup: Lookup): JsonReport {
  const tally = tallyOf(run, lookup);
  const { assay, role, product, started, seed, suites, catalogue, strict } = run.header;
  return {
    format: 1,
    run: {
      ...{ assay, role, product, started, seed, suites, catalogue, strict },
      complete: run.end !== undefined,
      exitCode: run.end?.exitCode ?? null,
      sentence: sentence(run, tally),
      notes: run.notes,
    },
    counts: { cases: run.cases.length, verdicts: tally.verdicts, findings: tally.effects, evidence: tally.evidence },
    cases: run.cases.map(({ line, verdict, findings }) => ({
      key: line.key,
      id: line.id,
      suite: line.suite,
      title: line.title,
      permutation: line.permutation,
      verdict: verdict.verdict,
      reason: verdict.reason ?? null,
      ms: verdict.ms,
      covers: line.covers,
      findings: findings.map(({ type: _type, key: _key, ...rest }) => rest),
    })),
    rules: tally.rules,
    requirements: tally.requirements.map(({ id, outcome, effect, held, broken, known }) => ({
      id,
      outcome,
      effect: effect ?? null,
      held,
      broken,
      level: known?.level ?? null,
      evidence: known?.evidence ?? null,
      document: known?.document ?? null,
      clause: known?.clause ?? null,
    })),
    documents: tally.documents,
  };
}
