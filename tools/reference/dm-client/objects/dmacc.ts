/**
 * Server accounts: DMAcc (DM_StdObj 5.3.1). The tree is the only place where credentials and nonces are kept,
 * so that a server which replaces a secret changes the next session and no other.
 */
import { fromBase64, toBase64 } from '../../../dm/digest';
import type { Defects } from '../defects';
import type { Tree, TreeNode } from '../tree';
import { type NodeRow, plant } from './rows';

export type AuthType = 'none' | 'basic' | 'md5' | 'mac';

/** What one side shows to the other. */
export interface Credential {
  readonly auth: AuthType;
  readonly user: string;
  readonly secret: string;
  readonly nonce: Uint8Array;
}

export interface Account {
  readonly serverId: string;
  readonly url: string;
  /** Shown by the client (CLCRED) and by the server (SRVCRED). */
  readonly client: Credential;
  readonly server: Credential;
}

export type Side = 'client' | 'server';

const sideNames: Readonly<Record<Side, readonly [node: string, level: string]>> = {
  client: ['Client', 'CLCRED'],
  server: ['Server', 'SRVCRED'],
};

/** AAuthType of DM_StdObj 5.3.1.20; nothing where no credential is used in the protocol. */
const authTypes: Readonly<Record<AuthType, string>> = { none: '', basic: 'BASIC', md5: 'DIGEST', mac: 'HMAC' };

/** Puts an account into the tree; the server may read and change it, and give it up. */
export function plantAccount(tree: Tree, account: Account, defects: Defects): void {
  const name = `Account${tree.find(['DMAcc'])!.children!.size + 1}`;
  const at = `DMAcc/${name}`;
  const acl = ['Delete', 'Get', 'Replace'].map((command) => `${command}=${account.serverId}`).join('&');
  const rows: NodeRow[] = [
    [at, 'node', 'Delete Get', { type: 'urn:oma:mo:oma-dm-dmacc:1.0', acl, dynamic: true }],
    [`${at}/AppID`, 'chr', 'Get', { value: 'w7' }],
    [`${at}/ServerID`, 'chr', 'Get', { value: account.serverId }],
    [`${at}/Name`, 'chr', 'Get Replace', { value: account.serverId }],
    [`${at}/AppAddr`, 'node', 'Get'],
    [`${at}/AppAddr/Main`, 'node', 'Get'],
    [`${at}/AppAddr/Main/Addr`, 'chr', 'Get Replace', { value: account.url }],
    [`${at}/AppAddr/Main/AddrType`, 'chr', 'Get', { value: 'URI' }],
    [`${at}/AAuthPref`, 'chr', 'Get Replace', { value: authTypes[account.client.auth] }],
    [`${at}/AppAuth`, 'node', 'Get'],
  ];
  for (const side of ['client', 'server'] as const) {
    rows.push(...credentialRows(at, side, account[side], defects.has('secret-readable') ? 'Get Replace' : 'Replace'));
  }
  plant(tree, rows);
}

function credentialRows(at: string, side: Side, credential: Credential, hidden: string): NodeRow[] {
  const [name, level] = sideNames[side];
  const here = `${at}/AppAuth/${name}`;
  return [
    [here, 'node', 'Get'],
    [`${here}/AAuthLevel`, 'chr', 'Get', { value: level }],
    [`${here}/AAuthType`, 'chr', 'Get', { value: authTypes[credential.auth] }],
    [`${here}/AAuthName`, 'chr', 'Get Replace', { value: credential.user }],
    [`${here}/AAuthSecret`, 'chr', hidden, { value: credential.secret }],
    [`${here}/AAuthData`, 'bin', hidden, { value: credential.nonce }],
  ];
}

/** The account node of a server, or undefined. */
export function accountNode(tree: Tree, serverId: string): TreeNode | undefined {
  const accounts = [...(tree.find(['DMAcc'])?.children?.values() ?? [])];
  return accounts.find((node) => node.children?.get('ServerID')?.value === serverId);
}

/** ServerID of an account. */
export function serverIdOf(node: TreeNode): string {
  return textAt(node, 'ServerID');
}

/** Reads an account out of the tree. */
export function readAccount(node: TreeNode, defects: Defects): Account {
  return {
    serverId: serverIdOf(node),
    url: textAt(node, 'AppAddr', 'Main', 'Addr'),
    client: preferred(node, readCredential(node, 'client'), defects),
    server: readCredential(node, 'server'),
  };
}

/** AAuthPref, where it names a type, is what the client uses first (DM_StdObj 5.3.1.16). */
function preferred(node: TreeNode, credential: Credential, defects: Defects): Credential {
  const auth = typeNamed(textAt(node, 'AAuthPref'));
  return auth === 'none' || defects.has('auth-pref-ignored') ? credential : { ...credential, auth };
}

function typeNamed(text: string): AuthType {
  return (Object.keys(authTypes) as AuthType[]).find((auth) => authTypes[auth] === text) ?? 'none';
}

function readCredential(account: TreeNode, side: Side): Credential {
  const [name] = sideNames[side];
  const type = textAt(account, 'AppAuth', name, 'AAuthType');
  const nonce = leafAt(account, 'AppAuth', name, 'AAuthData')?.value;
  return {
    auth: typeNamed(type),
    user: textAt(account, 'AppAuth', name, 'AAuthName'),
    secret: textAt(account, 'AppAuth', name, 'AAuthSecret'),
    nonce: typeof nonce === 'string' ? (fromBase64(nonce) ?? new Uint8Array()) : (nonce ?? new Uint8Array()),
  };
}

/** Writes what an operator changes; values of the leaf nodes only. */
export function writeCredential(tree: Tree, account: TreeNode, side: Side, change: Partial<Credential>): void {
  const [name] = sideNames[side];
  const put = (node: TreeNode | undefined, value: string | Uint8Array | undefined): void => {
    if (node && value !== undefined && !sameValue(node.value, value)) tree.setValue(node, value);
  };
  const set = (leaf: string, value: string | Uint8Array | undefined): void =>
    put(leafAt(account, 'AppAuth', name, leaf), value);
  if (side === 'client') put(leafAt(account, 'AAuthPref'), change.auth && authTypes[change.auth]);
  set('AAuthType', change.auth && authTypes[change.auth]);
  set('AAuthName', change.user);
  set('AAuthSecret', change.secret);
  set('AAuthData', change.nonce);
}

export function writeAddress(tree: Tree, account: TreeNode, url: string): void {
  const node = leafAt(account, 'AppAddr', 'Main', 'Addr');
  if (node && node.value !== url) tree.setValue(node, url);
}

function sameValue(one: string | Uint8Array, other: string | Uint8Array): boolean {
  return toBase64(one) === toBase64(other) && typeof one === typeof other;
}

function leafAt(node: TreeNode, ...names: string[]): TreeNode | undefined {
  let at: TreeNode | undefined = node;
  for (const name of names) at = at?.children?.get(name);
  return at;
}

function textAt(node: TreeNode, ...names: string[]): string {
  const value = leafAt(node, ...names)?.value;
  return typeof value === 'string' ? value : '';
}
