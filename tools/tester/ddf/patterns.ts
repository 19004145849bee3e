/** What a description demands of an answer, as patterns of expectations (OMA-TS-DM_TND 9.4.3; MetInf 5.2.4). */
import type { Format } from '../../dm/formats';
import type { DdfNode } from '../../mo/ddf-model';
import { definitionOf } from '../../mo/definition';
import type { Pattern } from '../case';

/** Texts of each format; those of `valueFault` that a regular expression can tell. Absent: anything goes. */
const texts: Readonly<Partial<Record<Format, Pattern>>> = {
  bool: ['true', 'false'],
  int: { re: '^[+-]?\\d+$', min: -(2 ** 31), max: 2 ** 31 - 1 },
  float: { re: '^(?:[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|-?INF|NaN)$' },
  date: { re: '^\\d{4}(-?)(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12]\\d|3[01])$' },
  time: {
    re: '^(?:[01]\\d|2[0-4])(:?)[0-5]\\d(?:\\1(?:[0-5]\\d|60)(?:[.,]\\d+)?)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?$',
  },
  b64: { re: '^[A-Za-z0-9+/\\s]*={0,2}\\s*$' },
  xml: { re: '\\S' },
  null: '',
};

/** What the value of a leaf may be; undefined where the description says nothing that can be tested. */
export function valuePattern(node: DdfNode): Pattern | undefined {
  const { values, range } = definitionOf(node);
  if (values) return values;
  if (range && node.formats[0] === 'int') return { re: '^[+-]?\\d+$', min: range[0], max: range[1] };
  const [format, more] = node.formats;
  return format === undefined || more !== undefined ? undefined : texts[format];
}

/** A MIME type with any parameters, in any case. */
export function typePattern(types: readonly string[]): Pattern {
  const bare = types.map((type) => anyCase((type.split(';')[0] ?? '').trim()));
  return { re: `^\\s*(?:${bare.join('|')})\\s*(?:;.*)?$` };
}

export function isDefaultType(types: readonly string[]): boolean {
  return types.some((type) => /^text\/plain\s*(?:;|$)/i.test(type));
}

/** Text that means itself in a regular expression. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function anyCase(text: string): string {
  return [...text]
    .map((letter) =>
      letter.toLowerCase() === letter.toUpperCase()
        ? literal(letter)
        : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
    )
    .join('');
}

export interface ListDemand {
  readonly because: string;
  readonly pattern: Pattern;
}

/** Above this, a number of nodes is not counted: the pattern would be as long as a book. */
const mostCounted = 1000;

/**
 * What a list of child names must be, each demand apart. Every pattern reads the list once, name by name: a long list of a
 * stranger costs no more than its length.
 */
export function listDemands(children: readonly DdfNode[]): ListDemand[] {
  if (children.length === 0) return [];
  const named = [...new Set(children.map((child) => child.name).filter((name) => name !== ''))];
  const open = children.filter((child) => child.name === '');
  const known = `(?:${named.map(literal).join('|')})`;
  const demands: ListDemand[] = named.map((name) => ({
    because: `${name} is there once at most`,
    pattern: { re: once(literal(name)) },
  }));
  if (open.length === 0)
    demands.push({
      because: 'the description has no other names',
      pattern: { re: `^(?:${known}(?:/${known})*)?$` },
    });
  const [only, more] = open;
  if (!only || more) return demands;
  const isNamed = named.length > 0;
  const other = isNamed ? `(?!${known}(?:/|$))[^/]+` : '[^/]+';
  const skip = isNamed ? `(?:${known}/)*` : '';
  const { min, max } = only.occurrence;
  if (min > 0)
    demands.push({ because: 'at least one node with a name of its own', pattern: { re: `^${skip}${other}` } });
  if (max <= mostCounted)
    demands.push({
      because: `at most ${max} nodes with names of their own`,
      pattern: { re: `^(?!(?:${skip}${other}(?:/|$)){${max + 1}})` },
    });
  return demands;
}

function once(name: string): string {
  const other = `(?!${name}(?:/|$))[^/]*`;
  return `^${other}(?:/${other})*$|^(?:${other}/)*${name}(?:/${other})*$`;
}
