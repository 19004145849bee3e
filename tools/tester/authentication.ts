/** Who has shown what to whom in a conversation: nonces, challenges and credentials of both sides (Protocol 9; Security 5.3). */
import { child, textOf } from '../wire/tree';
import type { CommandRef, ShownBy } from './answer';
import { bootstrapOf } from './bootstrap';
import type { AuthType, BootstrapStep, NotifyStep, ServerShows } from './case';
import { type CommandView, commands, type Message, readable } from './conversation';
import { type Challenge, type CredentialVerdict, challengeOf, credentialsOf, verifyCredentials } from './credentials';
import type { BootstrapDelivery } from './link';
import { macHeader } from './mac';
import { nonceOf, package0Of } from './notification';
import type { Party, Profile } from './profile';
import type { Permutation } from './record';

export class Authentication {
  private clientNonce: Uint8Array;
  private readonly clientNonces: Uint8Array[] = [];
  private serverNonce: Uint8Array;
  private lastServerNonce: Uint8Array;
  /** What the client is asked for. */
  private asked: Permutation['clientAuth'];
  private serverIn = false;
  private present: ServerShows = 'right';
  private offer: Challenge | undefined;
  /** Messages whose nonce has been taken. */
  private readonly heard = new WeakSet<Message>();

  constructor(
    private readonly profile: Profile,
    private readonly permutation: Permutation,
    private readonly random: (bytes: number) => Uint8Array,
  ) {
    this.clientNonce = profile.client.nonce;
    this.serverNonce = profile.server.nonce;
    this.lastServerNonce = this.serverNonce;
    this.asked = permutation.clientAuth;
  }

  /** A session begins; nonces live on. */
  begin(present: ServerShows): void {
    this.serverIn = false;
    this.asked = this.permutation.clientAuth;
    this.present = present;
    this.offer = undefined;
    if (present === 'stale') this.serverNonce = this.random(16);
  }

  /** What the peer makes its next credentials with. */
  get nonceOfPeer(): Uint8Array {
    return this.clientNonce;
  }

  /** Octets of package 0. Its nonce 0x00000000 counts for the session that follows as well (DM_Notification 5.1). */
  notification(step: NotifyStep): Uint8Array {
    const octets = package0Of(step, { ...this.profile.server, nonce: this.serverNonce });
    const fresh = step.nonce === 'other' ? undefined : nonceOf(step.nonce ?? 'stored');
    if (fresh) {
      this.clientNonce = fresh;
      this.serverNonce = fresh;
    }
    return octets;
  }

  /** The tester's account for a product that does not know it yet, with nonces of its own. */
  bootstrap(
    step: BootstrapStep,
    url: string,
  ): { delivery: BootstrapDelivery; nonces: { client: Uint8Array; server: Uint8Array } } {
    const { client, server, ixit } = this.profile;
    this.clientNonce = this.random(16);
    this.serverNonce = this.random(16);
    const delivery = bootstrapOf(step, ixit, {
      url,
      permutation: this.permutation,
      client: { ...client, nonce: this.clientNonce },
      server: { ...server, nonce: this.serverNonce },
    });
    return { delivery, nonces: { client: this.clientNonce, server: this.serverNonce } };
  }

  /** From here on in this session. */
  show(present: ServerShows): void {
    this.present = present;
  }

  /** True when the tester means to be refused, so that a challenge is not followed. */
  get meansRefusal(): boolean {
    return this.present !== 'right' && this.present !== 'stale';
  }

  /** Of a client that owes credentials; undefined where nothing was agreed. */
  verify(message: Message): CredentialVerdict | undefined {
    return this.verifyWith(message, this.clientNonce);
  }

  /** Asks the client for another type of credentials than was agreed, for the rest of the session. */
  ask(type: AuthType): void {
    this.asked = type;
  }

  /** Of a peer that nobody told of: it is asked for what it shows. */
  askAsShown(message: Message): void {
    const type = textOf(child(message.document?.root, 'SyncHdr', 'Cred', 'Meta', 'Type'))?.toLowerCase() ?? '';
    if (message.http.headers.some(([name]) => name === 'x-syncml-hmac')) this.asked = 'mac';
    else if (type.endsWith('md5')) this.asked = 'md5';
    else if (type.endsWith('basic')) this.asked = 'basic';
  }

  private verifyWith(message: Message, nonce: Uint8Array): CredentialVerdict | undefined {
    return this.asked === 'none' ? undefined : verifyCredentials(message, this.asked, this.profile.client, nonce);
  }

