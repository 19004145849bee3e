/**
 * The tester in the part of a DM server: it answers packages as Protocol 6 to 9 say, so that a case need not speak of
 * Status, Final, next messages and credentials. It knows the session's bookkeeping and nothing of trees.
 */
import { toBase64 } from '../dm/digest';
import { isWellFormed } from '../wire/strict';
import type { Answer, CommandRef, Login, ShownBy, Silence } from './answer';
import { Authentication } from './authentication';
import type { Draft } from './build';
import type { Mutation, SendStep, ServerShows, SessionStep } from './case';
import { Composer, type Ends } from './compose';
import { header, isFinal, type Message, readable } from './conversation';
import type { Done, Incoming, LineFault, Link } from './link';
import type { Profile } from './profile';
import { pushInForm } from './push-forms';
import type { Permutation } from './record';
import type { Recorder } from './recorder';
import { Transcript } from './transcript';

/** A package is never longer than this many messages: a client that never says Final ends here. */
const longestPackage = 200;

interface HowItBegins extends Pick<SessionStep, 'notify' | 'bootstrap' | 'certificate'> {
  /** A session is what the case needs: where none comes of a bootstrap, the operator is asked for it. */
  readonly orTold?: boolean;
}

export class ServerSide {
  /** The client's package that has not been answered yet. */
  pending: readonly Message[] = [];
  /** Of the first message of the pending package. */
  shown: ShownBy | undefined;
  private clientIn = false;
  private readonly transcript: Transcript;
  private readonly authentication: Authentication;
  private readonly composer: Composer;

  constructor(
    private readonly link: Link,
    private readonly profile: Profile,
    private readonly permutation: Permutation,
    recorder: Recorder,
    random: (bytes: number) => Uint8Array,
    key: string,
  ) {
    this.transcript = new Transcript(key, 'client', permutation, recorder, random, () => link.now());
    this.authentication = new Authentication(profile, permutation, this.transcript.draw);
    const ends = serverEnds(link, profile, permutation);
    this.composer = new Composer(ends, permutation, this.transcript.vocabulary, this.authentication);
  }

  /** All messages of the case. */
  get messages(): readonly Message[] {
    return this.transcript.messages;
  }

  get session(): number {
    return this.transcript.session;
  }

  /** Starts a session and takes package 1, challenging until the client is in (Protocol 9). */
  async login(accept: boolean, present: ServerShows, how: HowItBegins = {}): Promise<Login> {
    const started = await this.begin(present, how);
    if (!started.ok) return { in: false, reason: started.reason };
    let sent: ReadonlyMap<string, CommandRef> = new Map();
    for (let tries = 0; ; tries++) {
      const got = tries === 0 ? await this.receiveFirst(how) : await this.receive(this.profile.times.answer);
      this.pending = got.messages;
      // The client may challenge us in the very message that answers our challenge.
      this.authentication.takeOffer(this.authentication.readHeaderStatus(got.messages, sent));
      const first = got.messages[0];
      if (got.silence || !first)
        return { in: false, reason: this.saySilence(got.silence, tries === 0), silence: got.silence };
      if (!readable(first)) return { in: false, reason: 'the first message of the client is no SyncML' };
      const verdict = accept ? undefined : this.authentication.verify(first);
      if (!verdict || verdict.right) break;
      if (tries === 2)
        return {
          in: false,
          reason: `the client did not authenticate with ${this.permutation.clientAuth}: ${verdict.why}`,
        };
      const composed = this.composer.compose({ last: got.messages.at(-1), refused: verdict.code, final: true });
      await this.write(composed.root, []);
      sent = composed.sent;
    }
    this.clientIn = true;
    return this.restOfPackage1();
  }

  /** The client may split package 1 (Protocol 6.2): the rest is asked for when it is in. */
  private async restOfPackage1(): Promise<Login> {
    const last = this.pending.at(-1);
    if (!last || !goesOn(last)) return { in: true };
    const { pending, shown } = this;
    await this.askForNext(last);
    const rest = await this.receive(this.profile.times.answer);
    this.pending = [...pending, ...rest.messages];
    this.shown = shown;
    return rest.silence
      ? { in: false, reason: this.saySilence(rest.silence, false), silence: rest.silence }
      : { in: true };
  }

