/** The disagreements that are known, each with its reason, and what is not among them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { Opinion } from './opinion';

/** All that an entry names must be so; what it leaves out may be anything. */
export interface Disagreement {
  readonly judge: string;
  readonly reason: string;
  /** What we say, one of these. */
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
  /** Names of documents; `*` at the end stands for the rest. */
  readonly documents?: readonly string[];
}

const strings = { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true };
const schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      judge: { type: 'string' },
      reason: { type: 'string', minLength: 10 },
      ours: strings,
      theirs: strings,
      documents: strings,
    },
    required: ['judge', 'reason'],
    minProperties: 3,
    additionalProperties: false,
  },
};

/** The entries of disagreements.yaml. @throws Error for a file of another form */
export function disagreements(): Disagreement[] {
  const value: unknown = parse(readFileSync(join(__dirname, 'disagreements.yaml'), 'utf8'));
  const ajv = new Ajv();
  if (!ajv.validate(schema, value)) throw new Error(`disagreements.yaml: ${ajv.errorsText()}`);
  return value as Disagreement[];
}

export interface Tally {
  /** Both have nothing against the document, or both have. */
  readonly accepted: number;
  readonly refused: number;
  /** Listed with a reason. */
  readonly explained: number;
  readonly unexplained: readonly Opinion[];
  /** Words of the list that nothing needed: an entry, or one alternative of it. */
  readonly stale: readonly string[];
}

/** Holds the opinions of one judge against the list. */
export function tally(judge: string, opinions: readonly Opinion[], list: readonly Disagreement[]): Tally {
  const own = list.filter((entry) => entry.judge === judge);
  const differ = opinions.filter(({ agree }) => !agree);
  const unexplained = differ.filter((opinion) => !own.some((entry) => explains(entry, opinion)));
  const agreed = opinions.filter(({ agree }) => agree);
  return {
    accepted: agreed.filter(({ ours }) => ours === 'accepts').length,
    refused: agreed.filter(({ ours }) => ours !== 'accepts').length,
    explained: differ.length - unexplained.length,
    unexplained,
    stale: own.flatMap((entry) => unused(entry, differ)),
  };
}

function explains({ ours, theirs, documents }: Disagreement, opinion: Opinion): boolean {
  const among = (value: string, list: readonly string[] | undefined) => list?.includes(value) ?? true;
  const isNamed = documents?.some((name) => matches(name, opinion.document)) ?? true;
  return among(opinion.ours, ours) && among(opinion.theirs, theirs) && isNamed;
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Alternatives of an entry without which it would explain as much. */
function unused(entry: Disagreement, differ: readonly Opinion[]): string[] {
  const explained = differ.filter((opinion) => explains(entry, opinion));
  if (explained.length === 0) return [`${entry.judge}: ${entry.reason}`];
  const { ours = [], theirs = [], documents = [] } = entry;
  const idle = [
    ...ours.filter((word) => !explained.some((opinion) => opinion.ours === word)),
    ...theirs.filter((word) => !explained.some((opinion) => opinion.theirs === word)),
    ...documents.filter((name) => !explained.some(({ document }) => matches(name, document))),
  ];
  return idle.map((word) => `${entry.judge}: ${word}`);
}
