/** Profile: what the tester must know of one product (spec/schema/profile.schema.json). */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Ajv from 'ajv';
import { readIcs } from '../ics/ics';
import { loadScr } from '../ics/scr';
import { DataError } from '../ics/yaml-file';
import type { NodeTable } from './device-script';
import { AssayError, FileError } from './errors';
import { packageRoot } from './paths';
import type { Permutation, Role } from './record';
import { check, loadYaml } from './validate';

export interface Profile {
  readonly product: string;
  readonly role: Role;
  readonly versions: readonly string[];
  readonly encodings: readonly Permutation['encoding'][];
  readonly listen: {
    readonly host: string;
    readonly port: number;
    readonly path?: string;
    readonly advertise?: string;
  };
  /** Absent: the product is not asked to speak TLS. */
  readonly tls?: TlsProfile;
  /** Where a server is called; absent: its operator tells. */
  readonly url?: string;
  /** Nodes of the tester's device, beside ./DevInfo. */
  readonly nodes: NodeTable;
  /** The tester's device keeps what a server adds, replaces and deletes; set where a server is observed. */
  readonly tree?: true;
  readonly client: Party & { readonly device?: string };
  readonly server: Party;
  readonly operator: OperatorProfile;
  /** Further texts that `--redact` takes out: IMSI, PIN, telephone numbers. */
  readonly secrets: readonly string[];
  /** How notifications reach the product; absent: by the operator, where it can. */
  readonly notify?: PushProfile;
  /** How bootstrap messages reach it; absent: by the operator, where it can. */
  readonly bootstrap?: PushProfile;
  /** Option to claimed or not; an absent option counts as supported. */
  readonly options: Readonly<Record<string, boolean>>;
  /** Flat: `leaf.uri`. */
  readonly ixit: Readonly<Record<string, string>>;
  readonly times: { readonly connect: number; readonly answer: number; readonly quiet: number; readonly case: number };
  readonly parallel: number;
  readonly file: string;
}

export interface TlsProfile {
  /** First of as many ports as there are `shows` (tls/secure.ts); 0: free ones. */
  readonly port: number;
  /** Name or address that the product calls, and that the certificate is for. */
  readonly name: string;
  /** Where the authority and the certificate of the product are kept over runs. */
  readonly folder?: string;
  /** Gets the secrets of all connections, for captures. */
  readonly keyLog?: string;
  /** The product speaks nothing else. */
  readonly only: boolean;
  /** Of a server over https: where it is called, and files in PEM of what the tester's device trusts and shows. */
  readonly url?: string;
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
}

export interface Party {
  readonly auth: readonly Permutation['clientAuth'][];
  readonly name: string;
  readonly secret: string;
  /** Octets. */
  readonly nonce: Uint8Array;
}

export type OperatorProfile =
  | { readonly kind: 'embedded'; readonly defects: readonly string[] }
  | {
      readonly kind: 'command';
      readonly command: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      readonly cwd: string;
      readonly protocol: 'plain' | 'json-lines';
      readonly keepsRunning: boolean;
    }
  | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'none' }
  | { readonly kind: 'prompt' };

/** `udp`: host:port that a WSP push is sent to; `http`: host:port where a server posts its own; `file`: the push is written there. */
export type PushProfile =
  | { readonly udp: string }
  | { readonly http: string }
  | { readonly file: string }
  | Pick<Extract<OperatorProfile, { kind: 'command' }>, 'command' | 'env' | 'cwd'>;

/** Options of an ICS file (docs/ics.md). */
function claimed(file: string): Record<string, boolean> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new FileError(
      file,
      1,
      'cannot be read',
      'ics.file is relative to the profile; assay ics new makes such a file',
    );
  }
  try {
    const { options } = readIcs(text, file, loadScr(packageRoot));
    return Object.fromEntries([...options].map(([name, answer]) => [name, answer === 'yes']));
  } catch (error) {
    if (error instanceof DataError) throw new AssayError(error.message);
    throw error;
  }
}

interface RawParty {
  auth?: Permutation['clientAuth'][];
  device?: string;
  name?: string;
  id?: string;
  secret?: string;
  nonce?: string;
}

interface RawPush {
  udp?: string;
  http?: string;
  file?: string;
  command?: string[];
  env?: Record<string, string>;
  cwd?: string;
}

