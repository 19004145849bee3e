/** `assay list`: what there is to run and to refer to. */

import { catalogue, printJson, suites, usage } from './context';
import type { Exit } from './main';

interface Row {
  readonly id: string;
  readonly title: string;
}

/** @param what one of cases, suites, requirements, rules, defects. */
export async function list(what: string, options: { json?: boolean }): Promise<Exit> {
  const rows = await rowsOf(what);
  if (options.json) printJson(rows);
  else {
    const width = Math.min(60, Math.max(0, ...rows.map((row) => row.id.length)));
    for (const row of rows) process.stdout.write(`${row.id.padEnd(width)}  ${row.title}\n`);
  }
  return 0;
}

async function rowsOf(what: string): Promise<Row[]> {
  const known = catalogue();
  switch (what) {
    case 'cases':
      return suites(known)
        .flatMap((suite) => suite.cases)
        .map(({ id, role, suite, title, covers, scr, ets, needs, axes, caughtBy }) => ({
          id,
          role,
          suite,
          title,
          covers,
          scr,
          ets,
          needs,
          axes,
          'caught-by': caughtBy,
        }));
    case 'suites':
      return suites(known).map(({ suite, role, title, cases, file }) => ({
        id: suite,
        role,
        title,
        cases: cases.length,
        file,
      }));
    case 'requirements':
      return [...known.requirements.values()].map((one) => ({ title: one.text, ...one }));
    case 'rules': {
      const { rules } = await import('../tester/rules/index.js');
      return rules.map((rule) => ({
        id: rule.id,
        title: `${rule.party}: ${rule.requirements.join(', ')}`,
        party: rule.party,
        requirements: rule.requirements,
        assumesCorrectPeer: rule.assumesCorrectPeer,
      }));
    }
    case 'defects': {
      const { allDefects } = await import('./defects.js');
      return (await allDefects(known)).map((defect) => ({ id: defect.name, ...defect }));
    }
    default:
      throw usage(`there is no list of ${what}`, 'assay list cases | suites | requirements | rules | defects');
  }
}
