/** The data of each case for the browser: its findings, messages (bytes once, in base64) and decoded trees. */
import { gzipSync } from 'node:zlib';
import type { EventLine, FindingLine, MessageLine, Place, Verdict } from '../../tester/record';
import { vocabularies } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import { children, type DocumentNode, type ElementNode, pathOf, type TextNode } from '../../wire/tree';
import { exchangeOf } from '../exchange';
import { type CaseRun, type Run, rulesSeen } from '../run';
import { type Compact, compact, type Names } from './compact';
import { labelOf } from './label';

/** Bytes of one message that a report shows; the record has them all. */
const mostShown = 2 * 1024 * 1024;
/** Texts of strangers (output of the product, headers) are cut here. */
const mostText = 20_000;
const mostLabel = 400;
/** A byte inside something longer is marked alone. */
const mostGrown = 64;

export interface BodyLimits {
  /** Characters of case data in all; beyond it the messages of cases stay in the record, those that passed first. */
  readonly total: number;
}

export const defaultBodyLimits: BodyLimits = { total: 64 * 1024 * 1024 };

/** JSON of each case, in the order of the run, compressed: gzip in base64. The browser unpacks a case when it is opened. */
export function bodiesOf(run: Run, names: Names, limits: BodyLimits = defaultBodyLimits): string[] {
  const importance: readonly Verdict[] = ['fail', 'error', 'inconclusive', 'pass', 'skipped'];
  const order = run.cases.map((_, index) => index);
  const weight = (index: number) => importance.indexOf(run.cases[index]?.verdict.verdict ?? 'skipped');
  order.sort((a, b) => weight(a) - weight(b) || a - b);
  const bodies: string[] = [];
  let total = 0;
  for (const index of order) {
    const one = run.cases[index];
    if (!one) continue;
    let body = packed(caseData(one, names, true));
    if (total + body.length > limits.total) body = packed(caseData(one, names, false));
    total += body.length;
    bodies[index] = body;
  }
  return bodies;
}

function packed(data: object): string {
  return gzipSync(JSON.stringify(data)).toString('base64');
}

function caseData(one: CaseRun, names: Names, withBytes: boolean): object {
  const documents = new Map<number, DocumentNode | undefined>();
  const timeline = one.timeline.map((line) =>
    line.type === 'event' ? eventData(line) : messageData(line, documents, names, withBytes),
  );
  const { line, verdict } = one;
  return {
    key: line.key,
    id: line.id,
    title: line.title,
    permutation: line.permutation,
    covers: line.covers,
    scr: line.scr,
    ets: line.ets,
    t: line.t,
    verdict: verdict.verdict,
    reason: verdict.reason,
    ms: verdict.ms,
    rules: rulesSeen(one).map(({ rule, outcome }) => [rule, outcome]),
    findings: one.findings.map((finding) => findingData(finding, documents, one)),
    timeline,
  };
}

function eventData({ what, t, session, text, data }: EventLine): object {
  const shown = data && Object.entries(data).map(([name, value]) => [name, cut(plain(value))]);
  return { what, t, session, text: cut(text), data: shown };
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function cut(text: string, most = mostText): string {
  return text.length > most ? `${text.slice(0, most)}... (${text.length - most} characters more)` : text;
}

function messageData(
  line: MessageLine,
  documents: Map<number, DocumentNode | undefined>,
  names: Names,
  withBytes: boolean,
): object {
  const bytes = Buffer.from(line.bytes, 'base64');
  const shown = bytes.subarray(0, mostShown);
  const document = shown.length === bytes.length ? decoded(line, bytes) : undefined;
  documents.set(line.n, document);
  const { n, session, direction, t, encoding, http, deviation, step } = line;
  const tree: Compact | undefined = withBytes && document ? compact(document, names) : undefined;
  return {
    ...{ n, session, direction, t, encoding, deviation, step },
    http: { ...http, headers: http.headers.map(([name, value]) => [name, cut(value)]) },
    label: cut(labelOf(document, bytes.length), mostLabel),
    size: bytes.length,
    bytes: withBytes ? shown.toString('base64') : undefined,
    tree,
    head: document && headWords(document),
    notes: document?.findings.map(({ offset, severity, path, message, expected, actual }) => ({
      offset,
      severity,
      path,
      message,
      expected,
      actual,
    })),
  };
}

/** Undefined for an empty body and for one that is no document at all. */
function decoded(line: MessageLine, bytes: Uint8Array): DocumentNode | undefined {
  if (bytes.length === 0) return undefined;
  const mediaType = line.http.headers.find(([name]) => name === 'content-type')?.[1];
  const encoding = line.encoding === 'unknown' ? undefined : line.encoding;
  return decodeStrict(bytes, vocabularies, { encoding, mediaType }).document;
}

/** `WBXML 1.2, public id 0x1201, utf-8` */
function headWords({ encoding, header }: DocumentNode): string {
  const { version, charset, publicId, doctype } = header;
  const id = typeof publicId === 'number' ? `0x${publicId.toString(16)}` : publicId;
  return [
    `${encoding.toUpperCase()}${version === undefined ? '' : ` ${version}`}`,
    ...(id === undefined ? [] : [`public id ${id}`]),
    ...(doctype ? [`DOCTYPE ${doctype.publicId ?? doctype.name}`] : []),
    ...(charset === undefined ? [] : [charset]),
  ].join(', ');
}

function findingData(
  finding: FindingLine,
  documents: ReadonlyMap<number, DocumentNode | undefined>,
  one: CaseRun,
): object {
  const { n, requirement, effect, text, place, expected, actual, by, follows } = finding;
  const document = place.message === null ? undefined : documents.get(place.message);
  const exchange = place.message === null ? undefined : exchangeOf(one, place.message);
  return {
    n,
    requirement,
    effect,
    text,
    place,
    expected,
    actual,
    by,
    follows,
    exchange,
    span: document && spanOf(document, place),
  };
}

/** Bytes to mark for a place: the range it gives, the element at its path, or the smallest thing at its offset. */
export function spanOf(document: DocumentNode, place: Place): readonly [number, number] | undefined {
  const { offset, end, path } = place;
  if (offset !== undefined && end !== undefined && end > offset) return [offset, Math.min(end, document.bytes.length)];
  const named = path === undefined ? undefined : elementAt(document, path);
  if (named && (offset === undefined || (named.start <= offset && offset < named.end))) return [named.start, named.end];
  if (offset === undefined || offset >= document.bytes.length) return undefined;
  const node = document.root && smallestAt(document.root, offset);
  return node && node.end - node.start <= mostGrown ? [node.start, node.end] : [offset, offset + 1];
}

/** The element of a path as `pathOf` writes it, or its nearest ancestor that is there. */
function elementAt(document: DocumentNode, path: string): ElementNode | undefined {
  const [, first, ...steps] = path.split('/');
  const { root } = document;
  if (!root || `/${first}` !== pathOf(root)) return undefined;
  let at = root;
  for (const step of steps) {
    const [, name = '', index = '1'] = /^([^[]*)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const next = children(at, name)[Number(index) - 1];
    if (!next) break;
    at = next;
  }
  return at;
}

function smallestAt(node: ElementNode, offset: number): ElementNode | TextNode | undefined {
  if (offset < node.start || offset >= node.end) return undefined;
  for (const child of node.children) {
    if (offset < child.start || offset >= child.end) continue;
    return child.kind === 'element' ? smallestAt(child, offset) : child;
  }
  return node;
}
