/** Credentials in SyncHdr: how they look and when they are due (DM_Protocol 9; DM_RepPro 6.1.6; DM_Security 5.3, 5.4.1). */
import { ALERT, STATUS } from '../../dm/codes';
import { HMAC_HEADER } from '../../dm/hmac-header';
import { header, headerNode, type Message } from '../conversation';
import { flowOf } from './flow';
import { challengesOf } from './nonces';
import { credType, hasAlert, httpHeader, isRefusal, metaOf, nearest, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

/** Cred of type md5 states Format b64, and LocName of Source names the user agreed (RepPro 6.1.6, 6.1.9). Assumes nothing. */
export const credLayout: Rule = {
  id: 'cred-layout',
  requirements: ['dm-rep-0015', 'dm-rep-0012'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
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
    const user = header(message, 'Source', 'LocName')?.trim();
    const { name } = scope.conversation.agreement[message.from];
    tally.test(name === '' ? Boolean(user) : user === name, () => ({
      requirement: 'dm-rep-0012',
      message,
      node: nearest(headerNode(message, 'Source', 'LocName'), headerNode(message, 'Source')),
      text: user ? 'The user named beside the digest is another.' : 'The user is not named beside the digest.',
      expected: [name === '' ? 'Source/LocName with the user id' : name],
      actual: user || 'no LocName',
    }));
  }),
};

/** auth-MAC never stands in Cred (Security 5.4.1). Assumes nothing. */
export const macNotInCred: Rule = {
  id: 'mac-not-in-cred',
  requirements: ['dm-sec-0024'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const type = credType(message);
    if (type === undefined) return;
    tally.test(type.toLowerCase() !== 'syncml:auth-mac', () => ({
      message,
      node: headerNode(message, 'Cred'),
      text: 'auth-MAC belongs into the transport header.',
      expected: ['no Cred of type syncml:auth-MAC'],
      actual: type,
    }));
  }),
};

/** The authentication type stays the same in a session (9.1), unless the partner asked for another in between. Assumes a partner that challenges rightly. */
export const sameAuthType: Rule = {
  id: 'same-auth-type',
  requirements: ['dm-pro-0131'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    let last: string | undefined;
    for (const message of scope.messages) {
      if (message.from !== scope.party) {
        // A challenge beside success brings a nonce; it asks for something else only by naming another type.
        if (challengesOf(message).some(({ code, type }) => isRefusal(code) || type !== last)) last = undefined;
        continue;
      }
      const type = typeOf(message);
      if (!type) continue;
      const expected = last;
      last = type;
      if (expected === undefined || !scope.judged(message)) continue;
      tally.test(type === expected, () => ({
        message,
        node: nearest(headerNode(message, 'Cred'), headerNode(message)),
        text: 'The authentication type changed during the session.',
        expected: [expected],
        actual: type,
      }));
    }
  }),
};

/**
 * After 401 or 407 with a challenge the next message has credentials of the type asked for (9.2; Security 5.4.1); it may break off instead.
 * Assumes a proper challenge. Types that DM does not know are not judged.
 */
export const challengeAnswered: Rule = {
  id: 'challenge-answered',
  requirements: ['dm-pro-0123', 'dm-sec-0025'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const asked = flowOf(scope.messages).asked(message);
    const refusal = asked && challengesOf(asked).find(({ code }) => isRefusal(code));
    if (!refusal || !knownTypes.includes(refusal.type) || hasAlert(message, ALERT.SESSION_ABORT)) return;
    const actual = typeOf(message);
    if (actual === '') return;
    tally.test(actual === refusal.type, () => ({
      requirement: actual === undefined ? 'dm-pro-0123' : 'dm-sec-0025',
      message,
      node: nearest(headerNode(message, 'Cred'), headerNode(message)),
      text: 'The challenge is not answered with what it asks for.',
      expected: [`credentials of type ${refusal.type}`],
      actual: actual ?? 'no credentials',
    }));
  }),
};

/** Credentials answered with 200 counted for that message only: the next one has some again (9.1). Assumes a partner that gives the right code. */
export const credentialsRepeated: Rule = {
  id: 'credentials-repeated',
  requirements: ['dm-pro-0129'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const last = flow.last(message, message.from);
    if (!last || !headerNode(last, 'Cred') || flow.headerCode(last) !== STATUS.OK) return;
    if (hasAlert(message, ALERT.SESSION_ABORT)) return;
    tally.test(typeOf(message) !== undefined, () => ({
      message,
      node: headerNode(message),
      text: `The credentials of message ${last.n} were taken with 200, for that message only.`,
      expected: ['Cred'],
      actual: 'no Cred',
    }));
  }),
};

const knownTypes = ['syncml:auth-basic', 'syncml:auth-md5', 'syncml:auth-MAC'];

/** How a message shows its sender: by Cred, or by the transport header. */
function typeOf(message: Message): string | undefined {
  return credType(message) ?? (httpHeader(message, HMAC_HEADER) === undefined ? undefined : 'syncml:auth-MAC');
}
