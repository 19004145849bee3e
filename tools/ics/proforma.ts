/** Writes an empty statement for a vendor to fill: every item of a role with what its table says of it. */
import type { Role, ScrRow, ScrTable } from './model';
import type { Scr } from './scr';

const width = 110;

/** The proforma: valid YAML, the same text each time. Mandatory items are preset to yes, all else is left open. */
export function newIcs(role: Role, scr: Scr): string {
  const options = scr.options.filter((option) => option.roles.includes(role));
  return [
    ...wrap(`Implementation conformance statement of a ${role}.`, '# '),
    ...wrap('Answer yes or no behind the colon; leave open what you do not know yet. M mandatory, O optional.', '# '),
    ...wrap('Then: assay ics check FILE', '# '),
    `role: ${role}`,
    'product:',
    '  vendor:',
    '  name:',
    '  version:',
    "versions: [] # releases of the enabler, quoted, such as ['1.1.2', '1.2']",
    '',
    'options:',
    ...(options.length === 0 ? ['  {}'] : options.map(({ name, about }) => `  ${name}: # ${about}`)),
    '',
    ...itemsOf(role, scr),
    '',
  ].join('\n');
}

function itemsOf(role: Role, scr: Scr): string[] {
  const rows = scr.index.byRole(role);
  if (rows.length === 0) return [`# No published table has items for a ${role}.`, 'items: {}'];
  const lines = ['items:'];
  let table: ScrTable | undefined;
  let heading: string | undefined;
  for (const row of rows) {
    const condition = scr.index.conditionOf(row, role);
    if (row.table !== table) {
      const { name, version, id } = row.table.document;
      lines.push('', ...wrap(`=== ${name}, ${version} (${id})`, '  # '));
      if (condition) lines.push(...wrap(`M binds only those who support the option ${condition}.`, '  # '));
      heading = undefined;
    }
    if (row.heading !== heading && row.heading !== undefined) lines.push(...wrap(`--- ${row.heading}`, '  # '));
    ({ table, heading } = row);
    const preset = row.status === 'M' && condition === undefined ? ' yes' : '';
    lines.push(`  ${row.item}:${preset} # ${headOf(row)}`);
    if (row.requirement !== undefined) lines.push(...wrap(`requires ${row.requirement}`, '  #     '));
    for (const remark of row.remarks) lines.push(...wrap(`note: ${remark}`, '  #     '));
  }
  const elsewhere = scr.index.askedElsewhere(role);
  if (elsewhere.size > 0)
    lines.push('', ...wrap('=== Asked for above, but not published in a table of this role', '  # '));
  for (const [name, askers] of elsewhere) {
    const more = askers.length > 1 ? ` and ${askers.length - 1} more` : '';
    const what = /:(MCF|MSF)$/.test(name)
      ? 'all mandatory features'
      : (scr.index.byItem(name)?.function ?? 'see its document');
    lines.push(`  ${name}: # ${what}; asked for by ${askers[0] ?? ''}${more}`);
  }
  return lines;
}

function headOf({ function: name, ref, status }: ScrRow): string {
  return `${name}${ref === undefined ? '' : ` (${ref})`}, ${status}`;
}

/** Words in lines that begin with `start`. */
function wrap(text: string, start: string): string[] {
  const lines: string[] = [];
  let line = start;
  for (const word of text.split(' ')) {
    const longer = line === start ? start + word : `${line} ${word}`;
    if (longer.length > width && line !== start) {
      lines.push(line);
      line = start + word;
    } else line = longer;
  }
  return [...lines, line];
}
