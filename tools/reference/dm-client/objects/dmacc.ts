/**
 * Server accounts: DMAcc (DM_StdObj 5.3.1). The tree is the only place where credentials and nonces are kept,
 * so that a server which replaces a secret changes the next session and no other.
 */
import { fromBase64, toBase64 } from '../../../dm/digest';
import { find, type InstanceNode } from '../../../mo/instance';
import { type AuthType, aauthTypes, authTypes, type Credential } from '../../shared/auth';
import type { Defects } from '../defects';
import { plantInstance } from '../serialised';
import type { AccessType, Tree, TreeNode } from '../tree';
import { type NodeRow, plant } from './rows';

export type { Credential } from '../../shared/auth';

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

/** Identifier of the object, and the older one that products still write (DM_StdObj 5.3.1; DM_Bootstrap, example). */
export const DMACC = 'urn:oma:mo:oma-dm-dmacc:1.0';
const identifiers: readonly (string | undefined)[] = [DMACC, 'org.openmobilealliance/1.0/w7'];

/** Puts an account into the tree; the server may read and change it, and give it up. */
export function plantAccount(tree: Tree, account: Account, defects: Defects): void {
  const at = `DMAcc/${freeName(tree.find(['DMAcc'])!)}`;
  const acl = ['Delete', 'Get', 'Replace'].map((command) => `${command}=${account.serverId}`).join('&');
  const rows: NodeRow[] = [
    [at, 'node', 'Delete Get', { type: DMACC, acl, dynamic: true }],
    [`${at}/AppID`, 'chr', 'Get', { value: 'w7' }],
    [`${at}/ServerID`, 'chr', 'Get', { value: account.serverId }],
    [`${at}/Name`, 'chr', 'Get Replace', { value: account.serverId }],
    [`${at}/AppAddr`, 'node', 'Get'],
    [`${at}/AppAddr/Main`, 'node', 'Get'],
    [`${at}/AppAddr/Main/Addr`, 'chr', 'Get Replace', { value: account.url }],
    [`${at}/AppAddr/Main/AddrType`, 'chr', 'Get', { value: 'URI' }],
    [`${at}/AppAddr/Main/Port`, 'node', 'Get'],
    [`${at}/AppAddr/Main/Port/Main`, 'node', 'Get'],
    [`${at}/AppAddr/Main/Port/Main/PortNbr`, 'chr', 'Get', { value: portOf(account.url, defects) }],
    [`${at}/AAuthPref`, 'chr', 'Get Replace', { value: aauthTypes[account.client.auth] }],
    [`${at}/AppAuth`, 'node', 'Get'],
    [`${at}/AppAuth/Http`, 'node', 'Get'],
    [`${at}/AppAuth/Http/AAuthLevel`, 'chr', 'Get', { value: 'HTTP' }],
    [
      `${at}/AppAuth/Http/AAuthType`,
      'chr',
      'Get',
      { value: defects.has('http-level-with-md5') ? 'DIGEST' : 'HTTP-BASIC' },
    ],
  ];
  for (const side of ['client', 'server'] as const) {
    rows.push(...credentialRows(at, side, account[side], defects.has('secret-readable') ? 'Get Replace' : 'Replace'));
  }
  plant(tree, rows);
}

function portOf(url: string, defects: Defects): string {
  const port = URL.canParse(url) ? Number(new URL(url).port || 80) : 0;
  return defects.has('port-in-hex') ? `0x${port.toString(16)}` : String(port);
}

function credentialRows(at: string, side: Side, credential: Credential, hidden: string): NodeRow[] {
  const [name, level] = sideNames[side];
  const here = `${at}/AppAuth/${name}`;
  return [
    [here, 'node', 'Get'],
    [`${here}/AAuthLevel`, 'chr', 'Get', { value: level }],
    [`${here}/AAuthType`, 'chr', 'Get', { value: aauthTypes[credential.auth] }],
    [`${here}/AAuthName`, 'chr', 'Get Replace', { value: credential.user }],
    [`${here}/AAuthSecret`, 'chr', hidden, { value: credential.secret }],
    [`${here}/AAuthData`, 'bin', hidden, { value: credential.nonce }],
  ];
}

function freeName(accounts: TreeNode): string {
  let number = accounts.children!.size + 1;
  while (accounts.children!.has(`Account${number}`)) number++;
  return `Account${number}`;
}

export function isAccount({ type }: InstanceNode): boolean {
  return identifiers.includes(type);
}

