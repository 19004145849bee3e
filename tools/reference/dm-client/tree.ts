/**
 * The management tree: nodes and the changes that keep it a tree (DM_TND 5, 6).
 * It knows nothing of rights, protocol or status codes; those stand above it.
 */

import type { AclCommand } from '../../dm/acl-syntax';
import { type Format, formatTimeStamp } from '../../dm/formats';
import type { Defects } from './defects';

/** Commands that the device description grants (DM_TND 9.4.3.1). */
export type AccessType = AclCommand | 'Copy';

export type NodeValue = string | Uint8Array;

/** What a server or a table says about a node. */
export interface NodeInit {
  readonly format: Format;
  readonly type: string;
  readonly value?: NodeValue;
  readonly acl?: string;
  readonly title?: string;
  readonly verNo?: number;
  readonly access: readonly AccessType[];
  readonly permanent?: boolean;
  /** A server made it. */
  readonly made?: boolean;
  /** Types that a Replace may set; absent = any. The format of such a node is fixed. */
  readonly takes?: readonly string[];
  /** Interior only: access types of nodes that a server adds below. */
  readonly childAccess?: readonly AccessType[];
  /** What the device does beyond keeping a value. */
  readonly behaviour?: NodeBehaviour;
}

/** `exec`, `exec-later`: answers an Exec at once, or with 202 and a Generic Alert. `busy`: cannot be modified just now. */
export type NodeBehaviour = 'exec' | 'exec-later' | 'busy';

export interface TreeNode {
  name: string;
  parent: TreeNode | undefined;
  /** Absent on leaves. */
  readonly children: Map<string, TreeNode> | undefined;
  format: Format;
  type: string;
  value: NodeValue;
  /** Own ACL text; empty = inherit. */
  acl: string;
  title: string;
  tstamp: string;
  verNo: number;
  readonly access: ReadonlySet<AccessType>;
  readonly permanent: boolean;
  readonly made: boolean;
  readonly takes: readonly string[] | undefined;
  readonly childAccess: readonly AccessType[] | undefined;
  readonly behaviour: NodeBehaviour | undefined;
}

export interface TreeOptions {
  readonly now: () => Date;
  readonly defects: Defects;
}

export class Tree {
  private top: TreeNode;
  /** Titles of nodes that are gone, by place; no sound device looks at them. */
  private readonly titles = new Map<string, string>();

  constructor(
    root: NodeInit,
    private readonly options: TreeOptions,
  ) {
    this.top = this.create('.', root, undefined);
  }

  get root(): TreeNode {
    return this.top;
  }

  /** The node at these names from the root down, or undefined. */
  find(segments: readonly string[]): TreeNode | undefined {
    let at: TreeNode | undefined = this.top;
    for (const segment of segments) at = at?.children?.get(segment);
    return at;
  }

  /** Makes a node below an interior node; the caller has made sure that the name is free. */
  add(parent: TreeNode, name: string, init: NodeInit): TreeNode {
    const node = this.create(name, init, parent);
    parent.children?.set(name, node);
    const former = this.titles.get(segmentsOf(node).join('/'));
    if (former !== undefined && this.options.defects.has('old-title-returns')) node.title = former;
    return node;
  }

  /** Takes a node out with all below it. */
  remove(node: TreeNode): void {
    this.titles.set(segmentsOf(node).join('/'), node.title);
    node.parent?.children?.delete(node.name);
    node.parent = undefined;
  }

  /** Gives a node another name; its place among the siblings stays. */
  rename(node: TreeNode, name: string): void {
    const siblings = node.parent?.children;
    if (!siblings) return;
    const kept = [...siblings.values()];
    siblings.clear();
    node.name = name;
    for (const sibling of kept) siblings.set(sibling.name, sibling);
  }

  /** Sets value, format and type of a leaf; TStamp and VerNo follow (DM_TND 7.7.6, 7.7.8). */
  setValue(node: TreeNode, value: NodeValue, format: Format = node.format, type: string = node.type): void {
    node.value = value;
    node.format = format;
    node.type = type;
    if (!this.options.defects.has('tstamp-not-updated')) node.tstamp = this.stamp();
    if (!this.options.defects.has('verno-not-updated')) {
      const next = node.verNo + 1;
      node.verNo = this.options.defects.has('verno-reaches-65536') ? next : next & 0xffff;
    }
  }

  /** A copy of the whole tree, to come back to with restore. */
  snapshot(): TreeNode {
    return copyOf(this.top, undefined);
  }

  /** Puts the tree back to a snapshot; the snapshot is used up. */
  restore(snapshot: TreeNode): void {
    this.top = snapshot;
  }

  /** Every node, parents before children. */
  *nodes(from: TreeNode = this.top): Generator<TreeNode> {
    yield from;
    for (const child of from.children?.values() ?? []) yield* this.nodes(child);
  }

  private create(name: string, init: NodeInit, parent: TreeNode | undefined): TreeNode {
    return {
      name,
      parent,
      children: init.format === 'node' ? new Map() : undefined,
      format: init.format,
      type: init.type,
      value: init.value ?? '',
      acl: init.acl ?? '',
      title: init.title ?? '',
      tstamp: this.stamp(),
      verNo: init.verNo ?? 0,
      access: new Set(init.access),
      permanent: init.permanent ?? false,
      made: init.made ?? false,
      takes: init.takes,
      childAccess: init.childAccess ?? parent?.childAccess,
      behaviour: init.behaviour,
    };
  }

  private stamp(): string {
    const now = this.options.now();
    const local = this.options.defects.has('tstamp-local-time') ? 2 * 60 * 60 * 1000 : 0;
    const stamp = formatTimeStamp(new Date(now.getTime() + local));
    return this.options.defects.has('tstamp-extended')
      ? stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')
      : stamp;
  }
}

/** Names from the root down to the node. */
export function segmentsOf(node: TreeNode): string[] {
  const segments: string[] = [];
  for (let at: TreeNode | undefined = node; at?.parent; at = at.parent) segments.unshift(at.name);
  return segments;
}

export function isInterior(node: TreeNode): boolean {
  return node.children !== undefined;
}

function copyOf(node: TreeNode, parent: TreeNode | undefined): TreeNode {
  const copy: TreeNode = { ...node, parent, children: node.children && new Map() };
  for (const [name, child] of node.children ?? []) copy.children?.set(name, copyOf(child, copy));
  return copy;
}
