/**
 * JUnit XML, as build servers read it (spec/xsd/junit.xsd): a test suite per suite, a test case per case and permutation, and
 * one suite for the rules, since a broken rule fails the run without failing a case.
 */
import { permutationName } from '../tester/plan';
import type { FindingLine } from '../tester/record';
import { rootsOf, ruleCauses } from './causes';
import { type CaseRun, type Run, rulesSeen } from './run';
import { count, expectedWords, placeWords, visible } from './words';

export interface JunitOptions {
  /** What a case that could not be decided becomes; most build servers know no third colour. Default `skipped`. */
  readonly inconclusive?: 'skipped' | 'failure';
}

/** An element for fast-xml-parser's builder with `preserveOrder`. */
type Node = { readonly [name: string]: unknown };

/** Of one run, or of several that belong together. */
export function junitReport(runs: Run | readonly Run[], options: JunitOptions = {}): string {
  // Loaded here: the command line starts faster without it.
  const { XMLBuilder } = require('fast-xml-parser') as typeof import('fast-xml-parser');
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    format: true,
    suppressEmptyNode: true,
  });
  const suites = [runs].flat().flatMap((run) => [...suitesOf(run, options), ...rulesOf(run)]);
  const all = suites.flatMap((suite) => suite.cases);
  const root = element(
    'testsuites',
    { name: 'assay', ...totals(all) },
    suites.map((suite) => suite.node),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([root])}`.trimEnd() + '\n';
}

interface TestCase {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly ms: number;
  readonly node: Node;
}

interface TestSuite {
  readonly cases: readonly TestCase[];
  readonly node: Node;
}

function suitesOf(run: Run, options: JunitOptions): TestSuite[] {
  const bySuite = new Map<string, CaseRun[]>();
  for (const one of run.cases) {
    const members = bySuite.get(one.line.suite);
    if (members) members.push(one);
    else bySuite.set(one.line.suite, [one]);
  }
  return [...bySuite].map(([name, members]) => {
    const first = Math.min(...members.map((one) => one.line.t));
    return suite(
      name,
      members.map((one) => testCase(one, options)),
      timestamp(run, first),
    );
  });
}

function suite(name: string, cases: readonly TestCase[], at: string | undefined): TestSuite {
  const attributes = { name, ...totals(cases), ...(at ? { timestamp: at } : {}) };
  return {
    cases,
    node: element(
      'testsuite',
      attributes,
      cases.map((one) => one.node),
    ),
  };
}

function totals(cases: readonly TestCase[]): Record<string, string> {
  const of = (outcome: TestCase['outcome']) => `${cases.filter((one) => one.outcome === outcome).length}`;
  const ms = cases.reduce((sum, one) => sum + one.ms, 0);
  return {
    tests: `${cases.length}`,
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
    time: time(ms),
  };
}

function testCase(of: CaseRun, options: JunitOptions): TestCase {
  const { line, verdict } = of;
  const reason = verdict.reason ?? '';
  const asFailure = options.inconclusive === 'failure';
  const outcomes = {
    pass: 'passed',
    fail: 'failure',
    error: 'error',
    skipped: 'skipped',
    inconclusive: asFailure ? 'failure' : 'skipped',
  } as const;
  const outcome = outcomes[verdict.verdict];
  const message = verdict.verdict === 'inconclusive' ? `inconclusive: ${reason}` : reason;
  const result: Record<TestCase['outcome'], () => Node[]> = {
    passed: () => [],
    failure: () => [element('failure', { message, type: typeOf(of) }, [text(failureText(of) || message)])],
    error: () => [element('error', { message, type: 'error' }, [text(message)])],
    skipped: () => [element('skipped', { message })],
  };
  const attributes = { name: line.key, classname: line.suite, time: time(verdict.ms) };
  const node = element('testcase', attributes, [properties(of), ...result[outcome](), ...aside(of)]);
  return { outcome, ms: verdict.ms, node };
}

function properties({ line, verdict }: CaseRun): Node {
  const property = (name: string, value: string) => element('property', { name, value });
  return element('properties', {}, [
    property('case', line.id),
    property('permutation', permutationName(line.permutation)),
    property('verdict', verdict.verdict),
    ...line.covers.map((id) => property('requirement', id)),
    ...line.scr.map((item) => property('scr', item)),
    ...(line.ets === null ? [] : [property('ets', line.ets)]),
  ]);
}

/** Requirement of the first root cause. */
function typeOf(of: CaseRun): string {
  return rootsOf(of, 'fail')[0]?.finding.requirement ?? 'failure';
}

function failureText(of: CaseRun): string {
  const tell = ({ finding, follows }: ReturnType<typeof rootsOf>[number], margin: string): string[] => [
    ...findingText(finding, margin),
    ...follows.flatMap((next) => [`${margin}  follows from this:`, ...tell(next, `${margin}  `)]),
  ];
  return rootsOf(of, 'fail')
    .flatMap((root) => tell(root, ''))
    .join('\n');
}

function findingText({ requirement, by, text: found, place, expected, actual }: FindingLine, margin = ''): string[] {
  const who = [...(requirement === null ? [] : [requirement]), ...(by.rule === undefined ? [] : [`rule ${by.rule}`])];
  return [
    `${margin}${[...who, found].join(': ')}`,
    `${margin}  place: ${placeWords(place)}`,
    `${margin}  expected: ${expectedWords(expected)}`,
    `${margin}  actual: ${actual}`,
  ].map((line) => visible(line));
}

/** Warnings and advisories: kept beside the result, never part of it. */
function aside(of: CaseRun): Node[] {
  const lines = of.findings
    .filter((finding) => finding.effect !== 'fail')
    .map((finding) => `${finding.effect}: ${findingText(finding).join('\n')}`);
  return lines.length > 0 ? [element('system-out', {}, [text(lines.join('\n'))])] : [];
}

function rulesOf(run: Run): TestSuite[] {
  const broken = new Map<string, string[]>();
  for (const { rule, sightings } of ruleCauses(run, 'fail')) {
    if (rule === undefined) continue;
    const [first] = sightings;
    const lines = [
      `${count(sightings.length, 'time')}; first in ${visible(first.of.line.key)}`,
      ...findingText(first.finding),
    ];
    broken.set(rule, [...(broken.get(rule) ?? []), ...lines]);
  }
  const judged = new Set(run.cases.flatMap((one) => rulesSeen(one).map(({ rule }) => rule)));
  const names = [...new Set([...broken.keys(), ...judged])].sort();
  if (names.length === 0) return [];
  const cases = names.map((name): TestCase => {
    const lines = broken.get(name);
    const result = lines
      ? [element('failure', { message: lines[0] ?? '', type: 'rule' }, [text(lines.join('\n'))])]
      : [];
    return {
      outcome: lines ? 'failure' : 'passed',
      ms: 0,
      node: element('testcase', { name, classname: 'rules', time: '0.000' }, result),
    };
  });
  return [suite('rules', cases, timestamp(run, 0))];
}

/** The builder escapes markup; what XML 1.0 forbids is made visible before. */
function element(name: string, attributes: Readonly<Record<string, string>>, content: readonly Node[] = []): Node {
  const safe = Object.entries(attributes).map(([key, value]) => [key, visible(value)]);
  return { [name]: content, ':@': Object.fromEntries(safe) };
}

function text(value: string): Node {
  return { '#text': visible(value, { lines: true, most: 20_000 }) };
}

function time(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function timestamp(run: Run, t: number): string | undefined {
  const at = new Date(Date.parse(run.header.started) + t);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString().replace(/\.\d+Z$/, '');
}
