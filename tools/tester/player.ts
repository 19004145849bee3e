/** Plays one case: preamble, steps, postamble. What it finds is judged elsewhere; what it cannot decide it says. */
import { createHash } from 'node:crypto';
import { child, textOf } from '../wire/tree';
import type { Answer, Silence } from './answer';
import type { PlannedCase, SessionStep, Step } from './case';
import { type CommandView, commands, header, type Message, type Party, readable } from './conversation';
import { Undecided } from './errors';
import { expectation, type Miss, silenceMiss, unreadableMiss } from './expect';
import { Expecting, type Seen } from './expecting';
import type { ClientLink, Link } from './link';
import { observation } from './observe/suite';
import { Operated } from './operated';
import type { Profile } from './profile';
import type { Recorder } from './recorder';
import { ServerSide } from './server-side';
import { type Side, sideBeside, sideOf } from './side';
import { fill, MissingValue } from './values';

export interface Played {
  readonly misses: readonly Miss[];
  /** Set when the product does not speak what the case is played in. */
  readonly skipped?: string;
  /** Set when the case could not be decided. */
  readonly inconclusive?: string;
  readonly messages: readonly Message[];
  readonly sessions: number;
  /** True when the IUT was never heard of. */
  readonly unreachable: boolean;
}

/** One device of a case, while another one plays. */
interface Seat {
  readonly side: Side;
  readonly answer: Answer | undefined;
  readonly inSession: boolean;
  readonly queued: readonly string[];
}

/** Ends an observation in an encoding or version that the server does not speak. */
class NotSpoken extends Error {}

export class Player {
  private readonly expecting: Expecting;
  private readonly operated: Operated;
  private side: Side;
  /** Devices of the case by name; the first has none. */
  private readonly seats = new Map<string, Seat>();
  private seat = '';
  private answer: Answer | undefined;
  private inSession = false;
  private unreachable = true;

  constructor(
    private readonly planned: PlannedCase,
    private readonly profile: Profile,
    private readonly link: Link | ClientLink,
    private readonly recorder: Recorder,
    private readonly random: (bytes: number) => Uint8Array,
  ) {
    this.expecting = new Expecting(planned.of.covers[0], this.lookup);
    this.operated = new Operated(profile, this.lookup);
    this.side = sideOf(link, profile, planned.permutation, recorder, random, planned.key);
  }

  async play(): Promise<Played> {
    let inconclusive: string | undefined;
    let skipped: string | undefined;
    const { preamble, steps, postamble } = this.planned.of;
    try {
      if (await this.run(preamble)) {
        await this.run(steps);
        await this.run(postamble, true);
      } else inconclusive = `the preamble did not succeed: ${this.misses.splice(0)[0]?.text ?? ''}`;
      await this.endAll();
    } catch (error) {
      if (error instanceof NotSpoken) skipped = error.message;
      else if (error instanceof Undecided || error instanceof MissingValue) inconclusive = error.message;
      else throw error;
    } finally {
      await this.link.stop();
    }
    return {
      misses: this.misses,
      skipped,
      inconclusive,
      messages: this.side.messages,
      sessions: this.side.session,
      unreachable: this.unreachable,
    };
  }

  /** False after a miss: what follows would only repeat it. Expectations on the same answer are all tried. */
  private async run(steps: readonly Step[], cleaning = false): Promise<boolean> {
    let missed = 0;
    for (const step of steps) {
      if (missed > 0 && step.kind !== 'expect') break;
      if (cleaning && this.answer?.silence) return true;
      if (!(await this.step(step))) missed++;
    }
    if (cleaning && missed > 0) this.misses.splice(-missed);
    return missed === 0;
  }

  private async step(step: Step): Promise<boolean> {
    this.takeSeat(step);
    switch (step.kind) {
      case 'session':
        return this.startSession(step);
      case 'send':
        await this.needSession(step);
        this.answer = await this.side.send(fill(step.send, this.lookup));
        return true;
      case 'reply': {
        await this.needSession(step);
        const { status, headers, body } = fill(step.reply, this.lookup);
        const bytes = body.startsWith('hex:') ? Buffer.from(body.slice(4), 'hex') : Buffer.from(body);
        this.answer = await this.server(step).replyRaw(status, Object.entries(headers), bytes);
        return true;
      }
      case 'read':
        return this.read(step);
      case 'expect':
        return this.expecting.expect(step, step.expect, this.seen);
      case 'alt': {
        const steps = this.expecting.branch(step, this.seen);
        return steps ? this.run(steps) : false;
      }
      case 'operate':
        await this.operated.operate(step, this.side);
        if (this.operated.pushed) this.unreachable = false;
        return true;
      case 'notify':
        return this.deliver(step, { notify: fill(step.notify, this.lookup) });
      case 'bootstrap':
        return this.deliver(step, { bootstrap: fill(step.bootstrap, this.lookup) });
      case 'queue':
        await this.operated.queue(step, this.side);
        return true;
      case 'result': {
        const miss = await this.operated.result(step, this.side);
        return miss ? this.expecting.miss(miss, step, step.result.requirement) : true;
      }
      case 'observe':
        return this.observe(step);
      case 'repeat':
        for (let turn = 0; turn < step.times; turn++) if (!(await this.run(step.steps))) return false;
        return true;
      case 'wait':
        await this.link.pause(step.ms);
        return true;
      case 'end':
        await this.endSession(!step.abandon);
        return true;
    }
  }

