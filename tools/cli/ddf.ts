/** `assay run --ddf`: reads the live tree and makes the cases; the rest is an ordinary run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Suite } from '../tester/case';
import { keptCases, writeCases } from '../tester/ddf/keep';
import { describeMade, discover, readDescription } from '../tester/ddf/suite';
import { packageRoot } from '../tester/paths';
import type { Profile } from '../tester/profile';
import { fileSink } from '../tester/recorder';
import { usage } from './context';
import { personAt } from './person';

export interface DdfOptions {
  readonly ddf: string;
  readonly root?: string;
  readonly destructive?: boolean;
  readonly exact?: boolean;
  readonly seed: string;
  readonly out: string;
}

/** Tells on standard error what was made. @throws AssayError for a file that is no description, or a product that never came. */
export async function ddfSuite(profile: Profile, options: DdfOptions): Promise<Suite> {
  const path = resolve(options.ddf);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usage(`${options.ddf} cannot be read (${code ?? String(error)})`, 'give a device description with --ddf');
  }
  const description = readDescription(bytes, relative(packageRoot, path));
  const sink = fileSink(join(options.out, 'discovery.jsonl'));
  try {
    const made = await discover(description, {
      profile,
      encodings: profile.encodings,
      destructive: options.destructive ?? false,
      exact: options.exact,
      root: options.root,
      seed: options.seed,
      clock: Date.now,
      person: personAt(profile.times.connect),
      sink: (line) => sink.write(line),
    });
    for (const line of describeMade(made)) process.stderr.write(`ddf: ${line}\n`);
    if (made.suite.cases.length === 0)
      throw usage('the device has no node of this description', 'assay doctor lists what it has; see --root');
    writeFileSync(join(options.out, keptCases), writeCases(made.suite));
    return made.suite;
  } finally {
    sink.close();
  }
}
