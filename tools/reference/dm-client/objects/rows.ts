/** Tables of nodes: one row a node, parents before children. */
import type { Format } from '../../../dm/formats';
import type { AccessType, NodeBehaviour, NodeInit, NodeValue, Tree } from '../tree';

export interface NodeExtras {
  readonly type?: string;
  readonly value?: NodeValue;
  readonly title?: string;
  readonly acl?: string;
  readonly verNo?: number;
  /** A server may delete it. Default: permanent. */
  readonly dynamic?: boolean;
  readonly takes?: readonly string[];
  readonly childAccess?: readonly AccessType[];
  readonly behaviour?: NodeBehaviour;
}

/** Path from the root, format, access types with blanks between. */
export type NodeRow = readonly [path: string, format: Format, access: string, extras?: NodeExtras];

/** Access types of a node that a server makes, where no row says otherwise. */
export const fullAccess: readonly AccessType[] = ['Add', 'Copy', 'Delete', 'Get', 'Replace'];

/** Puts the nodes of a table into the tree; rows whose parent is missing are a fault of the table. */
export function plant(tree: Tree, rows: readonly NodeRow[]): void {
  for (const [path, format, access, extras = {}] of rows) {
    const segments = path.split('/');
    const name = segments.pop()!;
    const parent = tree.find(segments);
    if (!parent?.children) throw new Error(`table of nodes: ${path} has no parent`);
    tree.add(parent, name, initOf(format, access, extras));
  }
}

function initOf(format: Format, access: string, extras: NodeExtras): NodeInit {
  const { dynamic, type, ...rest } = extras;
  return {
    ...rest,
    format,
    type: type ?? usualTypes[format],
    access: access.split(' ').filter((one) => one !== '') as AccessType[],
    permanent: !dynamic,
  };
}

const usualTypes: Readonly<Record<Format, string>> = {
  node: '',
  bin: 'application/octet-stream',
  b64: 'application/octet-stream',
  xml: 'text/xml',
  chr: 'text/plain',
  int: 'text/plain',
  bool: 'text/plain',
  float: 'text/plain',
  date: 'text/plain',
  time: 'text/plain',
  null: 'text/plain',
};
