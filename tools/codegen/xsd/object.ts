/**
 * A management object as a flat schema: the same types and members as its typed form, so that a reader of XSD can be held against the
 * printer of types. Children named at creation become repeated elements; what stands below an open node is a list of nodes.
 */
import type { Format } from '../../dm/formats';
import { isInteriorNode, type NodeDefinition, type ObjectDefinition } from '../../mo/definition';
import { shapeOf } from '../../mo/object';
import type { FlatField, FlatSchema, FlatType, PlainType } from './model';

const plainOf: Partial<Readonly<Record<Format, PlainType>>> = {
  int: 'integer',
  float: 'double',
  bool: 'boolean',
  bin: 'base64Binary',
};

/** Member that holds the children named at creation where named ones stand beside them. */
export const ITEMS_ELEMENT = 'items';

/** Types that have no counterpart among the typed objects. */
export const helperTypes: ReadonlySet<string> = new Set(['InstanceNode', 'NodeList']);

const element = (name: string, type: string, isOptional: boolean, isArray: boolean): FlatField => ({
  name,
  type,
  isAttribute: false,
  isOptional,
  isArray,
});

/** `type`: name of the typed form of the root. */
export function flatOf({ root }: ObjectDefinition, type: string): FlatSchema {
  const types: FlatType[] = [];
  const taken = new Map<string, number>();
  const helpers = new Set<string>();

  const nameOf = (wanted: string): string => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.set(name, 1);
    return name;
  };
  const helper = (name: string): string => {
    helpers.add(name);
    return name;
  };

  /** What one element for `node` holds, and whether there may be many. */
  const contentOf = (node: NodeDefinition, wanted: string): { readonly type: string; readonly isArray: boolean } => {
    if (!isInteriorNode(node)) return { type: plainOf[node.format ?? 'chr'] ?? 'string', isArray: false };
    const shape = shapeOf(node);
    if (shape === 'open') return { type: helper('InstanceNode'), isArray: true };
    if (shape === 'map') return { type: itemOf(node, wanted), isArray: true };
    return { type: declare(node, wanted), isArray: false };
  };

  const itemOf = (node: NodeDefinition, wanted: string): string => {
    const item = contentOf(node.children!.find(({ name }) => name === '')!, `${wanted}Item`);
    // Lists of lists need a type between them.
    return item.isArray ? helper('NodeList') : item.type;
  };

  const declare = (node: NodeDefinition, wanted: string): string => {
    const name = nameOf(wanted);
    const at = types.push({ name, fields: [] }) - 1;
    const fields: FlatField[] = [];
    for (const child of node.children ?? []) {
      if (child.name === '' || fields.some((field) => field.name === child.name)) continue;
      const { type: held, isArray } = contentOf(child, `${wanted}${child.name.replace(/[^A-Za-z0-9]/g, '')}`);
      const isSure = child.occurrence.min > 0 && (child.access?.includes('Get') ?? true);
      fields.push(element(child.name, held, !isSure, isArray));
    }
    if (shapeOf(node) === 'mixed') fields.push(element(ITEMS_ELEMENT, itemOf(node, wanted), false, true));
    types[at] = { name, fields };
    return name;
  };

  const isType = isInteriorNode(root) && shapeOf(root) !== 'open' && shapeOf(root) !== 'map';
  if (!isType) taken.set(type, 1);
  const { type: document } = isType ? { type: declare(root, type) } : contentOf(root, type);
  return { roots: [{ name: type, type: document }], types: [...types, ...helperDefinitions(helpers)], enums: [] };
}

function helperDefinitions(used: ReadonlySet<string>): FlatType[] {
  if (used.size === 0) return [];
  const node: FlatType = {
    name: 'InstanceNode',
    fields: [
      element('name', 'string', false, false),
      element('value', 'string', true, false),
      element('children', 'InstanceNode', true, true),
    ],
  };
  return used.has('NodeList')
    ? [node, { name: 'NodeList', fields: [element('node', 'InstanceNode', true, true)] }]
    : [node];
}
