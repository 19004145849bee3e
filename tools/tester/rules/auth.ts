/** Credentials in SyncHdr (DM_Protocol 9; DM_Security 5.3; DM_RepPro 6.1.6). MAC travels outside and is judged elsewhere. */
import { basicCredential, md5Credential } from '../../dm/digest';
import { explainDigest } from '../../dm/digest-faults';
import { child } from '../../wire/tree';
import { type Credentials, header, headerNode, type Message } from '../conversation';
import { peerOf, statusesOf } from './flow';
import { credType, metaOf, nearest, valueIn } from './parts';
import type { Rule, Scope } from './rule';
import { everyMessage, wholeSession } from './tally';

/** Cred of type md5 states Format b64; LocName of Source names the user. Assumes nothing. */
export const credLayout: Rule = {
  id: 'cred-layout',
  requirements: ['dm-rep-0015', 'dm-rep-0012'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const cred = headerNode(message, 'Cred');
    if (!cred || credType(message) !== 'syncml:auth-md5') return;
    const format = metaOf(cred, 'Format');
    tally.test(valueIn(format) === 'b64', () => ({
      requirement: 'dm-rep-0015',
      message,
      node: nearest(format, cred),
      text: 'The digest is sent without its Format.',
      expected: ['Format b64'],
      actual: valueIn(format) ?? 'no Format',
    }));
    tally.test(Boolean(header(message, 'Source', 'LocName')?.trim()), () => ({
      requirement: 'dm-rep-0012',
      message,
      node: headerNode(message, 'Source'),
      text: 'The user is not named beside the digest.',
      expected: ['Source/LocName with the user id'],
      actual: 'no LocName',
    }));
  }),
};

/** MAC never stands in Cred (DM_Security 5.4.1). Assumes nothing. */
export const macNotInCred: Rule = {
  id: 'mac-not-in-cred',
  requirements: ['dm-sec-0024'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const type = credType(message);
    if (type === undefined) return;
    tally.test(type !== 'syncml:auth-MAC', () => ({
      message,
      node: headerNode(message, 'Cred'),
      text: 'auth-MAC belongs into the transport header.',
      expected: ['no Cred of type syncml:auth-MAC'],
      actual: type,
    }));
  }),
};

/** One authentication type per direction and session. Assumes a partner that does not ask for another one in between. */
export const sameAuthType: Rule = {
  id: 'same-auth-type',
  requirements: ['dm-pro-0131'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    let first: string | undefined;
    let asked = false;
    for (const message of scope.messages) {
      if (message.from !== scope.party) {
        // A challenge may ask for another type than the one presented unasked.
        asked ||= challengesOf(message).length > 0;
        continue;
      }
      const type = credType(message);
      if (type === undefined) continue;
      if (first === undefined || asked) {
        first = type;
        asked = false;
        continue;
      }
      if (!scope.judged(message)) continue;
      const expected = first;
      tally.test(type === expected, () => ({
        message,
        node: headerNode(message, 'Cred'),
        text: 'The authentication type changed during the session.',
        expected: [expected],
        actual: type,
      }));
    }
  }),
};

/** After 401 or 407 with a challenge the next message carries Cred of the type asked for. Assumes a proper challenge. */
export const answersChallenge: Rule = {
  id: 'answers-challenge',
  requirements: ['dm-pro-0123'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    let wanted: string | undefined;
    for (const message of scope.messages) {
      if (message.from !== scope.party) {
        const refused = challengesOf(message).find(({ code }) => code === '401' || code === '407');
        wanted = refused?.type === 'syncml:auth-MAC' ? undefined : refused?.type;
        continue;
      }
      if (wanted === undefined || !scope.judged(message) || !message.document?.root) continue;
      const expected = wanted;
      const actual = credType(message);
      wanted = undefined;
      tally.test(actual === expected, () => ({
        message,
        node: nearest(headerNode(message, 'Cred'), headerNode(message)),
        text: 'The challenge is not answered with what it asked for.',
        expected: [`Cred of type ${expected}`],
        actual: actual ?? 'no Cred',
      }));
    }
  }),
};

