/**
 * Judges an instance by its definition: names, occurrence, formats, values, types (OMA-TS-DM_TND 6, 7, 9.4; the tables of the objects).
 * A valid tree costs one pass without any allocation worth naming; words are made for what is wrong only.
 */
import type { Evidence } from '../catalogue/model';
import { type Format, valueFault } from '../dm/formats';
import { isNodeName } from '../dm/uri';
import { type CompiledName, type CompiledNode, compile } from './compile';
import { allows, evidenceOf, type Facet, type NodeDefinition } from './definition';
import type { InstanceNode } from './instance';
import { nearest } from './near-miss';

export type InstanceCode =
  | 'unknown-node'
  | 'missing-node'
  | 'too-many'
  | 'same-name'
  | 'name'
  | 'format'
  | 'value'
  | 'type'
  | 'not-readable'
  | 'limit';

export interface InstanceFinding {
  readonly code: InstanceCode;
  /** `note`: allowed, tolerated or not decided by the definition. */
  readonly severity: 'error' | 'note';
  /** Names from the root of the instance on, with `/` between. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
  /** How sure the broken part of the definition is; undefined for what holds for every tree, and for vendors' own descriptions. */
  readonly evidence?: Evidence;
}

export interface ValidateOptions {
  /** The instance was read from a device: leaves without Get must not show a value, and may be missing. */
  readonly readBack?: boolean;
  /** The definition is the device's own description: a command that it does not list is refused. */
  readonly exact?: boolean;
  /** Characters of a name, as ./DevDetail/URI/MaxSegLen tells; 0 and absent: no limit. */
  readonly maxSegLen?: number;
  /** Nodes within nodes. Default 256. */
  readonly depth?: number;
  /** Findings kept. Default 1000. */
  readonly findings?: number;
}

/** What is wrong, in the order of the tree; empty for a valid instance. Never throws. */
export function validate(
  instance: InstanceNode,
  definition: NodeDefinition,
  options: ValidateOptions = {},
): InstanceFinding[] {
  const validator = new Validator(options);
  const root = compile(definition);
  validator.root(instance, root);
  return validator.findings;
}

type Fault = Omit<InstanceFinding, 'path' | 'severity' | 'evidence'> & { readonly severity?: 'note' };

const NO_CHILDREN: readonly InstanceNode[] = [];

class Validator {
  findings: InstanceFinding[] = [];
  private readonly names: string[] = [];
  private readonly depth: number;
  private readonly limit: number;
  private readonly readBack: boolean;
  private readonly exact: boolean;
  private readonly maxSegLen: number;

  constructor({ readBack = false, exact = false, maxSegLen = 0, depth = 256, findings = 1000 }: ValidateOptions) {
    this.readBack = readBack;
    this.exact = exact;
    this.maxSegLen = maxSegLen;
    this.depth = depth;
    this.limit = findings;
  }

  root(instance: InstanceNode, node: CompiledNode): void {
    const { name, identifier } = node.definition;
    this.names.push(instance.name);
    if (name !== '' && name !== instance.name)
      this.report({ code: 'name', expected: name, actual: instance.name, message: 'another object' }, node, 'node');
    if (identifier && !instance.type) {
      const message = 'the root of the object does not tell its identifier';
      this.report({ code: 'type', severity: 'note', expected: identifier, message }, node, 'node');
    }
    this.names.pop();
    this.node(instance, node, false);
  }

  /** `isKnown`: the name is the one of the definition. */
  private node(instance: InstanceNode, node: CompiledNode, isKnown: boolean): void {
    this.names.push(instance.name);
    if (this.names.length > this.depth)
      this.report({ code: 'limit', expected: `at most ${this.depth}`, message: 'too deep' });
    else {
      if (!isKnown && !this.isName(instance.name)) this.badName(instance.name);
      const { children, format, value } = instance;
      const isBare = node.interior && format === undefined && value === undefined;
      if (children !== undefined || format === 'node' || isBare) this.interior(instance, node);
      else this.leaf(instance, node);
    }
    this.names.pop();
  }