/** Puts the account of a bootstrap, or of an object given to the Inbox, into the tree. What is no whole account is none. */
export function placeAccount(tree: Tree, account: InstanceNode, acl: string, defects: Defects): TreeNode | undefined {
  if (!isAccount(account)) return undefined;
  if (!find(account, 'ServerID')?.value || !find(account, 'AppAddr')?.children?.length) return undefined;
  if (defects.has('address-type-wanted') && !typeOfAddress(account)) return undefined;
  const parent = tree.find(['DMAcc'])!;
  const name = defects.has('bootstrap-name-not-unique') ? 'Account1' : freeName(parent);
  const known = defects.has('bootstrap-nonce-ignored') ? without(account, 'AAuthData') : account;
  const kept = defects.has('bootstrap-server-credentials-ignored') ? withoutServerSecret(known) : known;
  return plantInstance(tree, parent, name, kept, (node) => ({
    access: accessOf(node, node === kept, defects),
    acl: node === kept ? acl : (node.acl ?? ''),
  }));
}

function typeOfAddress(account: InstanceNode): InstanceNode['value'] {
  const [first] = find(account, 'AppAddr')?.children ?? [];
  return first && find(first, 'AddrType')?.value;
}

function without(node: InstanceNode, leaf: string): InstanceNode {
  const children = node.children?.filter(({ name }) => name !== leaf).map((child) => without(child, leaf));
  return { ...node, ...(children && { children }) };
}

function withoutServerSecret(node: InstanceNode): InstanceNode {
  const isOfServer = find(node, 'AAuthLevel')?.value === sideNames.server[1];
  if (isOfServer) return without(node, 'AAuthSecret');
  return { ...node, ...(node.children && { children: node.children.map(withoutServerSecret) }) };
}

function accessOf(node: InstanceNode, isRoot: boolean, defects: Defects): AccessType[] {
  if (isRoot) return ['Delete', 'Get', 'Replace'];
  const secret = node.name === 'AAuthSecret' || node.name === 'AAuthData';
  return secret && !defects.has('secret-readable') ? ['Replace'] : ['Get', 'Replace'];
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
    url: addressOf(node),
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
  return authTypes.find((auth) => aauthTypes[auth] === text) ?? 'none';
}

/** The first address; a port beside it stands for the one that it lacks (DM_StdObj 5.3.1). */
function addressOf(account: TreeNode): string {
  const [first] = leafAt(account, 'AppAddr')?.children?.values() ?? [];
  const address = first ? textAt(first, 'Addr') : '';
  const [port] = (first && leafAt(first, 'Port')?.children?.values()) ?? [];
  if (!port || !URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.port === '') url.port = textAt(port, 'PortNbr');
  return url.href;
}

/** The credentials of a level, whatever their node is called. */
function credentialNode(account: TreeNode, side: Side): TreeNode | undefined {
  const all = [...(leafAt(account, 'AppAuth')?.children?.values() ?? [])];
  return all.find((node) => textAt(node, 'AAuthLevel') === sideNames[side][1]);
}

function readCredential(account: TreeNode, side: Side): Credential {
  const node = credentialNode(account, side);
  const text = (name: string): string => (node ? textAt(node, name) : '');
  const nonce = node && leafAt(node, 'AAuthData')?.value;
  return {
    auth: typeNamed(text('AAuthType')),
    user: text('AAuthName'),
    secret: text('AAuthSecret'),
    nonce: typeof nonce === 'string' ? (fromBase64(nonce) ?? new Uint8Array()) : (nonce ?? new Uint8Array()),
  };
}

/** Writes what an operator changes; values of the leaf nodes only. */
export function writeCredential(tree: Tree, account: TreeNode, side: Side, change: Partial<Credential>): void {
  const credentials = credentialNode(account, side);
  const put = (node: TreeNode | undefined, value: string | Uint8Array | undefined): void => {
    if (node && value !== undefined && !sameValue(node.value, value)) tree.setValue(node, value);
  };
  const set = (leaf: string, value: string | Uint8Array | undefined): void =>
    put(credentials && leafAt(credentials, leaf), value);
  if (side === 'client') put(leafAt(account, 'AAuthPref'), change.auth && aauthTypes[change.auth]);
  set('AAuthType', change.auth && aauthTypes[change.auth]);
  set('AAuthName', change.user);
  set('AAuthSecret', change.secret);
  // A bootstrap may leave the nonce to the first challenge.
  if (credentials && change.nonce && !leafAt(credentials, 'AAuthData'))
    tree.add(credentials, 'AAuthData', { format: 'bin', type: 'application/octet-stream', access: ['Replace'] });
  set('AAuthData', change.nonce);
}

export function writeAddress(tree: Tree, account: TreeNode, url: string): void {
  const [first] = leafAt(account, 'AppAddr')?.children?.values() ?? [];
  const node = first && leafAt(first, 'Addr');
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