  /** Sends a notification, or has a session started, and takes what the client makes of it: package 1, or nothing. */
  async arrive(present: ServerShows, how: HowItBegins): Promise<Answer | { readonly refused: string }> {
    const started = await this.begin(present, how);
    if (!started.ok) return { refused: started.reason };
    const got = await this.receiveFirst(how);
    this.pending = got.messages;
    return { ...got, asked: null, sent: new Map(), shown: this.shown };
  }

  /** After a bootstrap a client may wait to be told: starting the session by itself is a SHOULD (DM_Bootstrap 5.4.5). */
  private async receiveFirst(how: HowItBegins): Promise<{ messages: Message[]; silence?: Silence }> {
    const { quiet, connect } = this.profile.times;
    const got = await this.receive(how.notify || how.bootstrap ? quiet : connect);
    if (!how.orTold || !got.silence || got.messages.length > 0 || got.silence.how === 'crashed') return got;
    await this.link.stop();
    this.transcript.event(
      'start',
      `session ${this.session}: the operator is asked to start it, with the account that came`,
    );
    const started = await this.link.start(this.permutation, { kind: 'kept account' });
    return started.ok ? this.receive(connect) : got;
  }

  private async begin(present: ServerShows, { notify, bootstrap, certificate = 'good' }: HowItBegins): Promise<Done> {
    this.link.aim?.(this.permutation.transport, certificate);
    this.transcript.session++;
    this.clientIn = false;
    this.pending = [];
    this.composer.begin();
    this.authentication.begin(present);
    const { url } = this.link;
    const begun = (how: string, data = {}): void =>
      this.transcript.event('start', `session ${this.session}: ${how}`, { url, ...data });
    if (notify) {
      const package0 = this.authentication.notification(notify);
      begun('a notification is delivered', { package0: toBase64(package0), ...(notify.push && { push: notify.push }) });
      const push = notify.push && { push: pushInForm(notify.push, package0) };
      return this.link.start(this.permutation, { kind: 'notification', package0, ...push });
    }
    if (bootstrap) {
      const { delivery, nonces } = this.authentication.bootstrap(bootstrap, url);
      const { type, message, pin, card } = delivery;
      const secret = { type, bootstrap: toBase64(message), pin, ...(card && { card }) };
      const kept = { ...secret, nonces: [nonces.client, nonces.server].map((one) => toBase64(one)) };
      this.transcript.bootstrapped(nonces);
      begun(card ? 'a smart card is inserted' : 'a bootstrap message is delivered', kept);
      return this.link.start(this.permutation, delivery);
    }
    begun('the operator is asked to start it');
    return this.link.start(this.permutation);
  }

