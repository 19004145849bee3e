/** What the templates of the summary print: words and numbers, nothing left to decide. */
import { permutationName } from '../../tester/plan';
import type { Effect, FindingLine, Verdict } from '../../tester/record';
import { broadCauses, byWeight, type Cause, casesById, type FollowUp, onlyWith, ruleCauses } from '../causes';
import { type Matrix, matrixOf } from '../matrix';
import { type CaseRun, type Run, verdicts } from '../run';
import { type DocumentTally, sentence, type Tally, tallyOf } from '../tally';
import { count, expectedWords, type Lookup, placeWords, type RequirementText, visible } from '../words';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  inconclusive: 'inconclusive',
  error: 'error',
  skipped: 'skipped',
};

export interface RequirementView extends RequirementText {
  /** False where the catalogue at hand does not know the id. */
  readonly known: boolean;
}

export interface CauseView {
  readonly title: string;
  readonly requirement: RequirementView | null;
  readonly rule: string | null;
  readonly id: string;
  readonly often: string;
  readonly only: string;
  readonly place: string;
  readonly expected: string;
  readonly actual: string;
  readonly href: string;
  readonly follows: readonly { readonly text: string; readonly expected: string; readonly actual: string }[];
  /** The first few places where it was seen. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly many: boolean;
  /** Places beyond those links. */
  readonly more: number;
}

const mostLinks = 40;
/** Cards that stand open; who has more faults than these begins with these. */
const mostCards = 10;

export function viewOf(run: Run, lookup: Lookup) {
  const tally = tallyOf(run, lookup);
  const { header } = run;
  const failures = causesFor(run, lookup, 'fail');
  return {
    title: `${visible(header.product, { most: 80 })}: assay report`,
    product: visible(header.product, { most: 200 }),
    role: header.role,
    started: header.started,
    assay: header.assay,
    strict: header.strict,
    seed: visible(header.seed, { most: 80 }),
    sentence: sentence(run, tally),
    tone: toneOf(tally, failures.first.length),
    notes: run.notes,
    bars: barsOf(
      verdicts.map((verdict) => ({ kind: verdict, label: verdictWords[verdict], number: tally.verdicts[verdict] })),
    ),
    total: run.cases.length,
    failures,
    asides: asidesOf(run, lookup),
    undecided: undecidedOf(run),
    documents: tally.documents.map(documentView),
    rules: tally.rules,
    groups: groupsOf(run),
    suites: [...new Set(run.cases.map((one) => one.line.suite))].sort(),
    verdicts: verdicts.map((verdict) => ({ verdict, label: verdictWords[verdict], number: tally.verdicts[verdict] })),
    matrix: matrixView(run),
  };
}

export type View = ReturnType<typeof viewOf>;

/** Warnings and advisories, each folded away. */
function asidesOf(run: Run, lookup: Lookup) {
  const kinds = [
    { effect: 'warning', title: 'Warnings', why: 'a SHOULD was not kept' },
    { effect: 'advisory', title: 'Advisories', why: 'the governing text was not read: nobody fails by these' },
  ] as const;
  return kinds
    .map((kind) => ({ ...kind, causes: causesFor(run, lookup, kind.effect) }))
    .filter((kind) => kind.causes.first.length > 0)
    .map((kind) => ({ ...kind, number: kind.causes.first.length + kind.causes.rest.length }));
}

function toneOf(tally: Tally, failures: number): 'bad' | 'open' | 'good' {
  if (failures > 0 || tally.verdicts.fail > 0) return 'bad';
  return tally.verdicts.inconclusive + tally.verdicts.error > 0 || tally.verdicts.pass === 0 ? 'open' : 'good';
}

/** Positions in a bar of 1000 units; what is there stays visible, however few. */
function barsOf<T extends { readonly number: number }>(parts: readonly T[]): (T & { x: number; width: number })[] {
  const there = parts.filter((part) => part.number > 0);
  const sum = there.reduce((all, part) => all + Math.max(part.number, 0), 0);
  const least = 6;
  const room = 1000 - least * there.length;
  let x = 0;
  return there.map((part) => {
    const width = least + (room * part.number) / sum;
    const bar = { ...part, x: Math.round(x), width: Math.round(x + width) - Math.round(x) };
    x += width;
    return bar;
  });
}

/** A rule stands once, over all cases; what a case demanded in vain because of it stands with the rule. */
function causesFor(run: Run, lookup: Lookup, effect: Effect): { first: CauseView[]; rest: CauseView[] } {
  const byId = casesById(run);
  const all = [...broadCauses(run, effect), ...ruleCauses(run, effect)].sort(byWeight);
  const views = all.map((cause) => causeView(cause, lookup, byId));
  return { first: views.slice(0, mostCards), rest: views.slice(mostCards) };
}

function causeView(cause: Cause, lookup: Lookup, byId: ReadonlyMap<string, readonly CaseRun[]>): CauseView {
  const [first] = cause.sightings;
  const { finding, of } = first;
  const cases = [...new Set(cause.sightings.map((sighting) => sighting.of))];
  const ids = new Set(cases.map((one) => one.line.id));
  const links = cause.sightings.slice(0, mostLinks).map((sighting) => ({
    href: hrefOf(sighting.of, sighting.finding),
    text: visible(sighting.of.line.key),
  }));
  return {
    title: visible(finding.text),
    requirement: requirementView(cause.requirement, lookup),
    rule: cause.rule === undefined ? null : visible(cause.rule),
    id: visible(of.line.id) + (ids.size > 1 ? ` and ${count(ids.size - 1, 'other')}` : ''),
    ...oftenWords(cause, cases, ids, byId.get(of.line.id) ?? cases),
    place: visible(placeWords(finding.place)),
    expected: visible(expectedWords(finding.expected), { most: 400 }),
    actual: visible(finding.actual || '(nothing)', { most: 400 }),
    href: hrefOf(of, finding),
    follows: flat(first.follows).map((next) => ({
      text: visible(next.text),
      expected: visible(expectedWords(next.expected), { most: 400 }),
      actual: visible(next.actual || '(nothing)', { most: 400 }),
    })),
    links,
    many: links.length > 1,
    more: cause.sightings.length - links.length,
  };
}

