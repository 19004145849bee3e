/**
 * What the runner itself costs.
 * In memory, in processor time: a case of one small session (two messages each way) against a peer that is no program. The gate counts
 * steps, bookkeeping and lines of the record; the work of the codecs is taken off, and the rules come after it: both are told beside.
 * Over loopback: the same case over HTTP with a client that repeats the messages recorded, against bare HTTP: the same client, bodies
 * and headers in the same number of exchanges, so that the share tells what the tester costs beside the exchange. By the clock; codecs,
 * rules and the written record are all in it. They cost more than two bare exchanges: the floor is not reached, and stays to say so.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '../catalogue';
import type { PlannedCase, Suite } from '../tester/case';
import { judge as judgeCase, verdictLines } from '../tester/judge';
import { loadSuites } from '../tester/load';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { type Played, Player } from '../tester/player';
import { loadProfile, type Profile } from '../tester/profile';
import type { MessageLine, RecordLine } from '../tester/record';
import { caseRecorder, fileSink } from '../tester/recorder';
import { run } from '../tester/run';
import { vocabularyOf } from '../tester/vocabularies';
import { decodeStrict } from '../wire/strict';
import { encodeEventsXml, eventsOf } from '../wire/write';
import type { Contest, Gate, Rates } from './contests';
import { headersOf, loopbackOperator, MemoryLink, type Part, partsOf, post } from './memory-link';
import type { Round } from './rounds';

const id = 'dm-client/session/opens';
const lanes = 4;
/** Cases in one measurement over loopback. */
const cases = 200;
/** Runs before anything is measured: the compiler of node takes its time with so many rules. */
const warmUp = 1500;

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
  // By its identifier the server is named in every run, whatever its address (DM_Protocol 8.3).
  const renamed = (part: Part): Part => {
    const text = part.bytes.toString('latin1').replaceAll(url, profile.server.name);
    return { ...part, bytes: Buffer.from(text, 'latin1') };
  };
  const [says, hears] = [partsOf(messages, 'in').map(renamed), partsOf(messages, 'out').map(renamed)];
  return { suites, catalogue, profile, planned, says, hears, url };
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

/** One case, played to its end. */
async function inMemory({ planned, says, profile, url }: Scene): Promise<Played> {
  const lines: RecordLine[] = [];
  const recorder = caseRecorder((line) => lines.push(line));
  return new Player(planned, profile, new MemoryLink(url, says), recorder, noRandom).play();
}

/** What the codecs alone have to do in that case: the strict view of every message, and the bytes of those that the tester sends. */
function codecWork({ says, hears, planned }: Scene): () => void {
  const vocabulary = vocabularyOf(planned.permutation.version);
  const decode = ({ bytes }: Part) => decodeStrict(bytes, [vocabulary]).document;
  const events = hears.map((part) => eventsOf(decode(part)));
  return () => {
    says.forEach(decode);
    hears.forEach(decode);
    for (const list of events) encodeEventsXml(list, vocabulary);
  };
}

/** Judges a case that was played, as if for the first time: copies of messages have forgotten what was read of them. */
async function judging(of: Scene): Promise<() => RecordLine[]> {
  const { planned, profile, catalogue, url } = of;
  const played = await inMemory(of);
  return () => {
    const messages = played.messages.map((message) => ({ ...message }));
    const judged = judgeCase(planned, { ...played, messages }, profile, url, catalogue, false);
    return verdictLines(planned, judged, 0, 0);
  };
}

function manyOf({ planned }: Scene, count: number): PlannedCase[] {
  return Array.from({ length: count }, (_, n) => ({ ...planned, key: `${planned.key} ${n}`, sanity: undefined }));
}

/** Cases per second over loopback, from the first begun to the last verdict, its lines written as a run writes them. */
async function loopback(of: Scene, width: number, agent: Agent): Promise<number> {
  const planned = manyOf(of, cases);
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const record = fileSink(join(folder, 'record.jsonl'));
  let began: number | undefined;
  let ended = 0;
  try {
    const exitCode = await play({ ...of, profile: { ...of.profile, parallel: width } }, planned, record.write, {
      operator: loopbackOperator(of.says, agent),
      mayBegin: () => {
        began ??= performance.now();
        return true;
      },
      onVerdict: () => {
        ended = performance.now();
      },
    });
    if (exitCode !== 0) throw new Error(`cases over loopback end with exit code ${exitCode}`);
  } finally {
    record.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return (cases * 1000) / (ended - (began ?? 0));
}

/** Cases per second that nothing but HTTP would allow: the same client, bodies and headers, and a server that knows its answers. */
async function bare({ says, hears }: Scene, width: number, agent: Agent): Promise<number> {
  const server = createServer((incoming, response) => {
    const answer = hears[Number(incoming.url?.slice(1))] ?? hears[0];
    incoming.on('data', () => {});
    incoming.on('end', () => response.writeHead(200, answer && headersOf(answer)).end(answer?.bytes));
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

/** Runs per second of processor time, that of collector and compiler included: what others do on the machine counts less than by the clock. */
async function perSecond(work: () => unknown, milliseconds: number): Promise<number> {
  const began = process.cpuUsage();
  const end = performance.now() + milliseconds;
  let count = 0;
  for (; performance.now() < end; count++) await work();
  const { user, system } = process.cpuUsage(began);
  return (count * 1e6) / (user + system);
}

const micros = (name: string, less: string) => (rate: Rates) =>
  1e6 / (rate(name) as number) - 1e6 / (rate(less) as number);
const share = (name: string, of: string) => (rate: Rates) => (100 * (rate(name) as number)) / (rate(of) as number);
const half = { floor: 50, target: 75, unit: '%' } as const;
const gates: Gate[] = [
  {
    what: 'runner, a case in memory, beside codecs and rules',
    floor: 100,
    target: 50,
    atMost: true,
    unit: 'us',
    value: micros('case played in memory', 'its codecs'),
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
  const codecs = codecWork(of);
  const judge = await judging(of);
  for (let n = 0; n < warmUp; n++) {
    await inMemory(of);
    judge();
  }
  const names = [
    'case played in memory',
    'its codecs',
    'its rules',
    'serial',
    'bare serial',
    'parallel',
    'bare parallel',
  ];
  const round = async (): Promise<Round> => {
    const agent = new Agent({ keepAlive: true });
    try {
      const rates = [
        await perSecond(() => inMemory(of), 150),
        await perSecond(codecs, 50),
        await perSecond(judge, 100),
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
