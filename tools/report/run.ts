/** The recorded run as reports see it: lines put together by case, in the order of their making (docs: "A run is a file"). */
import type {
  CaseLine,
  EndLine,
  EventLine,
  FindingLine,
  MessageLine,
  RecordLine,
  RulesLine,
  RunLine,
  Verdict,
  VerdictLine,
} from '../tester/record';

export interface Run {
  /** Folder or file it was read from, as other commands take it. */
  readonly source?: string;
  readonly header: RunLine;
  readonly cases: readonly CaseRun[];
  /** Absent when the run was cut off. */
  readonly end?: EndLine;
  /** What the reader of any report must know first: cut-off record, cases without verdict. */
  readonly notes: readonly string[];
}

/** One case in one permutation, with all that was recorded of it. */
export interface CaseRun {
  readonly line: CaseLine;
  /** Messages and events as they came. */
  readonly timeline: readonly (MessageLine | EventLine)[];
  readonly messages: readonly MessageLine[];
  readonly findings: readonly FindingLine[];
  /** As recorded: one, or none where the case was not played. */
  readonly rules: readonly RulesLine[];
  /** `inconclusive` where the record stops before it. */
  readonly verdict: VerdictLine;
}

export type RunErrorCode = 'file' | 'empty' | 'json' | 'shape' | 'order' | 'version' | 'limit';

/** The record cannot be read; `line` counts from 1, 0 where no line is to blame. */
export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(
    readonly code: RunErrorCode,
    readonly line: number,
    message: string,
  ) {
    super(line > 0 ? `line ${line}: ${message}` : message);
  }
}

export const verdicts: readonly Verdict[] = ['fail', 'error', 'inconclusive', 'pass', 'skipped'];

interface Draft {
  readonly line: CaseLine;
  readonly timeline: (MessageLine | EventLine)[];
  readonly messages: MessageLine[];
  readonly findings: FindingLine[];
  readonly rules: RulesLine[];
  verdict?: VerdictLine;
}

/** Takes the lines in their order, gives the run. Cases may be interleaved (parallel sessions). */
export class RunBuilder {
  private header?: RunLine;
  private end?: EndLine;
  private readonly drafts = new Map<string, Draft>();
  private readonly notes: string[] = [];

  /** @throws RunError when the line does not fit what came before. */
  add(line: RecordLine, number: number): void {
    if (line.type === 'run') {
      if (this.header) throw new RunError('order', number, 'a second run header; join runs with assay merge');
      this.header = line;
      return;
    }
    if (!this.header) throw new RunError('order', number, `expected the run header first, found ${line.type}`);
    if (this.end) throw new RunError('order', number, `expected nothing after the end line, found ${line.type}`);
    if (line.type === 'end') this.end = line;
    else if (line.type === 'case') this.open(line, number);
    else this.addTo(line, number);
  }

  note(text: string): void {
    this.notes.push(text);
  }

  /** @throws RunError when there was no header. */
  finish(source?: string): Run {
    if (!this.header) throw new RunError('empty', 0, 'no run header: this is no record of a run');
    const unfinished = [...this.drafts.values()].filter((draft) => !draft.verdict).length;
    if (!this.end) this.notes.push('the run was cut off: its record has no end line');
    if (unfinished > 0) this.notes.push(`${unfinished} of ${this.drafts.size} cases have no verdict in the record`);
    const cases = [...this.drafts.values()].map((draft) => ({ ...draft, verdict: draft.verdict ?? noVerdict(draft) }));
    return { source, header: this.header, cases, end: this.end, notes: this.notes };
  }

  private open(line: CaseLine, number: number): void {
    if (this.drafts.has(line.key)) throw new RunError('order', number, `case ${line.key} begins a second time`);
    this.drafts.set(line.key, { line, timeline: [], messages: [], findings: [], rules: [] });
  }

  private addTo(line: MessageLine | EventLine | FindingLine | RulesLine | VerdictLine, number: number): void {
    const draft = this.drafts.get(line.key);
    if (!draft) throw new RunError('order', number, `${line.type} of case ${line.key}, which has not begun`);
    if (line.type === 'finding') draft.findings.push(line);
    else if (line.type === 'rules') draft.rules.push(line);
    else if (line.type === 'verdict') {
      if (draft.verdict) throw new RunError('order', number, `case ${line.key} has a second verdict`);
      draft.verdict = line;
    } else {
      draft.timeline.push(line);
      if (line.type === 'message') draft.messages.push(line);
    }
  }
}

function noVerdict(draft: Draft): VerdictLine {
  const t = draft.timeline.at(-1)?.t ?? draft.line.t;
  const reason = 'the record of the run stops before the verdict';
  return { type: 'verdict', key: draft.line.key, verdict: 'inconclusive', reason, t, ms: t - draft.line.t };
}

/** A rule that the case put to the test. */
export interface RuleSeen {
  readonly rule: string;
  readonly requirements: readonly string[];
  readonly outcome: 'holds' | 'broken';
}

export function rulesSeen({ rules }: Pick<CaseRun, 'rules'>): RuleSeen[] {
  return rules.flatMap((line) =>
    (['holds', 'broken'] as const).flatMap((outcome) =>
      Object.entries(line[outcome]).map(([rule, requirements]) => ({ rule, requirements, outcome })),
    ),
  );
}

/** A run from lines in memory. */
export function runOf(lines: Iterable<RecordLine>): Run {
  const builder = new RunBuilder();
  let number = 0;
  for (const line of lines) builder.add(line, ++number);
  return builder.finish();
}
