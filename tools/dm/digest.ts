/**
 * Digests of the DM session and of package 0 (DM_Security 5.3.2, 5.4.2; DM_Protocol 9.4; DM_Notification 6.2.2).
 * User, password and server id are hashed as UTF-8; a nonce is given as the octets behind NextNonce, never as its base64.
 */
import { createHash } from 'node:crypto';

/** MD5, 16 octets. */
export function md5(data: Uint8Array | string): Buffer {
  return createHash('md5').update(data).digest();
}

/** Base64 with padding, without line breaks. */
export function toBase64(data: Uint8Array | string): string {
  return (typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)).toString('base64');
}

/** Octets behind base64 text (white space and missing padding tolerated), or undefined where the text is no base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\t\r\n ]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const bare = compact.replace(/=+$/, '');
  if (bare.length % 4 === 1 || (compact.length !== bare.length && compact.length % 4 !== 0)) return undefined;
  return new Uint8Array(Buffer.from(bare, 'base64'));
}

/** `B64(H(user:password))`, the verifier that an authenticator may store (DM_Security 5.3.2). */
export function userHash(user: string, password: string): string {
  return toBase64(md5(`${user}:${password}`));
}

/** Cred/Data of `syncml:auth-basic` (DM_Protocol 9.4.1). */
export function basicCredential(user: string, password: string): string {
  return toBase64(`${user}:${password}`);
}

/** Cred/Data of `syncml:auth-md5` (DM_Security 5.3.2). */
export function md5Credential(user: string, password: string, nonce: Uint8Array): string {
  return toBase64(md5(joinWithColons(userHash(user, password), nonce)));
}

/** `mac` of the header x-syncml-hmac over the entity body as sent (DM_Security 5.4.2). */
export function macValue(user: string, password: string, nonce: Uint8Array, body: Uint8Array): string {
  return toBase64(md5(joinWithColons(userHash(user, password), nonce, toBase64(md5(body)))));
}

/** The 16 octets before the trigger of package 0 (DM_Notification 6.2.2). */
export function notificationDigest(
  serverId: string,
  password: string,
  nonce: Uint8Array,
  trigger: Uint8Array,
): Uint8Array {
  return new Uint8Array(md5(joinWithColons(userHash(serverId, password), nonce, toBase64(md5(trigger)))));
}

/** Octets of the parts with one colon (0x3A) between them. */
export function joinWithColons(...parts: (Uint8Array | string)[]): Buffer {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    if (pieces.length > 0) pieces.push(Buffer.from(':'));
    pieces.push(typeof part === 'string' ? Buffer.from(part, 'utf8') : part);
  }
  return Buffer.concat(pieces);
}
