/** `assay coverage`: what the suites and rules judge of what the documents ask. */
import pc from 'picocolors';
import { type CoverageRow, coverageRows, judgesOf, testable } from '../tester/coverage';
import { rules } from '../tester/rules';
import { catalogue, printJson, suites } from './context';
import type { Exit } from './main';

export async function coverage(options: { json?: boolean; open?: boolean }): Promise<Exit> {
  const known = catalogue();
  const judges = judgesOf(
    suites(known).flatMap((suite) => suite.cases),
    rules,
  );
  const rows = coverageRows(known, judges);
  const open = [...known.requirements.values()].filter((one) => testable(one) && !judges.has(one.id));
  const reasons = reasonsOf([...known.requirements.values()].filter((one) => !testable(one) && !judges.has(one.id)));
  if (options.json) {
    printJson({ rows, untested: reasons, open: open.map((one) => ({ id: one.id, untested: one.untested ?? null })) });
    return 0;
  }
  for (const row of byDocument(rows)) process.stdout.write(`${lineOf(row)}\n`);
  process.stdout.write(
    `\nuntested: ${Object.entries(reasons)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ')}\n`,
  );
  if (options.open) for (const one of open) process.stdout.write(`${one.id}  ${one.level}  ${one.text}\n`);
  return 0;
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