  /** The tester becomes the device of the step. */
  private takeSeat({ device = '', at }: Pick<Step, 'device' | 'at'>): void {
    if (device === this.seat) return;
    const { side, answer, inSession, operated } = this;
    this.seats.set(this.seat, { side, answer, inSession, queued: operated.queued });
    const { link, profile, planned, recorder, random } = this;
    const known = this.seats.get(device);
    const first = this.seats.get('')?.side ?? side;
    const fresh =
      known?.side ?? sideBeside(first, device, link, profile, planned.permutation, recorder, random, planned.key);
    if (!fresh) throw new Undecided(`${at} wants another device, and the profile names the only one`);
    this.seat = device;
    this.side = fresh;
    this.answer = known?.answer;
    this.inSession = known?.inSession ?? false;
    operated.queued = known?.queued ?? [];
  }

  private async endAll(): Promise<void> {
    const orderly = this.misses.length === 0;
    await this.endSession(orderly);
    for (const device of [...this.seats.keys()]) {
      this.takeSeat({ device, at: 'the end' });
      await this.endSession(orderly);
    }
  }

  private async startSession(step: Extract<Step, { kind: 'session' }>): Promise<boolean> {
    if (this.inSession) await this.endSession(true);
    const { login: how, server, ...begins } = fill(step.session, this.lookup);
    const more = { ...begins, orTold: begins.bootstrap !== undefined };
    if (how === 'any') return this.arrive(step, server, more);
    const login = await this.side.login(how === 'accept', server, more);
    this.unreachable &&= this.side.messages.every((message) => !message.iut);
    if (!login.in) {
      if (login.refuses && this.planned.of.suite === observation) throw new NotSpoken(login.reason);
      const first = this.side.messages.find((message) => message.iut);
      const about = { step: step.at, line: step.line };
      if (login.silence?.how === 'crashed' && first)
        this.misses.push({ ...silenceMiss(login.silence, this.side.messages.length), ...about });
      const unreadable = this.side.messages.find(
        (message) => message.iut && !readable(message) && !answersForHttp(message),
      );
      if (unreadable) this.misses.push({ ...unreadableMiss(unreadable), ...about });
      throw new Undecided(`no session: ${login.reason}`);
    }
    this.inSession = true;
    const { sent = new Map(), messages = this.side.pending } = login;
    this.answer = { messages, asked: null, sent, shown: this.side.shown };
    return true;
  }

  /** Only what was recorded decides how many sessions there are, so that a replay has as many. */
  private async observe(step: Extract<Step, { kind: 'observe' }>): Promise<boolean> {
    const { package1, sessions = Number.POSITIVE_INFINITY, within = Number.POSITIVE_INFINITY, pause } = step.observe;
    for (let held = 0; held < sessions; held++) {
      const [first, last] = [this.side.messages[0], this.side.messages.at(-1)];
      if (first && last && last.t - first.t + pause > within) break;
      if (held > 0) await this.link.pause(pause);
      await this.startSession({ ...step, kind: 'session', session: { login: 'as-agreed', server: 'right', package1 } });
      const silence = await this.side.finish();
      this.inSession = false;
      const unreadable = this.side.messages.filter((message) => message.iut && !readable(message));
      for (const message of unreadable)
        this.misses.push({ ...unreadableMiss(message), step: step.at, line: step.line });
      if (silence?.how === 'crashed') this.misses.push(silenceMiss(silence, this.side.messages.length));
      await this.link.stop();
      if (this.misses.length > 0) return false;
      const { session, messages } = this.side;
      if (messages.some((one) => one.iut && one.session === session && commands(one).some(isAbort)))
        throw new Undecided(`the server aborts session ${held + 1}`);
      if (silence) throw new Undecided(`session ${held + 1} did not come to its end: ${saySilence(silence)}`);
    }
    return true;
  }

  private async endSession(orderly: boolean): Promise<void> {
    if (!this.inSession) return;
    this.inSession = false;
    if (orderly && !this.answer?.silence) {
      const silence = await this.side.finish();
      if (silence?.how === 'crashed') this.misses.push(silenceMiss(silence, this.side.messages.length));
    } else if (this.answer?.silence?.how === 'crashed' && this.misses.length === 0)
      this.misses.push(silenceMiss(this.answer.silence, this.answer.asked));
    await this.link.stop();
  }

