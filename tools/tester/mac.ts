/** auth-MAC as the tester gives and takes it: the transport header x-syncml-hmac (DM_Security 5.4). */
import { macValue } from '../dm/digest';
import { type DigestFault, explainDigest } from '../dm/digest-faults';
import { formatHmacHeader, HMAC_HEADER, parseHmacHeader } from '../dm/hmac-header';
import { header, type Message } from './conversation';
import type { Party } from './profile';

/** Name and secret of whoever shows a mac. */
export type MacParty = Pick<Party, 'name' | 'secret'>;

/** Forms of the digest that the printed sample has (5.4.3): hex digits in base64, padding dropped. The formula (5.4.2) has neither; both are taken. */
export const asPrinted: readonly DigestFault[] = ['digest-as-base64-of-hex', 'padding-dropped'];

export type MacVerdict =
  /** `form`: which of the two readings the sender follows. */
  | { readonly kind: 'right'; readonly form: 'formula' | 'printed sample' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly why: string };

/** Header for a message of ours with this body. */
export function macHeader(party: MacParty, nonce: Uint8Array, body: Uint8Array): [name: string, value: string] {
  const mac = macValue(party.name, party.secret, nonce, body);
  return [HMAC_HEADER, formatHmacHeader({ username: party.name, mac })];
}

/** Checks the header of a message against what was agreed; a header without mac or username has failed (5.4.3). */
export function verifyMac(message: Message, party: MacParty, nonce: Uint8Array): MacVerdict {
  const text = message.http.headers.find(([name]) => name.toLowerCase() === HMAC_HEADER)?.[1];
  if (text === undefined) return { kind: 'missing' };
  const { value, faults } = parseHmacHeader(text);
  const wrong = (why: string): MacVerdict => ({ kind: 'wrong', why: `its ${HMAC_HEADER} ${why}` });
  if (!value) return wrong(`cannot be read: ${faults.join(', ').replaceAll('-', ' ')}`);
  if (value.algorithm.toUpperCase() !== 'MD5') return wrong(`is made with ${value.algorithm}`);
  if (value.username !== party.name) return wrong(`names the user ${value.username}`);
  const locName = header(message, 'Source', 'LocName');
  if (locName !== value.username) return wrong(`names another user than LocName, ${locName ?? 'which is missing'}`);
  const found = explainDigest(value.mac, { user: party.name, password: party.secret, nonce, body: message.bytes });
  if (found.kind === 'right') return { kind: 'right', form: 'formula' };
  if (found.kind === 'wrong') return wrong('does not fit user, secret, nonce and body');
  if (found.faults.every((fault) => asPrinted.includes(fault))) return { kind: 'right', form: 'printed sample' };
  return wrong(`does not fit: ${found.faults.join(', ').replaceAll('-', ' ')}`);
}
