/**
 * Wire mutants: the messages of a correct reference changed on their way. What the suites do not notice was forgotten by them,
 * or cannot be noticed; every survivor needs a reason (suites/expected/mutants-<role>.yaml).
 */
import { createHash } from 'node:crypto';
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import type { WireEvent } from '../../wire/events';
import { decodeStrict } from '../../wire/strict';
import { encodeEventsWbxml, encodeEventsXml, eventsOf } from '../../wire/write';
import type { Case, PlannedCase } from '../case';
import type { FindingLine, MessageLine, RecordLine, VerdictLine } from '../record';
import { type RunOptions, run } from '../run';
import { type Change, changeOf } from './change';
import { applies, type MutantKind, mutantKinds, mutateBytes, mutateEvents, spansOf } from './operators';
import { factsOfCase, surroundings } from './surroundings';

export interface Mutant {
  readonly number: number;
  readonly key: string;
  /** Counts the messages of the IUT in this case from 1. */
  readonly message: number;
  readonly kind: MutantKind;
  readonly path: string;
  readonly at: number;
}

export interface MutantResult {
  readonly mutant: Mutant;
  /** Absent where the message says what it said before, or never came. */
  readonly change?: Change;
  /**
   * `caught`: a finding fails. `noticed`: undecided, or a warning or advisory. `survived`: as if nothing had happened.
   * `idle`: nothing was changed (a letter became what it was, two equal neighbours changed places).
   */
  readonly outcome: 'caught' | 'noticed' | 'survived' | 'idle';
  readonly by: string;
}

type Options = Omit<RunOptions, 'sink' | 'planned' | 'tamper' | 'onVerdict'> & {
  readonly planned: readonly PlannedCase[];
};

/**
 * Runs the reference once untouched, then once per mutant.
 * @param count how many; @param seed the same seed makes the same mutants.
 */
export async function runMutants(
  options: Options,
  count: number,
  seed: string,
  onResult: (result: MutantResult) => void,
): Promise<MutantResult[]> {
  const planned = options.planned
    .filter((one) => one.sanity !== 'last' && !one.skip)
    .map((one): PlannedCase => ({ ...one, sanity: undefined }));
  const baseline: RecordLine[] = [];
  await run({ ...options, planned, sink: (line) => baseline.push(line) });
  const mutants = choose(baseline, count, seed);
  const byKey = new Map(planned.map((one) => [one.key, one]));
  const named = new Map(mutants.map((mutant) => [`${mutant.key} mutant ${mutant.number}`, mutant]));
  const trials = [...named].flatMap(([key, mutant]) => {
    const one = byKey.get(mutant.key);
    return one ? [{ ...one, key }] : [];
  });
  const results: MutantResult[] = [];
  const findings = new Map<string, FindingLine[]>();
  const messages = new Map<string, MessageLine[]>();
  const changes = new Map<string, Change>();
  const sink = (line: RecordLine): void => {
    if (line.type === 'finding') findings.set(line.key, [...(findings.get(line.key) ?? []), line]);
    if (line.type === 'message') messages.set(line.key, [...(messages.get(line.key) ?? []), line]);
    const mutant = line.type === 'verdict' ? named.get(line.key) : undefined;
    if (line.type !== 'verdict' || !mutant) return;
    const weighed = weigh(mutant, changes.get(line.key), findings.get(line.key) ?? [], line);
    const result =
      weighed.outcome === 'survived'
        ? withSurroundings(weighed, messages.get(line.key) ?? [], byKey.get(mutant.key)?.of)
        : weighed;
    messages.delete(line.key);
    results.push(result);
    onResult(result);
  };
  await run({
    ...options,
    planned: trials,
    sink,
    tamper: (key, ordinal, http, bytes) => {
      const mutant = named.get(key);
      if (mutant?.message !== ordinal) return { http, bytes };
      const after = apply(mutant, bytes);
      const change = changeOf(bytes, after, mutant.kind === 'flip' ? undefined : mutant.path);
      if (change) changes.set(key, change);
      return { http, bytes: after };
    },
  });
  return results.sort((a, b) => a.mutant.number - b.mutant.number);
}

function choose(baseline: readonly RecordLine[], count: number, seed: string): Mutant[] {
  const messages = new Map<string, MessageLine[]>();
  for (const line of baseline)
    if (line.type === 'message' && line.direction === 'in') {
      const list = messages.get(line.key) ?? [];
      messages.set(line.key, list);
      list.push(line);
    }
  // Cases end in any order.
  const all = [...messages.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, list]) => list.map((line, index) => ({ key, line, message: index + 1 })));
  const random = randomOf(seed);
  const mutants: Mutant[] = [];
  for (let number = 1; number <= count && all.length > 0; number++) {
    const target = all[Math.floor(random() * all.length)] as (typeof all)[number];
    const events = eventsOfBytes(Buffer.from(target.line.bytes, 'base64'));
    const kind = mutantKinds[Math.floor(random() * mutantKinds.length)] as MutantKind;
    const places = events ? spansOf(events).filter((span) => applies(kind, events, span)) : [];
    const span = places[Math.floor(random() * places.length)];
    mutants.push({ number, key: target.key, message: target.message, kind, path: span?.path ?? '', at: random() });
  }
  return mutants;
}

function apply(mutant: Mutant, bytes: Uint8Array): Uint8Array {
  if (mutant.kind === 'truncate' || mutant.kind === 'flip') return mutateBytes(mutant.kind, bytes, mutant.at);
  const events = eventsOfBytes(bytes);
  if (!events) return bytes;
  const xml = decodeStrict(bytes, [syncml12]).document.encoding === 'xml';
  // The body in the other encoding under the old label.
  if (mutant.kind === 'recode') return encode(events, !xml);
  const span = spansOf(events).find((one) => one.path === mutant.path);
  return span ? encode(mutateEvents(mutant.kind, events, span), xml) : bytes;
}

function eventsOfBytes(bytes: Uint8Array): WireEvent[] | undefined {
  const root = decodeStrict(bytes, [syncml12])?.document.root;
  return root && eventsOf(root);
}

function encode(events: readonly WireEvent[], xml: boolean): Uint8Array {
  return xml ? encodeEventsXml(events, syncml12) : encodeEventsWbxml(events, syncml12);
}

function weigh(
  mutant: Mutant,
  change: Change | undefined,
  findings: readonly FindingLine[],
  verdict: VerdictLine,
): MutantResult {
  const result = (outcome: MutantResult['outcome'], by: string): MutantResult => ({ mutant, change, outcome, by });
  if (!change) return result('idle', '');
  const failing = findings.find((finding) => finding.effect === 'fail');
  if (failing) return result('caught', failing.by.rule ? `rule ${failing.by.rule}` : (failing.by.step ?? 'case'));
  if (verdict.verdict !== 'pass') return result('noticed', `${verdict.verdict}: ${verdict.reason ?? ''}`);
  const soft = findings[0];
  if (soft) return result('noticed', `${soft.effect}: ${soft.requirement ?? soft.text}`);
  return result('survived', '');
}

function withSurroundings(result: MutantResult, lines: readonly MessageLine[], of: Case | undefined): MutantResult {
  const { mutant, change } = result;
  if (!change) return result;
  const facts = [...change.facts, ...surroundings(lines, mutant.message, change), ...factsOfCase(of, change.path)];
  return { ...result, change: { ...change, facts } };
}

/** Numbers in [0, 1), the same for the same seed. */
export function randomOf(seed: string): () => number {
  let counter = 0;
  return () => createHash('sha256').update(`${seed} ${counter++}`).digest().readUInt32BE(0) / 0x1_0000_0000;
}
