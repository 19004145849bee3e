/** The words that every report shares: names of permutations, places and counts; text made safe for terminals and XML. */
import type { Place } from '../tester/record';

/** What a report must know of a requirement; the catalogue gives it. */
export interface RequirementText {
  readonly id: string;
  /** One sentence in own words. */
  readonly text: string;
  /** MUST, SHOULD, MAY. */
  readonly level: string;
  readonly document: string;
  readonly clause: string;
  /** text, digest, practice, memory. */
  readonly evidence: string;
  readonly versions: readonly string[];
}

export type Lookup = (id: string) => RequirementText | undefined;

/** `message 3, SyncBody/Status[2]/Data, byte 0x5c`; the root element every path begins with is left out. */
export function placeWords(place: Place): string {
  const words = [whereIn(place)];
  if (place.path) words.push(shortPath(place.path));
  if (place.offset !== undefined) words.push(`byte 0x${place.offset.toString(16)}`);
  if (place.line !== undefined) words.push(`line ${place.line}, column ${place.column ?? 1}`);
  return words.join(', ');
}

/** A place in no message that has octets is one in a push that an operator handed over. */
function whereIn({ message, offset }: Place): string {
  if (message !== null) return `message ${message}`;
  return offset === undefined ? 'in no message: it is missing' : 'the push';
}

export function shortPath(path: string): string {
  return path.replace(/^\/SyncML\/(?=.)/, '').replace(/^\//, '');
}

/** All allowed answers in one line. */
export function expectedWords(expected: readonly string[]): string {
  return expected.length === 0 ? 'nothing of the kind' : expected.join(' or ');
}

/** `1 case`, `2 cases`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/**
 * Text of a stranger, safe to print: controls, terminal escapes, bidirectional overrides, lone surrogates and what XML 1.0
 * forbids become visible `\x1b`, `\u202e`; line feeds stay only when asked for.
 */
export function visible(text: string, options: { readonly lines?: boolean; readonly most?: number } = {}): string {
  const { lines = false, most = 2000 } = options;
  const cut = text.length > most ? `${text.slice(0, most)}... (${text.length - most} characters more)` : text;
  return cut.replace(
    /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (char) => (lines && char === '\n' ? char : escaped(char)),
  );
}

function escaped(char: string): string {
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  const code = char.charCodeAt(0);
  return (
    named[char] ??
    (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
}
