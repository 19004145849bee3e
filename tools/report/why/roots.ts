/**
 * Failures of a run brought back to few root causes. A fault shows in many shapes and cases: findings of one shape are one cause, and
 * a shape that is never seen without another one, in the same broken element, follows from that.
 */
import type { FindingLine } from '../../tester/record';
import type { CaseRun, Run } from '../run';

export interface Root {
  /** What the case or rule says, of the first sighting. */
  readonly text: string;
  readonly rule?: string;
  /** More than one where the same wrong answer breaks several. */
  readonly requirements: readonly string[];
  /** In the order of the run; never empty. */
  readonly sightings: readonly [Sighting, ...Sighting[]];
  /** Shapes that are never seen without this one. */
  readonly follows: readonly Follower[];
  /** Cases that could not be decided because of it. */
  readonly undecided: readonly CaseRun[];
}

export interface Sighting {
  readonly of: CaseRun;
  readonly finding: FindingLine;
}

export interface Follower {
  readonly text: string;
  readonly rule?: string;
  readonly requirements: readonly string[];
  readonly times: number;
}

/** Undecided for a reason that no failure of the run explains. */
export interface Unexplained {
  readonly reason: string;
  readonly cases: readonly CaseRun[];
}

interface Shape {
  readonly key: string;
  readonly requirements: Set<string>;
  readonly sightings: Sighting[];
}

/** Root causes, what strikes most cases first; then undecided cases that none of them explains. */
export function rootsOf(run: Run): { roots: Root[]; unexplained: Unexplained[] } {
  const shapes = shapesOf(run);
  const parents = parentsOf(shapes);
  const { mine, unexplained } = undecided(run, shapes, parents);
  const roots = shapes
    .filter((shape) => !parents.has(shape))
    .map((shape): Root => {
      const sightings = shape.sightings as [Sighting, ...Sighting[]];
      const followers = shapes.filter((one) => parents.get(one) === shape);
      return {
        ...named(shape),
        sightings,
        follows: followers.map((one) => ({ ...named(one), times: one.sightings.length })),
        undecided: mine.get(shape) ?? [],
      };
    });
  const weight = ({ sightings, requirements }: Root): number =>
    new Set(sightings.map(({ of }) => of)).size + (requirements.length === 0 ? 1e6 : 0);
  return { roots: roots.sort((a, b) => weight(b) - weight(a)), unexplained };
}

function named({ sightings, requirements }: Shape): Omit<Follower, 'times'> {
  const { text, by } = (sightings[0] as Sighting).finding;
  return { text, rule: by.rule, requirements: [...requirements] };
}

function shapesOf(run: Run): Shape[] {
  const found = new Map<string, Shape>();
  for (const of of run.cases)
    for (const finding of of.findings) {
      if (finding.effect !== 'fail') continue;
      const key = shapeOf(finding);
      const shape = found.get(key) ?? { key, requirements: new Set(), sightings: [] };
      found.set(key, shape);
      shape.sightings.push({ of, finding });
      if (finding.requirement !== null) shape.requirements.add(finding.requirement);
    }
  return [...found.values()];
}

/** Codes and absence are an answer of their own, whatever they break; other values differ from case to case. */
function shapeOf({ requirement, by, text, place, expected, actual }: FindingLine): string {
  if (by.rule !== undefined) return JSON.stringify(['rule', by.rule, requirement]);
  if (requirement === null) return JSON.stringify(['fault', text]);
  const path = place.path?.replace(/\[\d+\]/g, '');
  const exact = isAbsent(actual) || (isCode(actual) && expected.every(isCode));
  return JSON.stringify(exact ? ['answer', text, path, expected, actual] : ['value', requirement, path]);
}

function isCode(text: string): boolean {
  return /^"?\d{3}"?$/.test(text);
}

function isAbsent(actual: string): boolean {
  return actual === 'none' || actual === '0' || actual === '' || actual === '(nothing)';
}

