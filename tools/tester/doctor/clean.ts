/** What a stranger sent, fit for a terminal. */
import type { Oddity } from './odd';

/** Lines of the unusual, or that there was nothing. */
export function* oddityLines(odd: readonly Oddity[]): Generator<string> {
  if (odd.length === 0) yield 'Nothing unusual was seen.';
  else yield 'Unusual:';
  for (const { text, message, times, requirements } of odd) {
    const where = `${message === null ? '' : `message ${message}`}${times > 1 ? `, ${times} times` : ''}`;
    yield `  ${clean(text)}${where ? ` (${where})` : ''}${requirements.length > 0 ? `; assay show ${requirements.join(' ')}` : ''}`;
  }
}

/** Control characters escaped, long texts cut. */
export function clean(text: string): string {
  // A terminal must not obey what a stranger sent.
  const safe = text.replace(
    /[\u0000-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return safe.length > 300 ? `${safe.slice(0, 300)}…` : safe;
}
