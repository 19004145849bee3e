/** The passes in their order: read -> load -> check -> emit. */
import { SpecError } from '../problem';
import { checkBinary } from './check';
import { emitBinary } from './emit';
import { loadBinary } from './load';
import { readBinary } from './read';

/** Path below `root` to the text that should stand there. @throws SpecError */
export function generateBinary(root: string): Map<string, string> {
  const modules = loadBinary(readBinary(root));
  const problems = checkBinary(modules);
  if (problems.length > 0) throw new SpecError(problems);
  return emitBinary(modules);
}