  private interior(instance: InstanceNode, node: CompiledNode): void {
    const { definition } = node;
    if (!node.interior && definition.format !== undefined) this.wrongFormat('node', node);
    if (definition.identifier && instance.type && instance.type !== definition.identifier) {
      const what = { expected: definition.identifier, actual: instance.type };
      this.report({ code: 'type', ...what, message: 'another identifier' }, node, 'node');
    }
    if (instance.value !== undefined && instance.value.length > 0)
      this.report({
        code: 'format',
        expected: 'child nodes',
        actual: 'a value',
        message: 'an interior node has no value',
      });
    const children = instance.children ?? NO_CHILDREN;
    if (node.open) this.openChildren(children);
    else this.children(children, node);
  }

  private children(children: readonly InstanceNode[], node: CompiledNode): void {
    const { named, unnamed, required } = node;
    const wide = named.size > 31 ? new Uint8Array(named.size) : undefined;
    let seen = 0;
    let own = 0;
    let others: Set<string> | undefined;
    let first: string | undefined;
    for (const child of children) {
      const known = named.get(child.name);
      if (known !== undefined) {
        const { index } = known;
        if (wide ? wide[index]! > 0 : (seen & (1 << index)) !== 0) this.twin(child.name);
        if (wide) wide[index] = 1;
        else seen |= 1 << index;
        if (known.nodes.length === 1) this.node(child, known.nodes[0]!, true);
        else this.best(child, known.nodes);
        continue;
      }
      if (own === 0) first = child.name;
      else {
        others ??= new Set([first!]);
        if (others.has(child.name)) this.twin(child.name);
        others.add(child.name);
      }
      own++;
      if (unnamed.length === 1) this.node(child, unnamed[0]!, false);
      else if (unnamed.length > 1) this.best(child, unnamed);
      else this.unknown(child, node);
    }
    for (const one of required) if (!(wide ? wide[one.index] : seen & (1 << one.index))) this.missing(one);
    if (unnamed.length === 1) this.count(own, unnamed[0]!);
  }

  /** Below an open node: anything, as long as it is a tree. */
  private openChildren(children: readonly InstanceNode[]): void {
    if (children.length === 0) return;
    if (this.names.length >= this.depth) {
      this.report({ code: 'limit', expected: `at most ${this.depth}`, message: 'too deep' });
      return;
    }
    const names = new Set<string>();
    for (const child of children) {
      if (names.has(child.name)) this.twin(child.name);
      names.add(child.name);
      this.names.push(child.name);
      if (!this.isName(child.name)) this.badName(child.name);
      if (child.children) this.openChildren(child.children);
      this.names.pop();
    }
  }

  private leaf(instance: InstanceNode, node: CompiledNode): void {
    const { definition, interior } = node;
    const { format, value, type } = instance;
    if (interior) this.wrongFormat(format ?? 'a value', node);
    else if (format !== undefined && format !== definition.format && definition.format !== undefined)
      this.wrongFormat(format, node);
    if (value !== undefined) this.value(value, format, node);
    if (type !== undefined && definition.types && !definition.types.includes(type) && !interior)
      this.wrongType(type, node);
  }

  private value(value: string | Uint8Array, format: Format | undefined, node: CompiledNode): void {
    const { definition, interior } = node;
    if (interior) return;
    if (this.readBack && value.length > 0 && allows(definition, 'Get', this.exact) === 'no') {
      this.report(
        { code: 'not-readable', expected: 'no value', message: 'a value that nobody may read' },
        node,
        'refuses',
      );
      return;
    }
    const actual = format ?? definition.format;
    if (typeof value !== 'string') {
      if (actual !== 'bin' && actual !== undefined)
        this.report(
          { code: 'value', expected: actual, actual: `${value.length} bytes`, message: 'bytes where text is due' },
          node,
          'format',
        );
      return;
    }
    if (actual === definition.format) {
      if (!node.fits(value)) this.wrongValue(value, node);
    } else if (actual !== undefined) {
      const fault = valueFault(actual, value);
      if (fault)
        this.report({ code: 'value', expected: actual, actual: excerpt(value), message: `the value is ${fault}` });
    }
  }