/** Of a server: what a device needs to call it. */
interface RawSecure {
  url?: string;
  ca?: string;
  certificate?: string;
  key?: string;
}

interface RawProfile {
  product: string;
  role: Role;
  versions?: string[];
  encodings?: Permutation['encoding'][];
  listen?: { host?: string; port?: number; path?: string; advertise?: string };
  tls?: RawSecure & {
    port?: number;
    name?: string;
    folder?: string;
    'key-log'?: string;
    only?: boolean;
    versions?: string[];
    suites?: string[];
  };
  url?: string;
  nodes?: NodeTable;
  client?: RawParty;
  server?: RawParty;
  operator: {
    kind: string;
    defects?: string[];
    command?: string[];
    env?: Record<string, string>;
    cwd?: string;
    protocol?: 'plain' | 'json-lines';
    'keeps-running'?: boolean;
    url?: string;
    headers?: Record<string, string>;
  };
  secrets?: string[];
  notify?: RawPush;
  bootstrap?: RawPush;
  ics?: { file?: string; options?: Record<string, boolean> };
  ixit?: Record<string, string | Record<string, string>>;
  times?: Partial<Profile['times']>;
  parallel?: number;
}

/** Nodes of the tester's device that the cases have a server read: there, whatever a profile says. */
const casesRead: NodeTable = {
  './Vendor/Text': 'a text of the device',
  './Vendor/Number': { format: 'int', data: '42' },
  './Vendor/Blob': { format: 'bin', type: 'application/octet-stream', base64: 'AAECA/8=' },
};

/** @throws FileError with file and line when the profile does not say what it must. */
export function loadProfile(file: string): Profile {
  const loaded = loadYaml(file);
  const schema = JSON.parse(readFileSync(join(packageRoot, 'spec/schema/profile.schema.json'), 'utf8')) as object;
  check(loaded, new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema), file);
  const raw = loaded.data as RawProfile;
  const byHand = isByHand(raw);
  const nonce = (text: string | undefined, path: string[]): Uint8Array => {
    if (text !== undefined && !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
      throw new FileError(file, loaded.line(path), `${path.join('.')} must be base64`);
    return Buffer.from(text ?? '', 'base64');
  };
  return {
    product: raw.product,
    role: raw.role,
    versions: raw.versions ?? ['1.2'],
    encodings: raw.encodings ?? ['xml', 'wbxml'],
    listen: { host: '127.0.0.1', port: 0, ...(byHand ? { path: '/' } : {}), ...raw.listen },
    ...(raw.tls && {
      tls: { ...tlsOf(raw.tls, raw.listen?.host ?? '127.0.0.1', file), ...secureOf(raw.tls, raw, file) },
    }),
    ...(raw.url !== undefined && { url: raw.url }),
    nodes: raw.role === 'dm-server' ? { ...casesRead, ...raw.nodes } : (raw.nodes ?? {}),
    client: {
      ...(raw.client?.device !== undefined && { device: raw.client.device }),
      auth: raw.client?.auth ?? ['md5'],
      name: raw.client?.name ?? 'assay-user',
      secret: raw.client?.secret ?? 'assay-secret',
      nonce: nonce(raw.client?.nonce, ['client', 'nonce']),
    },
    server: {
      auth: raw.server?.auth ?? ['none'],
      name: raw.server?.id ?? 'assay',
      secret: raw.server?.secret ?? 'assay-server-secret',
      nonce: nonce(raw.server?.nonce, ['server', 'nonce']),
    },
    operator: operatorOf(raw.operator, file),
    secrets: raw.secrets ?? [],
    ...(raw.notify && { notify: pushOf(raw.notify, file) }),
    ...(raw.bootstrap && { bootstrap: pushOf(raw.bootstrap, file) }),
    options: {
      ...claimedOfTls(raw.tls),
      // A push over HTTP has nothing of WSP.
      ...(raw.notify?.http !== undefined && { 'wsp-push': false }),
      ...(raw.ics?.file ? claimed(resolve(dirname(file), raw.ics.file)) : {}),
      ...raw.ics?.options,
    },
    ixit: flatten(raw.ixit ?? {}),
    times: { connect: byHand ? 300_000 : 5000, answer: 5000, quiet: 1000, case: 30000, ...raw.times },
    parallel: raw.listen?.path || byHand ? 1 : (raw.parallel ?? (raw.operator.kind === 'embedded' ? 4 : 1)),
    file,
  };
}

