/** What an observation is played with: the profile of a server, perhaps of one of which nothing but the address is known, and a device with a usual tree. */
import type { ObserveStep, PlannedCase, Suite } from '../case';
import type { NodeTable } from '../device-script';
import { type Filter, plan } from '../plan';
import type { Profile } from '../profile';
import type { RunOptions } from '../run';
import { observationSuite } from './suite';

/** Account of the device; what is left out nobody shows. */
export interface DeviceAccount {
  readonly user?: string;
  readonly secret?: string;
  readonly device?: string;
  readonly serverId?: string;
  readonly serverSecret?: string;
  /** Over https: PEM file of the authority to trust. */
  readonly ca?: string;
}

export interface Observation extends Pick<ObserveStep, 'sessions' | 'within' | 'pause'> {
  /** Of the device, beside what every device has. */
  readonly tree: NodeTable;
  /** MaxMsgSize of the device. */
  readonly maxMessage: number;
}

/** @param url an address of HTTP. What is not told of the account stays empty: no rule judges by it. */
export function serverAt(url: string, account: DeviceAccount): Profile {
  const { user, secret = '', device, serverId = '', serverSecret, ca } = account;
  const { host, hostname, protocol } = new URL(url);
  const nonce = new Uint8Array();
  const serverAuth = serverSecret === undefined ? 'none' : 'md5';
  return {
    product: `server at ${host}`,
    role: 'dm-server',
    versions: ['1.2', '1.1.2', '1.3'],
    encodings: ['wbxml', 'xml'],
    listen: { host: '127.0.0.1', port: 0 },
    url,
    ...(protocol === 'https:' && {
      tls: { port: 0, name: hostname, only: true, url, ...(ca !== undefined && { ca }) },
    }),
    nodes: {},
    client: {
      auth: [user === undefined ? 'none' : 'md5'],
      name: user ?? '',
      secret,
      nonce,
      ...(device !== undefined && { device }),
    },
    server: { auth: [serverAuth], name: serverId, secret: serverSecret ?? '', nonce },
    operator: { kind: 'none' },
    secrets: [],
    options: {},
    ixit: {},
    times: { connect: 10_000, answer: 10_000, quiet: 1000, case: 30_000 },
    parallel: 1,
    file: '',
  };
}

export interface Prepared {
  readonly profile: Profile;
  readonly suite: Suite;
  /** One for each version and encoding. */
  readonly planned: readonly PlannedCase[];
  /** The next one is tried where the server says that it does not speak the one before. */
  readonly hooks: Required<Pick<RunOptions, 'mayBegin' | 'onVerdict'>>;
  /** Whether the server spoke any of them. */
  spoken(): boolean;
}

/** @param told where the server is called, and the account of the device */
export function prepare(told: Profile, { tree, maxMessage, ...how }: Observation, filter: Filter = {}): Prepared {
  const nodes: NodeTable = { ...usualNodes, ...told.nodes, ...tree };
  const device = told.client.device ?? textAt(nodes, './DevInfo/DevId') ?? 'IMEI:004401010000014';
  const profile: Profile = {
    ...told,
    nodes: { ...nodes, './DevInfo/DevId': leaf(device) },
    tree: true,
    parallel: 1,
    client: { ...told.client, device },
  };
  const header = { Meta: { MaxMsgSize: String(maxMessage), MaxObjSize: '1000000' } };
  const package1 = { alert: '1201', devinfo: devInfoIn(nodes), commands: [], mutate: [], final: true, header } as const;
  const suite = observationSuite({ package1, ...how });
  let observed = false;
  return {
    profile,
    suite,
    planned: plan([suite], profile, { full: true, ...filter }),
    hooks: {
      mayBegin: () => !observed,
      onVerdict: (_, { verdict }) => {
        observed ||= verdict !== 'skipped';
      },
    },
    spoken: () => observed,
  };
}

function textAt(nodes: NodeTable, uri: string): string | undefined {
  const value = nodes[uri];
  const text = typeof value === 'string' ? value : value?.data;
  return text === '' ? undefined : text;
}

/** Leaves that package 1 tells (DM_StdObj 5.3.2). */
function devInfoIn(nodes: NodeTable): Record<string, string> {
  return Object.fromEntries(
    ['Man', 'Mod', 'DmV', 'Lang'].flatMap((name): [string, string][] => {
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
  './DevDetail/URI/MaxDepth': leaf('64', 'int'),
  './DevDetail/URI/MaxTotLen': leaf('0', 'int'),
  './DevDetail/URI/MaxSegLen': leaf('0', 'int'),
};
