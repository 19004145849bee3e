/** Rule rows in the Markdown tables of a fact sheet: a table whose first columns are headed id and rule (or requirement). */

export interface SheetRow {
  readonly id: string;
  /** From 1. */
  readonly line: number;
}

/** Rows in the order of the sheet. */
export function ruleRows(markdown: string): SheetRow[] {
  const rows: SheetRow[] = [];
  let state: 'outside' | 'other' | 'rules' = 'outside';
  markdown.split('\n').forEach((text, index) => {
    if (!text.startsWith('|')) {
      state = 'outside';
      return;
    }
    const cells = text.split('|').map((cell) => cell.trim());
    if (state === 'outside') {
      state = isRuleHead(cells) ? 'rules' : 'other';
      return;
    }
    const id = cells[1] ?? '';
    if (state === 'rules' && !/^:?-+:?$/.test(id)) rows.push({ id, line: index + 1 });
  });
  return rows;
}

function isRuleHead([, first = '', second = '', ...rest]: readonly string[]): boolean {
  if (first === 'Id (own)') return rest.includes('Requirement in short');
  return first === 'id' && second === 'rule';
}
