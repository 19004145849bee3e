/** A piece of a management tree as it is: what TNDS carries and what a device shows. */
import type { Format } from '../dm/formats';

export interface InstanceNode {
  readonly name: string;
  /** Where nothing is said: `node` with children, else as defined. */
  readonly format?: Format;
  /** MIME type of a leaf, identifier of the object for its root. */
  readonly type?: string;
  /** Bytes for format bin, text for all others; absent for null and where the value was not asked for. */
  readonly value?: string | Uint8Array;
  /** Present, if empty, for an interior node. */
  readonly children?: readonly InstanceNode[];
  readonly acl?: string;
  readonly title?: string;
  readonly tstamp?: string;
  readonly verNo?: string;
}

/** A node with every field, in one order: trees of such nodes are judged several times as fast as trees of mixed shapes. */
export function instanceOf(
  name: string,
  format: Format | undefined,
  type: string | undefined,
  content: InstanceNode['value'] | readonly InstanceNode[],
  properties: Pick<InstanceNode, 'acl' | 'title' | 'tstamp' | 'verNo'> = {},
): InstanceNode {
  const isInterior = Array.isArray(content);
  return {
    name,
    format,
    type,
    value: isInterior ? undefined : (content as InstanceNode['value']),
    children: isInterior ? (content as readonly InstanceNode[]) : undefined,
    acl: properties.acl,
    title: properties.title,
    tstamp: properties.tstamp,
    verNo: properties.verNo,
  };
}

/** Node at the names below `root`, or undefined. */
export function find(root: InstanceNode, ...names: readonly string[]): InstanceNode | undefined {
  let at: InstanceNode | undefined = root;
  for (const name of names) at = at?.children?.find((child) => child.name === name);
  return at;
}

/** `node` and all below. */
export function countNodes(node: InstanceNode): number {
  let count = 1;
  for (const child of node.children ?? []) count += countNodes(child);
  return count;
}
