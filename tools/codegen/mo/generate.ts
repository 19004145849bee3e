/** The passes in their order: read -> define -> emit. */
import type { Vocabulary } from '../../wire/vocabulary';
import { defineMo } from './define';
import { emitMo } from './emit';
import { readMo } from './read';

/** Path below `root` to the text that should stand there. `vocabulary`: DMDDF 1.2. @throws SpecError */
export function generateMo(root: string, vocabulary: Vocabulary): Map<string, string> {
  return emitMo(defineMo(readMo(root), vocabulary));
}
