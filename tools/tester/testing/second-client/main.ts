/**
 * A DM client of yet another hand, for tests of the tester: one that works, over a small tree, and has gaps. It imports nothing of ours: XML
 * through a reader of its own, digests from node. Told what to do in JSON lines (`start-session`, `reset`); XML and DM 1.2, basic and md5.
 * `--gaps NAMES` (comma list) switches on what it gets wrong; without, it is right in all that it claims,
 * but for one thing: it never looks at the MaxMsgSize of the server.
 *
 *   copy     Copy is answered with 200 and copies nothing
 *   missing  Get of a node that does not exist is answered with 200
 *   items    only the first Item of a command is looked at
 *   list     ?list= is not looked at, the node itself is returned
 *   acl      the ACL is kept and shown, and nobody asks it
 *   int      integers go out with Format chr
 *   msgref   Status and Results refer to message 2 from the third message of the server on
 *   final    from an Exec on no message of the session has a Final
 *   atomic   what a failed Atomic did stays, though its Status says otherwise
 *   tstamp   TStamp is written in the extended form, with its zone
 *   rename   Replace of Name is answered with 200 and not done
 *   exec     any node is executed
 *   delete   Delete of a leaf kills the process
 */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { carryOut, done, factory, gaps, store } from './tree';
import { type Element, escaped, kid, met, read, tag, textAt } from './xml';

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

class Session {
  private msgId = 0;
  private serverMessages = 0;
  private url: string;
  private auth: string;
  private clientIn = false;
  private serverIn: boolean;
  private challenged = false;
  private executed = false;
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
      return tag(
        'Item',
        tag('Source', tag('LocURI', uri)) + meta + tag('Data', escaped(store.tree.get(uri)?.value ?? '')),
      );
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
    const type = textAt(header, 'Cred', 'Meta', 'Type');
    // Credentials of another type than was asked for end the session.
    if (refusal && this.challenged && type && type !== `syncml:auth-${this.of.serverauth}`) return undefined;
    if (!again && commands.length === 0) return undefined;
    this.challenged ||= refusal !== undefined && !version;
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
    return this.written() + (gaps.has('final') && this.executed ? '' : '<Final/>');
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
    this.executed ||= name === 'Exec';
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
      const found = inAtomic && name === 'Get' ? done('500') : carryOut(name, uri, item, one);
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
    const before = structuredClone(store.tree);
    let failed = own.code !== '200';
    for (const each of inner) {
      if (failed) this.status(textAt(each, 'CmdID'), each.name, '215');
      else failed = !this.command(each, atomic || inAtomic) && atomic;
    }
    if (!failed || own.code !== '200') return !failed;
    own.code = '507';
    if (!gaps.has('atomic')) store.tree = before;
    for (const one of this.statuses.slice(first)) if (one.code === '200') one.code = '216';
    return false;
  }
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

async function carry(op: string, args: Account): Promise<void> {
  if (op === 'reset') {
    fresh = true;
  } else if (op === 'start-session') {
    store.serverId = args.serverid;
    if (fresh) {
      factory();
      kept = { mine: args.nonce, theirs: args.servernonce, session: 1 };
    }
    fresh = false;
    kept.session++;
    await new Session(args).run();
  } else throw new Error('this client cannot do that');
}
let fresh = true;
createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, op, args } = JSON.parse(line) as { id: number; op: string; args: Account };
  const say = (answer: object): boolean => process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
  carry(op, args).then(
    () => say({ ok: true }),
    (error: Error) => say({ ok: false, error: error.message }),
  );
});
