/**
 * A DM client of yet another hand, for tests of the tester: one that works, over a small tree, and has gaps. It imports nothing of ours: XML
 * through a reader of its own, digests from node. Told what to do in JSON lines (`start-session`, `reset`); XML and DM 1.2, basic and md5.
 * `--gaps NAMES` (comma list) switches on what it gets wrong; without, it is right in all that it claims:
 *
 *   copy     Copy is answered with 200 and copies nothing
 *   missing  Get of a node that does not exist is answered with 200
 *   items    only the first Item of a command is looked at
 *   list     ?list= is not looked at, the node itself is returned
 *   acl      the ACL is kept and shown, and nobody asks it
 *   int      integers go out with Format chr
 *   msgref   Status and Results refer to message 2 from the third message of the server on
 *   final    a message with more than three Status has no Final
 *   atomic   what a failed Atomic did stays, though its Status says otherwise
 *   tstamp   TStamp is written in the extended form, with its zone
 *   rename   Replace of Name is answered with 200 and not done
 *   exec     any node is executed
 *   delete   Delete of a leaf kills the process
 */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createInterface } from 'node:readline';

const gaps = new Set((process.argv[process.argv.indexOf('--gaps') + 1] ?? '').split(','));

// --- XML, read by one pass over the tags

interface Element {
  readonly name: string;
  readonly kids: Element[];
  text: string;
}
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(#x?)?(\w+);/g, (whole, number: string | undefined, name: string) =>
    number ? String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)) : (entities[name] ?? whole),
  );
const escaped = (text: string): string => text.replace(/[<>&]/g, (one) => `&#${one.charCodeAt(0)};`);

function read(xml: string): Element | undefined {
  const root: Element = { name: '', kids: [], text: '' };
  const open = [root];
  let at = 0;
  for (const tag of xml.matchAll(/<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<[?!][^>]*>|<(\/?)([\w:.-]+)[^>]*?(\/?)>/gs)) {
    const top = open[open.length - 1];
    if (!top) return undefined;
    top.text += unescaped(xml.slice(at, tag.index)) + (tag[1] ?? '');
    at = tag.index + tag[0].length;
    if (tag[3] === undefined) continue;
    if (tag[2]) {
      if (open.pop()?.name !== tag[3].replace(/^.*:/, '')) return undefined;
    } else {
      const made: Element = { name: tag[3].replace(/^.*:/, ''), kids: [], text: '' };
      top.kids.push(made);
      if (!tag[4]) open.push(made);
    }
  }
  return open.length === 1 && root.kids.length === 1 ? root.kids[0] : undefined;
}
function kid(of: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => at?.kids.find((one) => one.name === name), of);
}
const textAt = (of: Element | undefined, ...path: string[]): string => kid(of, ...path)?.text.trim() ?? '';
const tag = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;
const met = (name: string, text: string): string => `<${name} xmlns="syncml:metinf">${escaped(text)}</${name}>`;

// --- the tree: a flat table of URIs

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
let tree = new Map<string, Node>();
function put(uri: string, format: string, value = '', allows = 'ACDGR', acl = ''): void {
  const type = format === 'node' ? '' : format === 'bin' ? 'application/octet-stream' : 'text/plain';
  tree.set(uri, { format, type, value, allows, acl, title: '', stamp: Date.now(), version: 0 });
}
function factory(serverId: string): void {
  tree = new Map();
  const all = `Add=${serverId}&Delete=${serverId}&Exec=${serverId}&Get=*&Replace=${serverId}`;
  put('.', 'node', '', 'GA', all);
  for (const name of ['DevInfo', 'DevDetail', 'DevDetail/URI']) put(`./${name}`, 'node', '', 'G');
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
const below = (uri: string): string[] => [...tree.keys()].filter((one) => one.startsWith(`${uri}/`));

// --- a session

interface Account {
  readonly url: string;
  readonly auth: string;
  readonly user: string;
  readonly secret: string;
  readonly nonce: string;
  readonly serverid: string;
  readonly serversecret: string;
  readonly serverauth: string;
  readonly servernonce: string;
}
/** Kept from session to session: nonces in base64. */
let kept = { mine: '', theirs: '', session: 1 };
const md5 = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('md5');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
};
const digest = (user: string, secret: string, nonce: string): string =>
  md5(md5(`${user}:${secret}`), ':', Buffer.from(nonce, 'base64'));

