/** Which requirements the cases and rules judge, seen from the catalogue: covered / testable / all. */
import { type Catalogue, type Requirement, rolesOf } from '../catalogue';
import type { Case, Step } from './case';
import type { Party } from './conversation';
import type { Role } from './record';
import type { Rule } from './rules/rule';

/** Who judges one requirement. */
export interface Judges {
  readonly cases: readonly string[];
  readonly rules: readonly string[];
}

export interface CoverageRow {
  readonly document: string;
  readonly party: string;
  readonly level: string;
  readonly evidence: string;
  readonly covered: number;
  readonly testable: number;
  readonly all: number;
}

/** Every id that a case decides: what it covers, and what single expectations name. */
export function decidedBy(one: Case): Set<string> {
  const ids = new Set(one.covers);
  const walk = (steps: readonly Step[]): void => {
    for (const step of steps)
      if (step.kind === 'expect' && step.expect.requirement) ids.add(step.expect.requirement);
      else if (step.kind === 'alt') {
        if (step.requirement) ids.add(step.requirement);
        for (const branch of step.branches) walk(branch.steps);
      }
  };
  walk(one.steps);
  return ids;
}

export function judgesOf(cases: readonly Case[], rules: readonly Rule[]): Map<string, Judges> {
  const found = new Map<string, { cases: string[]; rules: string[] }>();
  const entry = (id: string): { cases: string[]; rules: string[] } => {
    const there = found.get(id) ?? { cases: [], rules: [] };
    found.set(id, there);
    return there;
  };
  for (const one of cases) for (const id of decidedBy(one)) entry(id).cases.push(one.id);
  for (const rule of rules) for (const id of rule.requirements) entry(id).rules.push(rule.id);
  return found;
}

const partyOf: Partial<Record<Role, Party>> = { 'dm-client': 'client', 'dm-server': 'server' };

/** Only what judges products of this role: its cases, and the rules that look at its messages. */
export function judgesOfRole(cases: readonly Case[], rules: readonly Rule[], role: Role): Map<string, Judges> {
  const party = partyOf[role];
  return judgesOf(
    cases.filter((one) => one.role === role),
    rules.filter((rule) => party !== undefined && (rule.party === party || rule.party === 'both')),
  );
}

/** The catalogue as products of this role see it: what binds them. */
export function boundTo(catalogue: Catalogue, role: Role): Catalogue {
  const requirements = [...catalogue.requirements].filter(([, one]) => rolesOf(one).includes(role));
  return { ...catalogue, requirements: new Map(requirements) };
}

/** Duties of DM 1.x itself without its enablers, which are optional (FUMO, SCOMO ...): what a role must, and what of it is covered. */
export function duties(
  catalogue: Catalogue,
  judges: ReadonlyMap<string, Judges>,
): Pick<CoverageRow, 'covered' | 'testable' | 'all'> {
  const count = { covered: 0, testable: 0, all: 0 };
  for (const one of catalogue.requirements.values()) {
    if (!one.level.startsWith('MUST') || one.family !== 'dm') continue;
    if (catalogue.documents.get(one.documentId)?.enabler !== 'dm') continue;
    count.all++;
    if (judges.has(one.id)) count.covered++;
    if (testable(one) || judges.has(one.id)) count.testable++;
  }
  return count;
}

/** Not testable: the catalogue gives a reason that no further case can lift. `not-yet` is an open promise, so testable. */
export function testable(requirement: Requirement): boolean {
  if (requirement.level === 'fact' || requirement.level === 'MAY') return false;
  return requirement.untested === undefined || requirement.untested === 'not-yet';
}

/** Rows by document, party, level and evidence, in the order of the catalogue. */
export function coverageRows(catalogue: Catalogue, judges: ReadonlyMap<string, Judges>): CoverageRow[] {
  const rows = new Map<string, { -readonly [K in keyof CoverageRow]: CoverageRow[K] }>();
  for (const one of catalogue.requirements.values()) {
    const { document, party, level, evidence } = one;
    const key = [document, party, level, evidence].join('|');
    const row = rows.get(key) ?? { document, party, level, evidence, covered: 0, testable: 0, all: 0 };
    rows.set(key, row);
    row.all++;
    if (!testable(one) && !judges.has(one.id)) continue;
    row.testable++;
    if (judges.has(one.id)) row.covered++;
  }
  return [...rows.values()];
}
