/**
 * What a node may be: the part of a description that judges and builds instances, with what spec/mo adds to it. Definitions are
 * plain data: generated/mo holds those of the standard objects, `definitionOf` makes one of any description.
 */
import type { Evidence } from '../catalogue/model';
import type { Format } from '../dm/formats';
import { type Command, type DdfNode, isInterior, type Occurrence, UNNAMED } from './ddf-model';

export interface ObjectDefinition {
  /** `FUMO`. */
  readonly name: string;
  readonly version: string;
  /** `urn:oma:mo:oma-fumo:1.0`, the Type of the root. */
  readonly identifier: string;
  readonly document: string;
  readonly clause?: string;
  /** How far the object is known: see spec/mo/README.md. */
  readonly status: 'published' | 'partial' | 'skeleton' | 'reconstruction';
  /** URI where the object usually stands. */
  readonly place?: string;
  readonly root: NodeDefinition;
}

export interface NodeDefinition {
  /** '' for a name given at creation. */
  readonly name: string;
  readonly occurrence: Occurrence;
  /** Absent where the description does not tell it. */
  readonly format?: Format;
  /** Formats met instead: noted, not judged. */
  readonly tolerates?: readonly Format[];
  /** Commands that work, if the server has the right; absent where the description does not tell. */
  readonly access?: readonly Command[];
  /** Commands that must not work, whatever else is added to `access`. */
  readonly refuses?: readonly Command[];
  /** MIME types of a leaf. */
  readonly types?: readonly string[];
  /** Identifier of the object whose root this is. */
  readonly identifier?: string;
  readonly permanent?: boolean;
  readonly defaultValue?: string;
  readonly values?: readonly string[];
  readonly range?: readonly [least: number, greatest: number];
  /** What programs go by where the name is not the published one. */
  readonly role?: string;
  readonly description?: string;
  /** How sure each property is; absent for a description by the vendor, who must know. */
  readonly evidence?: NodeEvidence;
  readonly children?: readonly NodeDefinition[];
}

/** `node`: that it exists by this name. The others only where they differ from it. */
export interface NodeEvidence {
  readonly node: Evidence;
  readonly occurrence?: Evidence;
  readonly format?: Evidence;
  readonly access?: Evidence;
  readonly scope?: Evidence;
  readonly values?: Evidence;
  readonly refuses?: Evidence;
}

export type Facet = keyof NodeEvidence;

/** How sure `facet` of this node is; undefined where nobody graded it. */
export function evidenceOf({ evidence }: NodeDefinition, facet: Facet): Evidence | undefined {
  return evidence && (evidence[facet] ?? evidence.node);
}

/** Has it children, or may it have any? */
export function isInteriorNode(node: NodeDefinition): boolean {
  return node.format === 'node' || (node.children?.length ?? 0) > 0;
}

/** May anything stand below it? An interior node whose children are not described goes on as it likes (OMA-TS-DM_TND 9.4.1.5). */
export function isOpen(node: NodeDefinition): boolean {
  return node.format === 'node' && (node.children?.length ?? 0) === 0;
}

/** The definition that a description gives, its texts and places left behind. */
export function definitionOf(node: DdfNode): NodeDefinition {
  const { name, occurrence, formats, access, types, ddfName, scope, defaultValue, description, children } = node;
  const format = formats[0] ?? (isInterior(node) ? 'node' : undefined);
  return {
    name: name,
    occurrence,
    ...(format && { format }),
    ...(formats.length > 1 && { tolerates: formats.slice(1) }),
    ...(access && { access }),
    ...(types.length > 0 && { types }),
    ...(ddfName && { identifier: ddfName }),
    ...(scope === 'Permanent' && { permanent: true }),
    ...(defaultValue !== undefined && { defaultValue }),
    ...allowedOf(node),
    ...(description && { description }),
    ...(children.length > 0 && { children: children.map(definitionOf) }),
  };
}

/** Values that an extension of the description lists, where it is a plain list or a plain range. */
function allowedOf({ microsoft }: DdfNode): Pick<NodeDefinition, 'values' | 'range'> {
  const allowed = microsoft?.allowedValues;
  if (!allowed || allowed.delimiter !== undefined) return {};
  const values = allowed.values.map(({ value }) => value);
  if (allowed.valueType === 'ENUM' && values.length > 0) return { values };
  const range = allowed.valueType === 'Range' && values.length === 1 ? /^\[(-?\d+)-(-?\d+)\]$/.exec(values[0]!) : null;
  return range ? { range: [Number(range[1]), Number(range[2])] } : {};
}

/**
 * The definition at a path below `root`, names as they stand in an instance. Undefined where nothing is described, `'open'` below
 * an open node.
 */
export function locate(root: NodeDefinition, names: readonly string[]): NodeDefinition | 'open' | undefined {
  let at = root;
  for (const name of names) {
    if (isOpen(at)) return 'open';
    const next = at.children?.find((child) => child.name === name) ?? at.children?.find((child) => child.name === '');
    if (!next) return undefined;
    at = next;
  }
  return at;
}

/**
 * Must a device allow the command on this node, given the right to it? `exact`: the definition is the device's own description;
 * else it is the least that every device allows, and what it does not list is open (OMA-TS-DM_StdObj 5.1.2).
 */
export function allows(node: NodeDefinition, command: Command, exact: boolean): 'yes' | 'no' | 'open' {
  if (node.refuses?.includes(command)) return 'no';
  if (node.access === undefined) return 'open';
  if (node.access.includes(command)) return 'yes';
  return exact ? 'no' : 'open';
}

export interface DefinitionStep {
  /** `<X>/Download/PkgURL`. */
  readonly path: string;
  readonly node: NodeDefinition;
}

/** All nodes with their paths, parents first. */
export function* walkDefinition(node: NodeDefinition, parent = ''): Generator<DefinitionStep> {
  const path = `${parent}${node.name === '' ? UNNAMED : node.name}`;
  yield { path, node };
  for (const child of node.children ?? []) yield* walkDefinition(child, `${path}/`);
}
