/** `assay doctor`: a session with a client that nobody knows, or a few with a server, in plain words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { examine } from '../tester/doctor/examine';
import { examineServer } from '../tester/doctor/server/examine';
import { serverProfile, serverProposal, serverSentences } from '../tester/doctor/server/words';
import { proposal, sentences } from '../tester/doctor/words';
import { loadProfile, type Profile } from '../tester/profile';
import { printJson, usage } from './context';
import type { Exit } from './main';
import { personAt } from './person';

interface Options {
  readonly profile: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly seed: string;
}

/** Exit code: 0 the product answered, 3 it did not. @throws AssayError for what the user can mend. */
export async function doctor(options: Options): Promise<Exit> {
  const profile = loadProfile(options.profile);
  return profile.role === 'dm-server' ? ofServer(profile, options) : ofClient(profile, options);
}

async function ofClient(profile: Profile, options: Options): Promise<Exit> {
  const found = await examine({
    profile,
    seed: options.seed,
    clock: Date.now,
    person: personAt(profile.times.connect),
  });
  const proposed = proposal(found);
  if (options.json) printJson({ ...found, proposal: proposed });
  else for (const line of sentences(found)) process.stdout.write(`${line}\n`);
  const isIn = Object.keys(found.options).length > 0 || Object.keys(found.values).length > 0;
  if (isIn && options.out !== undefined) write(options.out, proposed);
  else if (isIn && !options.json) process.stdout.write(`\n${proposed}`);
  return found.reached && isIn ? 0 : 3;
}

async function ofServer(profile: Profile, options: Options): Promise<Exit> {
  const found = await examineServer({ profile, seed: options.seed, clock: Date.now });
  const proposed = serverProposal(found.proposed);
  if (options.json) printJson({ ...found, proposal: proposed });
  else for (const line of serverSentences(found)) process.stdout.write(`${line}\n`);
  if (!found.isIn) return 3;
  if (options.out !== undefined)
    write(options.out, serverProfile(readFileSync(options.profile, 'utf8'), found.proposed));
  else if (!options.json) process.stdout.write(`\n${proposed}`);
  return 0;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw usage(`cannot write ${file}: ${(error as Error).message}`, 'give another file with --out');
  }
}
