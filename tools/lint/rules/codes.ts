/** The code tables agree with themselves, with the catalogue and with the marks of their sheets. */
import { marksIn } from '../../catalogue/evidence';
import type { Rule } from '../rule';

interface CodeEntry {
  readonly code?: string | number;
  readonly source?: string;
  readonly sheet?: string;
  /** Status codes that answer it. */
  readonly status?: readonly string[];
}

interface Situation {
  readonly when: string;
  readonly expected: readonly string[];
  readonly requirement: string;
}

export const codesRule: Rule = {
  name: 'codes',
  description:
    'codes are given once, answers are known status codes, sources carry known marks, situations cite requirements',
  check({ files, mappings, requirements }, report) {
    const tables = files.filter(({ schema }) => schema.startsWith('codes-'));
    const entriesOf = (name: string): readonly CodeEntry[] =>
      (tables.find(({ list }) => list === name)?.value[name] as CodeEntry[] | undefined) ?? [];
    const statuses = new Set(entriesOf('status').map(({ code }) => String(code)));
    const ids = new Set(requirements.map(({ value }) => value.id));
    for (const { file, value, lines, list } of tables) {
      const seen = new Set<string | number>();
      for (const [index, { code, source, sheet, status }] of (value[list] as CodeEntry[]).entries()) {
        const place = { file, line: lines[index] ?? 1 };
        if (code !== undefined && seen.has(code)) report(place, `${code} is there twice`);
        if (code !== undefined) seen.add(code);
        for (const answer of status ?? []) if (!statuses.has(answer)) report(place, `unknown status ${answer}`);
        const mapping = mappings.find((one) => one.value.sheet === (sheet ?? value.sheet));
        if (!mapping) report(place, `no evidence mapping for the sheet ${String(sheet ?? value.sheet)}`);
        else if (source !== undefined && marksIn(source, mapping.value).length === 0)
          report(place, `no known mark in the source ${JSON.stringify(source)}`);
      }
      for (const { when, expected, requirement } of (value.situations as Situation[] | undefined) ?? []) {
        if (!ids.has(requirement)) report({ file, line: 1 }, `${when}: unknown requirement ${requirement}`);
        for (const answer of expected)
          if (!statuses.has(answer)) report({ file, line: 1 }, `${when}: unknown status ${answer}`);
      }
    }
  },
};
