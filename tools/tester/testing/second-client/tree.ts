/** Tree of the second client: a flat table of URIs, what the server may do to it, and the gaps in that (see main). */
import { type Element, escaped, kid, met, tag, textAt } from './xml';

export const gaps = new Set((process.argv[process.argv.indexOf('--gaps') + 1] ?? '').split(','));

interface Node {
  format: string;
  type: string;
  /** Binary as base64. */
  value: string;
  /** A, C, D, E, G, R: what the node allows. */
  allows: string;
  acl: string;
  title: string;
  stamp: number;
  version: number;
}
export const store = { tree: new Map<string, Node>(), serverId: '' };
function put(uri: string, format: string, value = '', allows = 'ACDGR', acl = ''): void {
  const type = format === 'node' ? '' : format === 'bin' ? 'application/octet-stream' : 'text/plain';
  store.tree.set(uri, { format, type, value, allows, acl, title: '', stamp: Date.now(), version: 0 });
}
export function factory(): void {
  store.tree = new Map();
  const all = `Add=${store.serverId}&Delete=${store.serverId}&Exec=${store.serverId}&Get=*&Replace=${store.serverId}`;
  put('.', 'node', '', 'GA', all);
  for (const name of ['DevInfo', 'DevDetail', 'DevDetail/URI']) put(`./${name}`, 'node', '', 'G');
  for (const name of ['DevInfo', 'DevDetail'])
    (store.tree.get(`./${name}`) as Node).type = `urn:oma:mo:oma-dm-${name.toLowerCase()}:1.0`;
  const fixed = { DevId: 'urn:second:1', Man: 'Second & Co', Mod: 'Two', DmV: '1.0', Lang: 'en' };
  for (const [name, value] of Object.entries(fixed)) put(`./DevInfo/${name}`, 'chr', value, 'G');
  for (const name of ['DevTyp', 'OEM', 'FwV', 'SwV', 'HwV']) put(`./DevDetail/${name}`, 'chr', 'two', 'G');
  put('./DevDetail/LrgObj', 'bool', 'false', 'G');
  for (const [name, value] of [
    ['MaxDepth', '12'],
    ['MaxTotLen', '400'],
    ['MaxSegLen', '40'],
  ] as const)
    put(`./DevDetail/URI/${name}`, 'chr', value, 'G');
  put('./Toy', 'node', '', 'AGR');
  for (const [name, format, value] of [
    ['Text', 'chr', 'old'],
    ['Number', 'int', '41'],
    ['Flag', 'bool', 'true'],
    ['Ratio', 'float', '1.5'],
    ['Day', 'date', '20200229'],
    ['Hour', 'time', '101112'],
    ['Blob', 'bin', 'AAEC'],
    ['Mark', 'xml', '<a/>'],
    ['Nil', 'null', ''],
  ] as const)
    put(`./Toy/${name}`, format, value);
  put('./Toy/Fixed', 'chr', 'stays', 'GR');
  put('./Toy/Run', 'chr', '', 'EGR');
  put('./Toy/ReadOnly', 'chr', 'fast', 'DG');
  put('./Toy/Hidden', 'chr', 'dark', 'DR');
  put('./Toy/Busy', 'chr', 'now', 'BGR');
  put('./Toy/Empty', 'node');
  put('./Toy/Branch', 'node');
  put('./Toy/Branch/Stays', 'chr', 'here', 'GR');
  put('./Toy/List', 'node');
  put('./Toy/List/One', 'node');
  put('./Toy/List/One/Name', 'chr', 'first');
}
const parentOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
const below = (uri: string): string[] => [...store.tree.keys()].filter((one) => one.startsWith(`${uri}/`));

export type Done = { readonly code: string; readonly results?: string };
export const done = (code: string): Done => ({ code });

export function carryOut(name: string, address: string, item: Element, command: Element): Done {
  const [path = '', query] = address.split('?');
  if (!path) return done('400');
  const uri = path === '.' || path.startsWith('./') ? path : `./${path}`;
  const node = store.tree.get(uri);
  const data = kid(item, 'Data')?.text ?? '';
  const meta = (what: string): string => textAt(item, 'Meta', what) || textAt(command, 'Meta', what);
  if (!['Get', 'Add', 'Replace', 'Delete', 'Copy', 'Exec'].includes(name)) return done('406');
  if (query?.startsWith('prop=')) return node ? property(name, query.slice(5), uri, node, data) : done('404');
  if (name === 'Add') return add(uri, meta('Format') || 'chr', meta('Type'), data);
  if (name === 'Copy') return copy(textAt(item, 'Source', 'LocURI'), uri);
  if (!node) return done(name === 'Get' && gaps.has('missing') ? '200' : '404');
  if (name === 'Get') {
    if (query && !gaps.has('list')) return done('406');
    if (denied(uri, 'Get')) return done('425');
    return node.allows.includes('G') ? { code: '200', results: shown(address, uri, node) } : done('405');
  }
  if (name === 'Exec') {
    if (denied(uri, 'Exec')) return done('425');
    return done(node.allows.includes('E') || gaps.has('exec') ? '200' : '405');
  }
  if (name === 'Delete') {
    if (gaps.has('delete') && node.format !== 'node') process.abort();
    if (!node.allows.includes('D') || uri === '.') return done('405');
    if (denied(uri, 'Delete')) return done('425');
    for (const each of [uri, ...below(uri)]) store.tree.delete(each);
    return done('200');
  }
  if (denied(uri, 'Replace')) return done('425');
  if (meta('Type').includes('dmtnds')) return done('415');
  if (!node.allows.includes('R') || node.format === 'node') return done('405');
  if (node.allows.includes('B')) return done('403');
  const type = meta('Type');
  store.tree.set(uri, { ...node, value: data, type: type || node.type, stamp: Date.now(), version: node.version + 1 });
  return done('200');
}

