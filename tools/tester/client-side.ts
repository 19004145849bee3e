/**
 * The tester in the part of a DM client: package 1, a Status for every command of the server and Results out of a table, so that a case need
 * not speak of them (Protocol 8, 9). It knows the session's bookkeeping and has no tree.
 */
import { createHash } from 'node:crypto';
import { isWellFormed } from '../wire/strict';
import type { Answer, CommandRef, Login, ShownBy, Silence } from './answer';
import { Authentication } from './authentication';
import type { AuthoredCommand, Package1, SendStep, ServerShows, SessionStep } from './case';
import { Composer, type Content } from './compose';
import { commands, header, isFinal, type Message, readable } from './conversation';
import type { CredentialVerdict } from './credentials';
import { type Device, DeviceScript } from './device-script';
import type { Account, ClientLink, Done, Incoming } from './link';
import { TreeDevice } from './observe/device';
import { Outbox } from './observe/outbox';
import type { Profile } from './profile';
import type { Permutation } from './record';
import type { Recorder } from './recorder';
import { Transcript } from './transcript';

/** A package is never longer than this many messages: a server that never says Final ends here. */
const longestPackage = 200;
/** Packages that a session may take to end after the last step of a case. */
const lastPackages = 5;
/** Of an observed session: the server says when it is over. */
const mostPackages = 1000;

type Got = { readonly messages: Message[]; readonly silence?: Silence; readonly sent: ReadonlyMap<string, CommandRef> };

export class ClientSide {
  /** The server's package that has not been answered yet. */
  pending: readonly Message[] = [];
  /** Of the first message of the pending package. */
  shown: ShownBy | undefined;
  /** Of the same message: whether the server is in. Asked before the answer changes the nonce. */
  private verdict: CredentialVerdict | undefined;
  readonly device: string;
  private sessionId = '1';
  private respUri: string | undefined;
  private readonly transcript: Transcript;
  private readonly authentication: Authentication;
  private readonly composer: Composer;
  private readonly script: Device;
  /** Of a device that goes by the MaxMsgSize of the server. */
  private readonly outbox: Outbox | undefined;

  constructor(
    private readonly link: ClientLink,
    private profile: Profile,
    private readonly permutation: Permutation,
    recorder: Recorder,
    random: (bytes: number) => Uint8Array,
    key: string,
    /** Another device in the same case, and its name there. */
    beside?: { readonly first: ClientSide; readonly name: string },
  ) {
    if (beside) {
      const { name, secret } = profile.client;
      this.profile = {
        ...profile,
        client: { ...profile.client, name: `${name}-${beside.name}`, secret: `${secret}-${beside.name}` },
      };
    }
    this.transcript = beside
      ? beside.first.transcript.beside()
      : new Transcript(key, 'server', permutation, recorder, random, () => link.now());
    const { clientAuth, serverAuth } = permutation;
    // Who asks and who shows has changed places.
    this.authentication = new Authentication(
      { ...profile, client: profile.server, server: this.profile.client },
      { ...permutation, clientAuth: serverAuth, serverAuth: clientAuth },
      this.transcript.draw,
    );
    this.device =
      profile.client.device ??
      `urn:assay:${createHash('md5')
        .update(beside ? `${key} ${beside.name}` : key)
        .digest('hex')
        .slice(0, 12)}`;
    const named = clientAuth === 'none' ? {} : { LocName: this.profile.client.name };
    this.composer = new Composer(
      () => ({
        SessionID: this.sessionId,
        Target: { LocURI: link.url },
        Source: { LocURI: this.device, ...named },
      }),
      permutation,
      this.transcript.vocabulary,
      this.authentication,
    );
    const nodes = { ...devInfoNodes(this.device), ...profile.nodes };
    const { encoding } = permutation;
    this.script = profile.tree ? new TreeDevice(nodes, encoding) : new DeviceScript(nodes, encoding);
    this.outbox = profile.tree ? new Outbox(this.transcript.vocabulary, encoding) : undefined;
  }

  /** All messages of the case. */
  get messages(): readonly Message[] {
    return this.transcript.messages;
  }

  get session(): number {
    return this.transcript.sessions;
  }

  /** What the server makes its next digest with. */
  get serverNonce(): Uint8Array {
    return this.authentication.nonceOfPeer;
  }

