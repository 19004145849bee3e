/** Loads the published conformance tables (spec/scr) with their errata (spec/errata/scr-*.yaml) and the options of statements. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { applyErrata, type DraftRow, type ErrataFile } from './errata';
import { ExpressionError, leavesOf, nameOf, parseExpression } from './expression';
import type { Erratum, IcsOption, Party, ScrCells, ScrRow, ScrTable } from './model';
import { expandClasses, ScrIndex } from './scr-index';
import { DataError, type Problem, readYaml, type YamlFile } from './yaml-file';

export interface Scr {
  readonly tables: readonly ScrTable[];
  /** How many rows the documents print; the rows that count are in the index. */
  readonly printed: number;
  readonly errata: readonly Erratum[];
  /** Closed list of what cases name in `needs`. */
  readonly options: readonly IcsOption[];
  readonly index: ScrIndex;
  /** Compiled spec/schema/ics.schema.json. */
  readonly icsSchema: ValidateFunction;
}

/** spec/scr/<table>.yaml, as its schema says. */
interface TableFile extends Omit<ScrTable, 'name' | 'file'> {
  readonly groups: readonly { readonly heading?: string; readonly rows: readonly ScrCells[] }[];
}

const optionsFile = 'options.yaml';
const parties: Readonly<Record<string, Party>> = { C: 'client', S: 'server', ICC: 'card' };

/** Takes the folder that holds spec/. Throws `DataError` with every fault found, each with file and line. */
export function loadScr(root: string): Scr {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  const list = (folder: string, prefix = '') =>
    readdirSync(join(root, folder))
      .filter((name) => name.startsWith(prefix) && name.endsWith('.yaml') && name !== optionsFile)
      .sort();
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const schema = (name: string) => ajv.compile({ $id: name, ...JSON.parse(read('spec/schema', name)) });
  const tableSchema = schema('scr.schema.json');
  const errataSchema = schema('errata.schema.json');
  const icsSchema = schema('ics.schema.json');
  const optionSchema = ajv.compile({ $ref: 'scr.schema.json#/$defs/optionList' });

  const problems: Problem[] = [];
  const errata = list('spec/errata', 'scr-').map((name) =>
    readYaml<ErrataFile>(read('spec/errata', name), `spec/errata/${name}`, errataSchema),
  );
  const options = readYaml<{ options: IcsOption[] }>(
    read('spec/scr', optionsFile),
    `spec/scr/${optionsFile}`,
    optionSchema,
  ).value.options;

  const tables: ScrTable[] = [];
  const applied: Erratum[] = [];
  const drafts: { draft: DraftRow; table: ScrTable }[] = [];
  let printed = 0;
  for (const name of list('spec/scr')) {
    const file = `spec/scr/${name}`;
    const source = readYaml<TableFile>(read(file), file, tableSchema);
    const table = tableOf(source, options, problems);
    tables.push(table);
    const rows = draftsOf(source);
    printed += rows.length;
    for (const own of errata.filter(({ value }) => value.table === table.name)) {
      const result = applyErrata(rows, own);
      applied.push(...result.applied);
      problems.push(...result.problems);
    }
    drafts.push(...rows.map((draft) => ({ draft, table })));
  }
  for (const source of errata) {
    if (!tables.some(({ name }) => name === source.value.table)) {
      problems.push(source.problem(['table'], `no table ${source.value.table} in spec/scr`));
    }
  }
  const rows = drafts.flatMap(({ draft, table }) => rowOf(draft, table, problems));
  const finished = withClasses(rows, problems);
  if (problems.length > 0) throw new DataError(problems);
  return { tables, printed, errata: applied, options, index: new ScrIndex(finished), icsSchema };
}

function tableOf(
  { value, file, problem }: YamlFile<TableFile>,
  options: readonly IcsOption[],
  problems: Problem[],
): ScrTable {
  value.applies.forEach(({ role, when }, position) => {
    if (when !== undefined && !options.some((option) => option.name === when && option.roles.includes(role))) {
      problems.push(problem(['applies', position, 'when'], `${when} is no option of role ${role}`));
    }
  });
  const { groups: _, ...head } = value;
  return { ...head, name: file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length), file };
}

function draftsOf({ value, problem }: YamlFile<TableFile>): DraftRow[] {
  return value.groups.flatMap(({ heading, rows }, group) =>
    rows.map((cells, row) => ({
      cells,
      remarks: [],
      ...(heading !== undefined && { heading }),
      line: problem(['groups', group, 'rows', row], '').line,
    })),
  );
}

/** The row with what its id tells and its expression; none if one of them cannot be read. */
function rowOf({ cells, remarks, heading, line }: DraftRow, table: ScrTable, problems: Problem[]): ScrRow[] {
  const complain = (message: string) => problems.push({ file: table.file, line, column: 1, message });
  const own = cells.item.startsWith(table.spec) ? cells.item.slice(table.spec.length) : '';
  // A word behind the number marks an id that is ours: the printed one belongs to another row.
  const id = /^-(?:([A-Za-z]+)-)?(C|S|ICC)-\d{3}(?:-[A-Za-z]+)?$/.exec(own);
  const party = parties[id?.[2] ?? ''];
  if (!id || party === undefined) {
    complain(`item ${cells.item}: expected ${table.spec}-<group>-<C, S or ICC>-<three digits>`);
    return [];
  }
  const row = { ...cells, party, group: id[1] ?? '', ...(heading !== undefined && { heading }), table, remarks, line };
  if (cells.requirement === undefined) return [row];
  try {
    return [{ ...row, expression: parseExpression(cells.requirement) }];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    complain(`requirement of ${cells.item}: ${error.message}`);
    return [];
  }
}

/** Expands classes, and complains of names that look like ours and are no row. */
function withClasses(rows: readonly ScrRow[], problems: Problem[]): ScrRow[] {
  const items = new Set(rows.map((row) => row.item));
  const specs = [...new Set(rows.map((row) => row.table.spec))];
  return rows.map((row) => {
    if (!row.expression) return row;
    const complain = (message: string) =>
      problems.push({
        file: row.table.file,
        line: row.line,
        column: 1,
        message: `requirement of ${row.item}: ${message}`,
      });
    try {
      const expression = expandClasses(row.expression, rows);
      for (const name of leavesOf(expression).map(nameOf)) {
        if (!items.has(name) && specs.some((spec) => name.startsWith(`${spec}-`))) complain(`${name} is no row`);
      }
      return { ...row, expression };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      complain(error.message);
      return row;
    }
  });
}
