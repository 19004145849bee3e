/** Static conformance review: does a statement keep the statuses and requirement expressions of the tables? */
import { type Answer, explain, type Outcome } from './expression';
import type { Ics, ScrRow } from './model';
import type { Scr } from './scr';

export interface Check {
  readonly item: string;
  readonly function: string;
  readonly document: string;
  readonly status: ScrRow['status'];
  /** Absent: not declared. */
  readonly declared?: Answer;
  readonly outcome: Outcome;
  readonly why: string;
  /** Items of the requirement that decided; empty where the status alone did. */
  readonly operands: readonly string[];
}

/**
 * Judges every mandatory row of the role, and every row declared yes that requires something; in order of tables and print.
 * The status of a row binds only if the option that its table hangs on is supported.
 */
export function checkIcs(ics: Ics, scr: Scr): Check[] {
  return scr.index.byRole(ics.role).flatMap((row) => {
    const declared = ics.items.get(row.item);
    const judged = declared === 'yes' ? judgeSupported(row, ics) : judgeMissing(row, declared, ics, scr);
    if (!judged) return [];
    const { item, status, table } = row;
    const head = { item, function: row.function, document: table.document.id, status };
    return [{ ...head, ...(declared !== undefined && { declared }), ...judged }];
  });
}

type Judgement = Pick<Check, 'outcome' | 'why' | 'operands'>;

function judgeSupported(row: ScrRow, ics: Ics): Judgement | undefined {
  if (!row.expression) {
    return row.status === 'M' ? { outcome: 'satisfied', why: 'mandatory, declared yes', operands: [] } : undefined;
  }
  const { outcome, operands } = explain(row.expression, ics);
  const why = {
    satisfied: 'its requirement holds',
    violated: 'requires, but declared no',
    undeclared: 'requires, but not declared',
  };
  return { outcome, why: why[outcome], operands };
}

function judgeMissing(row: ScrRow, declared: Answer | undefined, ics: Ics, scr: Scr): Judgement | undefined {
  const option = scr.index.conditionOf(row, ics.role);
  const binds = option === undefined ? 'yes' : ics.options.get(option);
  if (row.status !== 'M' || binds === 'no') return undefined;
  const mandatory = option === undefined ? 'mandatory' : `mandatory if option ${option} is supported`;
  const answer = declared === 'no' ? 'declared no' : 'not declared';
  if (binds === undefined) {
    return { outcome: 'undeclared', why: `${mandatory}, ${answer}; the option is not declared`, operands: [] };
  }
  return { outcome: declared === 'no' ? 'violated' : 'undeclared', why: `${mandatory}, ${answer}`, operands: [] };
}