/** The earliest shape that stands with every sighting of another one is its root. */
function parentsOf(shapes: readonly Shape[]): Map<Shape, Shape> {
  const byCase = new Map<CaseRun, { shape: Shape; finding: FindingLine }[]>();
  for (const shape of shapes)
    for (const { of, finding } of shape.sightings) byCase.set(of, [...(byCase.get(of) ?? []), { shape, finding }]);
  const direct = new Map<Shape, Shape>();
  for (const shape of shapes) {
    let candidates: Set<Shape> | undefined;
    for (const { of, finding } of shape.sightings) {
      const here = (byCase.get(of) ?? []).filter((one) => one.shape !== shape && explains(one.finding, finding, of));
      const names = new Set(here.map((one) => one.shape));
      candidates = candidates ? new Set([...candidates].filter((one) => names.has(one))) : names;
      if (candidates.size === 0) break;
    }
    const [first] = [...(candidates ?? [])].sort((a, b) => byOrder(firstOf(a), firstOf(b)));
    if (first) direct.set(shape, first);
  }
  // Up to the top; of two that explain each other the first one seen is the root.
  const parents = new Map<Shape, Shape>();
  for (const shape of direct.keys()) {
    const way = [shape];
    let at = direct.get(shape);
    while (at && !way.includes(at)) {
      way.push(at);
      at = direct.get(at);
    }
    const circle = at ? way.slice(way.indexOf(at)) : way.slice(-1);
    const top = circle.reduce((a, b) => (shapes.indexOf(b) < shapes.indexOf(a) ? b : a));
    if (top !== shape) parents.set(shape, top);
  }
  return parents;
}

function firstOf(shape: Shape): FindingLine {
  return (shape.sightings[0] as Sighting).finding;
}

/** Whether one finding is enough to cause the other: recorded so, or in the same broken element of the same message. */
function explains(cause: FindingLine, finding: FindingLine, of: CaseRun): boolean {
  for (let at: FindingLine | undefined = finding, steps = 0; at?.follows !== undefined && steps < 50; steps++) {
    const follows: number = at.follows;
    if (follows === cause.n) return true;
    at = of.findings.find((one) => one.n === follows);
  }
  if (cause.place.message === null || cause.place.message !== finding.place.message) return false;
  if (byOrder(cause, finding) > 0) return false;
  // What is missing is missed because what came in its place is broken.
  if (isAbsent(finding.actual) && !isAbsent(cause.actual)) return true;
  return sameElement(cause.place.path, finding.place.path);
}

function sameElement(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** Order of messages; in one message what is there before what is missing, then by place. */
function byOrder(a: FindingLine, b: FindingLine): number {
  const { message: first } = a.place;
  const { message: second } = b.place;
  return (
    (first ?? Number.MAX_SAFE_INTEGER) - (second ?? Number.MAX_SAFE_INTEGER) ||
    Number(isAbsent(a.actual)) - Number(isAbsent(b.actual)) ||
    (a.place.offset ?? 0) - (b.place.offset ?? 0) ||
    a.n - b.n
  );
}

/** A case is undecided because of the earliest failure in it, else because of a failure that other cases tell in the same words. */
function undecided(
  run: Run,
  shapes: readonly Shape[],
  parents: ReadonlyMap<Shape, Shape>,
): { mine: Map<Shape, CaseRun[]>; unexplained: Unexplained[] } {
  const mine = new Map<Shape, CaseRun[]>();
  const reasons = new Map<string, CaseRun[]>();
  const shapeByText = new Map(shapes.flatMap((shape) => shape.sightings.map(({ finding }) => [finding.text, shape])));
  const shapeByKey = new Map(shapes.map((shape) => [shape.key, shape]));
  for (const of of run.cases) {
    if (of.verdict.verdict !== 'inconclusive') continue;
    const reason = of.verdict.reason ?? '';
    const [first] = of.findings.filter((one) => one.effect === 'fail').sort(byOrder);
    const shape = first ? shapeByKey.get(shapeOf(first)) : shapeByText.get(reason.replace(/^[^:]*: /, ''));
    const root = shape && (parents.get(shape) ?? shape);
    if (root) mine.set(root, [...(mine.get(root) ?? []), of]);
    else reasons.set(reason, [...(reasons.get(reason) ?? []), of]);
  }
  const unexplained = [...reasons].map(([reason, cases]) => ({ reason, cases }));
  return { mine, unexplained: unexplained.sort((a, b) => b.cases.length - a.cases.length) };
}
