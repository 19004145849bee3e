/**
 * The tree of the device that the tester plays while it observes a server: nodes, values, properties (DM_TND 6, 7). It is the tester's own and
 * poor on purpose: nobody is refused by an ACL, and nothing in it knows of commands or messages.
 */
import type { NodeTable, NodeValue } from '../device-script';

export interface TreeNode {
  format: string;
  type: string | undefined;
  /** Of a leaf: octets, text as UTF-8. */
  value: Uint8Array;
  /** Present for an interior node. */
  readonly children: Map<string, TreeNode> | undefined;
  /** Commands that its AccessType lists; absent: all. */
  readonly access: readonly string[] | undefined;
  acl: string;
  title: string;
  verNo: number;
}

/** What a server may make the tester keep. */
export interface TreeLimits {
  readonly nodes: number;
  readonly octets: number;
}

export const treeLimits: TreeLimits = { nodes: 50_000, octets: 64 * 1024 * 1024 };

export class Tree {
  private root: TreeNode;
  private count = 0;
  private octets = 0;

  constructor(
    table: NodeTable,
    private readonly limits: TreeLimits = treeLimits,
  ) {
    this.root = nodeOf({ format: 'node' });
    for (const [uri, value] of Object.entries(table)) this.grow(uri.replace(/^\.\//, '').split('/'), value);
  }

  find(segments: readonly string[]): TreeNode | undefined {
    let at: TreeNode | undefined = this.root;
    for (const name of segments) at = at?.children?.get(name);
    return at;
  }

  /** The caller has seen that the parent is there and the name free. False where the device is full. */
  add(segments: readonly string[], value: NodeValue & { readonly octets?: Uint8Array }): boolean {
    const node = nodeOf(value);
    if (!this.room(1, node.value.length)) return false;
    this.find(segments.slice(0, -1))?.children?.set(segments.at(-1) ?? '', node);
    this.changed(segments.slice(0, -1));
    return true;
  }

  /** False where the device is full. */
  set(segments: readonly string[], value: Uint8Array): boolean {
    const node = this.find(segments);
    if (!node || !this.room(0, value.length - node.value.length)) return false;
    node.value = value;
    node.verNo = (node.verNo + 1) & 0xffff;
    return true;
  }

  remove(segments: readonly string[]): void {
    const node = this.find(segments);
    if (!node) return;
    for (const [, one] of this.walk(segments)) this.room(-1, -one.value.length);
    this.find(segments.slice(0, -1))?.children?.delete(segments.at(-1) ?? '');
    this.changed(segments.slice(0, -1));
  }

  rename(segments: readonly string[], name: string): void {
    const siblings = this.find(segments.slice(0, -1))?.children;
    const node = this.find(segments);
    if (!siblings || !node) return;
    siblings.delete(segments.at(-1) ?? '');
    siblings.set(name, node);
  }

  /** The node and all below, parents first, with their names from the root. */
  *walk(segments: readonly string[]): Generator<readonly [readonly string[], TreeNode]> {
    const node = this.find(segments);
    if (!node) return;
    yield [segments, node];
    for (const name of node.children?.keys() ?? []) yield* this.walk([...segments, name]);
  }

  /** For an Atomic that may fail: gives back what is to be called then. */
  save(): () => void {
    const { count, octets } = this;
    const root = structuredClone(this.root);
    return () => {
      this.root = root;
      this.count = count;
      this.octets = octets;
    };
  }

  private grow(segments: readonly string[], value: NodeValue): void {
    for (let depth = 1; depth < segments.length; depth++) {
      const above = segments.slice(0, depth);
      if (!this.find(above)) this.add(above, { format: 'node' });
    }
    if (segments[0] !== '.' && segments[0] !== '' && !this.find(segments)) this.add(segments, value);
  }

  private room(nodes: number, octets: number): boolean {
    if (this.count + nodes > this.limits.nodes || this.octets + octets > this.limits.octets) return false;
    this.count += nodes;
    this.octets += octets;
    return true;
  }

  private changed(segments: readonly string[]): void {
    const node = this.find(segments);
    if (node) node.verNo = (node.verNo + 1) & 0xffff;
  }
}

function nodeOf(told: NodeValue & { readonly octets?: Uint8Array }): TreeNode {
  const value = typeof told === 'string' ? { data: told } : told;
  const { data = '', base64, octets } = value as { data?: string; base64?: string; octets?: Uint8Array };
  const { format = base64 === undefined ? 'chr' : 'bin', type, access } = typeof told === 'string' ? {} : told;
  return {
    format,
    type,
    value: octets ?? (base64 === undefined ? Buffer.from(data) : Buffer.from(base64, 'base64')),
    children: format === 'node' ? new Map() : undefined,
    access,
    acl: '',
    title: '',
    verNo: 0,
  };
}

/** Value of a property; undefined where the device does not have it. */
export function propertyOf(segments: readonly string[], node: TreeNode, name: string): string | undefined {
  switch (name) {
    case 'ACL':
      return segments.length === 0 && node.acl === '' ? 'Add=*&Get=*' : node.acl;
    case 'Format':
      return node.format;
    case 'Name':
      return segments.at(-1) ?? '';
    case 'Size':
      return node.children ? undefined : String(node.value.length);
    case 'Title':
      return node.title;
    case 'Type':
      return node.type ?? (node.children ? '' : 'text/plain');
    case 'VerNo':
      return String(node.verNo);
    default:
      return undefined;
  }
}

/** Names of the children as Results have them. */
export function childList(node: TreeNode): string {
  return [...(node.children?.keys() ?? [])].join('/');
}
