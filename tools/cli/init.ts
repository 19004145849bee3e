/** `assay init`: writes a profile with comments, so that the next command can be `assay doctor`. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { loadProfile } from '../tester/profile';
import { usage } from './context';
import { clientProfile, type InitOptions, serverProfile } from './init-profile';
import type { Exit } from './main';

/** Puts a question to a person. @returns '' where nothing was typed. */
export type Ask = (question: string) => Promise<string>;

type Questions = Readonly<Partial<Record<keyof InitOptions, string>>>;

const product = 'Name and build of the product?';
const encoding = 'Encodings (xml, wbxml; empty: both)?';

/** What a person is asked, in this order, and the profile that the answers make. */
const roles: Readonly<Record<string, { questions: Questions; profile: (options: InitOptions) => string }>> = {
  'dm-client': {
    profile: clientProfile,
    questions: {
      product,
      command: 'Command that starts a session ({url} is filled in; empty: by hand)?',
      encoding,
      user: 'User name of the client (empty: assay-user)?',
      secret: 'Password of the client (empty: assay-secret)?',
      serverId: 'Server identifier in its account (empty: assay)?',
    },
  },
  'dm-server': {
    profile: serverProfile,
    questions: {
      product,
      url: 'Address that devices call (http://host:port/path)?',
      command: 'Program that queues operations (json-lines, docs/operators.md; or its http address; empty: none)?',
      device:
        'Identifier of the device in its account (empty: IMEI:004999010640000, or with an operator one for each case)?',
      encoding,
      user: 'User name of that account (empty: assay-user)?',
      secret: 'Its password (empty: assay-secret)?',
      serverId: 'Identifier that the server shows of itself (empty: assay)?',
      serverSecret: 'Password that the server shows to the device (empty: assay-server-secret)?',
    },
  },
};

/** @throws AssayError for a file that is there, an unknown role or a profile that would not load. */
export async function init(options: InitOptions, ask?: Ask): Promise<Exit> {
  const role = roles[options.role];
  if (!role)
    throw usage(`no profiles for the role ${options.role} yet`, `roles with suites: ${Object.keys(roles).join(', ')}`);
  if (existsSync(options.out) && !options.force)
    throw usage(`${options.out} is there already`, 'give another file with --out, or --force to write over it');
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const answers = ask
    ? await complete(options, role.questions, ask)
    : isTerminal
      ? await asked(options, role.questions)
      : options;
  const text = role.profile(answers);
  checkLoads(text);
  try {
    writeFileSync(options.out, text, { flag: options.force ? 'w' : 'wx' });
  } catch (error) {
    throw usage(`cannot write ${options.out}: ${(error as Error).message}`, 'give another file with --out');
  }
  process.stderr.write(`wrote ${options.out}; next: assay doctor --profile ${options.out}\n`);
  return 0;
}

async function asked(options: InitOptions, questions: Questions): Promise<InitOptions> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await complete(options, questions, (question) => terminal.question(question));
  } finally {
    terminal.close();
  }
}

/** Asks only for what no option gave. */
async function complete(options: InitOptions, questions: Questions, ask: Ask): Promise<InitOptions> {
  const answers: Record<string, unknown> = { ...options };
  for (const [name, question] of Object.entries(questions)) {
    if (answers[name] !== undefined) continue;
    const text = (await ask(`${question} `)).trim();
    if (text !== '') answers[name] = name === 'encoding' ? text.split(/[\s,]+/).filter(Boolean) : text;
  }
  return answers as unknown as InitOptions;
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
