/** Applies corrections to printed rows. One that finds no row or changes nothing has outlived its print and is an error. */
import type { Erratum, ScrCells } from './model';
import type { Problem, YamlFile } from './yaml-file';

/** spec/errata/scr-<table>.yaml, as its schema says. */
export interface ErrataFile {
  readonly table: string;
  readonly errata: readonly {
    readonly target: Partial<ScrCells>;
    readonly change: 'delete' | (Partial<ScrCells> & { readonly remark?: string });
    readonly reason: string;
    readonly clause: string;
    readonly from: string;
  }[];
}

/** A printed row on its way to count. */
export interface DraftRow {
  cells: ScrCells;
  readonly remarks: string[];
  readonly heading?: string;
  readonly line: number;
}

const columns = ['item', 'function', 'ref', 'status', 'requirement'] as const;

/**
 * Takes the rows of one table and its errata, applied in order; changes and removes rows of the list.
 * Returns what was applied and what could not be.
 */
export function applyErrata(
  rows: DraftRow[],
  source: YamlFile<ErrataFile>,
): { applied: Erratum[]; problems: Problem[] } {
  const applied: Erratum[] = [];
  const problems: Problem[] = [];
  source.value.errata.forEach(({ target, change, reason, clause, from }, position) => {
    const complain = (message: string) => problems.push(source.problem(['errata', position], message));
    const found = rows.filter(({ cells }) =>
      columns.every((column) => target[column] === undefined || target[column] === cells[column]),
    );
    const row = found[0];
    if (row === undefined || found.length > 1) {
      complain(`target ${JSON.stringify(target)}: expected one row, actual ${found.length}`);
      return;
    }
    const before = row.cells;
    let after: ScrCells | undefined;
    let remark: string | undefined;
    if (change === 'delete') {
      rows.splice(rows.indexOf(row), 1);
    } else {
      const { remark: said, ...cells } = change;
      const idle = columns.find((column) => cells[column] !== undefined && cells[column] === before[column]);
      if (idle) {
        complain(`erratum without effect: ${idle} of ${before.item} is ${JSON.stringify(before[idle])} already`);
        return;
      }
      after = row.cells = { ...before, ...cells };
      remark = said;
      if (said !== undefined) row.remarks.push(said);
    }
    const { line } = source.problem(['errata', position], '');
    applied.push({
      table: source.value.table,
      before,
      ...(after && { after }),
      ...(remark !== undefined && { remark }),
      reason,
      clause,
      from,
      file: source.file,
      line,
    });
  });
  return { applied, problems };
}
