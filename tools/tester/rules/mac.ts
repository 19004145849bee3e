/** Integrity with auth-MAC: the transport header x-syncml-hmac (DM_Security 5.4). */
import { isSuccess, STATUS } from '../../dm/codes';
import { explainDigest } from '../../dm/digest-faults';
import { HMAC_HEADER, parseHmacHeader } from '../../dm/hmac-header';
import { child } from '../../wire/tree';
import { header, headerNode, type Message } from '../conversation';
import { asPrinted } from '../mac';
import { flowOf } from './flow';
import { challengesOf, nonceState } from './nonces';
import { httpHeader, nearest } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

/** The header names the user in quotes and the mac in base64, separated by commas (5.4.3). Assumes nothing. An algorithm other than MD5 is allowed. */
export const macHeader: Rule = {
  id: 'mac-header',
  requirements: ['dm-sec-0030'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const text = httpHeader(message, HMAC_HEADER);
    if (text === undefined) return;
    const faults = parseHmacHeader(text).faults.filter((fault) => fault !== 'algorithm-unknown');
    tally.test(faults.length === 0, () => ({
      message,
      offset: 0,
      text: `${HMAC_HEADER} is not written as it should be: ${faults.join(', ').replaceAll('-', ' ')}.`,
      expected: ['algorithm=MD5, username="...", mac=...'],
      actual: text,
    }));
  }),
};

/** username is the LocName of SyncHdr/Source (5.4.3). Assumes nothing. */
export const macUser: Rule = {
  id: 'mac-user',
  requirements: ['dm-sec-0031'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const value = macOf(message);
    if (!value) return;
    const user = header(message, 'Source', 'LocName')?.trim();
    tally.test(value.username === user, () => ({
      message,
      node: nearest(headerNode(message, 'Source', 'LocName'), headerNode(message, 'Source')),
      text: `${HMAC_HEADER} names another user than the message.`,
      expected: [user ?? 'the LocName of Source, which is missing'],
      actual: value.username,
    }));
  }),
};

/**
 * mac is the digest over name, password, nonce and body (5.4.2), in base64. The sample that the text prints has the hex digits of the digest
 * in base64 instead, so that form passes too. Assumes a partner whose nonces can be read. Before the first nonce of the
 * conversation only a wrong formula is a breach.
 */
export const macRight: Rule = {
  id: 'mac-right',
  requirements: ['dm-sec-0026', 'dm-sec-0028', 'dm-sec-0036'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const { name, secret } = scope.conversation.agreement[scope.party];
    const value = macOf(message);
    if (value?.algorithm.toUpperCase() !== 'MD5' || secret === '') return;
    const state = nonceState(scope, message);
    const explain = (nonce: Uint8Array, otherNonces: readonly Uint8Array[] = []): readonly string[] => {
      const found = explainDigest(value.mac, { user: name, password: secret, nonce, body: message.bytes, otherNonces });
      if (found.kind === 'wrong') return ['unknown'];
      return found.kind === 'right' ? [] : found.faults.filter((fault) => !asPrinted.includes(fault));
    };
    const right = state.allowed.some((nonce) => explain(nonce).length === 0);
    const stale = state.all.filter((nonce) => !state.allowed.includes(nonce));
    const faults = right ? [] : explain(state.allowed[0] ?? new Uint8Array(), stale);
    if (state.source === 'agreed' && !right && faults.every((fault) => ofNonce.includes(fault))) return;
    tally.test(right, () => ({
      requirement: requirementOf(faults),
      message,
      offset: 0,
      text: `The mac does not fit: ${faults.join(', ').replaceAll('-', ' ')}.`,
      expected: ['B64(MD5(B64(MD5(name:password)):nonce:B64(MD5(body))))'],
      actual: value.mac,
    }));
  }),
};

function requirementOf(faults: readonly string[]): string {
  if (faults.some((fault) => fault.startsWith('body'))) return 'dm-sec-0028';
  return faults.includes('nonce-of-another-challenge') ? 'dm-sec-0036' : 'dm-sec-0026';
}

/** What a nonce of former days may look like. */
const ofNonce: readonly string[] = ['nonce-empty', 'nonce-of-another-challenge', 'unknown'];

/** Once a party uses auth-MAC, all its messages of the session have it (5.4.3), unless its partner asks for another type (5.4.1). Assumes nothing. */
export const macKept: Rule = {
  id: 'mac-kept',
  requirements: ['dm-sec-0033', 'dm-sec-0021'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    let used = false;
    for (const message of scope.messages) {
      if (
        message.from !== scope.party &&
        challengesOf(message).some(({ type }) => type.toLowerCase() !== 'syncml:auth-mac')
      )
        used = false;
      if (message.from !== scope.party || !message.document?.root) continue;
      const has = httpHeader(message, HMAC_HEADER) !== undefined;
      if (used && scope.judged(message)) {
        tally.test(has, () => ({
          message,
          offset: 0,
          text: 'Earlier messages of the session had a mac, this one has none.',
          expected: [HMAC_HEADER],
          actual: 'no such header',
        }));
      }
      used ||= has;
    }
  }),
};

/** A message taken by its mac gets the header Status 200, never 212, with a nonce for the next one (5.4.3, 5.4.4). Assumes a header that can be read. */
export const macStatus: Rule = {
  id: 'mac-status',
  requirements: ['dm-sec-0034', 'dm-sec-0035'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    const status = asked && macOf(asked) && flow.statusesFor(asked, '0')?.find((one) => one.message === message);
    if (!status || !isSuccess(status.code)) return;
    const place = { message, node: nearest(child(status.node, 'Data'), status.node) };
    tally.test(status.code === STATUS.OK, () => ({
      ...place,
      requirement: 'dm-sec-0034',
      text: 'A mac counts for one message only.',
      expected: [STATUS.OK],
      actual: status.code,
    }));
    tally.test(
      challengesOf(message).some(({ nonce }) => nonce !== undefined),
      () => ({
        ...place,
        requirement: 'dm-sec-0035',
        text: 'The nonce for the next mac is missing.',
        expected: ['Chal with NextNonce'],
        actual: child(status.node, 'Chal') ? 'Chal without NextNonce' : 'no Chal',
      }),
    );
  }),
};

function macOf(message: Message): ReturnType<typeof parseHmacHeader>['value'] {
  const text = httpHeader(message, HMAC_HEADER);
  return text === undefined ? undefined : parseHmacHeader(text).value;
}