  /** Sends package 1 and takes package 2. As agreed: challenges are answered and made until both sides are in (Protocol 9). */
  async login(
    accept: boolean,
    present: ServerShows,
    { package1 = usual }: Pick<SessionStep, 'package1'>,
  ): Promise<Login> {
    this.link.aim?.(this.permutation.transport);
    const opened = await this.link.open(this.account());
    if (!opened.ok) return { in: false, reason: opened.reason };
    this.begin(present, package1);
    const asItIs = accept || this.authentication.meansRefusal || package1.mutate.length > 0;
    let content: Omit<Content, 'last'> & Pick<SendStep, 'mutate'> = { ...package1, commands: this.package1(package1) };
    for (let tries = 0; ; tries++) {
      const got = await this.exchange(content);
      const first = got.messages[0];
      const offer = this.authentication.readHeaderStatus(got.messages, got.sent);
      if (got.silence || !first) return { in: false, reason: saySilence(got.silence), silence: got.silence };
      if (asItIs) {
        this.authentication.takeOffer(offer);
        return { in: true, sent: got.sent, messages: got.messages };
      }
      if (!readable(first))
        return { ...notSpoken(first), reason: `the server answers package 1 with ${sayHttp(first)}` };
      const code = this.authentication.headerCode(got.messages, got.sent);
      if (code === '505' || code === '513')
        return { in: false, refuses: 'version', reason: `the server answers package 1 with ${code}` };
      const verdict = offer ? undefined : this.verdict;
      if (!offer && (!verdict || verdict.right)) return { in: true, sent: got.sent, messages: got.messages };
      const why = verdict && !verdict.right ? verdict.why : 'the server refuses the credentials of the device';
      if (tries === 2) return { in: false, reason: `no package 2: ${why}` };
      this.authentication.takeOffer(offer);
      if (verdict && !verdict.right) content = { refused: verdict.code, final: true, mutate: [] };
    }
  }

  /** Answers the pending package, with commands of the device where it has any, and takes the server's next package. */
  async send(step: SendStep): Promise<Answer> {
    if (step.challenge) this.authentication.ask(step.challenge);
    if (step.credentials) this.authentication.show(step.credentials);
    const asked = this.messages.length + 1;
    const { sent, ...got } = await this.exchange(step);
    this.authentication.takeOffer(this.authentication.readHeaderStatus(got.messages, sent));
    return { ...got, asked, sent, shown: this.shown };
  }

  /** Answers until the server has nothing more to say. */
  async finish(): Promise<Silence | undefined> {
    const most = this.outbox ? mostPackages : lastPackages;
    for (let turn = 0; turn < most && this.owesAnswer(); turn++) {
      const { silence, messages, sent } = await this.exchange({ commands: [], final: true, mutate: [] });
      if (silence) return silence;
      const offer = this.authentication.readHeaderStatus(messages, sent);
      this.authentication.takeOffer(offer);
      if (offer && this.outbox) return { how: 'stopped', text: 'the server refuses the credentials of the device' };
    }
    if (this.outbox && this.owesAnswer()) return { how: 'stopped', text: `the server goes on after ${most} packages` };
    this.pending = [];
    return undefined;
  }

  async operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done> {
    this.link.aim?.(this.permutation.transport);
    const opened = await this.link.open(this.account());
    const done = opened.ok ? await this.link.operate(op, { device: this.device, ...args }) : opened;
    this.transcript.event('operator', done.ok ? `${op}: done` : `${op}: ${done.reason}`, { op, ...done });
    return done;
  }

  private begin(present: ServerShows, { id }: Package1): void {
    this.transcript.begin();
    this.sessionId = id ?? String(this.transcript.session);
    this.respUri = undefined;
    this.pending = [];
    this.composer.begin();
    this.outbox?.begin();
    this.script.begin?.();
    this.authentication.begin(present);
    const { url } = this.link;
    this.transcript.event('start', `session ${this.transcript.session}: the tester calls the server`, {
      url,
      device: this.device,
    });
    this.link.begin();
  }

  private package1({ alert, devinfo, commands: more }: Package1): AuthoredCommand[] {
    const list: AuthoredCommand[] = [];
    if (alert !== 'none') list.push({ name: 'Alert', body: { Data: alert } });
    if (devinfo !== 'none') {
      const nodes = { ...devInfoNodes(this.device), ...mapKeys(devinfo, (name) => `./DevInfo/${name}`) };
      const Item = Object.entries(nodes).map(([LocURI, Data]) => ({ Source: { LocURI }, Data }));
      list.push({ name: 'Replace', body: { Item } });
    }
    return [...list, ...more];
  }

  private account(): Account {
    const { client, server } = this.profile;
    const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString('base64');
    return {
      id: this.device,
      auth: this.permutation.clientAuth,
      user: client.name,
      secret: client.secret,
      nonce: base64(client.nonce),
      serverid: server.name,
      serverauth: this.permutation.serverAuth,
      serversecret: server.secret,
      servernonce: base64(server.nonce),
    };
  }

