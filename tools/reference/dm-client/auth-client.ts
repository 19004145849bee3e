/** The client shows who it is: credentials in SyncHdr or in x-syncml-hmac, and what the server says to them (DM_Security 5.3, 5.4; DM_Protocol 9). */
import { STATUS } from '../../dm/codes';
import { basicCredential, fromBase64, macValue, md5Credential, toBase64 } from '../../dm/digest';
import { formatHmacHeader } from '../../dm/hmac-header';
import { type AuthType, authAskedFor } from '../shared/auth';
import type { RandomBytes } from '../shared/random';
import type { Defects } from './defects';
import { SessionFailure } from './faults';
import type { Cred, Meta, Status } from './messages';
import type { Credential } from './objects/dmacc';

export class ClientAuth {
  private mode: AuthType;
  private nonce: Uint8Array;
  private authenticated = false;
  private refusals = 0;
  private sent = 0;

  constructor(
    private readonly credential: Credential,
    private readonly defects: Defects,
    private readonly random: RandomBytes,
  ) {
    this.mode = credential.auth;
    this.nonce = credential.nonce;
  }

  /** Nonce for the next credential, to be kept when the server may be trusted. */
  get nextNonce(): Uint8Array {
    return this.defects.has('nonce-not-kept') ? this.credential.nonce : this.nonce;
  }

  /** Source/LocName: the user id, needed where the credential itself does not name it (DM_Security 5.3.1, 5.4.3). */
  locName(): string | undefined {
    if (this.mode !== 'md5' && this.mode !== 'mac') return undefined;
    if (this.defects.has('locname-of-another')) return 'somebody';
    return this.defects.has('locname-missing') ? undefined : this.credential.user;
  }

  /** Cred of the next SyncHdr, none where the session is accepted already. */
  cred(): Cred | undefined {
    this.sent += 1;
    if (this.authenticated) return undefined;
    if (this.defects.has('cred-not-repeated') && this.sent > 1 && this.refusals === 0) return undefined;
    if (this.defects.has('cred-missing-after-challenge') && this.refusals > 0) return undefined;
    const { user, secret } = this.credential;
    const mode = this.defects.has('auth-type-changes') && this.sent > 1 + this.refusals ? 'basic' : this.mode;
    switch (mode) {
      case 'basic':
        return this.format('syncml:auth-basic', this.basic(user, secret));
      case 'md5':
        if (this.defects.has('basic-for-md5')) return this.format('syncml:auth-basic', basicCredential(user, secret));
        return this.format('syncml:auth-md5', this.md5(user, secret));
      case 'mac':
        if (!this.defects.has('mac-in-cred')) return undefined;
        return this.format('syncml:auth-MAC', md5Credential(user, secret, this.nonce));
      case 'none':
        return undefined;
    }
  }

  private basic(user: string, secret: string): string {
    return this.defects.has('basic-not-base64') ? `${user}:${secret}` : basicCredential(user, secret);
  }

  private md5(user: string, secret: string): string {
    const { defects, nonce } = this;
    if (defects.has('md5-nonce-in-base64')) return md5Credential(user, secret, Buffer.from(toBase64(nonce)));
    const digest = md5Credential(user, secret, defects.has('md5-nonce-empty') ? new Uint8Array() : nonce);
    return defects.has('md5-as-hex') ? toBase64(Buffer.from(digest, 'base64').toString('hex')) : digest;
  }

  private format(type: string, data: string): Cred {
    const meta: Meta = { Format: 'b64', Type: type };
    if (this.defects.has('cred-without-format')) delete meta.Format;
    return { Meta: meta, Data: data };
  }

  /** Value of x-syncml-hmac over the body as sent, or undefined where MAC is not in use. */
  hmac(body: Uint8Array): string | undefined {
    if (this.mode !== 'mac' || this.defects.has('mac-in-cred')) return undefined;
    if (this.defects.has('mac-only-once') && this.sent > 1 + this.refusals) return undefined;
    const { user, secret } = this.credential;
    const covered = this.defects.has('mac-over-nothing') ? new Uint8Array() : body;
    let mac = macValue(user, secret, this.nonce, covered);
    if (this.defects.has('mac-as-hex')) mac = Buffer.from(mac, 'base64').toString('hex');
    if (this.defects.has('mac-without-username')) return `algorithm=MD5, mac=${mac}`;
    return formatHmacHeader({ username: this.defects.has('mac-other-username') ? `${user}x` : user, mac });
  }

  /**
   * What the server says to the header of the last message.
   * @returns `repeat` where the message is wanted again with other credentials.
   * @throws SessionFailure where the session cannot go on.
   */
  heard(status: Status): 'go on' | 'repeat' {
    const code = String(status.Data);
    const meta = status.Chal?.Meta;
    const nonce = meta?.NextNonce === undefined ? undefined : fromBase64(meta.NextNonce);
    if (code === STATUS.UNAUTHORIZED || code === STATUS.AUTHENTICATION_REQUIRED)
      return this.challenged(code, meta, nonce);
    if (!code.startsWith('2')) throw new SessionFailure(`the server says ${code} to SyncHdr`);
    const needless = this.defects.has('mac-goes-on-without-nonce');
    if (this.mode === 'mac' && !nonce && !needless)
      throw new SessionFailure('auth-MAC, and the server gives no next nonce');
    if (nonce && !this.defects.has('nonce-of-200-ignored')) this.nonce = nonce;
    if (code === STATUS.AUTHENTICATED && this.mode !== 'mac') this.authenticated = true;
    return 'go on';
  }

  private challenged(code: string, meta: Meta | undefined, nonce: Uint8Array | undefined): 'repeat' {
    const asked = authAskedFor(meta?.Type);
    if (!asked) throw new SessionFailure(`the server says ${code} and asks for ${meta?.Type ?? 'nothing'}`);
    this.refusals += 1;
    const again = asked === 'basic' && this.mode === 'basic';
    if (again || this.refusals > 2) throw new SessionFailure(`the server refuses the credentials (${code})`);
    if (!this.defects.has('challenge-type-ignored')) this.mode = asked;
    this.authenticated = false;
    if (nonce) this.nonce = this.defects.has('challenge-nonce-ignored') ? this.random(16) : nonce;
    return 'repeat';
  }
}
