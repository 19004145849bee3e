/** A stranger's server with known faults, played with the whole suite: exactly these are named, and each case goes on after them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { loadCatalogue } from '../catalogue';
import { loadSuites, suiteFiles } from './load';
import { type Operator, OperatorError } from './operators/operator';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { FindingLine, RecordLine, VerdictLine } from './record';
import { run } from './run';
import { compileProgram } from './testing/compile';

const program = compileProgram(join(__dirname, 'testing/primitive-server.ts'));
const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites(suiteFiles(join(packageRoot, 'suites/dm-server')));

let server: ChildProcess;
let url = '';
beforeAll(async () => {
  server = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout as NodeJS.ReadableStream })) {
    url = line;
    break;
  }
});
afterAll(() => {
  server.kill();
  server.stdout?.destroy();
});

const base = loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml'));
const profile = (): Profile => ({
  ...base,
  product: 'primitive server',
  url,
  versions: ['1.2'],
  encodings: ['xml'],
  client: { ...base.client, auth: ['md5'] },
  server: { ...base.server, auth: ['none'] },
  tls: undefined,
  parallel: 1,
  times: { connect: 1000, answer: 1000, quiet: 100, case: 5000 },
});

/** It lets every device in, so that there is nothing to register, and asks each for its maker; it can do nothing else. */
const operator: Operator = {
  open: async () => ({
    url,
    startSession: async () => {
      throw new OperatorError('a server starts no sessions');
    },
    operate: async (op, { commands }) => {
      const always = JSON.stringify(commands) === '[{"command":"Get","items":[{"target":"./DevInfo/Man"}]}]';
      if (op === 'register-device' || (op === 'queue' && always)) return {};
      throw new OperatorError(`the primitive server cannot ${op}`);
    },
    close: async () => {},
  }),
  close: async () => {},
};

/** Its faults, with the requirements that each breaks. A case of another requirement that fails here belongs to one of them, or is wrong. */
const faults = {
  'it repeats a CmdID': ['syn-rep-0005'],
  'it answers 500 to another media type': ['dm-pro-0021'],
  'it calls itself by a name; it tells devices of one SessionID the name of the first': ['dm-pro-0010'],
  'it takes every message for a package': ['dm-pro-0036', 'dm-pro-0045'],
  'it believes every client': [
    'dm-pro-0049',
    'dm-pro-0050',
    'dm-pro-0051',
    'dm-pro-0136',
    'dm-sec-0005',
    'dm-sec-0006',
    'dm-sec-0013',
    'dm-sec-0015',
    'dm-sec-0025',
  ],
  'it answers the same to whatever comes': ['dm-pro-0087', 'dm-rep-0031', 'syn-rep-0003', 'syn-rep-0004'],
};

test('exactly its faults are named, and every case is played to its end', async () => {
  const tested = profile();
  const lines: RecordLine[] = [];
  const { exitCode, counts } = await run({
    suites,
    planned: plan(suites, tested, { catalogue }),
    profile: tested,
    operator,
    catalogue,
    strict: false,
    seed: '1',
    clock: Date.now,
    sink: (line) => lines.push(line),
  });
  const failed = lines.filter((line): line is FindingLine => line.type === 'finding' && line.effect === 'fail');
  const verdicts = lines.filter((line): line is VerdictLine => line.type === 'verdict');
  const named = new Set(failed.map(({ requirement }) => String(requirement)));
  expect([...named].sort()).toEqual(Object.values(faults).flat().sort());
  // A rule is broken once a message; a case fails by what it asks for itself, and by nothing that comes of the faults before.
  expect([...new Set(failed.flatMap(({ by }) => by.rule ?? []))].sort()).toEqual([
    'addresses-swap',
    'cmdid-unique',
    'next-message-reply',
  ]);
  const asked = failed.filter(({ by }) => by.rule === undefined).map(({ key }) => key);
  const failing = verdicts.filter(({ verdict }) => verdict === 'fail').map(({ key }) => key);
  expect(failing).toEqual([...new Set(asked)]);
  expect(exitCode).toBe(1);
  expect(counts.error).toBe(0);
  expect(counts.pass).toBeGreaterThan(15);
  // What nobody can ask of it is said to be that, and nothing else stays open.
  const open = verdicts.filter(({ verdict }) => verdict === 'inconclusive').map(({ reason }) => reason);
  expect(open.filter((reason) => !/^the primitive server cannot/.test(reason ?? ''))).toEqual([]);
  expect(verdicts.at(-1)).toMatchObject({ verdict: 'pass' });
});
