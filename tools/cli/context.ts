/** What most commands need: catalogue and suites of this package, read once. */
import { type Catalogue, loadCatalogue } from '../catalogue';
import type { Suite } from '../tester/case';
import { AssayError, FileError } from '../tester/errors';
import { loadSuites } from '../tester/load';
import { packageRoot } from '../tester/paths';

export function catalogue(): Catalogue {
  return loadCatalogue(packageRoot);
}

/** @throws FileError for a case that covers what no catalogue knows: such a case proves nothing. */
export function suites(known: Catalogue): Suite[] {
  const all = loadSuites();
  for (const one of all.flatMap((suite) => suite.cases))
    for (const id of one.covers)
      if (!known.requirements.has(id))
        throw new FileError(one.file, one.line, `case ${one.id} covers ${id}, which the catalogue does not know`);
  return all;
}

/** Prints JSON for a machine, in a shape that grows only. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function usage(message: string, hint?: string): AssayError {
  return new AssayError(message, hint);
}
