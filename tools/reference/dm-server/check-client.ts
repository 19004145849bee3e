/** The client has to show who it is (DM_Security 5.3, 5.4; DM_Protocol 9; nonce resynchronisation: DM_Notification 5.1). */
import { STATUS } from '../../dm/codes';
import { basicCredential, fromBase64, macValue, md5Credential, toBase64 } from '../../dm/digest';
import { HMAC_HEADER, parseHmacHeader } from '../../dm/hmac-header';
import { type AuthType, authNames, type Shown } from '../shared/auth';
import { challengeFor } from '../shared/challenge';
import type { RandomBytes } from '../shared/random';
import { sameOctets } from '../shared/same-octets';
import type { Defects } from './defects';
import type { Chal, Cred, SyncHdr } from './messages';
import type { Credential } from './model';

export interface Judgement {
  readonly accepted: boolean;
  /** Code of the Status for SyncHdr. */
  readonly code: string;
  readonly chal?: Chal;
  /** No further try is granted. */
  readonly over?: true;
}

/** One message of a client, as far as credentials go. */
export interface Shows {
  readonly header: SyncHdr;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface CheckOptions {
  /** Undefined for a device that has no account: it is challenged like any other and never let in. */
  readonly credential: Credential | undefined;
  readonly defects: Defects;
  readonly random: RandomBytes;
  /** 200 and credentials with every message. */
  readonly always: boolean;
  /** The session answers a notification: the client may not have trusted its nonce. */
  readonly notified: boolean;
}

/** Nonce of a client that found the digest of a notification wrong. */
const resynchronising = new Uint8Array(4);

export class ClientCheck {
  private nonce: Uint8Array;
  private before: Uint8Array | undefined;
  private authenticated = false;
  private challenged = false;
  private wrong = 0;
  private accepted = 0;
  private readonly auth: AuthType;

  constructor(private readonly options: CheckOptions) {
    this.auth = options.credential?.auth ?? 'md5';
    this.nonce = fromBase64(options.credential?.nonce ?? '') ?? new Uint8Array();
  }

  /** Nonce of the client's next credential, in base64. */
  get nextNonce(): string {
    return toBase64(this.nonce);
  }

  judge(shows: Shows): Judgement {
    const { auth } = this;
    const { defects } = this.options;
    if (auth === 'none') return { accepted: true, code: STATUS.OK };
    if (this.authenticated) return { accepted: true, code: shows.header.Cred ? STATUS.AUTHENTICATED : STATUS.OK };
    const shown = auth === 'mac' ? this.checkMac(shows) : this.checkCred(shows.header.Cred);
    if (shown === 'right' && this.options.credential && defects.has('right-credentials-say-401')) {
      return { ...this.accept(), code: STATUS.UNAUTHORIZED };
    }
    return this.options.credential && (shown === 'right' || this.tolerates(shown)) ? this.accept() : this.refuse(shown);
  }

  private tolerates(shown: Shown): boolean {
    const { defects } = this.options;
    if (shown === 'missing') {
      return defects.has(this.auth === 'mac' ? 'missing-mac-accepted' : 'missing-credentials-accepted');
    }
    if (this.auth === 'mac') return shown === 'wrong' && defects.has('mac-not-checked');
    return shown === 'wrong' && defects.has('credentials-not-checked');
  }

  private accept(): Judgement {
    const { defects, always } = this.options;
    this.accepted += 1;
    if (this.auth === 'mac') {
      // Never 212: each message is authenticated by itself, with a new nonce (DM_Security 5.4.3, 5.4.4).
      const code = defects.has('mac-says-212') ? STATUS.AUTHENTICATED : STATUS.OK;
      return defects.has('mac-without-next-nonce')
        ? { accepted: true, code }
        : { accepted: true, code, chal: this.challenge() };
    }
    this.authenticated = !always;
    const code = always ? STATUS.OK : STATUS.AUTHENTICATED;
    return { accepted: true, code, ...(this.auth === 'md5' && { chal: this.challenge() }) };
  }

  private refuse(shown: Shown): Judgement {
    const { defects } = this.options;
    // One more challenge after a failure; then, and for another type than was asked for, it is over (DM_Security 5.3.3).
    const failed = shown === 'wrong' || (shown !== 'missing' && this.challenged);
    if (failed) this.wrong += 1;
    const over = (this.wrong > 1 || (this.challenged && shown !== 'wrong')) && !defects.has('challenges-for-ever');
    this.challenged = true;
    const missing = shown === 'missing' && !defects.has('missing-says-401');
    const code = missing ? STATUS.AUTHENTICATION_REQUIRED : STATUS.UNAUTHORIZED;
    const chal = this.challenge();
    return {
      accepted: false,
      code,
      ...(!defects.has('refusal-without-chal') && { chal }),
      ...(over && { over: true as const }),
    };
  }

  private challenge(): Chal {
    const { defects, random } = this.options;
    const keeps = this.auth === 'basic' || (defects.has('same-nonce-again') && this.nonce.length > 0);
    if (!keeps) {
      this.before = this.nonce;
      this.nonce = random(defects.has('nonce-short') ? 4 : 16);
    }
    return challengeFor(this.auth, this.nonce, defects);
  }

  private checkCred(cred: Cred | undefined): Shown {
    if (!cred) return 'missing';
    const { credential, defects } = this.options;
    const { user, secret } = credential ?? { user: '', secret: '' };
    const type = cred.Meta?.Type;
    if (type !== authNames[this.auth]) {
      const basic = type === authNames.basic && sameOctets(cred.Data, basicCredential(user, secret));
      const digest = type === authNames.md5 && sameOctets(cred.Data, md5Credential(user, secret, this.nonce));
      return (basic || digest) && defects.has('other-type-accepted') ? 'right' : 'of another type';
    }
    if (this.auth === 'basic') return sameOctets(cred.Data, basicCredential(user, secret)) ? 'right' : 'wrong';
    const right = this.nonces().some((nonce) => sameOctets(cred.Data, md5Credential(user, secret, nonce)));
    return right ? 'right' : 'wrong';
  }

  /** The nonce that counts, and until the first success that of a client that resynchronises. */
  private nonces(): Uint8Array[] {
    const { notified, defects } = this.options;
    const old = this.before && defects.has('mac-old-nonce-accepted') && this.auth === 'mac' ? [this.before] : [];
    return notified && this.accepted === 0 ? [this.nonce, resynchronising, ...old] : [this.nonce, ...old];
  }

  private checkMac({ header, headers, body }: Shows): Shown {
    const text = headers[HMAC_HEADER];
    const { credential, defects } = this.options;
    const { user, secret } = credential ?? { user: '', secret: '' };
    if (text === undefined) {
      const digest = header.Cred && sameOctets(header.Cred.Data, md5Credential(user, secret, this.nonce));
      if (digest && defects.has('other-type-accepted')) return 'right';
      return header.Cred ? 'of another type' : 'missing';
    }
    if (defects.has('mac-order-fixed') && !/^algorithm=MD5, username=".*", mac=\S+$/.test(text)) return 'missing';
    const { value } = parseHmacHeader(text);
    if (value?.algorithm.toUpperCase() !== 'MD5') return 'missing';
    const named = value.username === user && (header.Source.LocName ?? user) === user;
    if (!named && !defects.has('mac-username-not-checked')) return 'wrong';
    return this.nonces().some((nonce) => sameOctets(value.mac, macValue(user, secret, nonce, body)))
      ? 'right'
      : 'wrong';
  }
}
