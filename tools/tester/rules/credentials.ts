/** Are the credentials right? Recomputed from what both sides were told (DM_Protocol 9.4; DM_Security 5.3.2, 5.3.3). */
import { basicCredential, fromBase64 } from '../../dm/digest';
import { explainDigest } from '../../dm/digest-faults';
import { child } from '../../wire/tree';
import { header, headerNode, type Message } from '../conversation';
import { type NonceSource, type NonceState, nonceState } from './nonces';
import { credType, nearest, valueIn } from './parts';
import type { Breach, Rule, Scope } from './rule';
import { everyMessage } from './tally';

/**
 * Cred of type basic is name and password in base64 (Protocol 9.4.1). Assumes nothing. Judged where the password is known: an empty one
 * in the agreement means that nobody told it.
 */
export const basicRight: Rule = {
  id: 'basic-right',
  requirements: ['dm-pro-0138', 'dm-sec-0001'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const { name, secret } = scope.conversation.agreement[scope.party];
    if (credType(message) !== 'syncml:auth-basic' || secret === '') return;
    const given = credData(message);
    tally.test(given.replace(/\s/g, '') === basicCredential(name, secret), () => ({
      message,
      node: nearest(headerNode(message, 'Cred', 'Data'), headerNode(message, 'Cred')),
      text: `Cred is not name and password in base64: ${basicFault(given, name, secret)}.`,
      expected: [`base64 of ${name}:password`],
      actual: given,
    }));
  }),
};

const bySource: Readonly<Record<NonceSource, string>> = {
  agreed: 'dm-sec-0008',
  'last-session': 'dm-pro-0128',
  challenge: 'dm-pro-0123',
  next: 'dm-pro-0130',
};

/**
 * Cred of type md5 is the digest over name, password and the nonce in force (Security 5.3.2), and LocName names the user agreed. A wrong
 * one is explained by the classic fault that fits. Assumes a partner whose nonces can be read. Before the first nonce of the conversation
 * a party may use one of former days: then only a digest made by a wrong formula is a breach.
 */
export const digestRight: Rule = {
  id: 'digest-right',
  requirements: ['dm-sec-0062', 'dm-sec-0063', 'dm-sec-0001', 'dm-pro-0123', 'dm-pro-0128', 'dm-pro-0130'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const own = scope.conversation.agreement[scope.party];
    if (credType(message) !== 'syncml:auth-md5' || own.secret === '') return;
    const state = nonceState(scope, message);
    const given = credData(message).replace(/\s/g, '');
    const right = state.allowed.some((nonce) => explainWith(given, scope, nonce).kind === 'right');
    const fault = right ? undefined : faultOf(message, given, scope, state);
    if (!right && !fault) return;
    tally.test(right, () => ({
      message,
      node: nearest(headerNode(message, 'Cred', 'Data'), headerNode(message, 'Cred')),
      expected: ['B64(MD5(B64(MD5(name:password)):nonce))'],
      actual: given,
      ...fault!,
    }));
  }),
};

function faultOf(
  message: Message,
  given: string,
  scope: Scope,
  state: NonceState,
): Pick<Breach, 'requirement' | 'text'> | undefined {
  const own = scope.conversation.agreement[scope.party];
  const [nonce = new Uint8Array()] = state.allowed;
  const otherNonces = state.all.filter((one) => !state.allowed.includes(one));
  const found = explainDigest(given, { user: own.name, password: own.secret, nonce, otherNonces });
  const faults = found.kind === 'faults' ? found.faults : [];
  const formula = faults.filter((fault) => fault !== 'nonce-empty' && fault !== 'nonce-of-another-challenge');
  const other = found.kind === 'wrong' ? otherUser(message, given, own.secret, state) : undefined;
  const digest = fromBase64(given);
  if (state.source === 'agreed' && formula.length === 0 && !other && digest?.length === 16) return undefined;
  const wrongFormula = faults.includes('nonce-left-in-base64') ? 'dm-sec-0063' : 'dm-sec-0062';
  const words = other ?? (faults.join(', ').replaceAll('-', ' ') || 'no known fault explains it');
  return {
    requirement: other
      ? 'dm-sec-0001'
      : formula.length > 0 || digest?.length !== 16
        ? wrongFormula
        : bySource[state.source],
    text: `The digest does not fit: ${words}.`,
  };
}

/** Says whose digest it is, where it is one of the user that the message names. */
function otherUser(message: Message, given: string, secret: string, state: NonceState): string | undefined {
  const user = header(message, 'Source', 'LocName')?.trim();
  const fits = (name: string, password: string): boolean =>
    state.all.some((nonce) => explainDigest(given, { user: name, password, nonce }).kind === 'right');
  if (user !== undefined && fits(user, secret)) return `it is made for the user ${user}`;
  return user !== undefined && fits(secret, user) ? 'name and password are exchanged' : undefined;
}

function explainWith(given: string, scope: Scope, nonce: Uint8Array): ReturnType<typeof explainDigest> {
  const { name, secret } = scope.conversation.agreement[scope.party];
  return explainDigest(given, { user: name, password: secret, nonce });
}

function credData(message: Message): string {
  return valueIn(child(headerNode(message, 'Cred'), 'Data')) ?? '';
}

function basicFault(given: string, name: string, secret: string): string {
  if (given === `${name}:${secret}`) return 'it is sent in the clear';
  const text = Buffer.from(given, 'base64').toString('utf8');
  if (text === `${secret}:${name}`) return 'name and password are exchanged';
  if (text === `${name}${secret}`) return 'the colon is missing';
  if (text.startsWith(`${name}:`)) return 'the password is another';
  return text.endsWith(`:${secret}`) ? `the name is ${text.slice(0, -secret.length - 1)}` : 'nothing of it is known';
}
