/** Nobody fails on a rule that nobody has read: what counts as read says where. */
import { evidenceOfCell } from '../../catalogue/evidence';
import type { Rule } from '../rule';

export const clauseRule: Rule = {
  name: 'clause',
  description: 'a requirement with evidence text or digest names its clause',
  check({ requirements, mappings }, report) {
    for (const place of requirements) {
      const { id, clause, from, sources } = place.value;
      if (clause.trim() === '') report(place, `${id}: no clause`);
      if (clause !== 'unread') continue;
      sources.forEach((source, index) => {
        const mapping = mappings.find(({ value }) => value.sheet === from[index]?.split('#')[0]);
        const evidence = mapping && evidenceOfCell(source, clause, mapping.value);
        if (evidence === 'text' || evidence === 'digest')
          report(place, `${id}: clause unread, but ${source} counts as ${evidence}`);
      });
    }
  },
};
