/**
 * The reference DM server as a product: a process of its own, told what to do over its third-party interface. Cases with the same defects share one,
 * told apart by their devices.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Certificates, makeCertificates } from '../../wire/certificates';
import { packageRoot } from '../paths';
import type { PushProfile } from '../profile';
import { partsOf } from './nets';
import { type OperatedDevice, type Operator, OperatorError, Tail } from './operator';
import type { PushWays } from './push';

type Args = Readonly<Record<string, unknown>>;
type Reply = Readonly<Record<string, unknown>>;

/** Processes kept that no case uses: the next case has the defects of the last, most often. */
const mostIdle = 4;

interface Kept {
  readonly server: Promise<ServerProcess>;
  users: number;
}

/**
 * @param secure it speaks https on a second port, with certificates made for it
 * @param ways where it sends notifications and bootstrap messages; what is sent is not handed over
 */
export function embeddedServer(always: readonly string[], secure = false, ways: PushWays = {}): Operator {
  let made: Promise<Certificates> | undefined;
  const all = new Map<string, Kept>();
  const start = async (defects: readonly string[]): Promise<ServerProcess> => {
    if (secure) made ??= makeCertificates('127.0.0.1', Date.now());
    return ServerProcess.start(defects, await made, outboxWords(ways));
  };
  const take = (defects: readonly string[]): Kept => {
    const name = defects.join();
    const kept = all.get(name) ?? { server: start(defects), users: 0 };
    // The last used comes last.
    all.delete(name);
    all.set(name, kept);
    kept.users++;
    return kept;
  };
  const giveBack = async (kept: Kept): Promise<void> => {
    kept.users--;
    const idle = [...all].filter(([, { users }]) => users === 0);
    for (const [name, { server }] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
      all.delete(name);
      await (await server).stop();
    }
  };
  return {
    open: async (_device, defects = []): Promise<OperatedDevice> => {
      const kept = take([...always, ...defects]);
      const server = await kept.server;
      const registered: string[] = [];
      return {
        url: server.dm,
        ...(server.secure && { secure: server.secure }),
        startSession: async () => {
          throw new OperatorError('a server starts no sessions');
        },
        operate: async (op, args) => {
          const way = op === 'notify' || op === 'bootstrap' ? ways[op] : undefined;
          const reply = way
            ? sent(await operate(server, op, { ...args, deliver: deliveryTo(way) }))
            : await operate(server, op, args);
          if (op === 'register-device') registered.push(String(args.id));
          return reply;
        },
        close: async () => {
          // A server that died knows nobody any more.
          for (const id of registered)
            await server.call('DELETE', `devices/${encodeURIComponent(id)}`).catch(() => undefined);
          await giveBack(kept);
        },
      };
    },
    close: async () => {
      const servers = await Promise.allSettled([...all.values()].map(({ server }) => server));
      await Promise.all(servers.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
      all.clear();
    },
  };
}

async function operate(server: ServerProcess, op: string, args: Args): Promise<Reply | undefined> {
  const device = encodeURIComponent(String(args.device));
  switch (op) {
    case 'register-device': {
      const { id, auth, user, secret, nonce, serverid, serverauth, serversecret, servernonce } = args;
      const client = { auth, user, secret, nonce };
      const own = { auth: serverauth, user: serverid, secret: serversecret, nonce: servernonce };
      return server.call('POST', 'devices', { id, client, server: own });
    }
    case 'queue': {
      const operations: unknown[] = [];
      for (const one of args.commands as unknown[]) {
        const reply = await unlessRefused(server.call('POST', `devices/${device}/operations`, one), /: 400 /);
        if (reply.refused !== undefined) return { ...reply, operations };
        operations.push(reply.id);
      }
      return { operations };
    }
    case 'result':
      return resultOf(await server.call('GET', `operations/${encodeURIComponent(String(args.operation))}`));
    case 'abort':
      return server.call('DELETE', `devices/${device}/session`);
    case 'third-party':
      return server.ask(String(args.as ?? 'admin'), String(args.method ?? 'GET'), String(args.path), args.body);
    case 'notify':
      return made(await server.call('POST', `devices/${device}/notifications`, orderOf(args)));
    case 'bootstrap':
      return made(await unlessRefused(server.call('POST', `devices/${device}/bootstrap`, orderOf(args))));
    default:
      throw new OperatorError(`the embedded server cannot ${op}`);
  }
}

function orderOf({ device, ...order }: Args): Args {
  return order;
}

/** What the server does not support is its answer, and no fault of its operator. */
async function unlessRefused(reply: Promise<Reply>, refusal = /is not supported/): Promise<Reply> {
  try {
    return await reply;
  } catch (error) {
    const { message } = error as Error;
    if (refusal.test(message)) return { refused: message };
    throw error;
  }
}

/** The push, and what the server tells of it. */
function made({ sessionId, ...reply }: Reply): Reply {
  return { ...reply, ...(sessionId !== undefined && { 'session-id': sessionId }) };
}

/** Whoever wants the push has to catch it. */
function sent(reply: Reply | undefined): Reply {
  const { push, port, ...rest } = reply ?? {};
  return rest;
}

/** In the words of the third-party interface. @throws OperatorError */
function deliveryTo(way: PushProfile): Args {
  if ('http' in way) return { kind: 'http', url: `http://${way.http}/wappush` };
  if ('udp' in way) {
    const [host, port] = partsOf(way.udp);
    return { kind: 'udp', host, port };
  }
  // The server writes the push beside its content.
  if ('file' in way && way.file.endsWith('.push')) return { kind: 'file', name: basename(way.file, '.push') };
  throw new OperatorError('the embedded server writes pushes to files that end in .push, and starts no program');
}

/** The folder of the file that the pushes come in. */
function outboxWords({ notify, bootstrap }: PushWays): string[] {
  const way = [notify, bootstrap].find((one) => one && 'file' in one);
  return way && 'file' in way ? ['--outbox', dirname(way.file)] : [];
}

interface ItemResult {
  readonly status?: string;
  readonly data?: string | { readonly base64: string };
}

/** State of the operation, and of its first command the status and the first value. */
function resultOf(operation: Reply): Reply {
  const [first] = (operation.results ?? []) as { status?: string; items?: ItemResult[] }[];
  const item = first?.items?.find(({ data }) => data !== undefined);
  const data = typeof item?.data === 'object' ? item.data.base64 : item?.data;
  const status = first?.status ?? first?.items?.[0]?.status;
  return { state: operation.state, ...(status !== undefined && { status }), ...(data !== undefined && { data }) };
}

/** Files for https beside http, where clients are asked for a certificate. */
function tlsWords(folder: string, { good, ca }: Certificates): string[] {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    return path;
  };
  return [
    ...['--listen-tls', '127.0.0.1:0', '--tls-key', file('key.pem', good.key)],
    ...['--tls-certificate', file('certificate.pem', good.cert), '--tls-client-ca', file('ca.pem', ca.cert)],
  ];
}