/** Credentials fit name, secret and nonce; a wrong digest is explained by the classic fault where one fits. Assumes a partner that hands out nonces properly. */
export const credentialsRight: Rule = {
  id: 'credentials-right',
  requirements: ['dm-sec-0014', 'dm-pro-0128', 'dm-pro-0130'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const own = scope.party === 'client' ? scope.conversation.agreement.client : scope.conversation.agreement.server;
    const nonces = noncesBefore(scope, own);
    for (const message of scope.messages) {
      if (message.from !== scope.party) {
        for (const { nonce } of challengesOf(message)) if (nonce) nonces.push(nonce);
        continue;
      }
      const cred = headerNode(message, 'Cred');
      if (!cred || !scope.judged(message)) continue;
      const type = credType(message);
      const data = child(cred, 'Data');
      const given = valueIn(data) ?? '';
      if (type === 'syncml:auth-basic')
        tally.test(given === basicCredential(own.name, own.secret), () => ({
          message,
          node: nearest(data, cred),
          text: 'Name and password are not those agreed.',
          expected: ['base64 of name:password'],
          actual: 'something else',
        }));
      if (type === 'syncml:auth-md5' && own.auth === 'md5' && nonces.length > 0)
        tally.test(
          allowedNonces(scope, nonces).some((one) => given === md5Credential(own.name, own.secret, one)),
          () => ({
            requirement: nonces.length > 1 ? 'dm-pro-0130' : 'dm-sec-0014',
            message,
            node: nearest(data, cred),
            text: `The digest does not fit: ${explain(given, own, nonces)}.`,
            expected: ['the digest over name, secret and the last nonce'],
            actual: given,
          }),
        );
    }
  }),
};

/** The last nonce; any earlier one too where the party refused the partner, whose nonces it need not keep (DM_Security 5.3.4). */
function allowedNonces(scope: Scope, nonces: readonly Uint8Array[]): readonly Uint8Array[] {
  const refused = scope.conversation.messages.some(
    (message) =>
      message.from === scope.party &&
      statusesOf(message).some(({ cmdRef, code }) => cmdRef === '0' && (code === '401' || code === '407')),
  );
  return refused ? nonces : nonces.slice(-1);
}

function explain(given: string, own: Credentials, nonces: readonly Uint8Array[]): string {
  const explained = explainDigest(given, {
    user: own.name,
    password: own.secret,
    nonce: nonces.at(-1) ?? new Uint8Array(),
    otherNonces: nonces.slice(0, -1),
  });
  return explained.kind === 'faults' ? explained.faults.join(', ').replaceAll('-', ' ') : 'no known fault explains it';
}

/** Nonces that the partner gave before this session: the agreed one, then those of earlier sessions. */
function noncesBefore(scope: Scope, own: Credentials): Uint8Array[] {
  const nonces = own.nonce.length > 0 ? [own.nonce] : [];
  const session = scope.messages[0]?.session ?? 1;
  for (const message of scope.conversation.messages)
    if (message.session < session && message.from === peerOf(scope.party))
      for (const { nonce } of challengesOf(message)) if (nonce) nonces.push(nonce);
  return nonces;
}

interface ChallengeView {
  readonly code: string;
  readonly type: string;
  readonly nonce?: Uint8Array;
}

/** Challenges in the header Status of a message. */
function challengesOf(message: Message): ChallengeView[] {
  return statusesOf(message).flatMap(({ node, code, cmdRef }) => {
    const chal = child(node, 'Chal');
    if (!chal || cmdRef !== '0') return [];
    const nonce = valueIn(metaOf(chal, 'NextNonce'));
    return [
      {
        code,
        type: valueIn(metaOf(chal, 'Type')) ?? 'syncml:auth-basic',
        ...(nonce === undefined ? {} : { nonce: Buffer.from(nonce, 'base64') }),
      },
    ];
  });
}
