/** `assay why`: the few causes behind the failures of a recorded run. */
import { loadRun } from '../report';
import { whyJson, whyText } from '../report/why/why';
import { catalogue, printJson } from './context';
import type { Exit } from './main';
import { recordOf } from './report';

/** @returns 0: it tells, it does not judge. @throws AssayError when there is no record. */
export async function why(path: string, options: { readonly json?: boolean }): Promise<Exit> {
  const run = await loadRun(recordOf(path));
  if (options.json) printJson(whyJson(run));
  else {
    const known = catalogue();
    process.stdout.write(whyText(run, (id) => known.requirements.get(id)));
  }
  return 0;
}
