/** Documents, sheets and marks that a requirement names exist, and no row of a sheet is told twice. */
import { marksIn } from '../../catalogue/evidence';
import type { Rule } from '../rule';

export const referencesRule: Rule = {
  name: 'references',
  description:
    'documents, sheets and marks are known; each row of a sheet belongs to one requirement; no document is idle',
  check({ documents, mappings, heads, requirements }, report) {
    const known = new Set<string>();
    for (const place of documents) {
      if (known.has(place.value.id)) report(place, `document ${place.value.id} is there twice`);
      known.add(place.value.id);
    }
    const used = new Set(heads.map(({ value }) => value.document));
    for (const head of heads)
      if (!known.has(head.value.document)) report(head, `unknown document ${head.value.document}`);
    const rows = new Map<string, string>();
    for (const place of requirements) {
      const { id, document, from, sources } = place.value;
      if (document !== undefined) used.add(document);
      if (document !== undefined && !known.has(document)) report(place, `${id}: unknown document ${document}`);
      if (from.length !== sources.length)
        report(place, `${id}: expected one source for each of from, actual ${sources.length} for ${from.length}`);
      from.forEach((row, index) => {
        const mapping = mappings.find(({ value }) => value.sheet === row.split('#')[0]);
        const cell = sources[index];
        if (!mapping) report(place, `${id}: no evidence mapping for the sheet of ${row}`);
        else if (cell !== undefined && marksIn(cell, mapping.value).length === 0)
          report(place, `${id}: no known mark in the source ${JSON.stringify(cell)}`);
        if (row.includes('#§')) return;
        const other = rows.get(row);
        if (other) report(place, `${id}: ${row} belongs to ${other} already`);
        rows.set(row, id);
      });
    }
    for (const place of documents) if (!used.has(place.value.id)) report(place, `${place.value.id} governs nothing`);
  },
};
