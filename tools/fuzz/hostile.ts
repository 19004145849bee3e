/**
 * Hostile clients: cases are played over a link in memory whose client says what the reference said, spoilt: bytes changed, messages dropped, repeated,
 * exchanged, taken from another case, the end turned into a crash or silence. Whatever comes, a case ends with a verdict, soon, and never `error`.
 */
import { join } from 'node:path';
import { type Catalogue, loadCatalogue } from '../catalogue';
import type { PlannedCase } from '../tester/case';
import { judge, verdictLines } from '../tester/judge';
import type { Done, Incoming, Link, SessionEnd } from '../tester/link';
import { loadSuites } from '../tester/load';
import { packageRoot } from '../tester/paths';
import { plan } from '../tester/plan';
import { Player, seededBytes } from '../tester/player';
import { loadProfile, type Profile } from '../tester/profile';
import type { HttpHead, RecordLine, Verdict } from '../tester/record';
import { caseRecorder } from '../tester/recorder';
import { run } from '../tester/run';
import { mutate } from './mutate';
import { type Random, randomOf } from './random';

/** What the client said in one session. */
type Said = { readonly http: HttpHead; readonly bytes: Uint8Array }[];

/** A case that went well, with what was said in each of its sessions. */
export interface Recorded {
  readonly planned: PlannedCase;
  readonly url: string;
  readonly sessions: readonly Said[];
}

export interface Stage {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly recorded: readonly Recorded[];
}

export interface HostileFailure {
  readonly index: number;
  readonly key: string;
  readonly reason: string;
}

export interface HostileResult {
  readonly failures: readonly HostileFailure[];
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly slowestMs: number;
}

const seed = '1';

/**
 * Plays the cases against the reference once.
 * @param every 3: only each third case
 * @throws Error where nothing passes: the reference is not built
 */
export async function record(every = 1): Promise<Stage> {
  // Nothing of this depends on certificates.
  const profile: Profile = { ...loadProfile(join(packageRoot, 'suites/profiles/embedded.yaml')), tls: undefined };
  const catalogue = loadCatalogue(packageRoot);
  const suites = loadSuites();
  const all = plan(suites, profile, { catalogue }).filter((one) => !one.skip && one.sanity === undefined);
  const planned = all.filter((_, n) => n % every === 0);
  const lines: RecordLine[] = [];
  const sink = (line: RecordLine): void => void lines.push(line);
  await run({ suites, planned, profile, catalogue, strict: false, seed, clock: Date.now, sink });
  const byKey = new Map(planned.map((one) => [one.key, { planned: one, url: '', sessions: [] as Said[] }]));
  for (const line of lines) {
    const found = 'key' in line ? byKey.get(line.key) : undefined;
    if (!found) continue;
    if (line.type === 'event' && line.what === 'start') {
      found.url ||= String(line.data?.url);
      found.sessions.push([]);
    } else if (line.type === 'message' && line.direction === 'in')
      found.sessions.at(-1)?.push({ http: line.http, bytes: Buffer.from(line.bytes, 'base64') });
  }
  const recorded = [...byKey.values()].filter(({ sessions }) => sessions.flat().length > 0);
  if (recorded.length === 0) throw new Error('no case was played: is the reference built?');
  return { profile, catalogue, recorded };
}

const ends: readonly SessionEnd['how'][] = ['done', 'failed', 'crashed', 'stopped'];

/** Says the sessions one after the other, whatever it is told, and then ends somehow. */
class HostileLink implements Link {
  private session = -1;
  private at = 0;

  constructor(
    readonly url: string,
    private readonly sessions: readonly Said[],
    private readonly random: Random,
  ) {}

  now(): number {
    return 0;
  }

  async start(): Promise<Done> {
    this.session++;
    this.at = 0;
    return { ok: true };
  }

  async pause(): Promise<void> {}

  async operate(): Promise<Done> {
    return { ok: true };
  }

  async next(): Promise<Incoming> {
    const part = this.sessions[this.session]?.[this.at++];
    if (part) return { kind: 'request', t: 0, ...part };
    if (this.random.below(4) === 0) return { kind: 'timeout', t: 0 };
    return { kind: 'ended', t: 0, end: { how: this.random.pick(ends), text: 'the hostile client has said all' } };
  }

  async reply(): Promise<void> {}

  async stop(): Promise<SessionEnd> {
    return { how: 'stopped', text: 'the hostile client has said all' };
  }
}

/** A copy of the sessions with one to three changes. */
function spoilt(of: Recorded, other: Recorded, random: Random): Said[] {
  const sessions = of.sessions.map((said) => [...said]);
  for (let left = 1 + random.below(3); left > 0; left--) {
    const said = random.pick(sessions);
    if (said.length === 0) continue;
    const at = random.below(said.length);
    const part = said[at] as Said[number];
    const strange = other.sessions.flat()[0] ?? part;
    switch (random.below(9)) {
      case 0:
        said.splice(at, 1);
        break;
      case 1:
        for (let times = random.below(3) === 0 ? 300 : 1; times > 0; times--) said.splice(at, 0, part);
        break;
      case 2:
        said.reverse();
        break;
      case 3:
        said.splice(at, 0, strange);
        break;
      default: {
        const encoding = of.planned.permutation.encoding;
        said[at] = { ...part, bytes: mutate(part.bytes, strange.bytes, encoding, random) };
      }
    }
  }
  return sessions;
}

async function one(stage: Stage, index: number, of: Recorded, sessions: readonly Said[]): Promise<Verdict> {
  const { planned, url } = of;
  const link = new HostileLink(url, sessions, randomOf(index));
  const lines: RecordLine[] = [];
  const recorder = caseRecorder((line) => lines.push(line));
  const player = new Player(planned, stage.profile, link, recorder, seededBytes(`${seed} ${planned.key}`));
  const judged = judge(planned, await player.play(), stage.profile, url, stage.catalogue, false);
  lines.push(...verdictLines(planned, judged, 0, 0));
  JSON.stringify(lines);
  return judged.verdict;
}

/** @param slowest milliseconds that one case may take */
export async function hostile(
  stage: Stage,
  options: { readonly seed: number; readonly first?: number; readonly count: number; readonly slowest: number },
): Promise<HostileResult> {
  const failures: HostileFailure[] = [];
  const verdicts: Partial<Record<Verdict, number>> = {};
  let slowestMs = 0;
  const first = options.first ?? 0;
  for (let index = first; index < first + options.count; index++) {
    const random = randomOf(options.seed * 1_000_003 + index);
    const of = random.pick(stage.recorded);
    const sessions = spoilt(of, random.pick(stage.recorded), random);
    const fail = (reason: string): void => void failures.push({ index, key: of.planned.key, reason });
    const began = performance.now();
    try {
      const verdict = await one(stage, index, of, sessions);
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      if (verdict === 'error') fail('the verdict is error');
    } catch (error) {
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    const ms = performance.now() - began;
    slowestMs = Math.max(slowestMs, ms);
    if (ms > options.slowest) fail(`took ${Math.round(ms)} ms`);
  }
  return { failures, verdicts, slowestMs };
}