  /** One message of ours and the server's package that follows, asking for its further messages (Alert 1222, Protocol 6.2). */
  private async exchange(content: Omit<Content, 'last'> & Partial<SendStep>): Promise<Got> {
    const messages: Message[] = [];
    let sent: Got['sent'] | undefined;
    for (let next = content; ; next = { commands: [{ name: 'Alert', body: { Data: '1222' } }], final: false }) {
      const now = await this.write(next);
      sent ??= now;
      const incoming = await this.link.next(this.profile.times.answer);
      if (incoming.kind !== 'request') {
        this.pending = messages;
        return { messages, silence: this.transcript.silence(incoming, this.profile.times.answer), sent };
      }
      const message = this.take(incoming);
      messages.push(message);
      this.pending = [message];
      if (messages.length === 1) {
        if (this.outbox) this.authentication.askAsShown(message);
        this.shown = this.authentication.shown(message);
        // An empty secret: nobody told it.
        const known = !this.outbox || this.profile.server.secret !== '';
        this.verdict = readable(message) && known ? this.authentication.verify(message) : undefined;
      }
      // Its nonce seals our next message.
      this.authentication.readHeaderStatus([message], now);
      const over = !readable(message) || isFinal(message) || messages.length >= longestPackage;
      // A Final may be lost in what cannot be read.
      if (over || content.final === false || !message.document || !isWellFormed(message.document))
        return { messages, sent };
      if (this.outbox && !this.outbox.isEmpty) return { messages, sent };
    }
  }

  private async write(content: Omit<Content, 'last'> & Partial<SendStep>): Promise<Got['sent']> {
    const { answers = {}, mutate = [] } = content;
    const { root, sent } = this.composer.compose({
      ...content,
      last: this.pending.filter(readable).at(-1),
      react: (view) => this.script.react(view, answers[view.name]),
      raise: () => this.script.raise?.() ?? [],
    });
    this.outbox?.fit(root);
    const oldNonce = content.nonce === 'last';
    const type = this.transcript.vocabulary.mediaTypes[this.permutation.encoding][0] ?? '*/*';
    const usualHeaders: [string, string][] = [
      ['accept', type],
      ['accept-charset', 'utf-8'],
      ['user-agent', 'assay'],
      ['cache-control', 'private'],
    ];
    const { bytes, headers, changes } = this.transcript.seal(root, mutate, usualHeaders, (body) =>
      this.authentication.headers(body, oldNonce),
    );
    const faults = [...changes, ...(oldNonce ? ['mac made with an old nonce'] : [])];
    const url = addressOf(this.respUri, this.link.url);
    const http = { method: 'POST', target: url.pathname + url.search, headers };
    const deviation = faults.length > 0 ? faults.join('; ') : undefined;
    this.transcript.keep({ http, bytes, from: 'client', t: this.link.now(), deviation });
    await this.link.post({ url: url.href, headers, bytes });
    return sent;
  }

  private take(incoming: Extract<Incoming, { kind: 'request' }>): Message {
    const { http, bytes, t } = incoming;
    const message = this.transcript.keep({ http, bytes, from: 'server', t });
    this.respUri = header(message, 'RespURI') ?? this.respUri;
    const room = Number(header(message, 'Meta', 'MaxMsgSize') ?? Number.NaN);
    if (this.outbox && room > 0) this.outbox.room = room;
    return message;
  }

  /** A package of Statuses alone asks for nothing, an abort for no more. */
  private owesAnswer(): boolean {
    const asked = this.pending.flatMap(commands).filter(({ name }) => name !== 'Status');
    return asked.length > 0 || this.outbox?.isEmpty === false;
  }
}

/** Where the next message goes. What is no address of HTTP leads nowhere. */
function addressOf(respUri: string | undefined, base: string): URL {
  const told = respUri !== undefined && URL.canParse(respUri, base) ? new URL(respUri, base) : undefined;
  return told && /^https?:$/.test(told.protocol) ? told : new URL(base);
}

/** HTTP 415 speaks of the encoding. */
function notSpoken({ http }: Message): { in: false; refuses?: 'encoding' } {
  return http.status === 415 ? { in: false, refuses: 'encoding' } : { in: false };
}

const usual: Package1 = { alert: '1201', devinfo: {}, commands: [], mutate: [], final: true };

/** Leaves of ./DevInfo (DM_StdObj 5.3.2). */
function devInfoNodes(device: string): Record<string, string> {
  return {
    './DevInfo/DevId': device,
    './DevInfo/Man': 'Assay',
    './DevInfo/Mod': 'scripted device',
    './DevInfo/DmV': '1.2',
    './DevInfo/Lang': 'en',
  };
}

function mapKeys(object: Readonly<Record<string, string>>, key: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [key(name), value]));
}

function saySilence(silence: Silence | undefined): string {
  if (!silence) return 'the server sent nothing';
  return silence.how === 'timeout' ? `nothing came within ${silence.ms} ms` : silence.text;
}

function sayHttp({ http, bytes }: Message): string {
  const body = Buffer.from(bytes.subarray(0, 80))
    .toString('latin1')
    .replace(/[^ -~]+/g, ' ')
    .trim();
  return `HTTP ${http.status ?? 'without status'}${body ? `: ${body}` : ''}`;
}