  /** Answers the pending package with commands and takes the client's next package. */
  async send(step: SendStep): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const sent = await this.transmit(step);
      const asked = this.messages.length;
      const got = await this.receive(this.profile.times.answer, step.final);
      this.pending = got.messages;
      const answer: Answer = { ...got, asked, sent, shown: this.shown };
      const refused = this.authentication.readHeaderStatus(got.messages, sent);
      if (!refused || tries > 0 || this.authentication.meansRefusal || step.mutate.length > 0 || step.nonce)
        return answer;
      this.authentication.takeOffer(refused);
    }
  }

  /** Answers the pending request with anything but SyncML, as the case says. */
  async replyRaw(status: number, headers: readonly (readonly [string, string])[], body: Uint8Array): Promise<Answer> {
    const http = { status, headers };
    this.transcript.keep({ http, bytes: body, from: 'server', t: this.link.now(), deviation: `HTTP ${status}` });
    await this.link.reply({ status, headers, bytes: body });
    const asked = this.messages.length;
    const got = await this.receive(this.profile.times.quiet);
    this.pending = got.messages;
    return { ...got, asked, sent: new Map() };
  }

  async operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done> {
    const done = await this.link.operate(op, args);
    this.transcript.event('operator', done.ok ? `${op}: done` : `${op}: ${done.reason}`, { op, ...done });
    return done;
  }

  /** Ends the session: Final without commands, after which the client owes nothing (Protocol 8, PKG-019). */
  async finish(): Promise<Silence | undefined> {
    if (this.pending.length === 0) return undefined;
    await this.transmit({ commands: [], mutate: [], final: true });
    const incoming = await this.link.next(this.profile.times.quiet);
    this.pending = [];
    if (incoming.kind !== 'request') return this.transcript.silence(incoming, this.profile.times.quiet);
    this.take(incoming);
    return undefined;
  }

  /** Statuses, commands and header as one message, changed where the case says so. */
  private async transmit(step: SendStep): Promise<ReadonlyMap<string, CommandRef>> {
    if (step.challenge) this.authentication.ask(step.challenge);
    const { root, sent } = this.composer.compose({ ...step, last: this.pending.at(-1) });
    await this.write(root, step.mutate, step.nonce === 'last', step.line);
    return sent;
  }

  private async write(root: Draft, mutations: readonly Mutation[], oldNonce = false, line?: LineFault): Promise<void> {
    const { bytes, headers, changes } = this.transcript.seal(
      root,
      mutations,
      [['cache-control', 'private']],
      (covered) => this.authentication.headers(covered, oldNonce),
    );
    const faults = [
      ...changes,
      ...(oldNonce ? ['mac made with an old nonce'] : []),
      ...(line?.cut !== undefined ? [`the connection breaks after ${line.cut} octets`] : []),
    ];
    const deviation = faults.length > 0 ? faults.join('; ') : undefined;
    this.transcript.keep({ http: { status: 200, headers }, bytes, from: 'server', t: this.link.now(), deviation });
    await this.link.reply({ status: 200, headers, bytes, ...(line && { line }) });
  }

  /**
   * Takes messages until Final, asking for the next ones (Alert 1222, Protocol 6.2). While our own package goes on, the
   * client has no Final to give: one message is all.
   */
  private async receive(firstTimeout: number, final = true): Promise<{ messages: Message[]; silence?: Silence }> {
    const messages: Message[] = [];
    for (let timeout = firstTimeout; ; timeout = this.profile.times.answer) {
      const incoming = await this.link.next(timeout);
      if (incoming.kind !== 'request') return { messages, silence: this.transcript.silence(incoming, timeout) };
      const message = this.take(incoming);
      messages.push(message);
      if (messages.length === 1) this.shown = this.authentication.shown(message);
      if (this.shown?.what === 'right' && this.shown.why) this.transcript.event('note', this.shown.why);
      if (!final || !goesOn(message) || messages.length >= longestPackage) return { messages };
      if (this.permutation.clientAuth !== 'none' && !this.clientIn) return { messages };
      await this.askForNext(message);
    }
  }

  private async askForNext(message: Message): Promise<void> {
    this.pending = [message];
    await this.transmit({
      commands: [{ name: 'Alert', body: { Data: '1222' } }],
      mutate: [],
      final: false,
    });
  }

  private take(incoming: Extract<Incoming, { kind: 'request' }>): Message {
    return this.transcript.keep({ http: incoming.http, bytes: incoming.bytes, from: 'client', t: incoming.t });
  }

  private saySilence(silence: Silence | undefined, first: boolean): string {
    if (!silence) return 'the client sent nothing';
    const what = silence.how === 'timeout' ? `nothing came within ${silence.ms} ms` : silence.text;
    return first ? `the client sent no first message: ${what}` : `the client did not answer the challenge: ${what}`;
  }
}

/** Is the package unfinished? A Final may be lost in what cannot be read. */
function goesOn(message: Message): boolean {
  return readable(message) && !isFinal(message) && message.document !== undefined && isWellFormed(message.document);
}

/** The tester answers as whoever it was called, to whoever called. */
function serverEnds(link: Link, profile: Profile, permutation: Permutation): Ends {
  const named = permutation.serverAuth === 'none' ? {} : { LocName: profile.server.name };
  return (last) => ({
    SessionID: (last && header(last, 'SessionID')) ?? '1',
    Target: { LocURI: (last && header(last, 'Source', 'LocURI')) ?? 'unknown' },
    Source: { LocURI: (last && header(last, 'Target', 'LocURI')) ?? link.url, ...named },
  });
}
