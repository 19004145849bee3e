/** `assay init`: writes a profile with comments, so that the next command can be `assay doctor`. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { loadProfile } from '../tester/profile';
import { usage } from './context';
import type { Exit } from './main';

export interface InitOptions {
  readonly role: string;
  readonly out: string;
  readonly product?: string;
  readonly command?: string;
  readonly encoding?: readonly string[];
  readonly user?: string;
  readonly secret?: string;
  readonly serverId?: string;
  readonly force?: boolean;
}

/** Puts a question to a person. @returns '' where nothing was typed. */
export type Ask = (question: string) => Promise<string>;

/** @throws AssayError for a file that is there, an unknown role or a profile that would not load. */
export async function init(options: InitOptions, ask?: Ask): Promise<Exit> {
  if (options.role !== 'dm-client')
    throw usage(`no profiles for the role ${options.role} yet`, 'the role with suites is dm-client');
  if (existsSync(options.out) && !options.force)
    throw usage(`${options.out} is there already`, 'give another file with --out, or --force to write over it');
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const answers = ask ? await complete(options, ask) : isTerminal ? await asked(options) : options;
  const text = profileText(answers);
  checkLoads(text);
  try {
    writeFileSync(options.out, text, { flag: options.force ? 'w' : 'wx' });
  } catch (error) {
    throw usage(`cannot write ${options.out}: ${(error as Error).message}`, 'give another file with --out');
  }
  process.stderr.write(`wrote ${options.out}; next: assay doctor --profile ${options.out}\n`);
  return 0;
}

async function asked(options: InitOptions): Promise<InitOptions> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await complete(options, (question) => terminal.question(question));
  } finally {
    terminal.close();
  }
}

/** Asks only for what no option gave. */
async function complete(options: InitOptions, ask: Ask): Promise<InitOptions> {
  const one = async (given: string | undefined, question: string): Promise<string | undefined> =>
    given ?? ((await ask(`${question} `)).trim() || undefined);
  const encodings = (text: string | undefined): string[] | undefined => text?.split(/[\s,]+/).filter(Boolean);
  return {
    ...options,
    product: await one(options.product, 'Name and build of the product?'),
    command: await one(options.command, 'Command that starts a session ({url} is filled in; empty: by hand)?'),
    encoding: options.encoding ?? encodings(await one(undefined, 'Encodings (xml, wbxml; empty: both)?')),
    user: await one(options.user, 'User name of the client (empty: assay-user)?'),
    secret: await one(options.secret, 'Password of the client (empty: assay-secret)?'),
    serverId: await one(options.serverId, 'Server identifier in its account (empty: assay)?'),
  };
}

/** The profile as YAML; every value as JSON, which is YAML too, so that no answer can break out of its place. */
export function profileText(options: InitOptions): string {
  const { product = 'My product', command, encoding = ['xml', 'wbxml'] } = options;
  const { user = 'assay-user', secret = 'assay-secret', serverId = 'assay' } = options;
  const value = (one: unknown): string => JSON.stringify(one);
  const operator = command
    ? [
        '# Started once per session, without a shell. Filled in: {url} {host} {port} {path} {encoding} {version} {auth} {user}',
        '# {secret} {nonce} {serverid} {serversecret} {servernonce} {serverauth}.',
        'operator:',
        '  kind: command',
        `  command: ${value(words(command))}`,
        '  # protocol: json-lines               # a program that stays up and is told what to do on standard input',
        '  # keeps-running: true                # it goes on after a session',
      ]
    : [
        '# Nobody but you can start a session: do it by hand when the tester listens. To let a program do it:',
        '#   operator: { kind: command, command: [./start-session, --server, "{url}"] }',
        'operator: { kind: none }',
      ];
  const listen = command
    ? [
        '# listen: { host: 0.0.0.0, port: 8080, advertise: "http://192.0.2.1:8080" }   # for a product on another machine',
      ]
    : [
        'listen: { host: 127.0.0.1, port: 8080, path: /dm }   # one address that stays; host 0.0.0.0 for other machines',
      ];
  return [
    '# What the tester must know of one product (docs/test-a-client.md).',
    `product: ${value(product)}`,
    `role: ${value(options.role)}`,
    '# versions: ["1.2"]',
    `encodings: ${value(encoding)}`,
    '',
    '# auth: none, basic, md5, mac; several are tested one after the other. nonce: before the first session, in base64.',
    `client: { auth: [md5], name: ${value(user)}, secret: ${value(secret)} }`,
    '# What the tester shows of itself; id is the server identifier in the account and the ACLs of the client.',
    `server: { auth: [none], id: ${value(serverId)}, secret: assay-server-secret }`,
    '',
    ...listen,
    '',
    ...operator,
    '',
    '# Options that the product does not have, so that their cases are skipped (assay doctor proposes them):',
    '# ics: { options: { copy: false, title: false } }',
    '',
    '# Nodes that cases may use and change; without them cases are inconclusive and say what they miss (suites/README.md):',
    '# ixit:',
    '#   leaf: { uri: ./Vendor/Text, value: changed by assay }',
    '#   parent: { uri: ./Vendor/List }',
    '',
    '# Milliseconds to wait for the first message, for the next one, and after the last:',
    '# times: { connect: 5000, answer: 5000, quiet: 1000 }',
    '',
  ].join('\n');
}

/** Program and arguments as a shell would part them, quotes and all; nothing is expanded. */
export function words(line: string): string[] {
  const found = line.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return found.map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  );
}

/** What was answered may be wrong: the loader says so before anything is written. */
function checkLoads(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-init-'));
  try {
    const file = join(folder, 'assay.yaml');
    writeFileSync(file, text);
    loadProfile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
