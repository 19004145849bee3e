/** Reasons for having no case come from a closed list and fit the requirement. */
import { untestedReasons } from '../../catalogue/model';
import type { Rule } from '../rule';

export const untestedRule: Rule = {
  name: 'untested',
  description: 'reasons for untested come from the closed list, and no case covers what is called untested',
  check({ requirements, citations }, report) {
    const covered = new Map(citations.filter(({ file }) => file.startsWith('suites/')).map((one) => [one.value, one]));
    for (const place of requirements) {
      const { id, untested } = place.value;
      if (untested === undefined) continue;
      if (!(untestedReasons as readonly string[]).includes(untested))
        report(place, `${id}: expected one of ${untestedReasons.join(', ')}, actual ${String(untested)}`);
      const case_ = covered.get(id);
      if (case_) report(place, `${id} is untested (${untested}), but ${case_.file}:${case_.line} covers it`);
    }
  },
};
