/** The page of an object: what a person wants to know of it, made from its definition. */
import type { Occurrence } from '../../mo/ddf-model';
import { type Facet, type NodeDefinition, walkDefinition } from '../../mo/definition';
import type { MoObject } from './model';

const statusWords: Readonly<Record<string, string>> = {
  published: 'the node list was read',
  partial: 'some nodes or properties come from products',
  skeleton: 'the object exists, its nodes are remembered',
  reconstruction: 'the object exists, its nodes are ours',
};

/** `banner` stands first, as a comment. */
export function markdownOf({ definition, notes }: MoObject, banner: string): string {
  const { name, version, identifier, document, clause, status, place, root } = definition;
  const graded = root.evidence !== undefined;
  const head = [
    `<!-- ${banner} -->`,
    `# ${[name, version].filter(Boolean).join(' ')}`,
    '',
    ...(identifier ? [`- identifier: \`${identifier}\``] : []),
    `- document: ${document}${clause ? `, clause ${clause}` : ''}`,
    ...(place ? [`- place: \`${place}\``] : []),
    ...(graded ? [`- status: ${status} (${statusWords[status]})`] : []),
    '',
  ];
  const columns = ['node', 'occurs', 'format', 'access', 'values', ...(graded ? ['seen'] : []), 'about'];
  const rows = [...walkDefinition(root)].map(({ path, node }) => [
    `\`${path}\``,
    occurrenceName(node.occurrence),
    formatCell(node),
    accessCell(node),
    valueCell(node),
    ...(graded ? [evidenceCell(node)] : []),
    [node.role && `role ${node.role}.`, node.description, notes.has(path) && `Note: ${notes.get(path)}.`]
      .filter(Boolean)
      .join(' '),
  ]);
  const print = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  return [...head, print(columns), `|${columns.map(() => '---').join('|')}|`, ...rows.map(print), ''].join('\n');
}

/** `ZeroOrMore`, as descriptions write it. */
export function occurrenceName({ min, max }: Occurrence): string {
  const low = min === 0 ? 'Zero' : 'One';
  if (max === 1) return min === 0 ? 'ZeroOrOne' : 'One';
  return max === Number.POSITIVE_INFINITY ? `${low}OrMore` : `${low}OrN (${max})`;
}

function formatCell({ format, tolerates, types }: NodeDefinition): string {
  const also = tolerates?.length ? ` (also met: ${tolerates.join(', ')})` : '';
  const mime = types?.filter((type) => type !== 'text/plain').join(', ');
  return `${format ?? '?'}${mime ? `, ${mime}` : ''}${also}`;
}

function accessCell({ access, refuses }: NodeDefinition): string {
  const never = refuses?.length ? `never ${refuses.join(', ')}` : '';
  return [access === undefined ? '?' : access.join(', '), never].filter(Boolean).join('; ');
}

function valueCell({ values, range, defaultValue }: NodeDefinition): string {
  const list = values?.map((value) => (value === '' ? 'empty' : value)).join(', ');
  const spread = range && `${range[0]} to ${range[1]}`;
  return [list ?? spread, defaultValue && `default ${defaultValue}`].filter(Boolean).join('; ');
}

function evidenceCell({ evidence }: NodeDefinition): string {
  if (!evidence) return '';
  const facets: readonly Facet[] = ['occurrence', 'format', 'access', 'scope', 'values', 'refuses'];
  const byGrade = new Map<string, Facet[]>();
  for (const facet of facets) {
    const grade = evidence[facet];
    if (grade) byGrade.set(grade, [...(byGrade.get(grade) ?? []), facet]);
  }
  const parts = [...byGrade].map(([grade, names]) => `${names.join(', ')}: ${grade}`);
  return [evidence.node, ...parts].join('; ');
}

function escapeCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // Angle brackets outside code would be taken for markup.
  const safe = line.startsWith('`') ? line : line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return safe.replace(/\|/g, '\\|');
}
