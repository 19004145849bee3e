/** The report for a terminal: what failed and where, root cause first, then counts. Plain text where nobody sees colours. */
import pc from 'picocolors';
import { permutationName } from '../tester/plan';
import type { Effect, FindingLine } from '../tester/record';
import {
  byWeight,
  type Cause,
  caseCauses,
  casesById,
  type FollowUp,
  onlyWith,
  rootsOf,
  ruleCauses,
  type Sighting,
} from './causes';
import { exchangeOf } from './exchange';
import type { CaseRun, Run } from './run';
import { sentence, type Tally, tallyOf } from './tally';
import { count, expectedWords, type Lookup, placeWords, visible } from './words';

export interface TextOptions {
  /** Columns; longer values go on in the next line. Default: those of the terminal, else 100. */
  readonly width?: number;
  /** Default: as picocolors finds (NO_COLOR, FORCE_COLOR, terminal or not). */
  readonly colours?: boolean;
  /** Also every warning and advisory in full. */
  readonly verbose?: boolean;
}

/** Lines of a report, as `textReport` joins them. */
export function textReport(run: Run, lookup: Lookup, options: TextOptions = {}): string {
  const tally = tallyOf(run, lookup);
  const page = new Page(run, lookup, options);
  const failed = [...page.failures(), ...page.rules()];
  const lines = [
    ...failed,
    ...page.undecided('error'),
    ...page.undecided('inconclusive'),
    ...page.tallied('warning', tally),
    ...page.tallied('advisory', tally),
    ...page.skipped(),
    ...page.closing(tally),
  ];
  return `${lines.join('\n')}\n`;
}

const indent = '  ';
const labelWidth = 13;
/** Permutations that a failure lists by name. */
const mostNamed = 8;

class Page {
  private readonly colours: ReturnType<typeof pc.createColors>;
  private readonly width: number;
  private readonly byId: ReadonlyMap<string, readonly CaseRun[]>;

  constructor(
    private readonly run: Run,
    private readonly lookup: Lookup,
    private readonly options: TextOptions,
  ) {
    this.colours = pc.createColors(options.colours ?? pc.isColorSupported);
    this.width = Math.max(40, options.width ?? process.stdout.columns ?? 100);
    this.byId = casesById(run);
  }

  /** Every failed case is named here, if only with the rule that it failed by. */
  failures(): string[] {
    const causes = caseCauses(this.run, 'fail').sort(byWeight);
    const told = new Set(causes.flatMap((cause) => cause.sightings.map((sighting) => sighting.of)));
    const rest = this.run.cases.filter((one) => one.verdict.verdict === 'fail' && !told.has(one));
    return [...causes.flatMap((cause) => [...this.block(cause), '']), ...this.failedByRule(rest)];
  }

  rules(): string[] {
    const causes = ruleCauses(this.run, 'fail').sort(byWeight);
    if (causes.length === 0) return [];
    return [this.colours.bold('rules broken'), '', ...causes.flatMap((cause) => [...this.rule(cause), ''])];
  }

  private block(cause: Cause): string[] {
    const [first, ...others] = cause.sightings;
    const name = visible(first.of.line.id);
    const { colours } = this;
    return [
      `${colours.bold(colours.red('FAIL'))} ${colours.bold(name)}  [${permutationName(first.of.line.permutation)}]`,
      ...this.alsoIn(first, others),
      ...this.finding(first, indent),
      ...this.followUps(first.follows, indent + indent),
    ];
  }

  private alsoIn(first: Sighting, others: readonly Sighting[]): string[] {
    const bad = [...new Set([first, ...others].map((sighting) => sighting.of))];
    const all = this.byId.get(first.of.line.id) ?? bad;
    const only = onlyWith(bad, all);
    const played = all.filter((one) => one.verdict.verdict !== 'skipped').length;
    return [
      ...this.permutations(bad.slice(1)),
      ...(played > 1
        ? this.field(
            indent,
            'seen in',
            `${bad.length} of ${played} permutations${only.length > 0 ? `, only with ${only.join(', ')}` : ''}`,
          )
        : []),
    ];
  }