  private wrongValue(value: string, node: CompiledNode): void {
    const { format, values, range } = node.definition;
    const fault = format && valueFault(format, value);
    const what = { code: 'value', actual: excerpt(value) } as const;
    if (fault) this.report({ ...what, expected: format, message: `the value is ${fault}` }, node, 'format');
    else if (values)
      this.report({ ...what, expected: values.join(', '), message: 'no value of this node' }, node, 'values');
    else if (range && !isWithin(value, range))
      this.report(
        { ...what, expected: `${range[0]} to ${range[1]}`, message: 'no number of this node' },
        node,
        'values',
      );
  }

  private wrongFormat(actual: string, node: CompiledNode): void {
    const { format, tolerates } = node.definition;
    const isKnown = (tolerates as readonly string[] | undefined)?.includes(actual) === true;
    const message = isKnown ? 'another format that is in use' : 'wrong format';
    this.report(
      { code: 'format', ...(isKnown && { severity: 'note' }), expected: format ?? 'node', actual, message },
      node,
      'format',
    );
  }

  private wrongType(actual: string, node: CompiledNode): void {
    const types = node.definition.types!;
    const plain = actual.split(';')[0]!.trim().toLowerCase();
    if (types.some((type) => type.split(';')[0]!.trim().toLowerCase() === plain)) return;
    this.report({ code: 'type', expected: types.join(', '), actual, message: 'another MIME type' }, node, 'format');
  }

  private unknown(child: InstanceNode, parent: CompiledNode): void {
    if (this.findings.length >= this.limit) return;
    const near = nearest(child.name, parent.named.keys());
    this.names.push(child.name);
    const what = { actual: child.name, ...(near && { expected: near }) };
    const message = near ? `not described; is ${near} meant?` : 'not described';
    this.report({ code: 'unknown-node', ...what, message }, parent, 'node');
    this.names.pop();
  }

  private missing({ nodes }: CompiledName): void {
    const node = nodes[0]!;
    const { name, access } = node.definition;
    if (this.readBack && access && !access.includes('Get')) return;
    this.names.push(name);
    this.report({ code: 'missing-node', expected: name, message: 'a required node is missing' }, node, 'occurrence');
    this.names.pop();
  }

  private count(own: number, node: CompiledNode): void {
    const { min, max } = node.definition.occurrence;
    if (own >= min && own <= max) return;
    const code = own < min ? 'missing-node' : 'too-many';
    const expected = own < min ? 'at least one' : `at most ${max}`;
    this.report({ code, expected, actual: String(own), message: 'number of child nodes' }, node, 'occurrence');
  }

  /** One name or place with several definitions: the one that fits best speaks. */
  private best(child: InstanceNode, nodes: readonly CompiledNode[]): void {
    const kept = this.findings;
    let best: InstanceFinding[] | undefined;
    for (const node of nodes) {
      this.findings = [];
      this.node(child, node, false);
      if (!best || this.findings.length < best.length) best = this.findings;
    }
    this.findings = kept;
    for (const finding of best!) if (kept.length < this.limit) kept.push(finding);
  }

  private twin(name: string): void {
    this.names.push(name);
    this.report({ code: 'same-name', actual: name, message: 'siblings have different names' });
    this.names.pop();
  }

  private isName(name: string): boolean {
    if (this.maxSegLen > 0 && name.length > this.maxSegLen) return false;
    for (let k = 0; k < name.length; k++) {
      const code = name.charCodeAt(k);
      const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
      if (!isLetter && (code < 0x30 || code > 0x39)) return isNodeName(name);
    }
    return name !== '';
  }

  private badName(name: string): void {
    if (!isNodeName(name)) this.report({ code: 'name', actual: excerpt(name), message: 'no name of a node' });
    else if ([...name].length > this.maxSegLen)
      this.report({
        code: 'name',
        expected: `at most ${this.maxSegLen} characters`,
        actual: excerpt(name),
        message: 'name too long',
      });
  }

  private report(fault: Fault, node?: CompiledNode, facet?: Facet): void {
    if (this.findings.length >= this.limit) return;
    const evidence = node && facet && evidenceOf(node.definition, facet);
    this.findings.push({ severity: 'error', ...fault, path: this.names.join('/'), ...(evidence && { evidence }) });
  }
}

function isWithin(text: string, [least, greatest]: readonly [number, number]): boolean {
  return /^[+-]?\d+$/.test(text) && Number(text) >= least && Number(text) <= greatest;
}

function excerpt(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