function shown(address: string, uri: string, node: Node): string {
  const source = tag('Source', tag('LocURI', escaped(address)));
  const children = below(uri).filter((one) => parentOf(one) === uri);
  const data = node.format === 'node' ? children.map(nameOf).join('/') : node.value;
  const format = node.format === 'bin' ? 'b64' : node.format === 'int' && gaps.has('int') ? 'chr' : node.format;
  const meta = tag('Meta', met('Format', format) + (node.format === 'node' ? '' : met('Type', node.type)));
  return tag('Item', source + meta + (node.format === 'null' ? '' : tag('Data', escaped(data))));
}

/** By the ACL of the node or of its nearest ancestor with one. */
function denied(uri: string, command: string): boolean {
  if (gaps.has('acl')) return false;
  let at = uri;
  while (at !== '.' && !store.tree.get(at)?.acl) at = parentOf(at);
  const entry = (store.tree.get(at)?.acl ?? '').split('&').find((one) => one.startsWith(`${command}=`));
  const names = entry?.slice(command.length + 1).split('+') ?? [];
  return !names.includes('*') && !names.includes(store.serverId);
}

const grammar = /^(|(Add|Delete|Exec|Get|Replace)=(\*|[^=&*+\s]+(\+[^=&*+\s]+)*)(&(?!$)|$))*$/;

function property(name: string, which: string, uri: string, node: Node, data: string): Done {
  const stamp = new Date(node.stamp).toISOString().replace(/\.\d+Z$/, 'Z');
  const values: Record<string, string> = {
    Name: uri === '.' ? '.' : nameOf(uri),
    Format: node.format,
    Type: node.type,
    ACL: node.acl,
    Title: node.title,
    TStamp: gaps.has('tstamp') ? stamp.replace('Z', '+00:00') : stamp.replace(/[-:]/g, ''),
    VerNo: String(node.version & 0xffff),
    ...(node.format !== 'node' && {
      Size: String(Buffer.byteLength(node.value, node.format === 'bin' ? 'base64' : 'utf8')),
    }),
  };
  const value = values[which];
  if (value === undefined) return done('406');
  if (name === 'Get') {
    if (denied(uri, 'Get')) return done('425');
    const source = tag('Source', tag('LocURI', escaped(`${uri}?prop=${which}`)));
    const meta = tag('Meta', met('Format', 'chr') + met('Type', 'text/plain'));
    return { code: '200', results: tag('Item', source + meta + tag('Data', escaped(value))) };
  }
  if (name !== 'Replace' || !['Name', 'ACL', 'Title'].includes(which)) return done('405');
  // The right to change the ACL of a leaf is that of its parent, too.
  const right =
    which === 'ACL' ? [...(node.format === 'node' ? [uri] : []), ...(uri === '.' ? [] : [parentOf(uri)])] : [uri];
  if (right.every((one) => denied(one, 'Replace'))) return done('425');
  if (which === 'ACL' && !grammar.test(data)) return done('400');
  if (which === 'ACL') node.acl = data;
  else if (which === 'Title' && Buffer.byteLength(data) > 255) return done('413');
  else if (which === 'Title') node.title = data;
  else {
    const to = `${parentOf(uri)}/${data}`;
    if (!node.allows.includes('D') || data.includes('/')) return done('405');
    if (store.tree.has(to)) return done('418');
    if (gaps.has('rename')) return done('200');
    for (const each of [uri, ...below(uri)]) {
      store.tree.set(to + each.slice(uri.length), store.tree.get(each) as Node);
      store.tree.delete(each);
    }
  }
  return done('200');
}

function add(uri: string, format: string, type: string, data: string): Done {
  if (store.tree.has(uri)) return done('418');
  if (type.includes('dmtnds')) return done('415');
  if (nameOf(uri).length > 40) return done('414');
  const up = parentOf(uri);
  const parent = store.tree.get(up);
  if (!parent) {
    const made = add(up, 'node', '', '');
    if (made.code !== '200') return made;
  } else if (parent.format !== 'node' || !parent.allows.includes('A')) return done('405');
  else if (denied(up, 'Add')) return done('425');
  put(uri, format === 'b64' ? 'bin' : format, data);
  if (type) (store.tree.get(uri) as Node).type = type;
  // A server that may not change the ACL of what it adds gets rights of its own there.
  if (denied(uri, 'Replace') && format === 'node')
    (store.tree.get(uri) as Node).acl =
      `Add=${store.serverId}&Delete=${store.serverId}&Get=${store.serverId}&Replace=${store.serverId}`;
  return done('200');
}

function copy(from: string, to: string): Done {
  const source = store.tree.get(from);
  if (gaps.has('copy')) return done('200');
  if (!source) return done('404');
  if (denied(from, 'Get')) return done('425');
  const target = store.tree.get(to);
  if (!target) {
    const made = add(to, source.format, source.type, source.value);
    return made;
  }
  if (denied(to, 'Replace')) return done('425');
  if (target.allows.includes('B')) return done('403');
  if (!target.allows.includes('R') || target.format === 'node') return done('405');
  store.tree.set(to, { ...target, value: source.value, format: source.format, type: source.type });
  return done('200');
}
