/** `assay run --observe`: the tester as a device that does what the server says; the rules judge the server (docs/test-a-server.md). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptCases, writeCases } from '../tester/ddf/keep';
import type { NodeTable } from '../tester/device-script';
import { readTree } from '../tester/observe/read-tree';
import { observationSuite } from '../tester/observe/suite';
import { plan } from '../tester/plan';
import { loadProfile, type Profile } from '../tester/profile';
import { catalogue, usage } from './context';
import type { Exit } from './main';
import { folder, type PlayOptions, play } from './play';

export interface ObserveOptions extends PlayOptions {
  readonly profile?: readonly string[];
  readonly url?: string;
  readonly user?: string;
  readonly secret?: string;
  readonly device?: string;
  readonly serverId?: string;
  readonly serverSecret?: string;
  readonly ca?: string;
  readonly tree?: string;
  readonly sessions?: string;
  readonly for?: string;
  readonly pause?: string;
  readonly maxMessage?: string;
}

/** @returns the exit code of DESIGN 1. @throws AssayError for what the user can mend. */
export async function observe(options: ObserveOptions): Promise<Exit> {
  const told = options.url === undefined ? ofFile(options.profile) : ofOptions(options, options.url);
  const tree = options.tree === undefined ? {} : treeOf(options.tree);
  const nodes: NodeTable = { ...usualNodes, ...told.nodes, ...tree };
  const ownName = told.client.device ?? textAt(nodes, './DevInfo/DevId') ?? 'IMEI:004401010000014';
  const profile: Profile = {
    ...told,
    nodes: { ...nodes, './DevInfo/DevId': ownName },
    tree: true,
    parallel: 1,
    client: { ...told.client, device: ownName },
  };
  const known = catalogue();
  const seconds = options.for === undefined ? undefined : numberOf('--for', options.for);
  const sessions = options.sessions ?? (seconds === undefined ? '1' : undefined);
  const most = numberOf('--max-message', options.maxMessage ?? '16000');
  const suite = observationSuite({
    package1: {
      alert: '1201',
      devinfo: devInfoIn(profile.nodes),
      commands: [],
      mutate: [],
      final: true,
      header: { Meta: { MaxMsgSize: String(most), MaxObjSize: '1000000' } },
    },
    ...(sessions !== undefined && { sessions: numberOf('--sessions', sessions) }),
    ...(seconds !== undefined && { within: seconds * 1000 }),
    pause: options.pause === undefined ? 1000 : numberOf('--pause', options.pause) * 1000,
  });
  // The next encoding, or version, is tried where the server says that it does not speak the one before.
  let observed = false;
  const planned = plan([suite], profile, { full: true, catalogue: known });
  folder(options.out);
  writeFileSync(join(options.out, keptCases), writeCases(suite));
  const { exit } = await play(
    {
      suites: [suite],
      planned,
      profile,
      known,
      mayBegin: () => !observed,
      onVerdict: (_, { verdict }) => {
        observed ||= verdict !== 'skipped';
      },
    },
    options,
  );
  if (observed) return exit;
  process.stderr.write('assay: the server speaks none of these encodings and versions\n');
  return 4;
}

function ofFile(files: readonly string[] | undefined): Profile {
  const [file] = files ?? [];
  if (file === undefined || files?.length !== 1)
    throw usage(
      '--observe takes one --profile, or --url',
      'assay run --observe --url http://server/dm --user me --secret s',
    );
  const profile = loadProfile(file);
  if (profile.role !== 'dm-server')
    throw usage(
      `${file} is the profile of a ${profile.role}`,
      'only a server can be observed; assay monitor stands between two',
    );
  if (profile.url === undefined && profile.tls?.url === undefined)
    throw usage(`${file} has no url`, 'add where the server is called');
  return profile;
}

/** A server of which nothing is known but the address and the account of the device. */
function ofOptions({ user, secret, device, serverId, serverSecret, ca }: ObserveOptions, url: string): Profile {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw usage(`--url ${url} is no address`, 'http://host:port/path');
  const nonce = new Uint8Array();
  return {
    product: `server at ${new URL(url).host}`,
    role: 'dm-server',
    versions: ['1.2', '1.1.2', '1.3'],
    encodings: ['wbxml', 'xml'],
    listen: { host: '127.0.0.1', port: 0 },
    url,
    ...(url.startsWith('https:') && {
      tls: { port: 0, name: new URL(url).hostname, only: true, url, ...(ca !== undefined && { ca }) },
    }),
    nodes: {},
    client: {
      auth: [user === undefined ? 'none' : 'md5'],
      name: user ?? 'assay',
      secret: secret ?? '',
      nonce,
      ...(device !== undefined && { device }),
    },
    server: {
      auth: [serverSecret === undefined ? 'none' : 'md5'],
      name: serverId ?? 'server',
      secret: serverSecret ?? '',
      nonce,
    },
    operator: { kind: 'none' },
    secrets: [],
    options: {},
    ixit: {},
    times: { connect: 10_000, answer: 10_000, quiet: 1000, case: 30_000 },
    parallel: 1,
    file: '',
  };
}

function treeOf(file: string): NodeTable {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw usage(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`, 'see --tree');
  }
  return readTree(bytes, file);
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (!(number >= 0) || text.trim() === '') throw usage(`${option} takes a number, not ${text}`);
  return number;
}

function textAt(nodes: NodeTable, uri: string): string | undefined {
  const value = nodes[uri];
  const text = typeof value === 'string' ? value : value?.data;
  return text === '' ? undefined : text;
}

/** Leaves that package 1 tells (DM_StdObj 5.3.2). */
function devInfoIn(nodes: NodeTable): Record<string, string> {
  return Object.fromEntries(
    ['DevId', 'Man', 'Mod', 'DmV', 'Lang'].flatMap((name): [string, string][] => {
      const text = textAt(nodes, `./DevInfo/${name}`);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

const readable = ['Get'];
const leaf = (data: string, format = 'chr'): NodeTable[string] => ({ format, data, access: readable });

/** What servers ask every device for (DM_StdObj 5.3). */
const usualNodes: NodeTable = {
  './DevInfo': { format: 'node', access: readable },
  './DevInfo/Man': leaf('Assay'),
  './DevInfo/Mod': leaf('observer'),
  './DevInfo/DmV': leaf('1.2'),
  './DevInfo/Lang': leaf('en'),
  './DevDetail': { format: 'node', type: 'urn:oma:mo:oma-dm-devdetail:1.0', access: readable },
  './DevDetail/DevTyp': leaf('tester'),
  './DevDetail/OEM': leaf('Assay'),
  './DevDetail/FwV': leaf('1'),
  './DevDetail/SwV': leaf('1'),
  './DevDetail/HwV': leaf('1'),
  './DevDetail/LrgObj': leaf('true', 'bool'),
  './DevDetail/URI': { format: 'node', access: readable },
  './DevDetail/URI/MaxDepth': leaf('0', 'int'),
  './DevDetail/URI/MaxTotLen': leaf('0', 'int'),
  './DevDetail/URI/MaxSegLen': leaf('0', 'int'),
};