function deviceTls(url: string, { ca, client }: Certificates): OperatedDevice['secure'] {
  return { url, ca: ca.cert, certificate: client.cert, key: client.key };
}

/** Who asks over the third-party interface, beside the tester itself; `another` may see the devices of a group that has none. */
function keysOf(key: string): object[] {
  return [
    { key, name: 'assay', role: 'admin' },
    { key: keyFor('operator', key), name: 'operator', role: 'operator' },
    { key: keyFor('reader', key), name: 'reader', role: 'reader' },
    { key: keyFor('another', key), name: 'another', role: 'operator', groups: ['elsewhere'] },
  ];
}

/** Of whoever is not listed: a key that nobody has. */
function keyFor(who: string, key: string): string {
  return who === 'admin' ? key : `${key}-${who}`;
}

class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly dm: string,
    readonly secure: OperatedDevice['secure'],
    private readonly api: string,
    private readonly key: string,
    private readonly folder: string,
  ) {}

  static async start(
    defects: readonly string[],
    made: Certificates | undefined,
    more: readonly string[],
  ): Promise<ServerProcess> {
    const main = join(packageRoot, 'dist/tools/reference/dm-server/main.js');
    const folder = mkdtempSync(join(tmpdir(), 'assay-server-'));
    const key = randomBytes(16).toString('hex');
    const config = join(folder, 'config.yaml');
    writeFileSync(config, JSON.stringify({ keys: keysOf(key) }), { mode: 0o600 });
    const faults = defects.flatMap((name) => ['--defect', name]);
    const words = [
      ...['--listen', '127.0.0.1:0', '--config', config],
      ...(made ? tlsWords(folder, made) : []),
      ...more,
      ...faults,
    ];
    const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const errors = new Tail();
    child.stderr.on('data', (chunk: Buffer) => errors.add(chunk));
    const ready = await new Promise<{ dm: string; api: string; secure?: string }>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
      child.once('error', (error) => reject(new OperatorError(`the embedded server does not start: ${error.message}`)));
      child.once('close', () => reject(new OperatorError(`the embedded server does not start: ${errors.toString()}`)));
    });
    const secure = made && ready.secure !== undefined && deviceTls(ready.secure, made);
    return new ServerProcess(child, ready.dm, secure || undefined, ready.api, key, folder);
  }

  /** @throws OperatorError for what the server refuses, or when it is gone */
  async call(method: string, path: string, body?: unknown): Promise<Reply> {
    try {
      const response = await fetch(`${this.api}/${path}`, {
        method,
        headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new OperatorError(`${method} ${path}: ${response.status} ${text}`);
      return text === '' ? {} : (JSON.parse(text) as Reply);
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      throw new OperatorError(`${method} ${path}: ${(error as Error).message}`);
    }
  }

  /** A request of somebody: its status and body are the answer, whatever they say. */
  async ask(who: string, method: string, path: string, body: unknown): Promise<Reply> {
    const headers = { ...(who !== 'stranger' && { authorization: `Bearer ${keyFor(who, this.key)}` }) };
    const octets = typeof body === 'string';
    const response = await fetch(`${this.api}/${path}`, {
      method,
      headers: { ...headers, 'content-type': octets ? 'application/octet-stream' : 'application/json' },
      ...(body !== undefined && { body: octets ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, ...(text !== '' && { body: JSON.parse(text) as unknown }) };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
      this.child.kill('SIGKILL');
      await closed;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