interface Status {
  readonly ref: string;
  readonly cmd: string;
  code: string;
  readonly uri?: string;
  readonly chal?: string;
  readonly item?: string;
}
type Done = { readonly code: string; readonly results?: string };
const done = (code: string): Done => ({ code });

class Session {
  private msgId = 0;
  private serverMessages = 0;
  private url: string;
  private auth: string;
  private clientIn = false;
  private serverIn: boolean;
  private showing = true;
  private statuses: Status[] = [];
  private results: { readonly ref: string; readonly item: string }[] = [];
  private ref = '';

  constructor(private readonly of: Account) {
    this.url = of.url;
    this.auth = of.auth;
    this.serverIn = of.serverauth === 'none';
  }

  async run(): Promise<void> {
    let body: string | undefined = this.package1();
    for (let turn = 0; body !== undefined && turn < 200; turn++) {
      const xml = await post(this.url, this.message(body));
      const root = xml === undefined ? undefined : read(xml);
      if (root?.name !== 'SyncML') return;
      body = this.answer(root);
    }
  }

  private message(body: string): string {
    const { user, secret } = this.of;
    const data =
      this.auth === 'md5' ? digest(user, secret, kept.mine) : Buffer.from(`${user}:${secret}`).toString('base64');
    const cred = tag(
      'Cred',
      tag('Meta', met('Format', 'b64') + met('Type', `syncml:auth-${this.auth}`)) + tag('Data', data),
    );
    const head =
      tag('VerDTD', '1.2') +
      tag('VerProto', 'DM/1.2') +
      tag('SessionID', kept.session.toString(16).toUpperCase()) +
      tag('MsgID', String(++this.msgId)) +
      tag('Target', tag('LocURI', escaped(this.url))) +
      tag('Source', tag('LocURI', 'urn:second:1') + tag('LocName', escaped(user))) +
      (this.showing && this.auth !== 'none' ? cred : '') +
      tag('Meta', met('MaxMsgSize', '20000'));
    return `<SyncML xmlns="SYNCML:SYNCML1.2">${tag('SyncHdr', head)}${tag('SyncBody', body)}</SyncML>`;
  }

  private package1(statuses = ''): string {
    const items = ['DevId', 'Man', 'Mod', 'DmV', 'Lang'].map((name) => {
      const uri = `./DevInfo/${name}`;
      const meta = tag('Meta', met('Format', 'chr') + met('Type', 'text/plain'));
      return tag('Item', tag('Source', tag('LocURI', uri)) + meta + tag('Data', escaped(tree.get(uri)?.value ?? '')));
    });
    const alert = tag('Alert', tag('CmdID', '901') + tag('Data', '1201'));
    return `${statuses}${alert}${tag('Replace', tag('CmdID', '902') + items.join(''))}<Final/>`;
  }

  private status(ref: string, cmd: string, code: string, more: Partial<Status> = {}): Status {
    const made = { ref, cmd, code, ...more };
    this.statuses.push(made);
    return made;
  }

  /** Statuses in the order of the commands, then Results. */
  private written(): string {
    let id = 0;
    const statuses = this.statuses.map(({ ref, cmd, code, uri, chal = '', item = '' }) => {
      const refs =
        tag('MsgRef', this.ref) + tag('CmdRef', ref) + tag('Cmd', cmd) + (uri ? tag('TargetRef', escaped(uri)) : '');
      return tag('Status', tag('CmdID', String(++id)) + refs + chal + tag('Data', code) + item);
    });
    const results = this.results.map(({ ref, item }) =>
      tag('Results', tag('CmdID', String(++id)) + tag('MsgRef', this.ref) + tag('CmdRef', ref) + item),
    );
    return [...statuses, ...results].join('');
  }

