/** Suites, rules and defects cite requirements that exist. */
import type { Rule } from '../rule';

export const citationsRule: Rule = {
  name: 'citations',
  description: 'every requirement id in suites and tools exists',
  check({ requirements, citations }, report) {
    const ids = new Set(requirements.map(({ value }) => value.id));
    for (const place of citations) if (!ids.has(place.value)) report(place, `unknown requirement ${place.value}`);
  },
};