  /** The first few by name: `seen in` tells what they share. */
  private permutations(others: readonly CaseRun[]): string[] {
    if (others.length === 0) return [];
    const named = others.slice(0, mostNamed).map((one) => `[${permutationName(one.line.permutation)}]`);
    const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
    return this.field(indent, 'also in', named.join(' ') + more);
  }

  private finding(sighting: Sighting, margin: string): string[] {
    const { finding, of } = sighting;
    return [
      ...this.requirement(finding, margin),
      ...this.field(margin, 'found', finding.text),
      ...this.demand(finding, margin),
      ...this.field(margin, 'look at', this.lookAt(finding, of)),
    ];
  }

  private demand(finding: FindingLine, margin: string): string[] {
    const { colours } = this;
    return [
      ...this.field(margin, 'place', placeWords(finding.place)),
      ...this.field(margin, 'expected', expectedWords(finding.expected), colours.green),
      ...this.field(margin, 'actual', finding.actual || '(nothing)', colours.red),
    ];
  }

  private requirement({ requirement }: FindingLine, margin: string): string[] {
    if (requirement === null) return [];
    const known = this.lookup(requirement);
    if (!known) return this.field(margin, 'requirement', `${requirement} (not in the catalogue)`);
    const { level, evidence, document, clause } = known;
    return this.field(margin, 'requirement', `${requirement} (${level}, ${evidence})  ${document} ${clause}`);
  }

  /** Root first, what follows from it below and further in. */
  private followUps(follows: readonly FollowUp[], margin: string): string[] {
    return follows.flatMap(({ finding, follows: next }) => [
      ...this.field(margin, 'follows', finding.text),
      ...this.demand(finding, margin + indent),
      ...this.followUps(next, margin + indent),
    ]);
  }

  private lookAt({ place }: FindingLine, of: CaseRun): string {
    const run = this.run.source === undefined ? 'RUN' : quoted(this.run.source);
    const exchange = place.message === null ? undefined : exchangeOf(of, place.message);
    const again = `assay replay ${run} --case ${quoted(of.line.id)} judges it again`;
    return exchange === undefined ? again : `exchange ${exchange}; ${again}`;
  }

  /** Cases that failed because a rule is broken that they cover: the rule tells the rest. */
  private failedByRule(cases: readonly CaseRun[]): string[] {
    const { colours } = this;
    return this.foldedBy(cases, (one) => {
      const rules = rootsOf(one, 'fail').flatMap(({ finding }) => finding.by.rule ?? []);
      return rules.length > 0 ? `rule ${[...new Set(rules)].join(', ')}, see below` : (one.verdict.reason ?? '');
    }).flatMap(({ id, why, cases: [first, ...others] }) => [
      `${colours.bold(colours.red('FAIL'))} ${colours.bold(visible(id))}  [${permutationName(first.line.permutation)}]`,
      ...this.permutations(others),
      ...this.field(indent, 'broken', why),
      '',
    ]);
  }

  private rule(cause: Cause): string[] {
    const { colours } = this;
    const cases = new Set(cause.sightings.map((sighting) => sighting.of));
    const [first] = cause.sightings;
    const often = `${count(cause.sightings.length, 'time')} in ${count(cases.size, 'case')}; first in ${first.of.line.key}`;
    return [
      `${colours.bold(colours.red('RULE'))} ${colours.bold(visible(cause.rule ?? ''))}`,
      ...this.field(indent, 'seen', often),
      ...this.finding(first, indent),
    ];
  }

  undecided(verdict: 'error' | 'inconclusive'): string[] {
    const { colours } = this;
    const cases = this.run.cases.filter((one) => one.verdict.verdict === verdict);
    const label = verdict === 'error' ? colours.magenta('ERROR') : colours.yellow('INCONCLUSIVE');
    const lines = this.foldedBy(cases, (one) => one.verdict.reason ?? 'no reason recorded').flatMap(
      ({ id, why, cases: [first, ...others] }) => [
        `${colours.bold(label)} ${visible(id)}  [${permutationName(first.line.permutation)}]${others.length > 0 ? ` and ${count(others.length, 'permutation')} more` : ''}`,
        ...this.field(indent, 'reason', why),
      ],
    );
    return lines.length > 0 ? [...lines, ''] : [];
  }

