/** Strangers' products: a client of another hand, in several kinds of bad shape, gets the verdicts that it deserves. */
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from './load';
import { type Operator, OperatorError } from './operators/operator';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { RecordLine, Verdict } from './record';
import { replay } from './replay';
import { run } from './run';
import { compileProgram } from './testing/compile';
import { threadOperator } from './testing/threads';

const program = compileProgram(join(__dirname, 'testing/odd-client.ts'));
const words = ['url', 'user', 'secret', 'serverid', 'serversecret', 'servernonce', 'serverauth'];
const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
const catalogue = loadCatalogue(packageRoot);
const suites = loadSuites();

const argumentsFor = (mode: string): string[] => [
  '--mode',
  mode,
  ...words.flatMap((word) => [`--${word}`, `{${word}}`]),
];

function profile(mode: string, path?: string): Profile {
  const command = [process.execPath, program, ...argumentsFor(mode)];
  return {
    ...embedded,
    product: `odd client, ${mode}`,
    versions: ['1.2'],
    encodings: ['xml'],
    client: { ...embedded.client, auth: ['basic'] },
    server: { ...embedded.server, auth: ['md5'] },
    listen: { host: '127.0.0.1', port: 0, path },
    times: { connect: 2000, answer: 800, quiet: 300, case: 10_000 },
    operator: { kind: 'command', command, env: {}, cwd: packageRoot, protocol: 'plain', keepsRunning: false },
    parallel: path ? 1 : 4,
  };
}

interface Outcome {
  readonly verdicts: Record<string, Verdict>;
  readonly reasons: string[];
  readonly exitCode: number;
  readonly lines: RecordLine[];
}

async function play(mode: string, cases?: string[], path?: string, operator?: Operator): Promise<Outcome> {
  const product = profile(mode, path);
  const lines: RecordLine[] = [];
  const planned = plan(suites, product, { cases });
  const sink = (line: RecordLine): void => void lines.push(line);
  const result = await run({
    suites,
    planned,
    profile: product,
    catalogue,
    strict: false,
    seed: '1',
    clock: Date.now,
    sink,
    operator,
  });
  const closing = lines.flatMap((line) => (line.type === 'verdict' ? [line] : []));
  return {
    verdicts: Object.fromEntries(closing.map((line) => [line.key.replace(/ \[.*$/, ''), line.verdict])),
    reasons: closing.map((line) => line.reason ?? ''),
    exitCode: result.exitCode,
    lines,
  };
}

const opens = ['dm-client/session/opens'];

// The plain client opens its sessions, but the rules over its transcript find what it does poorly: the run fails, the case passes.
test.each<[string, Verdict, number, RegExp]>([
  ['plain', 'pass', 1, /^$/],
  ['own-type', 'pass', 1, /^$/],
  ['dies', 'fail', 1, /the client died/],
  ['stalls', 'fail', 1, /the client did not answer/],
  ['html', 'fail', 1, /the message cannot be read/],
  ['garbage', 'fail', 1, /the message cannot be read/],
  ['never-connects', 'inconclusive', 3, /the client sent no first message: ended with exit code 0/],
  ['sleeps', 'inconclusive', 3, /the client sent no first message: nothing came within 2000 ms/],
])(
  'a client that is %s: %s, exit code %i',
  async (mode, verdict, exitCode, reason) => {
    const outcome = await play(mode, opens);
    expect(outcome.verdicts).toEqual({ 'dm-client/session/opens': verdict });
    expect(outcome.reasons[0]).toMatch(reason);
    expect(outcome.exitCode).toBe(exitCode);
  },
  20_000,
);

test('a poor client with one path, one SessionID, no memory and no Add gets a verdict in every case, none of them an error', async () => {
  const outcome = await play('plain', undefined, '/its/own/path', threadOperator(program, argumentsFor('plain')));
  const wrong = outcome.lines.filter((line) => line.type === 'verdict' && line.verdict === 'error');
  expect(wrong).toEqual([]);
  const ids = new Set(
    suites
      .filter(({ role }) => role === 'dm-client')
      .flatMap((suite) => suite.cases)
      .map((one) => one.id),
  );
  expect(new Set(Object.keys(outcome.verdicts))).toEqual(ids);
  expect(outcome.lines.at(-1)).toMatchObject({ type: 'end' });
}, 120_000);

test.each(['plain', 'dies', 'garbage'])(
  'a record of the client that is %s is judged again without it, with the same verdicts',
  async (mode) => {
    const outcome = await play(mode, opens);
    const again = await replay(outcome.lines, suites, catalogue);
    expect(again.map((one) => [one.judged.verdict, one.changed])).toEqual(
      outcome.lines.flatMap((line) => (line.type === 'verdict' ? [[line.verdict, false]] : [])),
    );
  },
  20_000,
);

describe('the sanity case after the others', () => {
  const suspect = /^the sanity case passed before the run and does not any more, so the verdicts between are suspect: /;
  const cases = [...opens, 'dm-client/get/leaf'];

  test('passed before, and does no more: what lies between is suspect', async () => {
    const threads = threadOperator(program, argumentsFor('plain'));
    let opened = 0;
    const refuses = async (): Promise<never> => {
      throw new OperatorError('no power');
    };
    const broken = { startSession: refuses, close: async () => {} };
    const open: Operator['open'] = async (...args) => (opened++ === 0 ? threads.open(...args) : broken);
    const { reasons } = await play('plain', cases, '/its/own/path', { open, close: () => threads.close() });
    expect(reasons.at(-1)).toMatch(suspect);
  }, 20_000);

  test('never passed: nobody says that it did', async () => {
    const args = argumentsFor('plain').map((word) => (word === '{secret}' ? 'another' : word));
    const { reasons } = await play('plain', cases, '/its/own/path', threadOperator(program, args));
    expect(reasons[0]).toMatch(/did not answer the challenge/);
    expect(reasons.at(-1)).not.toMatch(suspect);
  }, 20_000);
});