/** Of one case: in how many of its permutations, and what these share. */
function oftenWords(
  cause: Cause,
  cases: readonly CaseRun[],
  ids: ReadonlySet<string>,
  all: readonly CaseRun[],
): { often: string; only: string } {
  if (cause.rule !== undefined || ids.size > 1)
    return { often: `${count(cause.sightings.length, 'time')} in ${count(cases.length, 'case')}`, only: '' };
  const played = all.filter((one) => one.verdict.verdict !== 'skipped').length;
  const often = played > 1 ? `in ${cases.length} of ${played} permutations` : 'one permutation';
  return { often, only: onlyWith(cases, all).join(', ') };
}

function flat(follows: readonly FollowUp[]): FindingLine[] {
  return follows.flatMap((next) => [next.finding, ...flat(next.follows)]);
}

export function requirementView(id: string | null, lookup: Lookup): RequirementView | null {
  if (id === null) return null;
  const found = lookup(id);
  const unknown = {
    text: 'not in the catalogue',
    level: '',
    document: '',
    clause: '',
    evidence: 'unknown',
    versions: [],
  };
  const { text, level, document, clause, evidence, versions } = found ?? unknown;
  return {
    id: visible(id),
    text: visible(text),
    level,
    document,
    clause,
    evidence,
    versions,
    known: found !== undefined,
  };
}

/** `#case=KEY&finding=2`; the viewer opens it. */
export function hrefOf(of: CaseRun, finding?: FindingLine): string {
  // encodeURIComponent refuses lone surrogates; UTF-8 replaces them.
  const hash = `#case=${encodeURIComponent(Buffer.from(of.line.key).toString())}`;
  return finding ? `${hash}&finding=${finding.n}` : hash;
}

function undecidedOf(run: Run) {
  const cases = run.cases.filter(({ verdict: { verdict } }) => verdict === 'error' || verdict === 'inconclusive');
  const found = new Map<string, { verdict: string; reason: string; href: string; text: string; number: number }>();
  for (const one of cases) {
    const { verdict, reason = 'no reason recorded' } = one.verdict;
    const key = `${verdict} ${reason}`;
    const known = found.get(key);
    if (known) known.number++;
    else
      found.set(key, {
        verdict: verdictWords[verdict],
        reason: visible(reason),
        href: hrefOf(one),
        text: visible(one.line.key),
        number: 1,
      });
  }
  return [...found.values()].map((one) => ({ ...one, more: one.number - 1 }));
}

function documentView(tally: DocumentTally) {
  const { held, broken, notExercised, warning, apart } = tally;
  const bars = barsOf([
    { kind: 'fail', label: 'broken', number: broken },
    { kind: 'pass', label: 'held', number: held },
    { kind: 'skipped', label: 'not exercised', number: notExercised },
  ]);
  return { document: tally.document, held, broken, notExercised, warning, apart, bars };
}

/** Permutations folded under their case, the gravest verdict in front. */
function groupsOf(run: Run) {
  const index = new Map(run.cases.map((one, at) => [one, at]));
  return [...casesById(run)].map(([id, cases]) => {
    const tally = verdicts
      .map((verdict) => ({
        verdict,
        label: verdictWords[verdict],
        number: cases.filter((one) => one.verdict.verdict === verdict).length,
      }))
      .filter((part) => part.number > 0);
    const [first] = cases;
    return {
      id: visible(id),
      title: visible(first?.line.title ?? ''),
      suite: first?.line.suite ?? '',
      single: cases.length === 1,
      tally,
      why: sharedReason(cases),
      runs: cases.map((one) => ({
        index: index.get(one) ?? 0,
        href: hrefOf(one),
        key: one.line.key,
        name:
          permutationName(one.line.permutation) +
          (one.line.key.endsWith(']') ? '' : ` ${visible(one.line.key.replace(/^.*\] /, ''))}`),
        verdict: one.verdict.verdict,
        label: verdictWords[one.verdict.verdict],
        reason: visible(one.verdict.reason ?? '', { most: 300 }),
        ms: Math.round(one.verdict.ms),
      })),
    };
  });
}

/** What the permutations have to say: the reason where it is one, else how many there are. */
function sharedReason(cases: readonly CaseRun[]): string {
  const reasons = new Set(cases.flatMap(({ verdict }) => verdict.reason ?? []));
  const [only] = reasons;
  return reasons.size > 1 ? `${reasons.size} reasons` : visible(only ?? '', { most: 300 });
}

function matrixView(run: Run) {
  const matrix: Matrix = matrixOf(run);
  const columns = matrix.columns.map((name, index) => ({ number: index + 1, name }));
  const rows = matrix.rows.map(({ id, cells }) => ({
    id: visible(id),
    cells: cells.map((cell, index) => ({
      column: matrix.columns[index] ?? '',
      runs: cell.map((one) => ({
        href: hrefOf(one),
        verdict: one.verdict.verdict,
        label: verdictWords[one.verdict.verdict],
      })),
    })),
  }));
  return { columns, rows, wide: columns.length > 1 };
}