  /** Warnings and advisories: a line for each requirement, apart from failures and from every share. */
  tallied(effect: Exclude<Effect, 'fail'>, tally: Tally): string[] {
    const number = tally.effects[effect];
    if (number === 0) return [];
    const many = effect === 'warning' ? 'warnings' : 'advisories';
    const why =
      effect === 'warning' ? 'SHOULD, not broken rules' : 'the governing text was not read: nobody fails by these';
    const causes = [...caseCauses(this.run, effect), ...ruleCauses(this.run, effect)].sort(byWeight);
    const lines = causes.flatMap((cause) => {
      const [first] = cause.sightings;
      const head = `${indent}${this.colours.cyan(effect)} ${visible(cause.rule ?? first.of.line.id)}${cause.sightings.length > 1 ? ` (${cause.sightings.length} times)` : ''}`;
      if (this.options.verbose) return [head, ...this.finding(first, indent + indent)];
      return [
        head,
        ...this.requirement(first.finding, indent + indent),
        ...this.field(indent + indent, 'found', first.finding.text),
      ];
    });
    return [this.colours.bold(`${count(number, effect, many)} (${why})`), ...lines, ''];
  }

  skipped(): string[] {
    const cases = this.run.cases.filter((one) => one.verdict.verdict === 'skipped');
    const reasons = new Map<string, number>();
    for (const { verdict } of cases) reasons.set(verdict.reason ?? '', (reasons.get(verdict.reason ?? '') ?? 0) + 1);
    const lines = [...reasons].flatMap(([reason, number]) =>
      this.field(indent, `${number}`, reason || 'no reason recorded'),
    );
    return lines.length > 0 ? [this.colours.bold('skipped'), ...lines, ''] : [];
  }

  closing(tally: Tally): string[] {
    const { colours } = this;
    const { pass, fail, inconclusive, error, skipped } = tally.verdicts;
    const rules = new Set(ruleCauses(this.run, 'fail').map((cause) => cause.rule)).size;
    const others = [
      ...(rules > 0 ? [colours.red(`${count(rules, 'rule')} broken`)] : []),
      `${inconclusive} inconclusive`,
      count(error, 'error'),
    ];
    return [
      ...this.run.notes.map((note) => colours.yellow(`note: ${visible(note)}`)),
      ...wrap(sentence(this.run, tally), this.width),
      others.join(', '),
      `${paint(pass, colours.green)(`${pass} passed`)}, ${paint(fail, colours.red)(`${fail} failed`)}, ${skipped} skipped`,
    ];
  }

  /** The same case with the same reason once, its permutations together. */
  private foldedBy(
    cases: readonly CaseRun[],
    whyOf: (one: CaseRun) => string,
  ): { id: string; why: string; cases: [CaseRun, ...CaseRun[]] }[] {
    const found = new Map<string, { id: string; why: string; cases: [CaseRun, ...CaseRun[]] }>();
    for (const one of cases) {
      const why = whyOf(one);
      const key = JSON.stringify([one.line.id, why]);
      const known = found.get(key);
      if (known) known.cases.push(one);
      else found.set(key, { id: one.line.id, why, cases: [one] });
    }
    return [...found.values()];
  }

  /** `  expected     404`; what does not fit goes on below its beginning. */
  private field(margin: string, label: string, value: string, paintValue: (text: string) => string = String): string[] {
    const head = margin + label.padEnd(labelWidth - 1) + ' ';
    const lines = wrap(visible(value), this.width - head.length);
    return lines.map(
      (line, index) =>
        (index === 0 ? margin + this.colours.dim(label.padEnd(labelWidth - 1)) + ' ' : ' '.repeat(head.length)) +
        paintValue(line),
    );
  }
}

function paint(number: number, colour: (text: string) => string): (text: string) => string {
  return number > 0 ? colour : String;
}

/** A word as a shell reads it back. */
export function quoted(word: string): string {
  return /^[\w./@-]+$/.test(word) ? word : `'${visible(word).replace(/'/g, `'\\''`)}'`;
}

/** Breaks between words; a word that is longer than a line is broken inside. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(16, width);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/(?<= )(?! )/)) {
    if (line.length + word.trimEnd().length > room && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    while (word.trimEnd().length > room) {
      lines.push(word.slice(0, room));
      word = word.slice(room);
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}
