/**
 * What the runner itself costs: a case without messages, a case against a peer in memory, and cases over loopback against bare HTTP that
 * carries the same bodies in the same number of exchanges.
 */
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '../catalogue';
import type { PlannedCase, Suite } from '../tester/case';
import { judge as judgeCase, verdictLines } from '../tester/judge';
import { loadSuites } from '../tester/load';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { Player } from '../tester/player';
import { loadProfile, type Profile } from '../tester/profile';
import type { MessageLine, RecordLine } from '../tester/record';
import { caseRecorder } from '../tester/recorder';
import { run } from '../tester/run';
import type { Contest, Gate, Rates } from './contests';
import { loopbackOperator, MemoryLink, type Part, partsOf, post } from './memory-link';
import type { Round } from './rounds';

const id = 'dm-client/session/opens';
const lanes = 4;
/** Cases in one measurement over loopback. */
const cases = 60;

interface Stage {
  readonly suites: readonly Suite[];
  readonly catalogue: Catalogue;
  readonly profile: Profile;
}

interface Scene extends Stage {
  readonly planned: PlannedCase;
  readonly says: readonly Part[];
  readonly hears: readonly Part[];
  readonly url: string;
}

/** Records one session of the reference, whose parts the peers say again. */
async function scene(): Promise<Scene> {
  const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml'));
  const profile: Profile = {
    ...embedded,
    versions: ['1.2'],
    encodings: ['xml'],
    // No nonces: what was said once fits always.
    client: { ...embedded.client, auth: ['basic'] },
    server: { ...embedded.server, auth: ['none'] },
    parallel: 1,
  };
  const suites = loadSuites();
  const catalogue = loadCatalogue(packageRoot);
  const [planned] = plan(suites, profile, { cases: [id] });
  if (!planned) throw new Error(`no case ${id}`);
  const lines: RecordLine[] = [];
  const result = await play({ suites, catalogue, profile }, [planned], (line) => lines.push(line));
  if (result !== 0) throw new Error(`${id} does not pass with the reference: is dist/ built?`);
  const messages = lines.filter((line): line is MessageLine => line.type === 'message');
  const start = lines.find((line) => line.type === 'event' && line.what === 'start');
  const url = start?.type === 'event' ? String(start.data?.url) : '';
  return { suites, catalogue, profile, planned, says: partsOf(messages, 'in'), hears: partsOf(messages, 'out'), url };
}

type Sink = (line: RecordLine) => void;

async function play(of: Stage, planned: readonly PlannedCase[], sink: Sink, more: object = {}): Promise<number> {
  const { suites, catalogue, profile } = of;
  const common = { strict: false, seed: '1', clock: Date.now };
  const { exitCode } = await run({ suites, catalogue, profile, planned, ...common, sink, ...more });
  return exitCode;
}

/** Nothing random is asked for without nonces. */
const noRandom = (bytes: number): Uint8Array => new Uint8Array(bytes);

/** One case, from the player to the lines of its verdict. */
async function inMemory(
  { profile, catalogue, url }: Scene,
  planned: PlannedCase,
  parts: readonly Part[],
): Promise<void> {
  const link = new MemoryLink(url, parts);
  const lines: RecordLine[] = [];
  const recorder = caseRecorder((line) => lines.push(line));
  const played = await new Player(planned, profile, link, recorder, noRandom).play();
  const judged = judgeCase(planned, played, profile, url, catalogue, false);
  lines.push(...verdictLines(planned, judged, 0, 0));
}

function manyOf({ planned }: Scene, count: number): PlannedCase[] {
  return Array.from({ length: count }, (_, n) => ({ ...planned, key: `${planned.key} ${n}`, sanity: undefined }));
}

/** Cases per second over loopback. */
async function loopback(of: Scene, width: number, agent: Agent): Promise<number> {
  const fitted = (url: string): Part[] =>
    of.says.map((part) => ({
      ...part,
      bytes: Buffer.from(part.bytes.toString('latin1').replaceAll(of.url, url), 'latin1'),
    }));
  const planned = manyOf(of, cases);
  const began = performance.now();
  const operator = loopbackOperator(fitted, agent);
  const exitCode = await play({ ...of, profile: { ...of.profile, parallel: width } }, planned, JSON.stringify, {
    operator,
  });
  if (exitCode !== 0) throw new Error(`cases over loopback end with exit code ${exitCode}`);
  return (cases * 1000) / (performance.now() - began);
}

/** Cases per second that nothing but HTTP would allow. */
async function bare({ says, hears }: Scene, width: number, agent: Agent): Promise<number> {
  const server = createServer((incoming, response) => {
    const n = Number(incoming.url?.slice(1));
    incoming.on('data', () => {});
    incoming.on('end', () => response.end((hears[n] ?? hears[0])?.bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const began = performance.now();
  let left = cases;
  const lane = async (): Promise<void> => {
    while (left-- > 0) for (const [n, part] of says.entries()) await post(`http://127.0.0.1:${port}/${n}`, part, agent);
  };
  await Promise.all(Array.from({ length: width }, lane));
  const rate = (cases * 1000) / (performance.now() - began);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return rate;
}

async function perSecond(work: () => Promise<void>, milliseconds: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  for (; performance.now() - began < milliseconds; count++) await work();
  return (count * 1000) / (performance.now() - began);
}

const micros = (name: string) => (rate: Rates) => 1e6 / (rate(name) as number);
const share = (name: string, of: string) => (rate: Rates) => (100 * (rate(name) as number)) / (rate(of) as number);
const half = { floor: 50, target: 75, unit: '%' } as const;
const gates: Gate[] = [
  {
    what: 'runner, overhead of a case in memory',
    floor: 100,
    target: 50,
    atMost: true,
    unit: 'us',
    value: micros('empty case'),
  },
  { what: 'runner, serial over loopback, share of bare HTTP', ...half, value: share('serial', 'bare serial') },
  { what: 'runner, parallel over loopback, share of bare HTTP', ...half, value: share('parallel', 'bare parallel') },
];

export interface RunnerContest {
  readonly contest: Contest;
  measure(rounds: number): Promise<Round[]>;
}

/** @throws Error when the reference does not play the case that the peers repeat. */
export async function runnerContest(): Promise<RunnerContest> {
  const of = await scene();
  const empty: PlannedCase = { ...of.planned, of: { ...of.planned.of, preamble: [], steps: [], postamble: [] } };
  const names = ['empty case', 'whole case in memory', 'serial', 'bare serial', 'parallel', 'bare parallel'];
  const round = async (): Promise<Round> => {
    const agent = new Agent({ keepAlive: true });
    try {
      const rates = [
        await perSecond(() => inMemory(of, empty, []), 60),
        await perSecond(() => inMemory(of, of.planned, of.says), 100),
        await loopback(of, 1, agent),
        await bare(of, 1, agent),
        await loopback(of, lanes, agent),
        await bare(of, lanes, agent),
      ];
      return new Map(names.map((name, index) => [name, rates[index] as number]));
    } finally {
      agent.destroy();
    }
  };
  return {
    contest: {
      name: 'runner',
      contenders: names.map((name) => ({ name, rate: () => Number.NaN })),
      gates,
      schedule: { milliseconds: 0, batch: 1 },
    },
    measure: async (count) => {
      const all: Round[] = [];
      for (let n = 0; n <= count; n++) all.push(await round());
      return all.slice(1);
    },
  };
}
