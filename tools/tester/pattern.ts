/** Patterns of expectations, matched against the strict tree so that every mismatch has a place. */
import { sameAcl } from '../dm/acl-syntax';
import type { ElementNode } from '../wire/tree';
import { children, textOf } from '../wire/tree';
import type { Pattern } from './case';

export interface Mismatch {
  /** Nearest element that is there. */
  readonly node: ElementNode;
  readonly expected: readonly string[];
  readonly actual: string;
  /** How many patterns agreed before this one failed: the best candidate is the one that came furthest. */
  readonly depth: number;
}

export type MatchResult =
  | { readonly ok: true; readonly captures: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly mismatch: Mismatch };

/** Matches `node` against `pattern`. Never throws; `re` has been checked by the loader. */
export function match(node: ElementNode, pattern: Pattern): MatchResult {
  const captures = new Map<string, string>();
  const mismatch = matchNode(node, pattern, captures, { agreed: 0 });
  return mismatch ? { ok: false, mismatch } : { ok: true, captures };
}

interface Progress {
  agreed: number;
}

function matchNode(
  node: ElementNode,
  pattern: Pattern,
  captures: Map<string, string>,
  progress: Progress,
): Mismatch | undefined {
  if (isTextPattern(pattern)) {
    const actual = textOf(node) ?? '';
    if (textMatches(actual, pattern, captures, node)) {
      progress.agreed++;
      return undefined;
    }
    return { node, expected: describe(pattern), actual: quote(actual), depth: progress.agreed };
  }
  for (const [name, inner] of Object.entries(pattern as Record<string, Pattern>)) {
    const candidates = children(node, name);
    const wanted = Array.isArray(inner) && !isTextPattern(inner) ? (inner as Pattern[]) : [inner];
    const used = new Set<ElementNode>();
    for (const one of wanted) {
      const mismatch = matchAny(node, name, candidates, one, used, captures, progress);
      if (mismatch) return mismatch;
    }
  }
  return undefined;
}

function matchAny(
  parent: ElementNode,
  name: string,
  candidates: readonly ElementNode[],
  pattern: Pattern,
  used: Set<ElementNode>,
  captures: Map<string, string>,
  progress: Progress,
): Mismatch | undefined {
  if (isAbsence(pattern)) {
    const there = candidates[0];
    return there
      ? { node: there, expected: [`no ${name}`], actual: quote(textOf(there) ?? ''), depth: progress.agreed }
      : undefined;
  }
  let best: Mismatch | undefined;
  for (const candidate of candidates) {
    if (used.has(candidate)) continue;
    const trial = new Map<string, string>();
    const own = { agreed: progress.agreed };
    const mismatch = matchNode(candidate, pattern, trial, own);
    if (!mismatch) {
      used.add(candidate);
      for (const [key, value] of trial) captures.set(key, value);
      progress.agreed = own.agreed + 1;
      return undefined;
    }
    if (!best || mismatch.depth > best.depth) best = mismatch;
  }
  return (
    best ?? {
      node: parent,
      expected: [`${name} ${describe(pattern).join(' or ')}`.trim()],
      actual: `no ${name}`,
      depth: progress.agreed,
    }
  );
}

const textKeys = new Set(['re', 'not', 'capture', 'min', 'max', 'bytes', 'is', 'names', 'uri', 'acl', 'number']);

/** True for everything that speaks about the text of one element. */
export function isTextPattern(pattern: Pattern): boolean {
  if (typeof pattern === 'string') return true;
  if (Array.isArray(pattern)) return pattern.length > 0 && pattern.every((item) => typeof item === 'string');
  const keys = Object.keys(pattern);
  return keys.length > 0 && keys.every((key) => textKeys.has(key));
}

function isAbsence(pattern: Pattern): boolean {
  return (
    typeof pattern === 'object' && !Array.isArray(pattern) && (pattern as { absent?: unknown }).absent !== undefined
  );
}

