/** The tree of the device from a file: a device description, a serialised tree (TNDS), or a list of nodes in YAML or JSON. */
import { decodeWbxml, decodeXml } from '../../../generated/dmddf-1.2';
import { type DdfNode, isInterior, UNNAMED } from '../../mo/ddf-model';
import { readDdf } from '../../mo/ddf-read';
import type { InstanceNode } from '../../mo/instance';
import { fromTnds } from '../../mo/tnds';
import { decodeStrict, recognise } from '../../wire/strict';
import { child, children, type ElementNode } from '../../wire/tree';
import type { NodeTable, NodeValue } from '../device-script';
import { AssayError, FileError } from '../errors';
import { loadYamlText } from '../validate';
import { vocabularies } from '../vocabularies';

/**
 * @param file as the user named it
 * @throws AssayError for what holds no tree
 */
export function readTree(bytes: Uint8Array, file: string): NodeTable {
  const { encoding } = recognise(bytes);
  const read = encoding === 'xml' || encoding === 'wbxml' ? ofDocument(bytes, file) : ofList(bytes, file);
  const table = Object.fromEntries(Object.entries(read).map(([uri, value]) => [fromRoot(uri), value]));
  if (Object.keys(table).length > 0) return table;
  throw new AssayError(`${file} describes no node`, 'give a DDF, a TNDS document, or a list of "uri: value"');
}

/** `./A/B`, however a file writes it. */
function fromRoot(uri: string): string {
  const names = uri.split('/').filter((name) => name !== '' && name !== '.');
  return ['.', ...names].join('/');
}

function ofDocument(bytes: Uint8Array, file: string): NodeTable {
  const { document } = decodeStrict(bytes, vocabularies);
  const { root } = document;
  if (root?.name !== 'MgmtTree')
    throw new AssayError(
      `${file} is no tree but ${root?.name ?? 'no document at all'}`,
      `assay check ${file} tells more`,
    );
  const table: Record<string, NodeValue> = {};
  if (describes(root)) for (const node of readDdf(document).nodes) describe(node, table);
  else {
    const tree = document.encoding === 'xml' ? decodeXml(bytes) : decodeWbxml(bytes);
    for (const { path, node } of fromTnds(tree).roots) copy(node, path, table);
  }
  return table;
}

/** A description says what nodes may be, a serialised tree what they are. */
function describes(tree: ElementNode): boolean {
  return children(tree, 'Node').some((node) => child(node, 'DFProperties') !== undefined || describes(node));
}

/** Nodes whose names are given at creation are left to the server. */
function describe(node: DdfNode, table: Record<string, NodeValue>): void {
  if (node.path.includes(UNNAMED) || node.name === '') return;
  const access = node.access && { access: node.access };
  const [format = 'chr'] = node.formats;
  const [type] = node.types;
  if (isInterior(node)) table[node.path] = { format: 'node', ...(node.ddfName && { type: node.ddfName }), ...access };
  else
    table[node.path] = {
      format,
      ...(type !== undefined && { type }),
      data: node.value ?? node.defaultValue ?? usual[format] ?? '',
      ...access,
    };
  for (const one of node.children) describe(one, table);
}

const usual: Readonly<Record<string, string>> = {
  bool: 'false',
  int: '0',
  float: '0',
  date: '2000-01-01',
  time: '00:00:00',
};

function copy(node: InstanceNode, above: string | undefined, table: Record<string, NodeValue>): void {
  const base = above?.replace(/\/+$/, '') || '.';
  const uri = node.name === '' ? base : `${base}/${node.name}`;
  const { format, type, value } = node;
  const shape = { ...(format && { format }), ...(type !== undefined && { type }) };
  if (node.children) table[uri] = { ...shape, format: 'node' };
  else if (typeof value === 'object') table[uri] = { ...shape, base64: Buffer.from(value).toString('base64') };
  else table[uri] = { ...shape, data: value ?? '' };
  for (const one of node.children ?? []) copy(one, uri, table);
}

/** `uri: value`, also below `nodes`, as a profile has it. */
function ofList(bytes: Uint8Array, file: string): NodeTable {
  const loaded = loadYamlText(Buffer.from(bytes).toString('utf8'), file);
  const data = (isObject(loaded.data) && isObject(loaded.data.nodes) ? loaded.data.nodes : loaded.data) as unknown;
  if (!isObject(data)) throw new AssayError(`${file} is no list of nodes`, 'one "uri: value" a line');
  return Object.fromEntries(
    Object.entries(data).map(([uri, value]): [string, NodeValue] => {
      if (isObject(value)) return [uri, value as NodeValue];
      if (Array.isArray(value)) throw new FileError(file, loaded.line([uri]), `${uri} must be a text or an object`);
      if (typeof value === 'number')
        return [uri, { format: Number.isInteger(value) ? 'int' : 'float', data: String(value) }];
      if (typeof value === 'boolean') return [uri, { format: 'bool', data: String(value) }];
      return [uri, value === null ? { format: 'null' } : String(value)];
    }),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
