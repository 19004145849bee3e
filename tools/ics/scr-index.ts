/** Finds SCR rows by item and by role, and the names that rows ask for. Cases and the catalogue cite items through it. */
import { type Expression, leavesOf, nameOf } from './expression';
import type { Role, ScrRow } from './model';
import { DataError, type Problem } from './yaml-file';

export class ScrIndex {
  private readonly items = new Map<string, ScrRow>();

  /** Takes rows after errata, in order of print. Throws `DataError` for an id that two rows have. */
  constructor(private readonly rows: readonly ScrRow[]) {
    const problems: Problem[] = [];
    for (const row of rows) {
      const first = this.items.get(row.item);
      if (first) {
        const message = `${row.item} stands twice, first at ${first.table.file}:${first.line}`;
        problems.push({ file: row.table.file, line: row.line, column: 1, message });
      } else this.items.set(row.item, row);
    }
    if (problems.length > 0) throw new DataError(problems);
  }

  has(item: string): boolean {
    return this.items.has(item);
  }

  byItem(item: string): ScrRow | undefined {
    return this.items.get(item);
  }

  /** Every row that counts, in order of tables and print. */
  all(): readonly ScrRow[] {
    return this.rows;
  }

  /** Rows that a product in this role answers for. */
  byRole(role: Role): readonly ScrRow[] {
    return this.rows.filter((row) => appliesTo(row, role) !== undefined);
  }

  /** Option that the role must support for the row's status to bind; undefined if it binds always. */
  conditionOf(row: ScrRow, role: Role): string | undefined {
    return appliesTo(row, role)?.when;
  }

  /** Names that rows of the role ask for and that are not its rows, with the items that ask; a statement may answer them. */
  askedElsewhere(role: Role): ReadonlyMap<string, readonly string[]> {
    const rows = this.byRole(role);
    const own = new Set(rows.map((row) => row.item));
    const asked = new Map<string, string[]>();
    for (const row of rows) {
      for (const name of row.expression ? leavesOf(row.expression).map(nameOf) : []) {
        if (!own.has(name)) asked.set(name, [...(asked.get(name) ?? []), row.item]);
      }
    }
    return asked;
  }
}

function appliesTo(row: ScrRow, role: Role) {
  return row.table.applies.find((one) => one.role === role && one.parties.includes(row.party));
}

/**
 * Replaces classes of specifications that we hold (`ProvCont:MCF`) by the AND of their mandatory rows; others stay as they are.
 * Throws `RangeError` for a group that the specification does not have.
 */
export function expandClasses(expression: Expression, rows: readonly ScrRow[]): Expression {
  if (expression.kind === 'item') return expression;
  if (expression.kind !== 'class') {
    return { kind: expression.kind, operands: expression.operands.map((operand) => expandClasses(operand, rows)) };
  }
  const { spec, group } = expression;
  const held = rows.filter((row) => row.table.spec === spec);
  if (held.length === 0) return expression;
  const party = { MCF: 'client', MSF: 'server' }[group];
  const members = held.filter((row) => (party ? row.party === party : row.group === group));
  if (members.length === 0) throw new RangeError(`${spec} has no ${group}`);
  const operands = members
    .filter((row) => row.status === 'M')
    .map(({ item }) => ({ kind: 'item' as const, name: item }));
  return { kind: 'and', operands };
}
