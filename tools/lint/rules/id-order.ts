/** New requirements go to the end of their file, with its prefix and the next number. */
import type { Rule } from '../rule';

export const idOrderRule: Rule = {
  name: 'id-order',
  description: 'ids begin with the prefix of their file and rise from entry to entry',
  check({ heads, requirements }, report) {
    const prefixes = new Map<string, string>();
    for (const head of heads) {
      const other = prefixes.get(head.value.prefix);
      if (other) report(head, `prefix ${head.value.prefix} belongs to ${other} already`);
      prefixes.set(head.value.prefix, head.file);
    }
    const last = new Map<string, string>();
    for (const place of requirements) {
      const { id } = place.value;
      const prefix = heads.find(({ file }) => file === place.file)?.value.prefix;
      if (id.slice(0, -5) !== prefix) report(place, `${id}: expected the prefix ${prefix}`);
      const before = last.get(place.file);
      if (before !== undefined && id <= before) report(place, `${id} stands after ${before}`);
      last.set(place.file, id);
    }
  },
};
