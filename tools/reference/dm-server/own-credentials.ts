/** The server shows who it is: credentials in SyncHdr or in x-syncml-hmac, and what the client says to them (DM_Security 5.3, 5.4). */
import { STATUS } from '../../dm/codes';
import { basicCredential, fromBase64, macValue, md5Credential, toBase64 } from '../../dm/digest';
import { formatHmacHeader } from '../../dm/hmac-header';
import { type AuthType, authAskedFor, authNames } from '../shared/auth';
import type { RandomBytes } from '../shared/random';
import type { Defects } from './defects';
import type { Cred, Meta, Status } from './messages';
import type { Credential } from './model';

/** What the client's word on the last header means for the session. */
export type Verdict = 'go on' | 'repeat' | 'give up';

export class OwnCredentials {
  private auth: AuthType;
  private nonce: Uint8Array;
  private authenticated = false;
  private refusals = 0;
  private sent = 0;

  constructor(
    private readonly credential: Credential,
    private readonly defects: Defects,
    private readonly random: RandomBytes,
  ) {
    this.auth = credential.auth;
    this.nonce = fromBase64(credential.nonce) ?? new Uint8Array();
  }

  /** Nonce for the next credential, in base64. */
  get nextNonce(): string {
    return this.defects.has('nonce-not-kept') ? this.credential.nonce : toBase64(this.nonce);
  }

  /** Source/LocName: the user id, needed where the credential itself does not name it (DM_RepPro 6.1.4). */
  locName(): string | undefined {
    if (this.auth !== 'md5' && this.auth !== 'mac') return undefined;
    return this.defects.has('locname-missing') ? undefined : this.credential.user;
  }

  /** Cred of the next SyncHdr; none where the client has accepted the session. */
  cred(): Cred | undefined {
    const { defects } = this;
    this.sent += 1;
    if (this.authenticated || defects.has('own-credentials-missing')) return undefined;
    if (defects.has('cred-not-repeated') && this.sent > 1 && this.refusals === 0) return undefined;
    if (defects.has('cred-missing-after-challenge') && this.refusals > 0) return undefined;
    const { user, secret } = this.credential;
    if (this.auth === 'basic') {
      const bare = defects.has('basic-not-base64');
      return this.format('basic', bare ? `${user}:${secret}` : basicCredential(user, secret));
    }
    if (this.auth === 'md5') return this.format('md5', this.md5(user, secret));
    if (this.auth === 'mac' && defects.has('mac-in-cred')) {
      return this.format('mac', md5Credential(user, secret, this.nonce));
    }
    return undefined;
  }

  /** Value of x-syncml-hmac over the body as sent, or undefined where MAC is not in use. */
  hmac(body: Uint8Array): string | undefined {
    const { defects } = this;
    if (this.auth !== 'mac' || defects.has('mac-in-cred') || defects.has('own-credentials-missing')) return undefined;
    if (defects.has('mac-only-once') && this.sent > 1 + this.refusals) return undefined;
    const { user, secret } = this.credential;
    let mac = macValue(user, secret, this.nonce, defects.has('mac-over-nothing') ? new Uint8Array() : body);
    if (defects.has('mac-as-hex')) mac = Buffer.from(mac, 'base64').toString('hex');
    if (defects.has('mac-without-username')) return `algorithm=MD5, mac=${mac}`;
    return formatHmacHeader({ username: defects.has('mac-other-username') ? `${user}x` : user, mac });
  }

  /** What the client says to the header of the last message. */
  heard(status: Status): Verdict {
    const code = String(status.Data);
    const meta = status.Chal?.Meta;
    const nonce = meta?.NextNonce === undefined ? undefined : fromBase64(meta.NextNonce);
    if (code === STATUS.UNAUTHORIZED || code === STATUS.AUTHENTICATION_REQUIRED) return this.challenged(meta, nonce);
    if (!/^2\d\d$/.test(code)) return 'give up';
    if (nonce && !this.defects.has('nonce-of-200-ignored')) this.nonce = nonce;
    // Without a new nonce the next mac could not be told from a replay (DM_Security 5.4.4).
    if (this.auth === 'mac') return nonce ? 'go on' : 'give up';
    if (code === STATUS.AUTHENTICATED) this.authenticated = true;
    return 'go on';
  }

  private challenged(meta: Meta | undefined, nonce: Uint8Array | undefined): Verdict {
    const asked = authAskedFor(meta?.Type);
    if (!asked) return 'give up';
    this.refusals += 1;
    const again = asked === 'basic' && this.auth === 'basic';
    if (again || this.refusals > 2) return 'give up';
    if (!this.defects.has('challenge-type-ignored')) this.auth = asked;
    this.authenticated = false;
    if (nonce) this.nonce = this.defects.has('challenge-nonce-ignored') ? this.random(16) : nonce;
    return 'repeat';
  }

  private md5(user: string, secret: string): string {
    const { defects, nonce } = this;
    const hashed = defects.has('md5-nonce-in-base64') ? Buffer.from(toBase64(nonce)) : nonce;
    const digest = md5Credential(user, secret, hashed);
    return defects.has('md5-as-hex') ? toBase64(Buffer.from(digest, 'base64').toString('hex')) : digest;
  }

  private format(type: AuthType, data: string): Cred {
    const meta: Meta = { Format: 'b64', Type: authNames[type] };
    if (this.defects.has('cred-without-format')) delete meta.Format;
    return { Meta: meta, Data: data };
  }
}
