import type { Place } from './types';

/** A DTD that cannot be read. The message begins with `file:line:column`. */
export class DtdError extends Error {
  override readonly name = 'DtdError';
  constructor(
    readonly place: Place,
    readonly expected: string,
    readonly actual: string,
  ) {
    const within = place.within === undefined ? '' : ` (within %${place.within};)`;
    super(`${place.file}:${place.line}:${place.column}: expected ${expected}, found ${actual}${within}`);
  }
}
