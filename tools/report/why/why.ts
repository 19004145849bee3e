/** `assay why`: each root cause of a run with the smallest message that shows it, as text and as JSON. */
import pc from 'picocolors';
import { casesById, onlyWith } from '../causes';
import { exchangeOf } from '../exchange';
import type { CaseRun, Run } from '../run';
import { quoted } from '../text';
import { count, expectedWords, type Lookup, placeWords, visible } from '../words';
import { type Root, rootsOf, type Unexplained } from './roots';
import { type Smallest, smallestOf } from './smallest';

/** Grows only. */
export interface WhyJson {
  readonly product: string;
  readonly causes: readonly {
    readonly text: string;
    readonly rule: string | null;
    readonly requirements: readonly string[];
    readonly times: number;
    readonly cases: readonly string[];
    readonly undecided: readonly string[];
    readonly follows: readonly { text: string; rule: string | null; requirements: readonly string[]; times: number }[];
    readonly only: readonly string[];
    readonly smallest: {
      readonly case: string;
      readonly message: number;
      readonly bytes: number;
      readonly commands: number;
      readonly base64: string;
      readonly place: string;
      readonly expected: readonly string[];
      readonly actual: string;
      readonly replay: string;
    } | null;
  }[];
  readonly unexplained: readonly { readonly reason: string; readonly cases: readonly string[] }[];
}

export function whyJson(run: Run): WhyJson {
  const { roots, unexplained } = rootsOf(run);
  const byId = casesById(run);
  return {
    product: run.header.product,
    causes: roots.map((root) => {
      const least = smallestOf(root.sightings);
      return {
        text: root.text,
        rule: root.rule ?? null,
        requirements: root.requirements,
        times: root.sightings.length,
        cases: casesOf(root).map(keyOf),
        undecided: root.undecided.map(keyOf),
        follows: root.follows.map((one) => ({ ...one, rule: one.rule ?? null })),
        only: onlyOf(root, byId),
        smallest: least ? smallestJson(run, least) : null,
      };
    }),
    unexplained: unexplained.map(({ reason, cases }) => ({ reason, cases: cases.map(keyOf) })),
  };
}

function smallestJson(
  run: Run,
  { sighting, message, bytes, commands }: Smallest,
): WhyJson['causes'][number]['smallest'] {
  const { of, finding } = sighting;
  const { expected, actual, place } = finding;
  const about = { case: keyOf(of), message: message.n, bytes, commands, base64: message.bytes };
  return { ...about, place: placeWords(place), expected, actual, replay: replayOf(run, of) };
}

export function whyText(run: Run, lookup: Lookup, colours = pc.isColorSupported): string {
  const paint = pc.createColors(colours);
  const { roots, unexplained } = rootsOf(run);
  const byId = casesById(run);
  const failed = new Set(roots.flatMap(casesOf)).size;
  const lost = roots.reduce((sum, root) => sum + root.undecided.length, 0);
  const head =
    roots.length === 0
      ? 'nothing failed'
      : `${count(roots.length, 'root cause')} for ${count(failed, 'case')} with failures${lost > 0 ? ` and ${count(lost, 'undecided case')}` : ''}`;
  const field = (label: string, value: string): string => `   ${paint.dim(label.padEnd(12))} ${visible(value)}`;
  const block = (root: Root, index: number): string[] => {
    const title = root.rule === undefined ? root.text : `${root.rule}: ${root.text}`;
    const only = onlyOf(root, byId);
    const often = `${count(root.sightings.length, 'time')} in ${count(casesOf(root).length, 'case')}`;
    return [
      '',
      `${paint.bold(String(index + 1))}  ${paint.bold(paint.red(visible(title)))}`,
      ...root.requirements.map((id) => field('requirement', requirementWords(id, lookup))),
      field('seen', only.length > 0 ? `${often}, only with ${only.join(', ')}` : often),
      ...root.follows.map((one) =>
        field(
          'follows',
          `${one.text} (${[...one.requirements, one.rule ?? [], count(one.times, 'time')].flat().join(', ')})`,
        ),
      ),
      ...(root.undecided.length > 0
        ? [field('undecided', `${count(root.undecided.length, 'case')}, ${firstFew(root.undecided)}`)]
        : []),
      ...smallestText(run, root, field, paint),
    ];
  };
  return `${[head, ...roots.flatMap(block), ...unexplained.flatMap((one) => leftText(one, field))].join('\n')}\n`;
}

type Field = (label: string, value: string) => string;

function smallestText(run: Run, root: Root, field: Field, paint: ReturnType<typeof pc.createColors>): string[] {
  const least = smallestOf(root.sightings);
  const { of, finding } = least?.sighting ?? root.sightings[0];
  const demand = [
    field('place', placeWords(finding.place)),
    field('expected', expectedWords(finding.expected)),
    field('actual', finding.actual || '(nothing)'),
    field('again', replayOf(run, of)),
  ];
  if (!least) return demand;
  const { message, bytes, commands, lines } = least;
  const exchange = exchangeOf(of, message.n);
  const where = `message ${message.n}${exchange === undefined ? '' : ` (exchange ${exchange})`} of ${keyOf(of)}`;
  const size = `${count(bytes, 'byte')} of ${message.encoding}, ${count(commands, 'command')}`;
  return [field('smallest', `${where}: ${size}`), ...lines.map((line) => paint.dim(`     | ${line}`)), ...demand];
}

function leftText({ reason, cases }: Unexplained, field: Field): string[] {
  return [
    '',
    `-  ${count(cases.length, 'case')} undecided for another reason`,
    field('reason', reason),
    field('cases', firstFew(cases)),
  ];
}

function requirementWords(id: string, lookup: Lookup): string {
  const known = lookup(id);
  return known
    ? `${id} (${known.level}, ${known.evidence})  ${known.document} ${known.clause}`
    : `${id} (not in the catalogue)`;
}

function firstFew(cases: readonly CaseRun[]): string {
  const names = [...new Set(cases.map((one) => one.line.id))];
  return names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
}

function casesOf({ sightings }: Root): CaseRun[] {
  return [...new Set(sightings.map(({ of }) => of))];
}

function keyOf(of: CaseRun): string {
  return of.line.key;
}

/** What all cases with the fault share that the other permutations of the same cases do not have. */
function onlyOf(root: Root, byId: ReadonlyMap<string, readonly CaseRun[]>): string[] {
  const bad = casesOf(root);
  const all = [...new Set(bad.map((one) => one.line.id))].flatMap((id) => byId.get(id) ?? []);
  return onlyWith(bad, all);
}

function replayOf(run: Run, of: CaseRun): string {
  return `assay replay ${run.source === undefined ? 'RUN' : quoted(run.source)} --case ${quoted(of.line.key)}`;
}
