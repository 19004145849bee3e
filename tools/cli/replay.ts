/** `assay replay`: a recorded run judged by the suites, rules and catalogue of today. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pc from 'picocolors';
import { type Again, judgeAgain } from '../monitor/again';
import type { Suite } from '../tester/case';
import { keptCases, readCases } from '../tester/ddf/keep';
import type { RecordLine } from '../tester/record';
import { type Replayed, replay as replayRun } from '../tester/replay';
import { catalogue, printJson, suites, usage } from './context';
import type { Exit } from './main';
import { recordOf } from './report';

interface Options {
  readonly case?: string[];
  readonly json?: boolean;
}

/** Exit code 0 no fail, 1 a fail, 4 undecided; as a live run would have ended. */
export async function replay(path: string, options: Options): Promise<Exit> {
  const known = catalogue();
  const file = recordOf(path);
  const lines = readLines(file);
  const wanted = options.case && new Set(options.case);
  const [head] = lines;
  if (head?.type === 'run' && head.role === 'int')
    return ofPair(
      judgeAgain(head, lines, known).filter(({ line }) => !wanted || wanted.has(line.id) || wanted.has(line.key)),
      options,
    );
  const all = await replayRun(
    lines,
    made(file) ?? suites(known),
    known,
    wanted && ((line) => wanted.has(line.id) || wanted.has(line.key)),
  );
  if (all.length === 0)
    throw usage(`the record holds none of these cases`, `assay list cases shows all; the record is ${path}`);
  if (options.json)
    printJson(
      all.map(({ planned, before, judged, changed }) => ({
        key: planned.key,
        id: planned.of.id,
        before: before?.verdict ?? null,
        verdict: judged.verdict,
        reason: judged.reason ?? null,
        changed,
        findings: judged.findings,
      })),
    );
  else for (const line of text(all)) process.stdout.write(`${line}\n`);
  const verdicts = new Set(all.map((one) => one.judged.verdict));
  const broken = all.some((one) => one.judged.findings.some((finding) => finding.by.rule && finding.effect === 'fail'));
  if (verdicts.has('fail') || broken) return 1;
  return verdicts.has('inconclusive') || verdicts.has('error') ? 4 : 0;
}

/** Between two products there is nothing to play: the rules are asked again, what a scenario missed stays as it was. */
function ofPair(all: readonly Again[], { json }: Options): Exit {
  if (json)
    printJson(
      all.map(({ line, before, findings }) => ({
        key: line.key,
        id: line.id,
        before: before?.verdict ?? null,
        findings,
      })),
    );
  else
    for (const { line, before, failed } of all)
      process.stdout.write(
        `${before?.verdict ?? 'no verdict'}  ${line.key}: ${failed.now} findings that fail, ${failed.before} then\n`,
      );
  if (all.some(({ before, failed }) => failed.now > 0 || (before?.verdict === 'fail' && failed.before === 0))) return 1;
  return all.some(({ before }) => before?.verdict !== 'pass') ? 4 : 0;
}

function* text(all: readonly Replayed[]): Generator<string> {
  let same = 0;
  for (const { planned, before, judged, changed } of all) {
    if (before?.verdict === judged.verdict && judged.verdict === 'pass') {
      same++;
      continue;
    }
    const was = before && before.verdict !== judged.verdict ? ` (was ${before.verdict})` : '';
    yield `${pc.bold(judged.verdict.toUpperCase())} ${planned.key}${was}`;
    if (judged.reason) yield `  ${judged.reason}`;
    for (const finding of judged.findings.filter((one) => one.effect === 'fail'))
      yield `  ${finding.requirement ?? '-'}: expected ${finding.expected.join(' or ')}, actual ${finding.actual}`;
    if (changed) yield '  the case sends something else today than it did then: run it again before you trust this';
  }
  yield `${all.length} judged again, ${same} pass as before`;
}

/** Cases that were made for this very run (`assay run --ddf`), which plays no others. */
function made(record: string): Suite[] | undefined {
  const file = join(dirname(record), keptCases);
  return existsSync(file) ? [readCases(readFileSync(file, 'utf8'), file)] : undefined;
}

function readLines(file: string): RecordLine[] {
  const lines: RecordLine[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line === '') continue;
    try {
      lines.push(JSON.parse(line) as RecordLine);
    } catch {
      throw usage(
        `${file}:${index + 1} is no JSON`,
        'a run that was cut off can be judged up to the line before: remove the last line',
      );
    }
  }
  return lines;
}
