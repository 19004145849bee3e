/** A rule of the lint: one file each in rules/, with a test that makes it fail. */
import type { LintData, Located } from './data';

export type Report = (place: Pick<Located<unknown>, 'file' | 'line'>, message: string) => void;

export interface Rule {
  readonly name: string;
  /** What it guards, one sentence. */
  readonly description: string;
  check(data: LintData, report: Report): void;
}

export interface LintFinding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** Findings of all rules by file and line. */
export function runRules(rules: readonly Rule[], data: LintData): LintFinding[] {
  const findings: LintFinding[] = [];
  for (const rule of rules)
    rule.check(data, ({ file, line }, message) => {
      findings.push({ file, line, rule: rule.name, message });
    });
  return findings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}
