/** Checks one record line before anyone trusts its fields: a record may be old, edited by hand or cut. */
import type { RecordLine } from '../tester/record';
import { RunError } from './run';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const truth: Check = (value) => typeof value === 'boolean';
const any: Check = () => true;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    object(value) && faultOf(value as Record<string, unknown>, fields) === undefined;

const textsByName: Check = (value) => object(value) && Object.values(value as object).every(texts);
const pairs: Check = (value) => Array.isArray(value) && value.every((pair) => texts(pair) && pair.length === 2);

const permutation = shape({ version: text, encoding: text, clientAuth: text, serverAuth: text, transport: text });
const http = shape({ method: optional(text), target: optional(text), status: optional(number), headers: pairs });
const place = shape({
  message: orNull(number),
  path: optional(text),
  offset: optional(number),
  end: optional(number),
  line: optional(number),
  column: optional(number),
});

/** Fields that a report reads, by line type. `any` where it only passes the value on. */
const fieldsOf: Readonly<Record<RecordLine['type'], Readonly<Record<string, Check>>>> = {
  run: {
    assay: text,
    role: text,
    started: text,
    seed: text,
    product: text,
    profile: any,
    suites: text,
    catalogue: text,
    strict: truth,
  },
  case: {
    key: text,
    id: text,
    suite: text,
    title: text,
    covers: texts,
    scr: texts,
    ets: orNull(text),
    permutation,
    t: number,
  },
  message: {
    key: text,
    n: number,
    session: number,
    direction: oneOf('in', 'out'),
    t: number,
    encoding: oneOf('xml', 'wbxml', 'unknown'),
    http,
    bytes: text,
    deviation: optional(text),
    step: optional(text),
  },
  event: { key: text, t: number, session: number, what: text, text, data: optional(object) },
  finding: {
    key: text,
    n: number,
    requirement: orNull(text),
    effect: oneOf('fail', 'warning', 'advisory'),
    text,
    place,
    expected: texts,
    actual: text,
    by: shape({ step: optional(text), line: optional(number), rule: optional(text) }),
    follows: optional(number),
  },
  rules: { key: text, holds: textsByName, broken: textsByName },
  verdict: {
    key: text,
    verdict: oneOf('pass', 'fail', 'inconclusive', 'error', 'skipped'),
    reason: optional(text),
    t: number,
    ms: number,
  },
  end: { t: number, exitCode: number },
};

function faultOf(value: Record<string, unknown>, fields: Readonly<Record<string, Check>>): string | undefined {
  return Object.keys(fields).find((name) => !fields[name]?.(value[name]));
}

/**
 * The value as a record line.
 * @throws RunError `version` for a format of another time, `shape` for anything that is no line.
 */
export function lineOf(value: unknown, number: number): RecordLine {
  if (!object(value)) throw new RunError('shape', number, 'expected a JSON object');
  const line = value as Record<string, unknown>;
  if (typeof line['type'] !== 'string' || !Object.hasOwn(fieldsOf, line['type']))
    throw new RunError('shape', number, `unknown line type ${JSON.stringify(line['type'])?.slice(0, 40)}`);
  if (line['type'] === 'run' && line['format'] !== 1)
    throw new RunError(
      'version',
      number,
      `expected record format 1, found ${JSON.stringify(line['format'])?.slice(0, 40)}`,
    );
  const fault = faultOf(line, fieldsOf[line['type'] as RecordLine['type']]);
  if (fault !== undefined)
    throw new RunError('shape', number, `${line['type']} line: field ${fault} is missing or of the wrong kind`);
  return value as RecordLine;
}
