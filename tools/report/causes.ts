/**
 * Findings put in the order in which a person should read them: root causes first, what follows from each below it, one
 * entry for the same fault seen in several permutations, one for a rule broken in many cases.
 */
import type { Effect, FindingLine, Permutation, RunLine } from '../tester/record';
import type { CaseRun, Run } from './run';
import { familyName, permutationName } from './words';

/** One fault, seen once or more often. */
export interface Cause {
  readonly effect: Effect;
  readonly requirement: string | null;
  /** Set when a rule found it; then the sightings may be of many cases. */
  readonly rule?: string;
  /** In the order of the run; never empty. */
  readonly sightings: readonly [Sighting, ...Sighting[]];
}

export interface Sighting {
  readonly of: CaseRun;
  readonly finding: FindingLine;
  readonly follows: readonly FollowUp[];
}

export interface FollowUp {
  readonly finding: FindingLine;
  readonly follows: readonly FollowUp[];
}

/** Root causes of one effect. A finding that follows from one of another effect counts as a root here. */
export function causesOf(run: Run, effect: Effect): Cause[] {
  const found = new Map<string, { effect: Effect; requirement: string | null; rule?: string; sightings: Sighting[] }>();
  for (const of of run.cases) {
    const all = of.findings.filter((finding) => finding.effect === effect);
    for (const finding of rootsAmong(all)) {
      const key = keyOf(of, finding);
      const { requirement, by } = finding;
      const entry = found.get(key) ?? { effect, requirement, rule: by.rule, sightings: [] };
      found.set(key, entry);
      entry.sightings.push({ of, finding, follows: followersOf(finding.n, all, new Set([finding.n])) });
    }
  }
  return [...found.values()].filter((entry): entry is Cause & typeof entry => entry.sightings.length > 0);
}

/** Findings that follow from none of the others. Of a circle, the first counts as root. */
function rootsAmong(all: readonly FindingLine[]): FindingLine[] {
  const byNumber = new Map(all.map((finding) => [finding.n, finding]));
  return all.filter((finding) => {
    const seen = new Set<number>();
    let at: FindingLine | undefined = finding;
    while (at?.follows !== undefined && byNumber.has(at.follows) && !seen.has(at.n)) {
      seen.add(at.n);
      at = byNumber.get(at.follows);
    }
    return at === finding && (seen.size === 0 || finding.n === Math.min(...seen));
  });
}

function followersOf(n: number, all: readonly FindingLine[], seen: Set<number>): FollowUp[] {
  const direct = all.filter((finding) => finding.follows === n && !seen.has(finding.n));
  for (const { n: next } of direct) seen.add(next);
  return direct.map((finding) => ({ finding, follows: followersOf(finding.n, all, seen) }));
}

/** Offsets and message numbers differ between encodings and logins; requirement, step, path and answer do not. */
function keyOf(of: CaseRun, finding: FindingLine): string {
  const { requirement, by, place, expected, actual, text } = finding;
  if (by.rule !== undefined) return JSON.stringify(['rule', by.rule, requirement]);
  const words = requirement === null ? text : null;
  return JSON.stringify([of.line.id, requirement, by.step, place.path, expected, actual, words]);
}

/** Crashes and other faults that need no rule first, then what strikes most cases. */
export function byWeight(a: Cause, b: Cause): number {
  return Number(a.requirement !== null) - Number(b.requirement !== null) || b.sightings.length - a.sightings.length;
}

/** All permutations of a case in the run, by case id. */
export function casesById(run: Run): Map<string, CaseRun[]> {
  const found = new Map<string, CaseRun[]>();
  for (const one of run.cases) {
    const known = found.get(one.line.id);
    if (known) known.push(one);
    else found.set(one.line.id, [one]);
  }
  return found;
}

/**
 * What the permutations with a fault share that no other permutation of the case has: `wbxml`, `dm 1.2`. This is the first
 * thing to know of a fault that comes and goes.
 */
export function onlyWith(header: RunLine, bad: readonly CaseRun[], all: readonly CaseRun[]): string[] {
  const good = all.filter((one) => !bad.includes(one) && one.verdict.verdict === 'pass');
  if (good.length === 0) return [];
  const axes = [
    'version',
    'encoding',
    'clientAuth',
    'serverAuth',
    'transport',
  ] as const satisfies (keyof Permutation)[];
  const names: Readonly<Record<(typeof axes)[number], string>> = {
    version: `${familyName(header.role)} `,
    encoding: '',
    clientAuth: 'client authentication ',
    serverAuth: 'server authentication ',
    transport: '',
  };
  return axes.flatMap((axis) => {
    const value = bad[0]?.line.permutation[axis];
    const shared = bad.every((one) => one.line.permutation[axis] === value);
    return shared && good.every((one) => one.line.permutation[axis] !== value) ? [`${names[axis]}${value}`] : [];
  });
}

export function nameOf(header: RunLine, of: CaseRun): string {
  return permutationName(of.line.permutation, header.role);
}
