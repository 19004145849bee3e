/** The passes in their order: read -> normalise -> overlay -> resolve -> check -> emit. */
import { check } from './check';
import { emit } from './emit';
import type { ResolvedVocabulary } from './model';
import { normalise } from './normalise';
import { overlay } from './overlay';
import { SpecError } from './problem';
import { read } from './read';
import { resolve } from './resolve';

/** The vocabularies below `root`/spec. @throws SpecError, DtdError */
export function vocabulariesOf(root: string): ResolvedVocabulary[] {
  const resolved = resolve(normalise(read(root)).map(overlay));
  const problems = check(resolved);
  if (problems.length > 0) throw new SpecError(problems);
  return resolved;
}

/** Path below the project root to the text that should stand there. @throws SpecError, DtdError */
export function generate(root: string): Map<string, string> {
  return emit(vocabulariesOf(root));
}
