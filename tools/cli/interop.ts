/** `assay interop`: a client and a server with each other, each driven by its operator, both judged. */
import { join } from 'node:path';
import { interop as run } from '../monitor/interop/interop';
import { loadScenarios, usualScenarios } from '../monitor/interop/scenario';
import { loadRun, Progress } from '../report';
import { loadProfile, type Profile } from '../tester/profile';
import { fileSink } from '../tester/recorder';
import { catalogue, usage } from './context';
import type { Exit } from './main';
import { addressOf } from './monitor';
import { personAt } from './person';
import { folder } from './play';
import { writeReports } from './report';

interface Options {
  readonly clientProfile: string;
  readonly serverProfile: string;
  readonly scenarios?: string;
  readonly case?: string[];
  readonly listen: string;
  readonly out: string;
  readonly full?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** @returns the exit code of DESIGN 1. @throws AssayError for what the user can mend. */
export async function interop(options: Options): Promise<Exit> {
  const client = ofRole(loadProfile(options.clientProfile), 'dm-client');
  const server = ofRole(loadProfile(options.serverProfile), 'dm-server');
  const wanted = options.case && new Set(options.case);
  const scenarios = loadScenarios(options.scenarios ?? usualScenarios).filter(({ id }) => !wanted || wanted.has(id));
  if (scenarios.length === 0) throw usage('there is no such scenario', `see ${options.scenarios ?? usualScenarios}`);
  const { host, port } = addressOf(options.listen);
  folder(options.out);
  const record = join(options.out, 'run.jsonl');
  const sink = fileSink(record);
  const progress = new Progress(0, process.stderr);
  let exitCode: Exit;
  try {
    const result = await run({
      client,
      server,
      scenarios,
      catalogue: catalogue(),
      strict: options.strict ?? false,
      full: options.full ?? false,
      host,
      port,
      clock: Date.now,
      sink: sink.write,
      person: personAt(client.times.connect, (text) => progress.wait(text)),
      onVerdict: (key, { verdict }) => progress.verdict(key, verdict),
    });
    exitCode = result.exitCode;
  } finally {
    progress.end();
    sink.close();
  }
  await writeReports(await loadRun(record), { out: options.out, json: options.json, verbose: options.verbose });
  return exitCode;
}

function ofRole(profile: Profile, role: Profile['role']): Profile {
  if (profile.role === role) return profile;
  throw usage(`${profile.file} describes a ${profile.role}`, `a ${role} is wanted there`);
}