function textMatches(actual: string, pattern: Pattern, captures: Map<string, string>, node: ElementNode): boolean {
  if (typeof pattern === 'string') return pattern === '*' || actual === pattern;
  if (Array.isArray(pattern)) return pattern.some((item) => textMatches(actual, item as Pattern, captures, node));
  const { re, not, capture, is, min, max, names, uri, acl, bytes, number } = pattern as {
    [key: string]: Pattern | number;
  };
  if (re !== undefined && !new RegExp(String(re), 'u').test(actual)) return false;
  if (not !== undefined && textMatches(actual, not as Pattern, new Map(), node)) return false;
  if (is !== undefined && !textMatches(actual, is as Pattern, captures, node)) return false;
  if (min !== undefined && !(Number(actual) >= Number(min))) return false;
  if (max !== undefined && !(Number(actual) <= Number(max))) return false;
  // A child list (Get of an interior node): these names are among those joined with "/", in any order.
  if (names !== undefined) {
    const there = new Set(actual.split('/'));
    for (const name of names as readonly string[]) if (!there.has(name)) return false;
  }
  if (number !== undefined && (actual.trim() === '' || Number(actual) !== Number(number))) return false;
  if (uri !== undefined && plainUri(actual) !== plainUri(String(uri))) return false;
  if (acl !== undefined && !sameAcl(actual, String(acl))) return false;
  if (bytes !== undefined && !sameOctets(node, actual, octetsOf(bytes))) return false;
  if (capture !== undefined) captures.set(String(capture), actual);
  return true;
}

/** `./A/B` and `A/B` are the same node (DM_TND 5). */
function plainUri(text: string): string {
  return text.replace(/^\.\//, '');
}

function octetsOf(pattern: Pattern | number): Buffer {
  const { hex, base64 } = pattern as { hex?: string; base64?: string };
  return hex === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

/** Binary values travel as they are or in base64 (DM_TND 7.7.2); an OPAQUE may hold either. */
function sameOctets(node: ElementNode, text: string, wanted: Buffer): boolean {
  const bare = node.children.flatMap((part) => (part.kind === 'text' ? [part.bytes ?? Buffer.from(part.text)] : []));
  if (wanted.equals(Buffer.concat(bare))) return true;
  return /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text) && wanted.equals(Buffer.from(text, 'base64'));
}

/** All allowed answers, in words. */
export function describe(pattern: Pattern): string[] {
  if (typeof pattern === 'string') return [pattern === '*' ? 'any text' : quote(pattern)];
  if (Array.isArray(pattern)) return pattern.flatMap((item) => describe(item as Pattern));
  const { re, not, is, min, max, names, uri, acl, bytes, number } = pattern as { [key: string]: Pattern | number };
  const parts: string[] = [];
  if (re !== undefined) parts.push(`text like /${String(re)}/`);
  if (not !== undefined) parts.push(`not ${describe(not as Pattern).join(', not ')}`);
  if (is !== undefined) return describe(is as Pattern);
  if (min !== undefined) parts.push(`at least ${min}`);
  if (max !== undefined) parts.push(`at most ${max}`);
  if (names !== undefined) parts.push(`a list with ${(names as readonly string[]).join(', ')}`);
  if (number !== undefined) parts.push(`the number ${String(number)}`);
  if (uri !== undefined) parts.push(`the node ${String(uri)}`);
  if (acl !== undefined) parts.push(`the rights ${quote(String(acl))}`);
  if (bytes !== undefined) parts.push(`the octets ${octetsOf(bytes).toString('hex') || '(none)'}`);
  if (parts.length > 0) return [parts.join(', ')];
  if ((pattern as { capture?: unknown }).capture !== undefined) return ['any text'];
  return [
    'with ' +
      Object.entries(pattern)
        .map(([name, inner]) => `${name} ${describe(inner as Pattern).join(' or ')}`)
        .join(', '),
  ];
}

/** Text for people: control characters shown, length bounded. */
export function quote(text: string): string {
  const shown = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
  return /^"[\w./:+-]+"$/.test(shown) ? shown.slice(1, -1) : shown;
}
