/**
 * Between an instance and the typed object that generated/mo declares: a named child is a property, children named at creation are
 * a map, what stands below an open node is kept as it is. Values: int and float number, bool boolean, bin bytes, null null, else text.
 */
import type { Format } from '../dm/formats';
import { isInteriorNode, isOpen, type NodeDefinition, type ObjectDefinition } from './definition';
import { type InstanceNode, instanceOf } from './instance';
import { type InstanceFinding, type ValidateOptions, validate } from './validate';

/** Property that holds the children named at creation where named ones stand beside them. */
export const ITEMS = '$items';

export interface Reading<T> {
  /** Name of the root. */
  readonly name: string;
  /** What fits the definition; nodes that do not are left out. */
  readonly value: T;
  /** All that `validate` finds. */
  readonly findings: readonly InstanceFinding[];
}

/** @throws nothing: what is wrong stands in the findings. */
export function readObject<T>(
  definition: ObjectDefinition,
  instance: InstanceNode,
  options?: ValidateOptions,
): Reading<T> {
  const findings = validate(instance, definition.root, options);
  // The definition that made T made the value.
  return { name: instance.name, value: interiorValue(instance, definition.root) as T, findings };
}

/** Nodes of the object under the name given for its root. @throws TypeError for a value that is not of the object's type */
export function buildObject<T>(definition: ObjectDefinition, value: T, name: string): InstanceNode {
  return interiorNode(name, value, definition.root, name);
}

/** How the children of a node appear: the generator of types asks the same. */
export function shapeOf(node: NodeDefinition): 'open' | 'map' | 'object' | 'mixed' {
  const children = node.children ?? [];
  const unnamed = children.filter(({ name }) => name === '');
  // Several kinds of unnamed children cannot be told apart by name: kept as they are.
  if (isOpen(node) || unnamed.length > 1) return 'open';
  if (unnamed.length === 0) return 'object';
  return children.length === 1 ? 'map' : 'mixed';
}

function typedOf(instance: InstanceNode, node: NodeDefinition): unknown {
  if (isInteriorNode(node)) return instance.value === undefined ? interiorValue(instance, node) : undefined;
  return instance.children ? undefined : leafValue(instance.value, node.format);
}

function interiorValue(instance: InstanceNode, node: NodeDefinition): unknown {
  const children = instance.children ?? [];
  const shape = shapeOf(node);
  if (shape === 'open') return children;
  const definitions = new Map((node.children ?? []).map((child) => [child.name, child]));
  const unnamed = definitions.get('');
  const items = new Map<string, unknown>();
  const properties: [string, unknown][] = [];
  for (const child of children) {
    const definition = (child.name === '' ? undefined : definitions.get(child.name)) ?? unnamed;
    const value = definition && typedOf(child, definition);
    if (value === undefined) continue;
    if (definition === unnamed) items.set(child.name, value);
    else properties.push([child.name, value]);
  }
  if (shape === 'map') return items;
  return Object.fromEntries(shape === 'mixed' ? [...properties, [ITEMS, items]] : properties);
}

function leafValue(value: InstanceNode['value'], format: Format | undefined): unknown {
  if (format === 'null') return null;
  if (format === 'bin') return typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
  if (format === 'int') return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  if (format === 'float') return floatOf(text);
  if (format === 'bool') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  return text;
}

/** XML Schema writes INF where JavaScript has Infinity. */
function floatOf(text: string): number | undefined {
  const number = Number(text.trim().replace('INF', 'Infinity'));
  return text.trim() === '' || (Number.isNaN(number) && text !== 'NaN') ? undefined : number;
}

function nodeOf(name: string, value: unknown, node: NodeDefinition, path: string): InstanceNode {
  return isInteriorNode(node) ? interiorNode(name, value, node, path) : leafNode(name, value, node, path);
}

function interiorNode(name: string, value: unknown, node: NodeDefinition, path: string): InstanceNode {
  const shape = shapeOf(node);
  const branch = (children: readonly InstanceNode[]) => instanceOf(name, 'node', node.identifier, children);
  if (shape === 'open') {
    if (!Array.isArray(value)) throw mismatch(path, 'a list of nodes', value);
    return branch(value as readonly InstanceNode[]);
  }
  if (shape === 'map') return branch(itemsOf(value, node, path));
  if (typeof value !== 'object' || value === null) throw mismatch(path, 'an object', value);
  const record = value as Readonly<Record<string, unknown>>;
  const children: InstanceNode[] = [];
  for (const child of node.children ?? []) {
    if (child.name === '') children.push(...itemsOf(record[ITEMS], node, path));
    else if (Object.hasOwn(record, child.name) && record[child.name] !== undefined)
      children.push(nodeOf(child.name, record[child.name], child, `${path}/${child.name}`));
  }
  const unknown = Object.keys(record).find(
    (key) => key !== ITEMS && !node.children?.some((child) => child.name === key),
  );
  if (unknown !== undefined) throw new TypeError(`${path} has no child ${unknown}`);
  return branch(children);
}

function itemsOf(value: unknown, node: NodeDefinition, path: string): InstanceNode[] {
  const unnamed = node.children!.find(({ name }) => name === '')!;
  if (!(value instanceof Map)) throw mismatch(path, 'a map', value);
  return [...value].map(([name, item]) => nodeOf(String(name), item, unnamed, `${path}/${name}`));
}

function leafNode(name: string, value: unknown, node: NodeDefinition, path: string): InstanceNode {
  const { format, types } = node;
  return instanceOf(name, format, types?.[0], format === 'null' ? undefined : leafText(value, format, path));
}

function leafText(value: unknown, format: Format | undefined, path: string): string | Uint8Array {
  if (format === 'bin' && value instanceof Uint8Array) return value;
  if (format === 'bool' && typeof value === 'boolean') return String(value);
  if (format === 'int' && Number.isInteger(value)) return String(value);
  if (format === 'float' && typeof value === 'number') return String(value).replace('Infinity', 'INF');
  const isText = format !== 'bin' && format !== 'bool' && format !== 'int' && format !== 'float';
  if (isText && typeof value === 'string') return value;
  throw mismatch(path, format ?? 'text', value);
}

function mismatch(path: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${path}: expected ${expected}, not ${value === null ? 'null' : typeof value}`);
}
