/** `assay coverage`: what the suites and rules judge of what the documents ask. */
import pc from 'picocolors';
import { roles } from '../catalogue';
import { boundTo, type CoverageRow, coverageRows, duties, judgesOf, judgesOfRole, testable } from '../tester/coverage';
import { AssayError } from '../tester/errors';
import type { Role } from '../tester/record';
import { rules } from '../tester/rules';
import { catalogue, printJson, suites } from './context';
import type { Exit } from './main';

interface Options {
  readonly json?: boolean;
  readonly open?: boolean;
  readonly role?: string;
}

export async function coverage({ json, open: listOpen, role }: Options): Promise<Exit> {
  if (role !== undefined && !isRole(role)) throw new AssayError(`--role ${role}: one of ${roles.join(', ')}`);
  const whole = catalogue();
  const cases = suites(whole).flatMap((suite) => suite.cases);
  const known = role ? boundTo(whole, role) : whole;
  const judges = role ? judgesOfRole(cases, rules, role) : judgesOf(cases, rules);
  const rows = coverageRows(known, judges);
  const open = [...known.requirements.values()].filter((one) => testable(one) && !judges.has(one.id));
  const reasons = reasonsOf([...known.requirements.values()].filter((one) => !testable(one) && !judges.has(one.id)));
  const must = role && duties(known, judges);
  if (json) {
    const openRows = open.map((one) => ({ id: one.id, untested: one.untested ?? null }));
    printJson({ rows, untested: reasons, open: openRows, ...(must && { role, must }) });
    return 0;
  }
  for (const row of byDocument(rows)) process.stdout.write(`${lineOf(row)}\n`);
  if (must) process.stdout.write(`${lineOf({ name: `MUSTs of DM 1.x that bind a ${role}`, ...must })}\n`);
  process.stdout.write(
    `\nuntested: ${Object.entries(reasons)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}\n`,
  );
  if (listOpen) for (const one of open) process.stdout.write(`${one.id}  ${one.level}  ${one.text}\n`);
  return 0;
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

function reasonsOf(untested: readonly { untested?: string; level: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of untested) {
    const reason = one.untested ?? `level ${one.level}`;
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

interface Line {
  readonly name: string;
  readonly covered: number;
  readonly testable: number;
  readonly all: number;
}

/** One line per document and party; the JSON has level and evidence as well. */
function byDocument(rows: readonly CoverageRow[]): Line[] {
  const lines = new Map<string, { name: string; covered: number; testable: number; all: number }>();
  for (const row of rows) {
    const name = `${row.document} ${row.party}`;
    const line = lines.get(name) ?? { name, covered: 0, testable: 0, all: 0 };
    lines.set(name, line);
    line.covered += row.covered;
    line.testable += row.testable;
    line.all += row.all;
  }
  const all = [...lines.values()];
  const sum = (key: 'covered' | 'testable' | 'all'): number => all.reduce((total, line) => total + line[key], 0);
  return [...all, { name: 'all documents', covered: sum('covered'), testable: sum('testable'), all: sum('all') }];
}

function lineOf(line: Line): string {
  const numbers = `${line.covered} / ${line.testable} / ${line.all}`;
  const share = line.testable === 0 ? '' : `${Math.floor((100 * line.covered) / line.testable)} %`;
  return `${line.name.padEnd(64)} ${numbers.padStart(16)} ${pc.dim(share.padStart(6))}`;
}
