/** Cases against permutations: shows at a glance whether a fault belongs to a case or to an encoding, a version, a login. */
import { permutationName } from '../tester/plan';
import type { Verdict } from '../tester/record';
import { casesById } from './causes';
import type { CaseRun, Run } from './run';
import { visible } from './words';

export interface Matrix {
  /** Long names, in the order of their first case. */
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly id: string;
  /** One cell a column; empty where the case was not run so. Several where it was run again (sanity cases). */
  readonly cells: readonly (readonly CaseRun[])[];
}

export function matrixOf(run: Run): Matrix {
  const columns = [...new Set(run.cases.map((one) => permutationName(one.line.permutation)))];
  const rows = [...casesById(run)].map(([id, cases]): MatrixRow => {
    const byColumn = new Map<string, CaseRun[]>();
    for (const one of cases) {
      const name = permutationName(one.line.permutation);
      byColumn.set(name, [...(byColumn.get(name) ?? []), one]);
    }
    return { id, cells: columns.map((name) => byColumn.get(name) ?? []) };
  });
  return { columns, rows };
}

export const marks: Readonly<Record<Verdict, string>> = {
  pass: '.',
  fail: 'F',
  inconclusive: '?',
  error: 'E',
  skipped: '-',
};

/** Columns are numbered; the names stand below the table. */
export function matrixText(run: Run): string {
  const { columns, rows } = matrixOf(run);
  const names = rows.map((row) => visible(row.id));
  const left = Math.max(4, ...names.map((name) => name.length));
  const wide = Math.max(
    2,
    `${columns.length}`.length + 1,
    ...rows.flatMap((row) => row.cells.map((cell) => cell.length + 1)),
  );
  const head = columns.map((_, index) => `${index + 1}`.padStart(wide)).join('');
  const body = rows.map(({ cells }, index) => {
    const line = cells.map((cell) =>
      cell
        .map((one) => marks[one.verdict.verdict])
        .join('')
        .padStart(wide),
    );
    return `${names[index]?.padEnd(left)}${line.join('')}`.trimEnd();
  });
  const legend = columns.map((name, index) => `${`${index + 1}`.padStart(3)}  ${visible(name)}`);
  const key = Object.entries(marks).map(([verdict, mark]) => `${mark} ${verdict}`);
  return `${[`${'case'.padEnd(left)}${head}`, ...body, '', ...legend, '', key.join('  ')].join('\n')}\n`;
}
