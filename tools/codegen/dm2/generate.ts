/** The passes in their order: read -> define -> emit. */
import { defineDm2 } from './define';
import { emitDm2 } from './emit';
import { readDm2 } from './read';

/** Path below `root` to the text that should stand there. @throws SpecError */
export function generateDm2(root: string): Promise<Map<string, string>> {
  return emitDm2(defineDm2(readDm2(root)));
}