  /** Undefined: the session is over. */
  private answer(root: Element): string | undefined {
    const header = kid(root, 'SyncHdr');
    const body = kid(root, 'SyncBody')?.kids ?? [];
    this.serverMessages++;
    this.ref = gaps.has('msgref') && this.serverMessages > 2 ? '2' : textAt(header, 'MsgID');
    [this.statuses, this.results] = [[], []];
    this.url = textAt(header, 'RespURI') || this.url;
    const commands = body.filter(({ name }) => name !== 'Status' && name !== 'Results' && name !== 'Final');
    if (commands.some((one) => one.name === 'Alert' && textAt(one, 'Data') === '1223')) return undefined;
    const mine = body.find((one) => one.name === 'Status' && textAt(one, 'CmdRef') === '0');
    const code = textAt(mine, 'Data');
    const chal = kid(mine, 'Chal', 'Meta');
    const nonce = textAt(chal, 'NextNonce');
    if (nonce) kept.mine = nonce;
    this.showing = code !== '212' || this.auth === 'none';
    const again = (code === '401' || code === '407') && chal !== undefined && !this.clientIn;
    if (again) this.auth = textAt(chal, 'Type').replace('syncml:auth-', '').toLowerCase();
    else if (code && !code.startsWith('2')) return undefined;
    else this.clientIn = true;
    const version = this.version(header);
    const refusal = version?.[0] ?? this.refusal(kid(header, 'Cred'));
    if (!refusal && !again && commands.length === 0) return undefined;
    if (refusal) {
      const chosen = this.of.serverauth === 'basic' ? 'basic' : 'md5';
      const fresh = chosen === 'md5' ? met('NextNonce', kept.theirs) : '';
      const chal = tag('Chal', tag('Meta', met('Format', 'b64') + met('Type', `syncml:auth-${chosen}`) + fresh));
      this.status('0', 'SyncHdr', refusal, version ? { item: tag('Item', tag('Data', version[1])) } : { chal });
      for (const one of commands) this.status(textAt(one, 'CmdID'), one.name, version ? '500' : refusal);
    } else {
      this.status('0', 'SyncHdr', this.of.serverauth === 'none' ? '200' : '212');
      for (const one of commands) this.command(one);
    }
    if (again) return this.package1(this.written());
    return this.written() + (gaps.has('final') && this.statuses.length > 3 ? '' : '<Final/>');
  }

  private version(header: Element | undefined): [string, string] | undefined {
    if (textAt(header, 'VerDTD') !== '1.2') return ['505', '1.2'];
    return textAt(header, 'VerProto') !== 'DM/1.2' ? ['513', 'DM/1.2'] : undefined;
  }

  private refusal(cred: Element | undefined): string | undefined {
    const { serverauth, serverid, serversecret } = this.of;
    if (this.serverIn) return undefined;
    const [type, data] = [textAt(cred, 'Meta', 'Type'), textAt(cred, 'Data')];
    const right =
      serverauth === 'basic'
        ? Buffer.from(`${serverid}:${serversecret}`).toString('base64')
        : digest(serverid, serversecret, kept.theirs);
    this.serverIn = type === `syncml:auth-${serverauth}` && data === right;
    if (serverauth === 'md5') kept.theirs = this.serverIn ? kept.theirs : randomBytes(12).toString('base64');
    return this.serverIn ? undefined : cred ? '401' : '407';
  }

  /** False when it failed. */
  private command(one: Element, inAtomic = false): boolean {
    const { name } = one;
    const id = textAt(one, 'CmdID');
    if (name === 'Atomic' || name === 'Sequence') return this.group(one, id, inAtomic);
    if (name === 'Alert') {
      const known = textAt(one, 'Data') === '1222';
      this.status(id, name, known ? '200' : '406');
      return known;
    }
    const items = one.kids.filter((each) => each.name === 'Item');
    let right = items.length > 0;
    if (!right) this.status(id, name, '400');
    for (const item of gaps.has('items') ? items.slice(0, 1) : items) {
      const uri = textAt(item, 'Target', 'LocURI');
      const found = inAtomic && name === 'Get' ? done('500') : this.carryOut(name, uri, item, one);
      this.status(id, name, found.code, items.length > 1 ? { uri } : {});
      if (found.results !== undefined) this.results.push({ ref: id, item: found.results });
      right &&= found.code.startsWith('2');
    }
    return right;
  }

  private group(one: Element, id: string, inAtomic: boolean): boolean {
    const inner = one.kids.filter(({ kids, name }) => name !== 'Meta' && kids.length > 0);
    const atomic = one.name === 'Atomic';
    const own = this.status(id, one.name, '200');
    const first = this.statuses.length;
    if (atomic && inAtomic) own.code = '500';
    const before = structuredClone(tree);
    let failed = own.code !== '200';
    for (const each of inner) {
      if (failed) this.status(textAt(each, 'CmdID'), each.name, '215');
      else failed = !this.command(each, atomic || inAtomic) && atomic;
    }
    if (!failed || own.code !== '200') return !failed;
    own.code = '507';
    if (!gaps.has('atomic')) tree = before;
    for (const one of this.statuses.slice(first)) if (one.code === '200') one.code = '216';
    return false;
  }

