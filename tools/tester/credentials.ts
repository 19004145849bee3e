/** Credentials as the tester gives and takes them (Protocol 9; Security 5.3). */
import { basicCredential, md5Credential } from '../dm/digest';
import { child, type ElementNode, textOf } from '../wire/tree';
import { header, type Message } from './conversation';
import { verifyMac } from './mac';
import type { Party } from './profile';
import type { Permutation } from './record';

type Auth = Permutation['clientAuth'];

export interface Challenge {
  readonly type: Exclude<Auth, 'none'>;
  readonly nonce?: Uint8Array;
}

const typeNames: Record<Exclude<Auth, 'none'>, string> = {
  basic: 'syncml:auth-basic',
  md5: 'syncml:auth-md5',
  mac: 'syncml:auth-MAC',
};

/** `Chal` in the typed form. */
export function challengeOf(type: Exclude<Auth, 'none'>, nonce: Uint8Array): unknown {
  const next = type === 'basic' ? {} : { NextNonce: Buffer.from(nonce).toString('base64') };
  return { Meta: { Format: 'b64', Type: typeNames[type], ...next } };
}

/** `Cred` in the typed form; a mac stands in the transport header instead (mac.ts). */
export function credentialsOf(type: 'basic' | 'md5', party: Party, nonce: Uint8Array): unknown {
  const Data =
    type === 'basic' ? basicCredential(party.name, party.secret) : md5Credential(party.name, party.secret, nonce);
  return { Meta: { Format: 'b64', Type: typeNames[type] }, Data };
}

export type CredentialVerdict =
  /** `note`: something worth telling that is no breach. */
  | { readonly right: true; readonly note?: string }
  /** `code`: 407 nothing presented, 401 refused. */
  | { readonly right: false; readonly code: '401' | '407'; readonly why: string };

/** Checks SyncHdr/Cred of a message, or its mac, against what was agreed. */
export function verifyCredentials(
  message: Message,
  type: Exclude<Auth, 'none'>,
  party: Party,
  nonce: Uint8Array,
): CredentialVerdict {
  const cred = child(message.document?.root, 'SyncHdr', 'Cred');
  if (type === 'mac') return cred ? otherType(cred) : macVerdict(message, party, nonce);
  if (!cred) return { right: false, code: '407', why: 'it sent no Cred' };
  if (typeOf(cred) !== typeNames[type]) return otherType(cred);
  const data = textOf(child(cred, 'Data')) ?? '';
  const name = (type === 'md5' && header(message, 'Source', 'LocName')) || party.name;
  const right =
    type === 'basic' ? basicCredential(party.name, party.secret) : md5Credential(party.name, party.secret, nonce);
  if (data === right && name === party.name) return { right: true };
  return {
    right: false,
    code: '401',
    why: name === party.name ? 'its Cred does not fit name, secret and nonce' : `its LocName is ${name}`,
  };
}

function typeOf(cred: ElementNode): string {
  return textOf(child(cred, 'Meta', 'Type')) ?? 'syncml:auth-basic';
}

function otherType(cred: ElementNode): CredentialVerdict {
  return { right: false, code: '401', why: `its Cred is of type ${typeOf(cred)}` };
}

function macVerdict(message: Message, party: Party, nonce: Uint8Array): CredentialVerdict {
  const found = verifyMac(message, party, nonce);
  if (found.kind === 'missing') return { right: false, code: '407', why: 'it sent no x-syncml-hmac' };
  if (found.kind === 'wrong') return { right: false, code: '401', why: found.why };
  const note = 'the mac is written as the printed sample of Security 5.4.3 has it, not as the formula of 5.4.2';
  return found.form === 'formula' ? { right: true } : { right: true, note };
}
