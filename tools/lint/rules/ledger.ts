/** Ids are given once and for ever; spec/requirements/ledger.txt remembers all of them. */
import { ledgerFile } from '../data';
import type { Rule } from '../rule';

export const ledgerRule: Rule = {
  name: 'ledger',
  description: 'every id stands once in the ledger, and every id of the ledger still exists',
  check({ requirements, ledger }, report) {
    const issued = new Map<string, number>();
    for (const entry of ledger) {
      const before = issued.get(entry.value);
      if (before !== undefined) report(entry, `${entry.value} is issued twice, first in line ${before}`);
      issued.set(entry.value, entry.line);
    }
    const present = new Set<string>();
    for (const requirement of requirements) {
      const { id } = requirement.value;
      if (present.has(id)) report(requirement, `${id} is used twice`);
      present.add(id);
      if (!issued.has(id)) report(requirement, `${id} is not in the ledger: run the lint with --issue`);
    }
    for (const entry of ledger)
      if (!present.has(entry.value)) report({ file: ledgerFile, line: entry.line }, `${entry.value} has vanished`);
  },
};