/** Sessions come by themselves: all at one address, one after the other. */
export function isByHand({
  role,
  operator,
}: {
  readonly role: Role;
  readonly operator: { readonly kind: string };
}): boolean {
  return role !== 'dm-server' && (operator.kind === 'none' || operator.kind === 'prompt');
}

function tlsOf(raw: NonNullable<RawProfile['tls']>, host: string, file: string): TlsProfile {
  const at = (path: string): string => resolve(dirname(file), path);
  return {
    port: raw.port ?? 0,
    name: raw.name ?? host,
    ...(raw.folder !== undefined && { folder: at(raw.folder) }),
    ...(raw['key-log'] !== undefined && { keyLog: at(raw['key-log']) }),
    only: raw.only ?? false,
  };
}

/**
 * What the text of 2007 names is off in products of today, and what they have instead it does not name: neither is held against
 * a product that claims nothing.
 */
function claimedOfTls({ versions = [], suites = [] }: NonNullable<RawProfile['tls']> = {}): Profile['options'] {
  return {
    ...Object.fromEntries(
      ['1.0', '1.1', '1.2', '1.3'].map((one) => [`tls-${one.replace('.', '-')}`, versions.includes(one)]),
    ),
    'tls-aes-128-cbc-sha': suites.includes('RSA_WITH_AES_128_CBC_SHA'),
  };
}

function secureOf(
  { url: apart, ca, certificate, key }: RawSecure,
  { role, url }: RawProfile,
  file: string,
): Partial<TlsProfile> {
  const at = (path: string): string => resolve(dirname(file), path);
  const alone = role === 'dm-server' && url?.startsWith('https:') === true;
  const secure = apart ?? (alone ? url : undefined);
  return {
    ...(alone && { only: true }),
    ...(secure !== undefined && { url: secure }),
    ...(ca !== undefined && { ca: at(ca) }),
    ...(certificate !== undefined && { certificate: at(certificate) }),
    ...(key !== undefined && { key: at(key) }),
  };
}

function operatorOf(raw: RawProfile['operator'], file: string): OperatorProfile {
  if (raw.kind === 'embedded') return { kind: 'embedded', defects: raw.defects ?? [] };
  if (raw.kind === 'none' || raw.kind === 'prompt') return { kind: raw.kind };
  if (raw.kind === 'http') return { kind: 'http', url: raw.url ?? '', headers: raw.headers ?? {} };
  return {
    kind: 'command',
    command: raw.command ?? [],
    env: raw.env ?? {},
    cwd: resolve(dirname(file), raw.cwd ?? '.'),
    protocol: raw.protocol ?? 'plain',
    keepsRunning: raw['keeps-running'] ?? false,
  };
}

function pushOf(raw: RawPush, file: string): PushProfile {
  if (raw.udp !== undefined) return { udp: raw.udp };
  if (raw.http !== undefined) return { http: raw.http };
  if (raw.file !== undefined) return { file: resolve(dirname(file), raw.file) };
  return { command: raw.command ?? [], env: raw.env ?? {}, cwd: resolve(dirname(file), raw.cwd ?? '.') };
}

function flatten(ixit: NonNullable<RawProfile['ixit']>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(ixit))
    if (typeof value === 'string') flat[name] = value;
    else for (const [inner, text] of Object.entries(value)) flat[`${name}.${inner}`] = text;
  return flat;
}

/** The profile as the record keeps it: all that a re-judgement needs. Secrets are left in; `--redact` takes them out of records. */
export function describeProfile(profile: Profile): unknown {
  const { client, server, file: _file, ...rest } = profile;
  const party = (one: Party): unknown => ({ ...one, nonce: Buffer.from(one.nonce).toString('base64') });
  return { ...rest, client: party(client), server: party(server) };
}

/** The other way round, for replay. */
export function profileOfRecord(kept: unknown): Profile {
  type Kept<P> = Omit<P, 'nonce'> & { readonly nonce: string };
  const raw = kept as Omit<Profile, 'client' | 'server'> & { client: Kept<Profile['client']>; server: Kept<Party> };
  const party = <P extends Party>(one: Kept<P>): Omit<P, 'nonce'> & { readonly nonce: Uint8Array } => ({
    ...one,
    nonce: Buffer.from(one.nonce, 'base64'),
  });
  return { ...raw, client: party(raw.client), server: party(raw.server) };
}
