/** From the marks of a fact sheet to evidence; the mapping files are spec/requirements/evidence/. */
import { type Evidence, evidences } from './model';

export interface Mark {
  readonly mark: string;
  readonly evidence: Evidence;
  /** Instead of `evidence` when the requirement cites no numbered clause. */
  readonly 'without-clause'?: Evidence;
  /** A cell that names this mark is never better than it. */
  readonly caps?: boolean;
  readonly means: string;
}

export interface Mapping {
  readonly sheet: string;
  readonly marks: readonly Mark[];
}

/** Marks found in a cell such as `P§8.3, N§6.2.10 (MEM)`; longer marks hide the shorter ones inside them. */
export function marksIn(cell: string, mapping: Mapping): Mark[] {
  return [...cell.matchAll(patternOf(mapping))].map(([name]) => mapping.marks.find(({ mark }) => mark === name)!);
}

/** Best mark of the cell, kept down by those that cap. Undefined when the cell names no known mark. */
export function evidenceOfCell(cell: string, clause: string, mapping: Mapping): Evidence | undefined {
  const cited = /\d/.test(clause);
  const found = marksIn(cell, mapping).map((mark) => ({
    caps: mark.caps === true,
    rank: evidences.indexOf(cited ? mark.evidence : (mark['without-clause'] ?? mark.evidence)),
  }));
  if (found.length === 0) return undefined;
  const best = Math.min(...found.map(({ rank }) => rank));
  const cap = Math.max(0, ...found.filter(({ caps }) => caps).map(({ rank }) => rank));
  return evidences[Math.max(best, cap)];
}

/** The better of two. */
export function better(a: Evidence, b: Evidence): Evidence {
  return evidences.indexOf(a) <= evidences.indexOf(b) ? a : b;
}

const patterns = new WeakMap<Mapping, RegExp>();

function patternOf(mapping: Mapping): RegExp {
  let pattern = patterns.get(mapping);
  if (!pattern) {
    const names = mapping.marks.map(({ mark }) => mark).sort((a, b) => b.length - a.length);
    const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    pattern = new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join('|')})(?![A-Za-z])`, 'g');
    patterns.set(mapping, pattern);
  }
  return pattern;
}
