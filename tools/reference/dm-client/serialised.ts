/** Trees in one piece (DM_TNDS): out of a command into nodes, and out of nodes into Results. */
import {
  decodeWbxml,
  decodeXml,
  encodeWbxml,
  encodeXml,
  type MgmtTree,
  type Node as TndsNode,
} from '../../../generated/dmddf-1.2';
import { parseAcl } from '../../dm/acl-syntax';
import { STATUS, type StatusCode } from '../../dm/codes';
import { fromBase64 } from '../../dm/digest';
import { DEFAULT_FORMAT, DEFAULT_TYPE, valueFault } from '../../dm/formats';
import type { PropertyName } from '../../dm/property-names';
import { formatNodeUri, isNodeName, type ListQuery, limitFault } from '../../dm/uri';
import { countNodes, type InstanceNode, instanceOf } from '../../mo/instance';
import { fromTnds, type TndsRoot, toTnds } from '../../mo/tnds';
import { WireError } from '../../wire/finding';
import type { Defects } from './defects';
import type { Device } from './device';
import type { Data, Meta } from './messages';
import { readProperty } from './properties';
import { isInterior, type NodeInit, type Tree, type TreeNode } from './tree';

const mediaTypes = {
  xml: 'application/vnd.syncml.dmtnds+xml',
  wbxml: 'application/vnd.syncml.dmtnds+wbxml',
} as const;

const limits = { depth: 64, elements: 20_000 };

/** Media type of a tree in one piece (DM_TNDS 5.1). */
export function isSerialized(type: string | undefined): boolean {
  return type === mediaTypes.xml || type === mediaTypes.wbxml;
}

/** The trees that Data holds, or the Status that says why there are none (DM_RepPro 6.6.1). */
export function readSerialised(
  data: Data | undefined,
  type: string,
  defects?: Defects,
): readonly InstanceNode[] | StatusCode {
  const document = documentOf(data, type);
  if (!document) return STATUS.BAD_REQUEST;
  if (document.Man !== undefined && defects?.has('tnds-optional-elements-refused')) return STATUS.UNSUPPORTED_TYPE;
  const { roots, findings } = fromTnds(document);
  if (findings.some(({ severity }) => severity === 'error')) return STATUS.UNSUPPORTED_TYPE;
  if (roots.length === 0) return STATUS.BAD_REQUEST;
  return joined(defects?.has('tnds-path-ignored') ? roots.map((root) => ({ ...root, path: '' })) : roots);
}

/** Path says where in the first node of a document a further one stands: the target of the command is the first (DM_TNDS 6.3.1.7). */
function joined([first, ...further]: readonly TndsRoot[]): readonly InstanceNode[] | StatusCode {
  if (!first) return [];
  const apart = further.filter(({ path }) => path === undefined).map(({ node }) => node);
  let whole: InstanceNode | undefined = first.node;
  for (const { path, node } of further) {
    if (path === undefined || !whole) continue;
    whole = withChild(
      whole,
      path.split('/').filter((name) => name !== '' && name !== '.'),
      node,
    );
  }
  return whole ? [whole, ...apart] : STATUS.BAD_REQUEST;
}

/** Undefined where there is no interior node at the names. */
function withChild(at: InstanceNode, names: readonly string[], node: InstanceNode): InstanceNode | undefined {
  const { children } = at;
  if (!children) return undefined;
  const [name, ...rest] = names;
  if (name === undefined) return { ...at, children: [...children, node] };
  const next = children.find((child) => child.name === name);
  const changed = next && withChild(next, rest, node);
  return changed && { ...at, children: children.map((child) => (child === next ? changed : child)) };
}

