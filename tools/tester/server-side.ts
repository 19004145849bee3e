/**
 * The tester in the part of a DM server: it answers packages as Protocol 6 to 9 say, so that a case need not speak of
 * Status, Final, next messages and credentials. It knows the session's bookkeeping and nothing of trees.
 */
import { decodeStrict } from '../wire/strict';
import { child, textOf } from '../wire/tree';
import type { Vocabulary } from '../wire/vocabulary';
import { encodeEventsWbxml, encodeEventsXml } from '../wire/write';
import { type Draft, draftOf, eventsOfDraft } from './build';
import type { AuthoredCommand, Mutation, SendStep, ServerShows, Shown } from './case';
import { type CommandView, commands, header, isFinal, type Message, readable } from './conversation';
import { type Challenge, challengeOf, credentialsOf, verifyCredentials } from './credentials';
import type { Incoming, Link, SessionEnd } from './link';
import { describeMutation, mutateBytes, mutateDraft } from './mutate';
import type { Profile } from './profile';
import type { Permutation } from './record';
import type { Recorder } from './recorder';

/** What the client made of what it was sent: its messages up to Final, or how it fell silent. */
export interface Answer {
  readonly messages: readonly Message[];
  readonly silence?: Silence;
  /** Number of our message that this answers, or fails to answer. */
  readonly asked: number | null;
  /** What the first message shows of the client; absent where nothing was agreed. */
  readonly shown?: ShownBy;
  /** Commands of the message that this answers, by label; `SyncHdr` is always there. */
  readonly sent: ReadonlyMap<string, CommandRef>;
}

export interface ShownBy {
  readonly what: Shown;
  readonly why?: string;
}

export interface CommandRef {
  readonly msgId: string;
  readonly cmdId: string;
  readonly name: string;
}

export type Silence =
  | { readonly how: 'timeout'; readonly ms: number }
  | { readonly how: SessionEnd['how']; readonly text: string; readonly data?: SessionEnd['data'] };

export type Login = { readonly in: true } | { readonly in: false; readonly reason: string; readonly silence?: Silence };

/** A package is never longer than this many messages: a client that never says Final ends here. */
const longestPackage = 200;

export class ServerSide {
  /** All messages of the case. */
  readonly messages: Message[] = [];
  session = 0;
  /** The client's package that has not been answered yet. */
  pending: readonly Message[] = [];
  private msgId = 0;
  private cmdId = 0;
  private clientNonce: Uint8Array;
  private serverNonce: Uint8Array;
  private clientIn = false;
  private serverIn = false;
  private present: ServerShows = 'right';
  private offer: Challenge | undefined;
  /** Of the first message of the pending package. */
  shown: ShownBy | undefined;

  constructor(
    private readonly link: Link,
    private readonly profile: Profile,
    private readonly permutation: Permutation,
    private readonly vocabulary: Vocabulary,
    private readonly recorder: Recorder,
    private readonly random: (bytes: number) => Uint8Array,
    private readonly key: string,
  ) {
    this.clientNonce = profile.client.nonce;
    this.serverNonce = profile.server.nonce;
  }

  /** Starts a session and takes package 1, challenging until the client is in (Protocol 9). */
  async login(accept: boolean, present: ServerShows): Promise<Login> {
    this.session++;
    this.msgId = 0;
    this.clientIn = false;
    this.serverIn = false;
    this.present = present;
    this.offer = undefined;
    this.pending = [];
    if (present === 'stale') this.serverNonce = this.random(16);
    this.event('start', `session ${this.session}: the operator is asked to start it`, { url: this.link.url });
    const started = await this.link.start(this.permutation);
    if (!started.ok) return { in: false, reason: started.reason };
    let sent: ReadonlyMap<string, CommandRef> = new Map();
    for (let tries = 0; ; tries++) {
      const got = await this.receive(tries === 0 ? this.profile.times.connect : this.profile.times.answer);
      this.pending = got.messages;
      // The client may challenge us in the very message that answers our challenge.
      this.takeOffer(this.readHeaderStatus(got.messages, sent));
      const first = got.messages[0];
      if (got.silence || !first)
        return { in: false, reason: this.saySilence(got.silence, tries === 0), silence: got.silence };
      if (!readable(first)) return { in: false, reason: 'the first message of the client is no SyncML' };
      if (accept || this.permutation.clientAuth === 'none') break;
      const verdict = verifyCredentials(first, this.permutation.clientAuth, this.profile.client, this.clientNonce);
      if (verdict.right) break;
      if (tries === 2)
        return {
          in: false,
          reason: `the client did not authenticate with ${this.permutation.clientAuth}: ${verdict.why}`,
        };
      sent = await this.challenge(got.messages, verdict.code);
    }
    this.clientIn = true;
    return { in: true };
  }

