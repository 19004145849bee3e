/**
 * Says which classic fault made a credential differ from the formula, so that a report can name it
 * instead of printing two unlike base64 strings (formula: DM_Security 5.3.2 and 5.4.2).
 */
import { basicCredential, fromBase64, joinWithColons, md5, toBase64 } from './digest';

export type DigestFault =
  | 'nonce-left-in-base64'
  | 'nonce-as-hex-text'
  | 'nonce-empty'
  | 'nonce-of-another-challenge'
  | 'user-hash-in-hex'
  | 'user-hash-raw'
  | 'user-hash-without-user'
  | 'body-hash-in-hex'
  | 'body-hash-raw'
  | 'body-itself-not-hashed'
  | 'body-empty'
  | 'body-left-out'
  | 'nonce-after-body'
  | 'digest-in-hex'
  | 'digest-as-base64-of-hex'
  | 'padding-dropped'
  | 'basic-credential-under-another-type'
  | 'not-base64';

export interface DigestInput {
  readonly user: string;
  readonly password: string;
  readonly nonce: Uint8Array;
  /** MAC only: the entity body. */
  readonly body?: Uint8Array;
  /** Nonces of earlier challenges, to tell a stale nonce from a wrong password. */
  readonly otherNonces?: readonly Uint8Array[];
}

/** `right`; or the faults that together explain the value, fewest first; or `wrong` where nothing known explains it. */
export type DigestExplanation =
  | { readonly kind: 'right' }
  | { readonly kind: 'faults'; readonly faults: readonly DigestFault[] }
  | { readonly kind: 'wrong' };

type Variant = readonly [value: Uint8Array | string | undefined, fault?: DigestFault];

/**
 * Explains a received md5 credential, or (with `body`) a received mac.
 * @returns right also for nothing but the exact text of the formula; padding and hex forms are named as faults.
 */
export function explainDigest(received: string, input: DigestInput): DigestExplanation {
  let best: readonly DigestFault[] | undefined;
  for (const [faults, digest] of combinations(input)) {
    const form = outputForm(received, digest);
    if (form === undefined) continue;
    const all = form === 'right' ? faults : [...faults, form];
    if (all.length === 0) return { kind: 'right' };
    if (!best || all.length < best.length) best = all;
  }
  if (best) return { kind: 'faults', faults: best };
  if (received === basicCredential(input.user, input.password)) {
    return { kind: 'faults', faults: ['basic-credential-under-another-type'] };
  }
  if (fromBase64(received) === undefined) return { kind: 'faults', faults: ['not-base64'] };
  return { kind: 'wrong' };
}

/**
 * What the same sender, with the same faults, would have sent had its secrets been others: for records that shall show a
 * credential without giving it away. Of several explanations the one with the fewest faults counts.
 * @returns text of the same length, or undefined where nothing known explains what was received
 */
export function sameWithOthers(received: string, ours: DigestInput, others: DigestInput): string | undefined {
  const theirs = [...combinations(others)].map(([, digest]) => digest);
  let best: { readonly faults: number; readonly text: string } | undefined;
  for (const [index, [faults, digest]] of [...combinations(ours)].entries()) {
    const form = outputForm(received, digest);
    const twin = theirs[index];
    if (form === undefined || !twin || (best && best.faults <= faults.length)) continue;
    best = { faults: faults.length, text: received.replace(received.trim(), inForm(twin, form, received.trim())) };
  }
  if (best) return best.text;
  const basic = basicCredential(ours.user, ours.password);
  return received === basic ? basicCredential(others.user, others.password) : undefined;
}

function inForm(digest: Buffer, form: DigestFault | 'right', like: string): string {
  const hex = (text: string): string =>
    text === text.toLowerCase() ? digest.toString('hex') : digest.toString('hex').toUpperCase();
  const unpadded = (text: string): string => (like.endsWith('=') ? text : text.replace(/=+$/, ''));
  if (form === 'digest-in-hex') return hex(like);
  if (form === 'digest-as-base64-of-hex') return unpadded(toBase64(hex(Buffer.from(like, 'base64').toString())));
  return unpadded(toBase64(digest));
}

function outputForm(received: string, digest: Buffer): DigestFault | 'right' | undefined {
  const right = toBase64(digest);
  const hex = digest.toString('hex');
  const text = received.trim();
  if (text === right) return 'right';
  if (text === right.replace(/=+$/, '')) return 'padding-dropped';
  if (text.toLowerCase() === hex) return 'digest-in-hex';
  for (const digits of [hex, hex.toUpperCase()]) {
    if (text.replace(/=+$/, '') === toBase64(digits).replace(/=+$/, '')) return 'digest-as-base64-of-hex';
  }
  return undefined;
}

function* combinations(input: DigestInput): Generator<[DigestFault[], Buffer]> {
  for (const [user, userFault] of userVariants(input)) {
    for (const [nonce, nonceFault] of nonceVariants(input)) {
      for (const [body, bodyFault] of bodyVariants(input)) {
        const faults = [userFault, nonceFault, bodyFault].filter((fault) => fault !== undefined);
        const parts = [user, nonce, body].filter((part) => part !== undefined);
        yield [faults, md5(joinWithColons(...parts))];
        if (body !== undefined && nonce !== undefined)
          yield [[...faults, 'nonce-after-body'], md5(joinWithColons(user as string, body, nonce))];
      }
    }
  }
}

function userVariants({ user, password }: DigestInput): Variant[] {
  const hash = md5(`${user}:${password}`);
  return [
    [toBase64(hash)],
    [hash.toString('hex'), 'user-hash-in-hex'],
    [hash, 'user-hash-raw'],
    [toBase64(md5(password)), 'user-hash-without-user'],
  ];
}

function nonceVariants({ nonce, otherNonces = [] }: DigestInput): Variant[] {
  return [
    [nonce],
    [toBase64(nonce), 'nonce-left-in-base64'],
    [Buffer.from(nonce).toString('hex'), 'nonce-as-hex-text'],
    [new Uint8Array(), 'nonce-empty'],
    ...otherNonces.map((other): Variant => [other, 'nonce-of-another-challenge']),
  ];
}

function bodyVariants({ body }: DigestInput): Variant[] {
  if (!body) return [[undefined]];
  const hash = md5(body);
  return [
    [toBase64(hash)],
    [hash.toString('hex'), 'body-hash-in-hex'],
    [hash, 'body-hash-raw'],
    [body, 'body-itself-not-hashed'],
    [toBase64(md5(new Uint8Array())), 'body-empty'],
    [undefined, 'body-left-out'],
  ];
}
