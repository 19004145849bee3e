/** Counts: by verdict, requirement, document and rule. Warnings and advisories stand apart and enter no share of anything. */
import type { Effect, Verdict } from '../tester/record';
import { type CaseRun, type Run, rulesSeen } from './run';
import { count, type Lookup, type RequirementText, visible } from './words';

export interface Tally {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Findings, follow-ups included. */
  readonly effects: Readonly<Record<Effect, number>>;
  /** By id. All that a case of the run covers, a rule judged or a finding names. */
  readonly requirements: readonly RequirementTally[];
  readonly documents: readonly DocumentTally[];
  /** By evidence mark. */
  readonly evidence: Readonly<Record<string, Outcomes>>;
  readonly rules: readonly RuleTally[];
}

/** `not exercised`: named by a case, but nothing in the run put it to the test. */
export type Outcome = 'held' | 'broken' | 'not exercised';

export interface RequirementTally {
  readonly id: string;
  /** Undefined where the catalogue at hand does not know the id. */
  readonly known?: RequirementText;
  readonly outcome: Outcome;
  /** Gravest effect of its findings. */
  readonly effect?: Effect;
  /** Cases (permutations counted) in which it held or was broken. */
  readonly held: number;
  readonly broken: number;
}

export interface Outcomes {
  readonly held: number;
  readonly broken: number;
  readonly notExercised: number;
}

/**
 * Requirements of one document. The counts of `Outcomes` hold those whose governing text was read (or digested); `apart` holds
 * the others, which can fail nobody and enter no share.
 */
export interface DocumentTally extends Outcomes {
  /** `(not in the catalogue)` for unknown ids. */
  readonly document: string;
  /** A SHOULD that was not kept. */
  readonly warning: number;
  readonly apart: Outcomes;
}

export interface RuleTally {
  readonly rule: string;
  readonly requirements: readonly string[];
  /** Cases. */
  readonly holds: number;
  readonly broken: number;
}

const gravity: readonly Effect[] = ['fail', 'warning', 'advisory'];

export function tallyOf(run: Run, lookup: Lookup): Tally {
  const verdicts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 };
  const effects: Record<Effect, number> = { fail: 0, warning: 0, advisory: 0 };
  for (const one of run.cases) {
    verdicts[one.verdict.verdict]++;
    for (const finding of one.findings) effects[finding.effect]++;
  }
  const requirements = requirementsOf(run.cases, lookup);
  return {
    verdicts,
    effects,
    requirements,
    documents: documentsOf(requirements),
    evidence: evidenceOf(requirements),
    rules: rulesOf(run.cases),
  };
}

function requirementsOf(cases: readonly CaseRun[], lookup: Lookup): RequirementTally[] {
  const found = new Map<string, { held: number; broken: number; effect?: Effect }>();
  const at = (id: string) => {
    const entry = found.get(id) ?? { held: 0, broken: 0 };
    found.set(id, entry);
    return entry;
  };
  for (const one of cases) {
    const { held, broken } = outcomesOf(one);
    for (const id of one.line.covers) at(id);
    for (const id of held) at(id).held++;
    for (const [id, effect] of broken) {
      const entry = at(id);
      entry.broken++;
      entry.effect = graver(entry.effect, effect);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => ({ id, known: lookup(id), outcome: outcomeOf(entry), ...entry }));
}

/**
 * A passed case shows that all it covers held; a rule that held was really put to the test (others leave no line). A failed
 * case shows only what its findings name: of the rest it covers nothing is known.
 */
function outcomesOf(one: CaseRun): { held: Set<string>; broken: Map<string, Effect> } {
  const broken = new Map<string, Effect>();
  for (const { requirement, effect } of one.findings)
    if (requirement !== null) broken.set(requirement, graver(broken.get(requirement), effect));
  const held = new Set(one.verdict.verdict === 'pass' ? one.line.covers : []);
  for (const { holds } of one.rules) for (const id of Object.values(holds).flat()) held.add(id);
  for (const id of broken.keys()) held.delete(id);
  return { held, broken };
}

function outcomeOf(entry: { held: number; broken: number }): Outcome {
  if (entry.broken > 0) return 'broken';
  return entry.held > 0 ? 'held' : 'not exercised';
}

function graver(a: Effect | undefined, b: Effect): Effect {
  return a !== undefined && gravity.indexOf(a) <= gravity.indexOf(b) ? a : b;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const carrying = new Set(['text', 'digest']);

const none = (): Writable<Outcomes> => ({ held: 0, broken: 0, notExercised: 0 });

function addTo(counts: Writable<Outcomes>, outcome: Outcome): void {
  counts[outcome === 'not exercised' ? 'notExercised' : outcome]++;
}

function documentsOf(requirements: readonly RequirementTally[]): DocumentTally[] {
  const found = new Map<string, Writable<DocumentTally> & { apart: Writable<Outcomes> }>();
  for (const { known, outcome, effect } of requirements) {
    const document = known?.document ?? '(not in the catalogue)';
    const entry = found.get(document) ?? { document, ...none(), warning: 0, apart: none() };
    found.set(document, entry);
    if (effect === 'warning') entry.warning++;
    else if (effect === 'fail' || (effect === undefined && carrying.has(known?.evidence ?? ''))) addTo(entry, outcome);
    else addTo(entry.apart, outcome);
  }
  return [...found.values()].sort((a, b) => (a.document < b.document ? -1 : 1));
}

function evidenceOf(requirements: readonly RequirementTally[]): Record<string, Outcomes> {
  const found: Record<string, Writable<Outcomes>> = {};
  for (const { known, outcome } of requirements) {
    const evidence = known?.evidence ?? 'unknown';
    found[evidence] ??= none();
    addTo(found[evidence], outcome);
  }
  return found;
}

function rulesOf(cases: readonly CaseRun[]): RuleTally[] {
  const found = new Map<string, Writable<RuleTally>>();
  for (const one of cases) {
    for (const line of rulesSeen(one)) {
      const entry = found.get(line.rule) ?? { rule: line.rule, requirements: line.requirements, holds: 0, broken: 0 };
      found.set(line.rule, entry);
      entry[line.outcome]++;
    }
  }
  return [...found.values()].sort((a, b) => b.broken - a.broken || (a.rule < b.rule ? -1 : 1));
}

/** The outcome in one plain sentence, for someone who reads nothing else. */
export function sentence(run: Run, tally: Tally): string {
  const { fail, inconclusive, error, pass, skipped } = tally.verdicts;
  const product = visible(run.header.product, { most: 80 });
  const undecided = inconclusive + error;
  const decided = pass + fail;
  const open = undecided > 0 ? ` ${count(undecided, 'case')} could not be decided.` : '';
  if (run.cases.length === 0) return `Nothing was tested on ${product}.`;
  const broken = tally.requirements.filter((one) => one.effect === 'fail').length;
  const breaks = broken > 0 ? `breaks ${count(broken, 'requirement')}` : '';
  if (fail > 0)
    return `${product} fails ${fail} of ${count(decided, 'decided case')}${breaks && ` and ${breaks}`}.${open}`;
  if (breaks) return `${product} ${breaks}, although no case fails that set out to decide it.${open}`;
  if (decided === 0)
    return undecided > 0
      ? `Nothing is known of ${product}: no case could be decided.`
      : `Nothing was tested on ${product}: all ${count(skipped, 'case')} skipped.`;
  if (undecided > 0) return `${product} breaks nothing that could be decided.${open}`;
  return `${product} passes all ${count(decided, 'case')} that apply to it.`;
}
