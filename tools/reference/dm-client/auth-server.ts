/** The server has to show who it is: checking its credentials, and challenging it (DM_Security 5.3, 5.4; DM_Protocol 9). */
import { STATUS, type StatusCode } from '../../dm/codes';
import { basicCredential, macValue, md5Credential } from '../../dm/digest';
import { HMAC_HEADER, parseHmacHeader } from '../../dm/hmac-header';
import { type AuthType, authNames, type Shown } from '../shared/auth';
import { challengeFor } from '../shared/challenge';
import type { RandomBytes } from '../shared/random';
import { sameOctets } from '../shared/same-octets';
import type { Defects } from './defects';
import { SessionFailure } from './faults';
import { die } from './fragile';
import type { Chal, Cred, SyncHdr } from './messages';
import type { Credential } from './objects/dmacc';

export interface Judgement {
  readonly accepted: boolean;
  /** Code of the Status for SyncHdr. */
  readonly code: StatusCode;
  readonly chal?: Chal;
}

export class ServerAuth {
  private nonce: Uint8Array;
  /** The one before, which no message may use any more. */
  private spent: Uint8Array;
  private authenticated = false;
  private challenged = false;
  private wrong = 0;

  constructor(
    private readonly credential: Credential,
    private readonly defects: Defects,
    private readonly random: RandomBytes,
  ) {
    this.nonce = credential.nonce;
    this.spent = credential.nonce;
  }

  /** Nonce that the server has to use next. */
  get nextNonce(): Uint8Array {
    return this.nonce;
  }

  /**
   * Judges a message of the server.
   * @throws SessionFailure after the second wrong answer, or where a challenge is answered with nothing or another type.
   */
  judge(header: SyncHdr, httpHeaders: Readonly<Record<string, string>>, body: Uint8Array): Judgement {
    const { auth } = this.credential;
    if (auth === 'none') return { accepted: true, code: STATUS.OK };
    // 212 holds for the rest of the session, whatever is shown again.
    if (this.authenticated) return { accepted: true, code: header.Cred ? STATUS.AUTHENTICATED : STATUS.OK };
    const shown = auth === 'mac' ? this.checkMac(header, httpHeaders, body) : this.checkCred(header.Cred);
    if (shown === 'right' || this.tolerates(shown)) return this.accept(auth);
    return this.refuse(shown);
  }

  private tolerates(shown: Shown): boolean {
    if (shown === 'missing' && this.defects.has('server-need-not-show')) return true;
    if (shown === 'missing') return this.credential.auth === 'mac' && this.defects.has('missing-mac-accepted');
    return this.defects.has('server-credentials-not-checked');
  }

  private accept(auth: AuthType): Judgement {
    if (auth === 'mac') {
      // Never 212: each message is authenticated by itself, with a new nonce (DM_Security 5.4.3, 5.4.4).
      const code = this.defects.has('mac-says-212') ? STATUS.AUTHENTICATED : STATUS.OK;
      return this.defects.has('mac-without-next-nonce')
        ? { accepted: true, code }
        : { accepted: true, code, chal: this.challenge() };
    }
    this.authenticated = true;
    const code = this.defects.has('right-credentials-say-401') ? STATUS.UNAUTHORIZED : STATUS.AUTHENTICATED;
    return { accepted: true, code, ...(auth === 'md5' && { chal: this.challenge() }) };
  }

  private refuse(shown: Exclude<Shown, 'right'>): Judgement {
    const lax = shown === 'of another type' && this.defects.has('other-type-goes-on');
    if (shown !== 'wrong' && this.challenged && !lax)
      throw new SessionFailure(`credentials of the server are ${shown}`);
    if (shown === 'wrong') this.wrong += 1;
    die(this.defects, 'dies-on-wrong-credentials', shown === 'wrong');
    if (this.wrong > 1) {
      throw new SessionFailure('credentials of the server are wrong again');
    }
    this.challenged = true;
    const missing = (shown === 'missing') !== this.defects.has('wrong-credentials-say-407');
    const code = missing ? STATUS.AUTHENTICATION_REQUIRED : STATUS.UNAUTHORIZED;
    return this.defects.has('refusal-without-chal')
      ? { accepted: false, code }
      : { accepted: false, code, chal: this.challenge() };
  }

  private challenge(): Chal {
    const { auth } = this.credential;
    if (auth !== 'basic') {
      this.spent = this.nonce;
      if (!this.defects.has('same-nonce-again') || this.nonce.length === 0) this.nonce = this.newNonce();
    }
    return challengeFor(auth, this.nonce, this.defects);
  }

  private newNonce(): Uint8Array {
    if (this.defects.has('nonce-short')) return this.random(4);
    if (!this.defects.has('nonces-count-up')) return this.random(16);
    const next = Uint8Array.from({ ...this.nonce, length: 16 });
    next[15] = (next[15]! + 1) & 0xff;
    return next;
  }

  private checkCred(cred: Cred | undefined): Shown {
    if (!cred) return 'missing';
    const { auth, user, secret } = this.credential;
    const basic = this.defects.has('other-type-accepted') && sameOctets(cred.Data, basicCredential(user, secret));
    if (basic) return 'right';
    if (cred.Meta?.Type !== authNames[auth]) return 'of another type';
    const expected = auth === 'basic' ? basicCredential(user, secret) : md5Credential(user, secret, this.nonce);
    return sameOctets(cred.Data, expected) ? 'right' : 'wrong';
  }

  private checkMac(header: SyncHdr, headers: Readonly<Record<string, string>>, body: Uint8Array): Shown {
    const text = headers[HMAC_HEADER];
    if (text === undefined) return header.Cred ? 'of another type' : 'missing';
    const { value } = parseHmacHeader(text);
    if (!value) return 'missing';
    const { user, secret } = this.credential;
    const { defects } = this;
    const known = value.algorithm.toUpperCase() === 'MD5' || defects.has('mac-algorithm-ignored');
    if (!known || (defects.has('mac-algorithm-demanded') && !/algorithm/i.test(text))) return 'wrong';
    const named = value.username === user && value.username === header.Source?.LocName;
    const nonces = defects.has('spent-nonce-accepted') ? [this.nonce, this.spent] : [this.nonce];
    const right = nonces.some((nonce) => sameOctets(value.mac, macValue(user, secret, nonce, body)));
    return right && (named || defects.has('mac-username-ignored')) ? 'right' : 'wrong';
  }
}