  /** Answers the pending package with commands and takes the client's next package. */
  async send(step: SendStep): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      const sent = await this.transmit(step);
      const asked = this.messages.length;
      const got = await this.receive(this.profile.times.answer, step.final);
      this.pending = got.messages;
      const answer: Answer = { ...got, asked, sent, shown: this.shown };
      const refused = this.readHeaderStatus(got.messages, sent);
      if (!refused || tries > 0 || this.present === 'wrong' || this.present === 'none' || step.mutate.length > 0)
        return answer;
      this.takeOffer(refused);
    }
  }

  /** Answers the pending request with anything but SyncML, as the case says. */
  async replyRaw(status: number, headers: readonly (readonly [string, string])[], body: Uint8Array): Promise<Answer> {
    const http = { status, headers };
    this.keep({ http, bytes: body, from: 'server', t: this.link.now(), deviation: `HTTP ${status}` });
    await this.link.reply({ status, headers, bytes: body });
    const asked = this.messages.length;
    const got = await this.receive(this.profile.times.quiet);
    this.pending = got.messages;
    return { ...got, asked, sent: new Map() };
  }

  /** Ends the session: Final without commands, after which the client owes nothing (Protocol 8, PKG-019). */
  async finish(): Promise<Silence | undefined> {
    if (this.pending.length === 0) return undefined;
    await this.transmit({ commands: [], mutate: [], final: true });
    const incoming = await this.link.next(this.profile.times.quiet);
    if (incoming.kind === 'request') {
      this.take(incoming);
      this.pending = [];
      return undefined;
    }
    this.pending = [];
    return this.silenceOf(incoming, this.profile.times.quiet);
  }

  /** Statuses, commands and header as one message, changed where the case says so. */
  private async transmit(step: SendStep): Promise<Map<string, CommandRef>> {
    this.msgId++;
    this.cmdId = 0;
    const sent = this.headerRef();
    const last = this.pending.at(-1);
    const body: Draft = { name: 'SyncBody', ns: this.namespace, children: [] };
    if (last) body.children.push(...this.statuses(last, step.statuses ?? {}));
    for (const command of step.commands) body.children.push(this.commandDraft(command, sent));
    if (step.final) body.children.push({ name: 'Final', ns: this.namespace, children: [] });
    const root: Draft = { name: 'SyncML', ns: this.namespace, children: [this.headerDraft(last, step.header), body] };
    await this.write(root, step.mutate);
    return sent;
  }

  private headerRef(): Map<string, CommandRef> {
    return new Map([['SyncHdr', { msgId: String(this.msgId), cmdId: '0', name: 'SyncHdr' }]]);
  }

  private takeOffer(offer: Challenge | undefined): void {
    if (!offer) return;
    this.offer = offer;
    if (offer.nonce) this.serverNonce = offer.nonce;
  }

  private async challenge(messages: readonly Message[], code: string): Promise<Map<string, CommandRef>> {
    this.msgId++;
    this.cmdId = 0;
    const last = messages.at(-1);
    const body: Draft = { name: 'SyncBody', ns: this.namespace, children: [] };
    if (last) body.children.push(...this.statuses(last, {}, code));
    body.children.push({ name: 'Final', ns: this.namespace, children: [] });
    await this.write({ name: 'SyncML', ns: this.namespace, children: [this.headerDraft(last), body] }, []);
    return this.headerRef();
  }

  private async write(root: Draft, mutations: readonly Mutation[]): Promise<void> {
    mutateDraft(root, mutations, this.vocabulary);
    const events = eventsOfDraft(root);
    const encode = this.permutation.encoding === 'xml' ? encodeEventsXml : encodeEventsWbxml;
    const bytes = mutateBytes(encode(events, this.vocabulary), mutations);
    const types = this.vocabulary.mediaTypes[this.permutation.encoding];
    const headers: [string, string][] = [
      ['content-type', types[0] ?? 'application/octet-stream'],
      ['content-length', String(bytes.length)],
      ['cache-control', 'private'],
    ];
    const deviation = mutations.length > 0 ? mutations.map(describeMutation).join('; ') : undefined;
    this.keep({ http: { status: 200, headers }, bytes, from: 'server', t: this.link.now(), deviation });
    await this.link.reply({ status: 200, headers, bytes });
  }

  private headerDraft(last: Message | undefined, extra: Readonly<Record<string, unknown>> = {}): Draft {
    const own = (last && header(last, 'Target', 'LocURI')) ?? this.link.url;
    const auth = this.permutation.serverAuth;
    const withCred = auth !== 'none' && this.present !== 'none' && !this.serverIn;
    const party =
      this.present === 'wrong'
        ? { ...this.profile.server, secret: `${this.profile.server.secret}-wrong` }
        : this.profile.server;
    return draftOf(
      'SyncHdr',
      {
        VerDTD: this.permutation.version === '1.1.2' ? '1.1' : '1.2',
        VerProto: `DM/${this.permutation.version === '1.1.2' ? '1.1' : this.permutation.version}`,
        SessionID: (last && header(last, 'SessionID')) ?? '1',
        MsgID: String(this.msgId),
        Target: { LocURI: (last && header(last, 'Source', 'LocURI')) ?? 'unknown' },
        Source: auth === 'none' ? { LocURI: own } : { LocURI: own, LocName: this.profile.server.name },
        ...(withCred ? { Cred: credentialsOf(this.offer?.type ?? auth, party, this.serverNonce) } : {}),
        ...extra,
      },
      this.vocabulary,
    );
  }

  /** One Status per command received; the header's first (RepPro 6.5, STA-001 to STA-004). */
  private statuses(message: Message, codes: Readonly<Record<string, string>>, refused?: string): Draft[] {
    const msgRef = header(message, 'MsgID') ?? '1';
    const status = (view: Pick<CommandView, 'name'> & { cmdId: string }, data: string, more: object = {}): Draft =>
      draftOf(
        'Status',
        { CmdID: String(++this.cmdId), MsgRef: msgRef, CmdRef: view.cmdId, Cmd: view.name, ...more, Data: data },
        this.vocabulary,
      );
    const drafts = [this.headerStatus(message, status, codes.SyncHdr, refused)];
    for (const view of commands(message)) {
      if (view.name === 'Status' || view.cmdId === undefined) continue;
      const more = view.name === 'Results' && child(view.node, 'Item', 'MoreData');
      if (view.name === 'Results' && !more) continue;
      drafts.push(status({ ...view, cmdId: view.cmdId }, refused ?? codes[view.name] ?? (more ? '213' : '200')));
    }
    return drafts;
  }

  private headerStatus(
    message: Message,
    status: (view: { name: string; cmdId: string }, data: string, more: object) => Draft,
    code: string | undefined,
    refused: string | undefined,
  ): Draft {
    const refs = {
      TargetRef: [header(message, 'Target', 'LocURI') ?? ''],
      SourceRef: [header(message, 'Source', 'LocURI') ?? ''],
    };
    const auth = this.permutation.clientAuth;
    const fresh =
      refused !== undefined ||
      code === '401' ||
      code === '407' ||
      (auth === 'md5' && child(message.document?.root, 'SyncHdr', 'Cred') !== undefined);
    if (fresh && auth === 'md5') this.clientNonce = this.random(16);
    const chal = fresh && auth !== 'none' ? { Chal: challengeOf(auth, this.clientNonce) } : {};
    return status({ name: 'SyncHdr', cmdId: '0' }, refused ?? code ?? (auth === 'none' ? '200' : '212'), {
      ...refs,
      ...chal,
    });
  }

  private commandDraft(command: AuthoredCommand, sent: Map<string, CommandRef>): Draft {
    const cmdId = String(++this.cmdId);
    const ref: CommandRef = { msgId: String(this.msgId), cmdId, name: command.name };
    for (const label of [command.as, sent.has(command.name) ? undefined : command.name])
      if (label) sent.set(label, ref);
    const body = command.body as Record<string, unknown> | string;
    if (typeof body === 'string')
      return draftOf(command.name, { CmdID: cmdId, Item: [{ Target: { LocURI: body } }] }, this.vocabulary);
    const { commands: inner, ...rest } = body;
    const draft = draftOf(command.name, { CmdID: cmdId, ...rest }, this.vocabulary);
    if (Array.isArray(inner))
      for (const one of inner as Record<string, unknown>[]) draft.children.push(this.commandDraft(authored(one), sent));
    return draft;
  }

  /**
   * Takes messages until Final, asking for the next ones (Alert 1222, Protocol 6.2). While our own package goes on, the
   * client has no Final to give: one message is all.
   */
  private async receive(firstTimeout: number, final = true): Promise<{ messages: Message[]; silence?: Silence }> {
    const messages: Message[] = [];
    for (let timeout = firstTimeout; ; timeout = this.profile.times.answer) {
      const incoming = await this.link.next(timeout);
      if (incoming.kind !== 'request') return { messages, silence: this.silenceOf(incoming, timeout) };
      const message = this.take(incoming);
      messages.push(message);
      if (messages.length === 1) this.shown = this.judgeCredentials(message);
      if (!final || !readable(message) || isFinal(message) || messages.length >= longestPackage) return { messages };
      if (this.permutation.clientAuth !== 'none' && !this.clientIn) return { messages };
      this.pending = [message];
      await this.transmit({
        commands: [{ name: 'Alert', body: { Data: '1222' } }],
        mutate: [],
        final: false,
      });
    }
  }

  private judgeCredentials(message: Message): ShownBy | undefined {
    const auth = this.permutation.clientAuth;
    if (auth === 'none' || !readable(message)) return undefined;
    const verdict = verifyCredentials(message, auth, this.profile.client, this.clientNonce);
    if (verdict.right) return { what: 'right' };
    return { what: verdict.code === '407' ? 'none' : 'wrong', why: verdict.why };
  }

  private take(incoming: Extract<Incoming, { kind: 'request' }>): Message {
    return this.keep({ http: incoming.http, bytes: incoming.bytes, from: 'client', t: incoming.t });
  }

  private keep(part: Pick<Message, 'http' | 'bytes' | 'from' | 't'> & { deviation?: string }): Message {
    const mediaType = part.http.headers.find(([name]) => name === 'content-type')?.[1];
    const decoded = part.bytes.length > 0 ? decodeStrict(part.bytes, [this.vocabulary], { mediaType }) : undefined;
    const message: Message = {
      ...part,
      n: this.messages.length + 1,
      session: this.session,
      iut: part.from === 'client',
      document: decoded?.document,
    };
    this.messages.push(message);
    this.recorder.message(this.key, message);
    return message;
  }

  /** 212 and 200 settle our credentials; 401 and 407 with a challenge are an offer to try again (Protocol 9.1). */
  private readHeaderStatus(messages: readonly Message[], sent: ReadonlyMap<string, CommandRef>): Challenge | undefined {
    const msgId = sent.get('SyncHdr')?.msgId;
    for (const message of messages)
      for (const view of commands(message)) {
        if (view.name !== 'Status' || textOf(child(view.node, 'CmdRef')) !== '0') continue;
        if (textOf(child(view.node, 'MsgRef')) !== msgId) continue;
        const code = textOf(child(view.node, 'Data'));
        const challenge = challengeIn(view);
        if (code === '212') this.serverIn = true;
        if (code === '401' || code === '407') return challenge;
        if (challenge?.nonce) this.serverNonce = challenge.nonce;
      }
    return undefined;
  }

  private silenceOf(incoming: Exclude<Incoming, { kind: 'request' }>, ms: number): Silence {
    if (incoming.kind === 'timeout') {
      this.event('timeout', `nothing came within ${ms} ms`);
      return { how: 'timeout', ms };
    }
    this.event(incoming.end.how === 'crashed' ? 'crash' : 'ended', incoming.end.text, {
      how: incoming.end.how,
      ...incoming.end.data,
    });
    return { ...incoming.end };
  }

  private saySilence(silence: Silence | undefined, first: boolean): string {
    if (!silence) return 'the client sent nothing';
    const what = silence.how === 'timeout' ? `nothing came within ${silence.ms} ms` : silence.text;
    return first ? `the client sent no first message: ${what}` : `the client did not answer the challenge: ${what}`;
  }

  private event(
    what: 'start' | 'ended' | 'timeout' | 'crash',
    text: string,
    data?: Readonly<Record<string, unknown>>,
  ): void {
    this.recorder.event(this.key, { what, text, data, session: this.session, t: this.link.now() });
  }

  private get namespace(): string {
    return this.vocabulary.pages[0]?.namespaces[0] ?? '';
  }
}

/** `{Get: ..., as: label}` as an authored command. */
export function authored(raw: Record<string, unknown>): AuthoredCommand {
  const { as, ...rest } = raw;
  const [name, body] = Object.entries(rest)[0] ?? ['Get', {}];
  return { name, body, as: typeof as === 'string' ? as : undefined };
}

function challengeIn(view: CommandView): Challenge | undefined {
  const meta = child(view.node, 'Chal', 'Meta');
  if (!meta) return undefined;
  const type = textOf(child(meta, 'Type')) ?? '';
  const nonce = textOf(child(meta, 'NextNonce'));
  return {
    type: type.includes('md5') ? 'md5' : type.includes('MAC') ? 'mac' : 'basic',
    nonce: nonce === undefined ? undefined : Buffer.from(nonce, 'base64'),
  };
}
