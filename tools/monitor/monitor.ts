/** The monitor: a relay between two products, a case of the record for each session, both judged. */
import type { Catalogue } from '../catalogue';
import { header } from '../tester/conversation';
import type { CaseLine, RecordLine, Verdict } from '../tester/record';
import { messageLine } from '../tester/recorder';
import { placeEvent } from './again';
import { type Heard, judgeBoth, permutationOf, type Told } from './judge';
import { Relay } from './relay';
import { runLineOf } from './run-line';
import { isOver, type Session, Sessions } from './sessions';

export interface MonitorOptions {
  readonly server: string;
  readonly host: string;
  readonly port: number;
  /** Credentials of both, where they are known. */
  readonly told: Omit<Told, 'url'>;
  /** Name of the pair in the reports, and what else the record keeps of them. */
  readonly product: string;
  readonly profile: unknown;
  readonly catalogue: Catalogue;
  readonly strict: boolean;
  /** Milliseconds, any epoch. */
  readonly clock: () => number;
  readonly sink: (line: RecordLine) => void;
  /** Milliseconds after which a session that could go on is given up; the server has as long to answer. */
  readonly quiet: number;
  readonly onSession?: (title: string, verdict: Verdict, heard: Heard) => void;
}

/** How often sessions that are over are looked for, in milliseconds. */
const beat = 100;

export class Monitor {
  private exit: 0 | 1 | 4 = 0;
  private judged = 0;

  private constructor(
    private readonly options: MonitorOptions,
    private readonly relay: Relay,
    private readonly sessions: Sessions,
    private readonly timer: NodeJS.Timeout,
    private readonly now: () => number,
  ) {}

  /** @throws AssayError when the address of the server is none, or ours is taken */
  static async open(options: MonitorOptions): Promise<Monitor> {
    const began = options.clock();
    const now = (): number => options.clock() - began;
    const { server, host, port, quiet } = options;
    let monitor: Monitor | undefined;
    const sessions = new Sessions((session) => monitor?.judge(session), quiet);
    const heard = sessions.take.bind(sessions);
    const relay = await Relay.open({ server, host, port, now, patience: quiet, heard });
    const timer = setInterval(() => sessions.tick(now()), beat);
    monitor = new Monitor(options, relay, sessions, timer, now);
    options.sink(runLineOf(options, began));
    return monitor;
  }

  /** What the client must take for the address of its server. */
  get url(): string {
    return this.relay.url;
  }

  /** Sessions that have been judged. */
  get count(): number {
    return this.judged;
  }

  /** Judges what is still open and closes the record. @returns 0 nothing found, 1 a fail, 3 no session came, 4 sessions that nobody can judge */
  async close(): Promise<0 | 1 | 3 | 4> {
    clearInterval(this.timer);
    await this.relay.close();
    this.sessions.end();
    const exitCode = this.judged === 0 ? 3 : this.exit;
    this.options.sink({ type: 'end', t: this.now(), exitCode });
    return exitCode;
  }

  private judge(session: Session): void {
    const { told, catalogue, strict, sink, onSession } = this.options;
    this.judged++;
    const { messages, before, ordinal, events, last } = session;
    const key = `session-${ordinal}`;
    const began = messages[0]?.t ?? last;
    const line = caseLine(key, session, began);
    sink(line);
    sink(placeEvent(key, began, this.url, session.device));
    const first = messages[0]?.n ?? 1;
    for (const message of messages)
      sink(messageLine(key, { ...message, n: message.n - first + 1, session: 1 }, message.from === 'client'));
    for (const { t, text } of events) sink({ type: 'event', key, t, session: 1, what: 'network', text });
    const url = this.url;
    const heard = judgeBoth(key, [...before, ...messages], new Set([ordinal]), { ...told, url }, catalogue, strict);
    for (const one of [...heard.findings, heard.rules]) sink(one);
    const { verdict, reason } = verdictOf(session, heard, url);
    sink({ type: 'verdict', key, verdict, reason, t: this.now(), ms: last - began });
    if (verdict === 'fail') this.exit = 1;
    else if (verdict !== 'pass' && this.exit === 0) this.exit = 4;
    onSession?.(line.title, verdict, heard);
  }
}

/** A session is judged by the rules alone; of one that did not come to its end nobody knows what would have followed. */
function verdictOf(session: Session, { findings }: Heard, url: string): { verdict: Verdict; reason?: string } {
  const fault = findings.find(({ effect }) => effect === 'fail');
  if (fault) return { verdict: 'fail', reason: fault.text };
  if (isOver(session)) return { verdict: 'pass' };
  return { verdict: 'inconclusive', reason: session.events[0]?.text ?? cutShort(session, url) };
}

/** A RespURI that leads elsewhere takes the rest of the session away from here. */
function cutShort({ messages }: Session, url: string): string {
  if (!messages.some(({ document }) => document)) return 'no message of DM could be read';
  const respUri = messages.flatMap((one) => (one.from === 'server' ? (header(one, 'RespURI') ?? []) : [])).at(-1);
  const past = respUri !== undefined && URL.canParse(respUri, url) && new URL(respUri, url).host !== new URL(url).host;
  return past
    ? `the server sent RespURI ${respUri}: what followed went past the monitor`
    : 'the session did not come to its end: the client did not go on';
}

function caseLine(key: string, { device, messages, ordinal }: Session, t: number): CaseLine {
  const id = messages[0] && header(messages[0], 'SessionID');
  return {
    type: 'case',
    key,
    id: `monitor/${key}`,
    suite: 'monitor',
    title: `Session ${ordinal}: ${device || 'somebody'}${id === undefined ? '' : `, SessionID ${id}`}`,
    covers: [],
    scr: [],
    ets: null,
    permutation: permutationOf(messages),
    t,
  };
}