  private carryOut(name: string, address: string, item: Element, command: Element): Done {
    const [path = '', query] = address.split('?');
    if (!path) return done('400');
    const uri = path === '.' || path.startsWith('./') ? path : `./${path}`;
    const node = tree.get(uri);
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
      for (const each of [uri, ...below(uri)]) tree.delete(each);
      return done('200');
    }
    if (denied(uri, 'Replace')) return done('425');
    if (meta('Type').includes('dmtnds')) return done('415');
    if (!node.allows.includes('R') || node.format === 'node') return done('405');
    if (node.allows.includes('B')) return done('403');
    const type = meta('Type');
    tree.set(uri, { ...node, value: data, type: type || node.type, stamp: Date.now(), version: node.version + 1 });
    return done('200');
  }
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
  while (at !== '.' && !tree.get(at)?.acl) at = parentOf(at);
  const entry = (tree.get(at)?.acl ?? '').split('&').find((one) => one.startsWith(`${command}=`));
  const names = entry?.slice(command.length + 1).split('+') ?? [];
  return !names.includes('*') && !names.includes(serverId);
}

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
  if (which === 'ACL') node.acl = data.trim();
  else if (which === 'Title' && Buffer.byteLength(data) > 255) return done('413');
  else if (which === 'Title') node.title = data;
  else {
    const to = `${parentOf(uri)}/${data}`;
    if (!node.allows.includes('D') || data.includes('/')) return done('405');
    if (tree.has(to)) return done('418');
    if (gaps.has('rename')) return done('200');
    for (const each of [uri, ...below(uri)]) {
      tree.set(to + each.slice(uri.length), tree.get(each) as Node);
      tree.delete(each);
    }
  }
  return done('200');
}

function add(uri: string, format: string, type: string, data: string): Done {
  if (tree.has(uri)) return done('418');
  if (type.includes('dmtnds')) return done('415');
  if (nameOf(uri).length > 40) return done('414');
  const up = parentOf(uri);
  const parent = tree.get(up);
  if (!parent) {
    const made = add(up, 'node', '', '');
    if (made.code !== '200') return made;
  } else if (parent.format !== 'node' || !parent.allows.includes('A')) return done('405');
  else if (denied(up, 'Add')) return done('425');
  put(uri, format === 'b64' ? 'bin' : format, data);
  if (type) (tree.get(uri) as Node).type = type;
  // A server that may not change the ACL of what it adds gets rights of its own there.
  if (denied(uri, 'Replace') && format === 'node')
    (tree.get(uri) as Node).acl = `Add=${serverId}&Delete=${serverId}&Get=${serverId}&Replace=${serverId}`;
  return done('200');
}

function copy(from: string, to: string): Done {
  const source = tree.get(from);
  if (gaps.has('copy')) return done('200');
  if (!source) return done('404');
  if (denied(from, 'Get')) return done('425');
  const target = tree.get(to);
  if (!target) {
    const made = add(to, source.format, source.type, source.value);
    return made;
  }
  if (denied(to, 'Replace')) return done('425');
  if (target.allows.includes('B')) return done('403');
  if (!target.allows.includes('R') || target.format === 'node') return done('405');
  tree.set(to, { ...target, value: source.value, format: source.format, type: source.type });
  return done('200');
}

function post(url: string, body: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const type = 'application/vnd.syncml.dm+xml';
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      accept: type,
      'accept-charset': 'utf-8',
      'user-agent': 'second/1',
    };
    const call = request(url, { method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(chunks).toString() : undefined));
    });
    call.on('error', reject);
    call.end(body);
  });
}

// --- orders

async function carry(op: string, args: Account): Promise<void> {
  if (op === 'reset') {
    fresh = true;
  } else if (op === 'start-session') {
    serverId = args.serverid;
    if (fresh) {
      factory(args.serverid);
      kept = { mine: args.nonce, theirs: args.servernonce, session: 1 };
    }
    fresh = false;
    kept.session++;
    await new Session(args).run();
  } else throw new Error('this client cannot do that');
}
let serverId = '';
let fresh = true;
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op, args } = JSON.parse(line) as { id: number; op: string; args: Account };
  const say = (answer: object): boolean => process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
  carry(op, args).then(
    () => say({ ok: true }),
    (error: Error) => say({ ok: false, error: error.message }),
  );
});
