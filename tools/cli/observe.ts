/** `assay run --observe`: the tester as a device that does what the server says; the rules judge the server (docs/test-a-server.md). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptCases, writeCases } from '../tester/ddf/keep';
import type { NodeTable } from '../tester/device-script';
import { readTree } from '../tester/observe/read-tree';
import { type DeviceAccount, prepare, serverAt } from '../tester/observe/setup';
import { loadProfile, type Profile } from '../tester/profile';
import { catalogue, usage } from './context';
import type { Exit } from './main';
import { folder, type PlayOptions, play } from './play';

export interface ObserveOptions extends PlayOptions, DeviceAccount {
  readonly profile?: readonly string[];
  readonly url?: string;
  readonly tree?: string;
  readonly sessions?: string;
  readonly for?: string;
  readonly pause?: string;
  readonly maxMessage?: string;
}

/** @returns the exit code of DESIGN 1; 4 also where the server speaks nothing that was tried. @throws AssayError for what the user can mend. */
export async function observe(options: ObserveOptions): Promise<Exit> {
  const { url } = options;
  if (url !== undefined && (!URL.canParse(url) || !/^https?:/.test(url)))
    throw usage(`--url ${url} is no address of HTTP`, 'such as http://host:port/path');
  if (options.serverSecret !== undefined && options.serverId === undefined)
    throw usage('--server-secret is of a server that has an identifier', 'give --server-id as well');
  const told = url === undefined ? ofFile(options.profile) : serverAt(url, options);
  const seconds = numberOf('--for', options.for);
  const sessions = numberOf('--sessions', options.sessions) ?? (seconds === undefined ? 1 : undefined);
  const known = catalogue();
  const observation = {
    tree: options.tree === undefined ? {} : treeOf(options.tree),
    maxMessage: numberOf('--max-message', options.maxMessage) ?? 16_000,
    pause: (numberOf('--pause', options.pause) ?? 1) * 1000,
    ...(sessions !== undefined && { sessions }),
    ...(seconds !== undefined && { within: seconds * 1000 }),
  };
  const { profile, suite, planned, hooks, spoken } = prepare(told, observation, { catalogue: known });
  folder(options.out);
  writeFileSync(join(options.out, keptCases), writeCases(suite));
  const { exit } = await play({ suites: [suite], planned, profile, known, ...hooks }, options);
  if (spoken()) return exit;
  process.stderr.write('assay: the server speaks none of these versions and encodings\n');
  return 4;
}

function ofFile(files: readonly string[] | undefined): Profile {
  const [file] = files ?? [];
  if (file === undefined || files?.length !== 1)
    throw usage(
      '--observe takes one --profile, or --url',
      'assay run --observe --url http://server/dm --user u --secret s',
    );
  const profile = loadProfile(file);
  if (profile.role !== 'dm-server')
    throw usage(
      `${file} is the profile of a ${profile.role}, and only a server can be observed`,
      'give --url or the --profile of a server; assay monitor stands between two products',
    );
  if (profile.url === undefined && profile.tls?.url === undefined)
    throw usage(`${file} has no url`, 'say in it where devices call the server');
  return profile;
}

function treeOf(file: string): NodeTable {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw usage(`${file} cannot be read (${code ?? String(error)})`, 'give a DDF, a TNDS document or a list of nodes');
  }
  return readTree(bytes, file);
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number >= 0) || text.trim() === '') throw usage(`${option} takes a number, not ${text}`);
  return number;
}
