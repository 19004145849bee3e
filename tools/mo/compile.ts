/** Definitions made ready for fast judging: children by name, the test of a value as one function. */
import { type Format, valueFault } from '../dm/formats';
import { isInteriorNode, isOpen, type NodeDefinition } from './definition';

export interface CompiledNode {
  readonly definition: NodeDefinition;
  readonly interior: boolean;
  readonly open: boolean;
  readonly named: ReadonlyMap<string, CompiledName>;
  /** Definitions without a name; more than one only in descriptions that say little. */
  readonly unnamed: readonly CompiledNode[];
  /** Named children that must be there. */
  readonly required: readonly CompiledName[];
  /** Quick test of a text in the defined format and, where values are listed, among them. False says: look closer. */
  readonly fits: (text: string) => boolean;
}

export interface CompiledName {
  /** Number among the named children. */
  readonly index: number;
  /** Several where a description gives one name twice. */
  readonly nodes: readonly CompiledNode[];
}

const compiled = new WeakMap<NodeDefinition, CompiledNode>();

/** The same object for the same definition. */
export function compile(definition: NodeDefinition): CompiledNode {
  let node = compiled.get(definition);
  if (!node) {
    node = compileNode(definition);
    compiled.set(definition, node);
  }
  return node;
}

function compileNode(definition: NodeDefinition): CompiledNode {
  const children = definition.children ?? [];
  const names = [...new Set(children.map(({ name }) => name).filter((name) => name !== ''))];
  const named = new Map(
    names.map((name, index) => [name, { index, nodes: children.filter((child) => child.name === name).map(compile) }]),
  );
  return {
    definition,
    interior: isInteriorNode(definition),
    open: isOpen(definition),
    named,
    unnamed: children.filter(({ name }) => name === '').map(compile),
    required: [...named.values()].filter(({ nodes }) => nodes.every((node) => node.definition.occurrence.min > 0)),
    fits: testOf(definition),
  };
}

function testOf({ format, values, range }: NodeDefinition): (text: string) => boolean {
  const inFormat = format === undefined ? () => true : quickTests[format];
  if (values) {
    const known = new Set(values);
    return (text) => known.has(text) && inFormat(text);
  }
  if (range) return (text) => isShortNumber(text) && Number(text) >= range[0] && Number(text) <= range[1];
  return inFormat;
}

/** Plain cases are decided here, all others by the rules of the format. */
const quickTests: Readonly<Record<Format, (text: string) => boolean>> = {
  chr: () => true,
  bin: () => true,
  node: () => true,
  int: (text) => isShortNumber(text) || valueFault('int', text) === undefined,
  bool: (text) => text === 'true' || text === 'false',
  null: (text) => text === '',
  b64: (text) => valueFault('b64', text) === undefined,
  xml: (text) => valueFault('xml', text) === undefined,
  date: (text) => valueFault('date', text) === undefined,
  time: (text) => valueFault('time', text) === undefined,
  float: (text) => valueFault('float', text) === undefined,
};

function isShortNumber(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 9) return false;
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