  /** A value that later steps need. Not the subject of the case: failing to read it leaves the case undecided. */
  private async read(step: Extract<Step, { kind: 'read' }>): Promise<boolean> {
    await this.needSession(step);
    const { LocURI, as } = fill(step.read, this.lookup);
    const commands = [{ name: 'Get', body: LocURI }];
    this.answer = await this.side.send({ commands, mutate: [], final: true });
    const found = expectation(
      { kind: 'command', name: 'Results', of: 'Get', pattern: { Item: { Data: { capture: as } } } },
      this.answer,
    );
    if (!found.ok) throw new Undecided(`${LocURI} could not be read: ${found.miss.text}`);
    for (const [name, value] of found.captures) this.expecting.captures.set(name, value);
    return true;
  }

  /** @throws TypeError for a step that only a server can take; the loader lets none through */
  private server(step: Step): ServerSide {
    if (this.side instanceof ServerSide) return this.side;
    throw new TypeError(`${step.at}: ${step.kind} is no step of a client`);
  }

  /** A message that may be dropped: a session that comes of it all the same is open for the steps that follow. */
  private async deliver(step: Step, how: Pick<SessionStep, 'notify' | 'bootstrap'>): Promise<boolean> {
    if (this.inSession) await this.endSession(true);
    return this.arrive(step, 'right', how);
  }

  private async arrive(step: Step, ...how: Parameters<ServerSide['arrive']>): Promise<boolean> {
    const answer = await this.server(step).arrive(...how);
    if ('refused' in answer) throw new Undecided(answer.refused);
    const { silence } = answer;
    // An operator that cannot is no product that drops what it was sent.
    if (silence?.how === 'failed' && silence.data?.refused && answer.messages.length === 0)
      throw new Undecided(silence.text);
    this.answer = answer;
    this.inSession = answer.messages.length > 0;
    if (answer.messages.length > 0) this.unreachable = false;
    else await this.link.stop();
    if (answer.silence?.how !== 'crashed') return true;
    this.misses.push({ ...silenceMiss(answer.silence, null), step: step.at, line: step.line });
    return false;
  }

  private async needSession(step: Step): Promise<void> {
    if (!this.inSession || this.side.pending.length === 0)
      throw new Undecided(
        this.answer?.silence
          ? `${step.at} has no ${this.product} to talk to: ${saySilence(this.answer.silence)}`
          : `${step.at} has no session to go on with`,
      );
  }

  private get misses(): Miss[] {
    return this.expecting.misses;
  }

  private get seen(): Seen {
    const { messages, session, pending } = this.side;
    const answer = this.answer ?? { messages: pending, asked: null, sent: new Map() };
    return { answer, messages, session, told: this.operated.told, pushed: this.operated.pushed };
  }

  private get product(): Party {
    return this.profile.role === 'dm-server' ? 'server' : 'client';
  }

  private readonly lookup = (name: string): string | undefined => {
    if (name.startsWith('ixit.')) return this.profile.ixit[name.slice(5)];
    if (name.startsWith('told.')) {
      const told = this.operated.told[name.slice(5)];
      return told === undefined ? undefined : String(told);
    }
    const captured = this.expecting.captures.get(name);
    if (captured !== undefined) return captured;
    switch (name) {
      case 'server.id':
        return this.profile.server.name;
      case 'client.name':
        return this.profile.client.name;
      case 'url':
        return this.link.url;
      case 'device': {
        if (this.side.device !== undefined) return this.side.device;
        const first = this.side.messages.find((message) => message.iut);
        return first && header(first, 'Source', 'LocURI');
      }
      case 'unique':
        // A node name that no other case and no earlier run is likely to have used.
        return `A${createHash('md5').update(this.planned.key).digest('hex').slice(0, 7)}`;
      default:
        return undefined;
    }
  };
}

function isAbort({ name, node }: CommandView): boolean {
  return name === 'Alert' && textOf(child(node, 'Data'))?.trim() === '1223';
}

/** Status codes of HTTP that a server owes to its own mistakes; all others tell of an address or a media type, and are no speech of DM. */
const ownFaults = [400, 500];

function answersForHttp({ http: { status } }: Message): boolean {
  return status !== undefined && status >= 300 && !ownFaults.includes(status);
}

export function saySilence(silence: Silence): string {
  return silence.how === 'timeout' ? `nothing came within ${silence.ms} ms` : silence.text;
}

/** The same seed and case give the same bytes, so that a replay sends what the run sent. */
export function seededBytes(seed: string): (bytes: number) => Uint8Array {
  let counter = 0;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 32)
      out.set(
        createHash('sha256')
          .update(`${seed} ${counter++}`)
          .digest()
          .subarray(0, Math.min(32, bytes - at)),
        at,
      );
    return out;
  };
}
