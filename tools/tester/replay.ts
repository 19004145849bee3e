/** A recorded run judged again: the same player over a line that stands on the record. No product is needed. */
import type { Catalogue } from '../catalogue';
import type { PlannedCase, Suite } from './case';
import { AssayError } from './errors';
import { closed, type Judged, judge } from './judge';
import type { ClientLink, Done, Incoming, Link, Request, Response, SessionEnd } from './link';
import { Player } from './player';
import { profileOfRecord } from './profile';
import type { CaseLine, EventLine, MessageLine, RecordLine, RunLine, VerdictLine } from './record';
import { caseRecorder } from './recorder';

type Kept = MessageLine | EventLine;

/** The part of the IUT is read from the record; what the player says is compared with what was said then. */
export class ReplayLink implements Link, ClientLink {
  private at = 0;
  private clock = 0;
  /** First message of ours that differs from the record. */
  changed: number | undefined;

  constructor(
    private readonly kept: readonly Kept[],
    readonly url: string,
  ) {}

  now(): number {
    return this.clock;
  }

  async pause(): Promise<void> {}

  /** Where an order left no line, in older records of clients, it was taken, or the case had ended there. */
  async operate(): Promise<Done> {
    const next = this.kept.findIndex((line, at) => at >= this.at && (line.type === 'message' || isOrder(line)));
    const line = this.kept[next];
    if (!line || !isOrder(line)) return { ok: true };
    this.at = next + 1;
    const { ok, reason, result } = line.data ?? {};
    if (ok === false) return { ok: false, reason: String(reason) };
    return { ok: true, result: result as Readonly<Record<string, unknown>> | undefined };
  }

  async open(): Promise<Done> {
    return { ok: true };
  }

  begin(): void {
    this.skipTo((line) => line.type === 'event' && line.what === 'start');
  }

  post(request: Request): Promise<void> {
    return this.said(request.bytes);
  }

  async start(): Promise<Done> {
    this.skipTo((line) => line.type === 'event' && line.what === 'start');
    return { ok: true };
  }

  async next(timeoutMs: number): Promise<Incoming> {
    for (; this.at < this.kept.length; this.at++) {
      const line = this.kept[this.at] as Kept;
      if (line.type === 'event' && line.what === 'start') break;
      const incoming = incomingOf(line);
      if (!incoming) continue;
      this.at++;
      this.clock = line.t;
      return incoming;
    }
    void timeoutMs;
    return { kind: 'timeout', t: this.clock };
  }

  reply(response: Response): Promise<void> {
    return this.said(response.bytes);
  }

  private async said(bytes: Uint8Array): Promise<void> {
    while (this.at < this.kept.length) {
      const line = this.kept[this.at] as Kept;
      if (line.type === 'message' && line.direction === 'in') break;
      if (line.type === 'event' && line.what === 'start') break;
      this.at++;
      if (line.type !== 'message') continue;
      this.clock = line.t;
      if (line.bytes !== Buffer.from(bytes).toString('base64')) this.changed ??= line.n;
      return;
    }
    this.changed ??= -1;
  }

  async stop(): Promise<SessionEnd | undefined> {
    return undefined;
  }

  private skipTo(found: (line: Kept) => boolean): void {
    while (this.at < this.kept.length && !found(this.kept[this.at] as Kept)) this.at++;
    if (this.at < this.kept.length) this.clock = (this.kept[this.at++] as Kept).t;
  }
}

function incomingOf(line: Kept): Incoming | undefined {
  if (line.type === 'message')
    return line.direction === 'in'
      ? { kind: 'request', t: line.t, http: line.http, bytes: Buffer.from(line.bytes, 'base64') }
      : undefined;
  if (line.what === 'timeout') return { kind: 'timeout', t: line.t };
  if (line.what === 'ended' || line.what === 'crash')
    return { kind: 'ended', t: line.t, end: { how: howOf(line), text: line.text, data: line.data } };
  return undefined;
}

function isOrder(line: Kept): line is EventLine {
  return line.type === 'event' && line.what === 'operator';
}

/** What a server made outside of a session, and a redacted record does not keep: the verdict stays. */
function isTakenOut(line: Kept): boolean {
  const result = isOrder(line) ? (line.data?.result as Readonly<Record<string, unknown>> | undefined) : undefined;
  return result?.redacted === true;
}

function howOf(line: EventLine): SessionEnd['how'] {
  const how = line.data?.how;
  return how === 'failed' || how === 'crashed' || how === 'stopped' ? how : 'done';
}

export interface Replayed {
  readonly planned: PlannedCase;
  readonly before: VerdictLine | undefined;
  readonly judged: Judged;
  /** The case of today sends something else than was sent: the new verdict cannot be trusted. */
  readonly changed: boolean;
}

/**
 * Judges recorded cases again with the suites, rules and catalogue of today.
 * @throws AssayError when the record names no run.
 */
export async function replay(
  lines: readonly RecordLine[],
  suites: readonly Suite[],
  catalogue: Catalogue,
  only?: (line: CaseLine) => boolean,
): Promise<Replayed[]> {
  const head = lines.find((line): line is RunLine => line.type === 'run');
  if (!head) throw new AssayError('the record has no run line', 'give the run.jsonl that assay run wrote');
  const profile = profileOfRecord(head.profile);
  const byId = new Map(suites.flatMap((suite) => suite.cases).map((one) => [one.id, one]));
  const kept = new Map<string, Kept[]>();
  const verdicts = new Map<string, VerdictLine>();
  for (const line of lines) {
    if (line.type === 'verdict') verdicts.set(line.key, line);
    if (line.type !== 'message' && line.type !== 'event') continue;
    const list = kept.get(line.key);
    if (list) list.push(line);
    else kept.set(line.key, [line]);
  }
  const out: Replayed[] = [];
  for (const line of lines) {
    if (line.type !== 'case' || (only && !only(line))) continue;
    const of = byId.get(line.id);
    const before = verdicts.get(line.key);
    const events = kept.get(line.key);
    if (!of || !events || events.some(isTakenOut)) {
      if (before && of)
        out.push({
          planned: { key: line.key, of, permutation: line.permutation },
          before,
          judged: closed(before.verdict, before.reason ?? ''),
          changed: false,
        });
      continue;
    }
    const planned: PlannedCase = { key: line.key, of, permutation: line.permutation };
    const link = new ReplayLink(events, urlOf(events));
    const recorder = caseRecorder(() => {});
    const played = await new Player(planned, profile, link, recorder, drawnIn(events)).play();
    out.push({
      planned,
      before,
      judged: judge(planned, played, profile, link.url, catalogue, head.strict),
      changed: link.changed !== undefined,
    });
  }
  return out;
}

/** What the tester drew then, drawn again. A case of today that draws more gets octets that no record has. */
function drawnIn(events: readonly Kept[]): (bytes: number) => Uint8Array {
  const drawn = events.flatMap((line) => (line.type === 'message' ? (line.drawn ?? []) : []));
  return (bytes) => new Uint8Array(Buffer.from(drawn.shift() ?? Buffer.alloc(bytes).toString('base64'), 'base64'));
}

/** The address that the product was given, as the start event keeps it. */
function urlOf(events: readonly Kept[]): string {
  const start = events.find((line): line is EventLine => line.type === 'event' && line.what === 'start');
  return typeof start?.data?.url === 'string' ? start.data.url : 'http://127.0.0.1/';
}