  shown(message: Message): ShownBy | undefined {
    const verdict = readable(message) ? this.verify(message) : undefined;
    if (!verdict) return undefined;
    if (verdict.right) return { what: 'right', why: verdict.note };
    if (verdict.code === '407') return { what: 'none', why: verdict.why };
    const stale = this.clientNonces.some((nonce) => this.verifyWith(message, nonce)?.right);
    return stale ? { what: 'stale', why: 'its nonce is one of former messages' } : { what: 'wrong', why: verdict.why };
  }

  /** `Cred` of our next header, as far as one is due. */
  cred(): { Cred?: unknown } {
    const type = this.type;
    if (type === undefined || type === 'mac' || this.serverIn) return {};
    return { Cred: credentialsOf(type, this.party, this.serverNonce) };
  }

  /** Transport headers for a message with this body: each one has its own mac, whatever was accepted before (Security 5.4.3). */
  headers(body: Uint8Array, last: boolean): readonly [string, string][] {
    const nonce = last ? this.lastServerNonce : this.serverNonce;
    return this.type === 'mac' ? [macHeader(this.party, nonce, body)] : [];
  }

  /** What our messages show; the client may have asked for another type than was agreed. */
  private get type(): Challenge['type'] | undefined {
    const auth = this.permutation.serverAuth;
    if (auth === 'none' || this.present === 'none') return undefined;
    return isType(this.present) ? this.present : (this.offer?.type ?? auth);
  }

  private get party(): Party {
    const { server } = this.profile;
    return this.present === 'wrong' ? { ...server, secret: `${server.secret}-wrong` } : server;
  }

  /** `Chal` of our Status for the client's header, with a new nonce where one is due (Security 5.3.2; for a mac always, 5.4.4). */
  chal(message: Message, code: string | undefined): { Chal?: unknown } {
    const auth = this.asked;
    const refused = code === '401' || code === '407';
    const withCred = child(message.document?.root, 'SyncHdr', 'Cred') !== undefined;
    if (auth === 'none' || !(refused || auth === 'mac' || (auth === 'md5' && withCred))) return {};
    if (auth !== 'basic') {
      this.clientNonces.push(this.clientNonce);
      this.clientNonce = this.random(16);
    }
    return { Chal: challengeOf(auth, this.clientNonce) };
  }

  /** The usual Status for a header: 212 also settles that credentials need not be repeated (Protocol 9.1), which a mac never does. */
  get accepted(): string {
    return this.asked === 'none' || this.asked === 'mac' ? '200' : '212';
  }

  /**
   * Reads the Status for our header: 212 settles our credentials, a new nonce is kept.
   * @returns the challenge of a 401 or 407, an offer to try again (Protocol 9.1)
   */
  readHeaderStatus(messages: readonly Message[], sent: ReadonlyMap<string, CommandRef>): Challenge | undefined {
    const msgId = sent.get('SyncHdr')?.msgId;
    for (const message of messages) {
      const again = this.heard.has(message);
      this.heard.add(message);
      for (const view of commands(message)) {
        if (view.name !== 'Status' || textOf(child(view.node, 'CmdRef')) !== '0') continue;
        if (textOf(child(view.node, 'MsgRef')) !== msgId) continue;
        const code = textOf(child(view.node, 'Data'));
        const challenge = challengeIn(view);
        if (code === '212') this.serverIn = true;
        if (code === '401' || code === '407') return challenge;
        if (!again) this.take(challenge?.nonce);
      }
    }
    return undefined;
  }

  /** Code of the Status for our header. */
  headerCode(messages: readonly Message[], sent: ReadonlyMap<string, CommandRef>): string | undefined {
    const msgId = sent.get('SyncHdr')?.msgId;
    const view = messages
      .flatMap(commands)
      .find(
        ({ name, node }) =>
          name === 'Status' && textOf(child(node, 'CmdRef')) === '0' && textOf(child(node, 'MsgRef')) === msgId,
      );
    return textOf(child(view?.node, 'Data'))?.trim();
  }

  /** Our next credentials are what the client asks for. */
  takeOffer(offer: Challenge | undefined): void {
    if (!offer) return;
    this.offer = offer;
    this.take(offer.nonce);
  }

  private take(nonce: Uint8Array | undefined): void {
    if (!nonce) return;
    this.lastServerNonce = this.serverNonce;
    this.serverNonce = nonce;
  }
}

function isType(shows: ServerShows): shows is AuthType {
  return shows === 'basic' || shows === 'md5' || shows === 'mac';
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