function documentOf(data: Data | undefined, type: string): MgmtTree | undefined {
  if (data === undefined) return undefined;
  if (typeof data === 'object' && !(data instanceof Uint8Array)) return 'MgmtTree' in data ? data.MgmtTree : undefined;
  const octets = typeof data === 'string' && type === mediaTypes.wbxml ? fromBase64(data) : data;
  try {
    if (type === mediaTypes.xml) return decodeXml(data, limits);
    return octets instanceof Uint8Array ? decodeWbxml(octets, limits) : undefined;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** What is wrong with an object before any node of it is made: all of it fits, or nothing is done (DM_RepPro 6.6.1). */
export function faultOf(device: Device, segments: readonly string[], node: InstanceNode): StatusCode | undefined {
  const { config, tree } = device;
  if ([...tree.nodes()].length + countNodes(node) > config.maxNodes) return STATUS.DEVICE_FULL;
  return faultAt(device, segments, node);
}

function faultAt(device: Device, segments: readonly string[], node: InstanceNode): StatusCode | undefined {
  if (!isNodeName(segments.at(-1)!)) return STATUS.BAD_REQUEST;
  if (limitFault(formatNodeUri(segments), device.config)) return STATUS.URI_TOO_LONG;
  if (node.acl && !parseAcl(node.acl).ok) return STATUS.BAD_REQUEST;
  const text = typeof node.value === 'string' ? node.value : '';
  const { format = DEFAULT_FORMAT, children = [] } = node;
  if (!node.children && format !== 'bin' && valueFault(format, text) !== undefined) return STATUS.UNSUPPORTED_TYPE;
  const names = children.map(({ name }) => name);
  if (new Set(names).size < names.length) return STATUS.EXISTS;
  return children.map((child) => faultAt(device, [...segments, child.name], child)).find((code) => code !== undefined);
}

/** Rights of a node that is made. */
export type Rights = (node: InstanceNode) => Pick<NodeInit, 'access' | 'acl'>;

/** Makes the nodes of an object that has no fault. */
export function plantInstance(
  tree: Tree,
  parent: TreeNode,
  name: string,
  instance: InstanceNode,
  rights: Rights,
): TreeNode {
  const { children, format, type, value = '', title } = instance;
  const node = tree.add(parent, name, {
    format: children ? 'node' : (format ?? DEFAULT_FORMAT),
    type: type ?? (children ? '' : DEFAULT_TYPE),
    value,
    made: true,
    ...(title !== undefined && { title }),
    ...rights(instance),
  });
  for (const child of children ?? []) plantInstance(tree, node, child.name, child, rights);
  return node;
}

/** Meta and Data of `?list=TNDS`, or 406 for what no such document can say (DM_TND 8.2). */
export function serialised(
  device: Device,
  from: TreeNode,
  { only, without }: ListQuery,
  encoding: 'xml' | 'wbxml',
  mayRead: (node: TreeNode) => boolean,
): { Meta: Meta; Data: Data } | StatusCode {
  if (only.some((name) => name === 'Name' || name === 'Size')) return STATUS.NOT_SUPPORTED;
  const wants = (name: string): boolean =>
    !(name === 'Value' && device.defects.has('tnds-without-values')) &&
    (only.length > 0 ? only.includes(name) : !without.includes(name));
  const document = toTnds({ roots: [{ node: instanceAt(device, from, wants, mayRead) }] });
  if (!wants('Format')) document.Node.forEach(withoutFormat);
  if (device.defects.has('tnds-verdtd-1-1')) document.VerDTD = '1.1';
  for (const one of document.Node) spoil(one, device.defects);
  const type = device.defects.has('tnds-marked-as-dmddf')
    ? mediaTypes[encoding].replace('dmtnds', 'dmddf')
    : mediaTypes[encoding];
  return encoding === 'wbxml'
    ? { Meta: { Format: 'bin', Type: type }, Data: encodeWbxml(document) }
    : { Meta: { Format: 'xml', Type: type }, Data: encodeXml(document) };
}

/** Faults of single nodes. */
function spoil(node: TndsNode, defects: Defects): void {
  if (node.Node && defects.has('tnds-value-beside-nodes')) node.Value = 'x';
  if (!node.Node && node.RTProperties && defects.has('tnds-type-is-format')) node.RTProperties.Type = { MIME: 'chr' };
  if (!node.Node && defects.has('tnds-leaf-without-properties')) delete node.RTProperties;
  for (const child of node.Node ?? []) spoil(child, defects);
}

function instanceAt(
  device: Device,
  node: TreeNode,
  wants: (name: string) => boolean,
  mayRead: (node: TreeNode) => boolean,
): InstanceNode {
  const property = (name: PropertyName): string | undefined =>
    (wants(name) && readProperty(device, node, name)) || undefined;
  const children = [...(node.children?.values() ?? [])].filter(mayRead);
  const content = isInterior(node) ? children.map((child) => instanceAt(device, child, wants, mayRead)) : node.value;
  return instanceOf(node.name, node.format, node.type, isInterior(node) || wants('Value') ? content : undefined, {
    acl: property('ACL'),
    title: property('Title'),
    tstamp: property('TStamp'),
    verNo: property('VerNo'),
  });
}

/** Type stays in any case: RTProperties are not valid without it. */
function withoutFormat(node: TndsNode): void {
  delete node.RTProperties?.Format;
  node.Node?.forEach(withoutFormat);
}
