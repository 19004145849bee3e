/** What the templates print: types and URIs of an object. */
import { isInteriorNode, type NodeDefinition } from '../../mo/definition';
import { ITEMS, shapeOf } from '../../mo/object';
import { printKey } from '../literal';
import { occurrenceName } from './markdown';

const leafTypes: Readonly<Record<string, string>> = {
  int: 'number',
  float: 'number',
  bool: 'boolean',
  bin: 'Uint8Array',
  null: 'null',
};

const subtree = 'readonly InstanceNode[]';

export interface Names {
  /** `FUMO`. */
  readonly type: string;
  /** `fumo`. */
  readonly constant: string;
  /** `Fumo`, behind `read` and `build`. */
  readonly suffix: string;
}

/** Words that TypeScript or the printed code has taken. */
const takenWords: ReadonlySet<string> = new Set(
  (
    'any bigint boolean break case catch class const continue debugger default delete do else enum export extends false finally ' +
    'for function if import in instanceof interface let never new null number object package private protected public return ' +
    'static string super switch symbol this throw true try type typeof undefined unknown var void while with yield ' +
    'Error InstanceNode ReadonlyMap Uint8Array'
  ).split(' '),
);

/** `base`: `connmo-nap-1.0`. */
export function namesOf(name: string, base: string): Names {
  const words = base
    .replace(/-\d+\.\d+$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const suffix = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  const free = (word: string, prefix: string) =>
    /^\d|^$/.test(word) || takenWords.has(word) ? `${prefix}${word}` : word;
  return {
    type: free(name.replace(/[^A-Za-z0-9]/g, ''), 'Mo'),
    constant: free(suffix.charAt(0).toLowerCase() + suffix.slice(1), 'mo'),
    suffix,
  };
}

export interface Declaration {
  readonly doc: string;
  readonly name: string;
  /** Set for an alias; else `properties`. */
  readonly alias?: string;
  readonly properties: readonly { readonly doc: string; readonly text: string }[];
}

/** The type of the root and of every interior node with named children. */
export function declarationsOf(root: NodeDefinition, type: string): Declaration[] {
  const declarations: Declaration[] = [];
  const taken = new Set<string>();
  const nameOf = (wanted: string) => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    return name;
  };

  function typeOf(node: NodeDefinition, path: string): string {
    if (!isInteriorNode(node)) return leafTypes[node.format ?? 'chr'] ?? 'string';
    const shape = shapeOf(node);
    if (shape === 'open') return subtree;
    return shape === 'map' ? mapOf(node, path) : declare(node, path);
  }

  function mapOf(node: NodeDefinition, path: string): string {
    return `ReadonlyMap<string, ${typeOf(node.children!.find(({ name }) => name === '')!, `${path}Item`)}>`;
  }

  function declare(node: NodeDefinition, wanted: string): string {
    const name = nameOf(wanted);
    const slot = declarations.push({ doc: '', name, properties: [] }) - 1;
    const seen = new Set<string>();
    const named = node.children!.filter((child) => child.name !== '' && !seen.has(child.name) && seen.add(child.name));
    const properties = named.map((child) => {
      const path = `${wanted}${child.name.replace(/[^A-Za-z0-9]/g, '')}`;
      const text = `readonly ${printKey(child.name)}${isRequired(child) ? '' : '?'}: ${typeOf(child, path)};`;
      return { doc: docOf(child), text };
    });
    if (shapeOf(node) === 'mixed') {
      const unnamed = node.children!.find((child) => child.name === '')!;
      properties.push({ doc: docOf(unnamed), text: `readonly ${ITEMS}: ${mapOf(node, wanted)};` });
    }
    declarations[slot] = { doc: docOf(node), name, properties };
    return name;
  }

  if (isInteriorNode(root) && (shapeOf(root) === 'object' || shapeOf(root) === 'mixed')) declare(root, type);
  else {
    taken.add(type);
    declarations.unshift({ doc: docOf(root), name: type, alias: typeOf(root, type), properties: [] });
  }
  return declarations;
}

/** Must an instance that was read have it? A leaf without Get is not shown, so that no reader can count on it. */
function isRequired({ occurrence, access }: NodeDefinition): boolean {
  return occurrence.min > 0 && (access === undefined || access.includes('Get'));
}

function docOf({ description, occurrence, format, access }: NodeDefinition): string {
  const rights = access === undefined ? 'access not told' : access.length === 0 ? 'no command' : access.join(' ');
  const facts = [format ?? 'format not told', occurrenceName(occurrence), rights].join(', ');
  const text = (description ?? '').trim().replace(/\s+/g, ' ').replaceAll('*/', '* /');
  return text === '' ? `${facts}.` : `${text} (${facts})`;
}

/** The body of the function that gives the URIs: an object literal, printed. */
export function urisOf(root: NodeDefinition): string {
  return printUris(root, '${root}', 2, 1);
}

function printUris(node: NodeDefinition, uri: string, indent: number, depth: number): string {
  const children = node.children ?? [];
  if (children.length === 0) return `\`${uri}\``;
  const pad = ' '.repeat(indent + 2);
  const lines = [`${pad}$uri: \`${uri}\`,`];
  const seen = new Set<string>();
  for (const child of children) {
    if (seen.has(child.name)) continue;
    seen.add(child.name);
    const name = `name${depth}`;
    const next = `${uri}/${child.name === '' ? `\${${name}}` : child.name.replace(/[\\`$]/g, '\\$&')}`;
    const body = printUris(child, next, indent + 2, child.name === '' ? depth + 1 : depth);
    if (child.name !== '') lines.push(`${pad}${uriKey(child.name)}: ${body},`);
    else lines.push(`${pad}$item: (${name}: string) => ${body.startsWith('{') ? `(${body})` : body},`);
  }
  return `{\n${lines.join('\n')}\n${' '.repeat(indent)}}`;
}

/** Written plainly it would set the prototype. */
function uriKey(name: string): string {
  return name === '__proto__' ? `['__proto__']` : printKey(name);
}
