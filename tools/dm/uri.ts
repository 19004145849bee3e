/**
 * LocURI of nodes, properties and tree parts: syntax and limits (DM_TND 5, 7.3, 8.2; limits: DevDetail/URI of DM_StdObj).
 * `./A/B` and `A/B` are the same node; the root is `.`.
 */
import { isPropertyName, type PropertyName } from './property-names';

export type UriFault =
  | 'empty'
  | 'trailing-slash'
  | 'leading-slash'
  | 'empty-segment'
  | 'parent-segment'
  | 'dot-segment'
  | 'character'
  | 'query';

/** `?list=`: which form, and for TNDS the parts asked for (`+`) or left out (`-`). */
export interface ListQuery {
  readonly kind: 'list';
  readonly form: 'Struct' | 'StructData' | 'TNDS';
  readonly only: readonly string[];
  readonly without: readonly string[];
}

/** `?prop=`: the name as written; `known` where the standard has such a property. */
export interface PropertyQuery {
  readonly kind: 'prop';
  readonly name: string;
  readonly known?: PropertyName;
}

/** Anything else behind `?`, also list forms that the grammar does not know. */
export interface UnknownQuery {
  readonly kind: 'unknown';
  readonly text: string;
  /** `mixed`: `+` and `-` in one list; `list`: unknown form or part; `query`: no form of DM at all. */
  readonly why: 'mixed' | 'list' | 'query';
}

export interface NodeUri {
  /** Names from the root down; empty for the root itself. */
  readonly segments: readonly string[];
  readonly query?: PropertyQuery | ListQuery | UnknownQuery;
}

export interface UriLimits {
  /** Segments; 0 = no limit (all three). */
  readonly maxDepth: number;
  /** Characters of the whole URI. */
  readonly maxTotLen: number;
  /** Characters of one segment. */
  readonly maxSegLen: number;
}

export type UriLimitFault = 'too-deep' | 'too-long' | 'segment-too-long';

/** Names that TNDS may list: the elements inside RTProperties, and Value (DM_TND 8.2). */
const listParts: readonly string[] = ['ACL', 'Format', 'Name', 'Size', 'Title', 'TStamp', 'Type', 'VerNo', 'Value'];

/** pchar of RFC 2396 with its escapes, or any character beyond ASCII (DM_TND 5: UTF-8). */
const segmentPattern = /^(?:[A-Za-z0-9\-_.!~*'():@&=+$,;]|%[0-9A-Fa-f]{2}|[^\u0000-\u00a0])+$/u;

/** Reads a LocURI; the first fault, if any, decides. */
export function parseNodeUri(text: string): NodeUri | UriFault {
  const mark = text.indexOf('?');
  const path = mark < 0 ? text : text.slice(0, mark);
  const segments = parsePath(path);
  if (typeof segments === 'string') return segments;
  if (mark < 0) return { segments };
  return text.length === mark + 1 ? 'query' : { segments, query: parseQuery(text.slice(mark + 1)) };
}

function parsePath(path: string): readonly string[] | UriFault {
  if (path === '') return 'empty';
  if (path === '.') return [];
  if (path.startsWith('/')) return 'leading-slash';
  if (path.endsWith('/')) return 'trailing-slash';
  const segments = (path.startsWith('./') ? path.slice(2) : path).split('/');
  for (const segment of segments) {
    if (segment === '') return 'empty-segment';
    if (segment === '..') return 'parent-segment';
    if (segment === '.') return 'dot-segment';
    if (!segmentPattern.test(segment)) return 'character';
  }
  return segments;
}

function parseQuery(text: string): PropertyQuery | ListQuery | UnknownQuery {
  if (text.startsWith('prop=')) {
    const name = text.slice(5);
    return isPropertyName(name) ? { kind: 'prop', name, known: name } : { kind: 'prop', name };
  }
  if (!text.startsWith('list=')) return { kind: 'unknown', text, why: 'query' };
  const list = text.slice(5);
  if (list === 'Struct' || list === 'StructData') return { kind: 'list', form: list, only: [], without: [] };
  const match = /^TNDS((?:[+-][A-Za-z]+)*)$/.exec(list);
  if (!match) return { kind: 'unknown', text, why: 'list' };
  const parts = match[1]!.match(/[+-][A-Za-z]+/g) ?? [];
  const only = parts.filter((part) => part.startsWith('+')).map((part) => part.slice(1));
  const without = parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1));
  if (only.length > 0 && without.length > 0) return { kind: 'unknown', text, why: 'mixed' };
  if ([...only, ...without].some((name) => !listParts.includes(name))) return { kind: 'unknown', text, why: 'list' };
  return { kind: 'list', form: 'TNDS', only, without };
}

/** `./A/B`, or `.` for the root. */
export function formatNodeUri(segments: readonly string[]): string {
  return segments.length === 0 ? '.' : './' + segments.join('/');
}

/** Can this text be the name of a node? (DM_TND 6.2.2; `.` and `..` would not survive in a URI) */
export function isNodeName(name: string): boolean {
  return name !== '.' && name !== '..' && segmentPattern.test(name);
}

/** First limit that a URI breaks, or undefined. Characters are code points. */
export function limitFault(uri: string, limits: UriLimits): UriLimitFault | undefined {
  const parsed = parsePath(uri.split('?')[0]!);
  const segments = typeof parsed === 'string' ? [] : parsed;
  if (over(segments.length, limits.maxDepth)) return 'too-deep';
  if (over([...uri].length, limits.maxTotLen)) return 'too-long';
  return segments.some((segment) => over([...segment].length, limits.maxSegLen)) ? 'segment-too-long' : undefined;
}

function over(count: number, limit: number): boolean {
  return limit > 0 && count > limit;
}
