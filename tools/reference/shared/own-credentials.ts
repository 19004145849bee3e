/** A party shows who it is: credentials in SyncHdr or in x-syncml-hmac, and what the other says to them (DM_Security 5.3, 5.4; DM_Protocol 9). */
import type { Cred, Meta, Status } from '../../../generated/syncml-1.2/types';
import { STATUS } from '../../dm/codes';
import { basicCredential, fromBase64, macValue, md5Credential, toBase64 } from '../../dm/digest';
import { formatHmacHeader } from '../../dm/hmac-header';
import { type AuthType, authAskedFor, authNames, type Credential } from './auth';
import type { Asks } from './defect';
import type { RandomBytes } from './random';

/** The defects that either party can have here. */
export type CredentialDefect =
  | 'auth-type-changes'
  | 'basic-for-md5'
  | 'basic-not-base64'
  | 'challenge-nonce-ignored'
  | 'challenge-type-ignored'
  | 'cred-missing-after-challenge'
  | 'cred-not-repeated'
  | 'cred-without-format'
  | 'locname-missing'
  | 'locname-of-another'
  | 'mac-as-hex'
  | 'mac-goes-on-without-nonce'
  | 'mac-in-cred'
  | 'mac-only-once'
  | 'mac-other-username'
  | 'mac-over-nothing'
  | 'mac-without-username'
  | 'md5-as-hex'
  | 'md5-nonce-empty'
  | 'md5-nonce-in-base64'
  | 'nonce-not-kept'
  | 'nonce-of-200-ignored'
  | 'own-credentials-missing';

/** What the other's word on the last header means: `repeat` where the message is wanted again with other credentials. */
export type Consequence =
  | { readonly next: 'go on' | 'repeat' }
  | { readonly next: 'give up'; readonly because: string };

export class OwnCredentials {
  private auth: AuthType;
  private nonce: Uint8Array;
  private authenticated = false;
  private refusals = 0;
  private sent = 0;

  constructor(
    private readonly credential: Credential,
    private readonly defects: Asks<CredentialDefect>,
    private readonly random: RandomBytes,
  ) {
    this.auth = credential.auth;
    this.nonce = credential.nonce;
  }

  /** Nonce for the next credential, to be kept when the other may be trusted. */
  get nextNonce(): Uint8Array {
    return this.defects.has('nonce-not-kept') ? this.credential.nonce : this.nonce;
  }

  /** Source/LocName: the user id, needed where the credential itself does not name it (DM_Security 5.3.1, 5.4.3; DM_RepPro 6.1.9). */
  locName(): string | undefined {
    if (this.auth !== 'md5' && this.auth !== 'mac') return undefined;
    if (this.defects.has('locname-of-another')) return 'somebody';
    return this.defects.has('locname-missing') ? undefined : this.credential.user;
  }

  /** Cred of the next SyncHdr; none where the session is accepted already. */
  cred(): Cred | undefined {
    const { defects } = this;
    this.sent += 1;
    if (this.authenticated || defects.has('own-credentials-missing')) return undefined;
    if (defects.has('cred-not-repeated') && this.sent > 1 && this.refusals === 0) return undefined;
    if (defects.has('cred-missing-after-challenge') && this.refusals > 0) return undefined;
    const { user, secret } = this.credential;
    switch (this.isLater() && defects.has('auth-type-changes') ? 'basic' : this.auth) {
      case 'basic':
        return this.format(
          'basic',
          defects.has('basic-not-base64') ? `${user}:${secret}` : basicCredential(user, secret),
        );
      case 'md5':
        if (defects.has('basic-for-md5')) return this.format('basic', basicCredential(user, secret));
        return this.format('md5', this.md5(user, secret));
      case 'mac':
        return defects.has('mac-in-cred') ? this.format('mac', md5Credential(user, secret, this.nonce)) : undefined;
      case 'none':
        return undefined;
    }
  }

  /** Something was sent that was not challenged. */
  private isLater(): boolean {
    return this.sent > 1 + this.refusals;
  }

  private md5(user: string, secret: string): string {
    const { defects, nonce } = this;
    if (defects.has('md5-nonce-in-base64')) return md5Credential(user, secret, Buffer.from(toBase64(nonce)));
    const digest = md5Credential(user, secret, defects.has('md5-nonce-empty') ? new Uint8Array() : nonce);
    return defects.has('md5-as-hex') ? toBase64(Buffer.from(digest, 'base64').toString('hex')) : digest;
  }

  private format(type: AuthType, data: string): Cred {
    const meta: Meta = { Format: 'b64', Type: authNames[type] };
    if (this.defects.has('cred-without-format')) delete meta.Format;
    return { Meta: meta, Data: data };
  }

  /** Value of x-syncml-hmac over the body as sent, or undefined where MAC is not in use. */
  hmac(body: Uint8Array): string | undefined {
    const { defects } = this;
    if (this.auth !== 'mac' || defects.has('mac-in-cred') || defects.has('own-credentials-missing')) return undefined;
    if (defects.has('mac-only-once') && this.isLater()) return undefined;
    const { user, secret } = this.credential;
    let mac = macValue(user, secret, this.nonce, defects.has('mac-over-nothing') ? new Uint8Array() : body);
    if (defects.has('mac-as-hex')) mac = Buffer.from(mac, 'base64').toString('hex');
    if (defects.has('mac-without-username')) return `algorithm=MD5, mac=${mac}`;
    return formatHmacHeader({ username: defects.has('mac-other-username') ? `${user}x` : user, mac });
  }

  /** What the other says to the header of the last message. */
  heard(status: Status): Consequence {
    const code = String(status.Data);
    const meta = status.Chal?.Meta;
    const nonce = meta?.NextNonce === undefined ? undefined : fromBase64(meta.NextNonce);
    if (code === STATUS.UNAUTHORIZED || code === STATUS.AUTHENTICATION_REQUIRED) {
      return this.challenged(code, meta?.Type, nonce);
    }
    if (!/^2\d\d$/.test(code)) return giveUp(`SyncHdr is answered with ${code}`);
    // Without a new nonce the next mac could not be told from a replay (DM_Security 5.4.4).
    if (this.auth === 'mac' && !nonce && !this.defects.has('mac-goes-on-without-nonce')) {
      return giveUp('auth-MAC, and no next nonce is given');
    }
    if (nonce && !this.defects.has('nonce-of-200-ignored')) this.nonce = nonce;
    if (code === STATUS.AUTHENTICATED && this.auth !== 'mac') this.authenticated = true;
    return { next: 'go on' };
  }

  private challenged(code: string, type: string | undefined, nonce: Uint8Array | undefined): Consequence {
    const asked = authAskedFor(type);
    if (!asked) return giveUp(`SyncHdr is answered with ${code}, which asks for ${type ?? 'nothing'}`);
    this.refusals += 1;
    const again = asked === 'basic' && this.auth === 'basic';
    if (again || this.refusals > 2) return giveUp(`the credentials are refused (${code})`);
    if (!this.defects.has('challenge-type-ignored')) this.auth = asked;
    this.authenticated = false;
    if (nonce) this.nonce = this.defects.has('challenge-nonce-ignored') ? this.random(16) : nonce;
    return { next: 'repeat' };
  }
}

function giveUp(because: string): Consequence {
  return { next: 'give up', because };
}
