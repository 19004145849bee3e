/**
 * Findings put in the order in which a person should read them: root causes first, what follows from each below it, one
 * entry for the same fault seen in several permutations, one for a rule broken in many cases.
 */
import type { Effect, FindingLine, Permutation } from '../tester/record';
import type { CaseRun, Run } from './run';

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

/**
 * Root causes that the cases themselves found, one entry for the same fault of a case in several permutations. A rule stands
 * here only where something that the case demanded follows from it.
 */
export function caseCauses(run: Run, effect: Effect): Cause[] {
  return grouped(run, effect, ({ finding, follows }, of) => {
    if (finding.by.rule !== undefined && !follows.some(demanded)) return undefined;
    const { requirement, by, place, expected, actual, text } = finding;
    // Offsets and message numbers differ between encodings and logins; requirement, step, path and answer do not.
    const words = requirement === null ? text : null;
    return JSON.stringify([of.line.id, requirement, by.rule, by.step, place.path, expected, actual, words]);
  });
}

/** As `caseCauses`, but the same wrong answer to the same requirement once over all cases: the shortest way to see what is wrong. */
export function broadCauses(run: Run, effect: Effect): Cause[] {
  return grouped(run, effect, ({ finding: { requirement, by, expected, actual, text } }) =>
    by.rule === undefined ? JSON.stringify([requirement ?? text, expected, actual]) : undefined,
  );
}

/** Rules broken, one entry per rule and requirement, over all cases. */
export function ruleCauses(run: Run, effect: Effect): Cause[] {
  return grouped(run, effect, ({ finding: { by, requirement } }) =>
    by.rule === undefined ? undefined : JSON.stringify([by.rule, requirement]),
  );
}

function demanded({ finding, follows }: FollowUp): boolean {
  return finding.by.rule === undefined || follows.some(demanded);
}

function grouped(run: Run, effect: Effect, keyOf: (root: FollowUp, of: CaseRun) => string | undefined): Cause[] {
  const found = new Map<
    string,
    { -readonly [K in keyof Cause]: Cause[K] } & { sightings: [Sighting, ...Sighting[]] }
  >();
  for (const of of run.cases) {
    for (const root of rootsOf(of, effect)) {
      const key = keyOf(root, of);
      if (key === undefined) continue;
      const known = found.get(key);
      const { requirement, by } = root.finding;
      if (known) known.sightings.push({ of, ...root });
      else found.set(key, { effect, requirement, rule: by.rule, sightings: [{ of, ...root }] });
    }
  }
  return [...found.values()];
}

/** Findings of one effect as trees. One that follows from a finding of another effect counts as a root. */
export function rootsOf(of: CaseRun, effect: Effect): FollowUp[] {
  const all = of.findings.filter((finding) => finding.effect === effect);
  return rootsAmong(all).map((finding) => ({ finding, follows: followersOf(finding.n, all, new Set([finding.n])) }));
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
 * What the permutations with a fault share that no other permutation of the case has: `wbxml`, `version 1.2`. This is the first
 * thing to know of a fault that comes and goes.
 */
export function onlyWith(bad: readonly CaseRun[], all: readonly CaseRun[]): string[] {
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
    version: 'version ',
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
