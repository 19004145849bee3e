/** What a party says to a message whose sender did not show itself properly (DM_Protocol 9.1; DM_RepPro 6.1.2). */
import { ALERT, isSuccess, STATUS } from '../../dm/codes';
import { child, type ElementNode } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { flowOf, type StatusView, statusesOf } from './flow';
import { challengesOf } from './nonces';
import { alertCode, isRefusal, metaOf, nearest, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

const mayStay: readonly string[] = [ALERT.SESSION_ABORT, ALERT.NEXT_MESSAGE];

/**
 * A message that refuses its partner holds Statuses only. A client that is challenged itself goes back to package 1 in the
 * same breath (Protocol 9), so that nothing is asked of an answer to a challenge. Assumes nothing.
 */
export const failedAuthOnlyStatus: Rule = {
  id: 'failed-auth-only-status',
  requirements: ['dm-pro-0050'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const refusal = refusalOf(message);
    const asked = flowOf(scope.messages).asked(message);
    if (!refusal || !asked || refusalOf(asked)) return;
    const other = commands(message).find(
      (command) => command.name !== 'Status' && !mayStay.includes(alertCode(command) ?? ''),
    );
    tally.test(other === undefined, () => ({
      message,
      node: other?.node,
      text: `The header of message ${asked.n} is refused with ${refusal.code}, and the answer goes on with ${other?.name}.`,
      expected: ['Status commands only'],
      actual: other?.name ?? '',
    }));
  }),
};

/**
 * A refused header comes with a challenge, unless wrong credentials were challenged before and the session ends. So does a command that a
 * client refuses with 401 or 407 although it took the header. Assumes nothing.
 */
export const challengeInRefusal: Rule = {
  id: 'challenge-in-refusal',
  requirements: ['dm-pro-0049'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const refusal = refusalOf(message);
    const headers = statusesOf(message).filter(({ cmdRef }) => cmdRef === '0');
    for (const { node, code, cmd, msgRef } of scope.party === 'client' ? statusesOf(message) : []) {
      if (!isRefusal(code) || !headers.some((one) => one.msgRef === msgRef && isSuccess(one.code))) continue;
      tally.test(child(node, 'Chal') !== undefined, () => ({
        message,
        node: nearest(child(node, 'Data'), node),
        text: `${cmd ?? 'A command'} is refused with ${code} without a challenge.`,
        expected: ['Chal'],
        actual: 'no Chal',
      }));
    }
    if (!refusal) return;
    const earlier = flowOf(scope.messages).before(message, message.from);
    if (earlier.some((one) => refusalOf(one)?.code === STATUS.UNAUTHORIZED)) return;
    tally.test(child(refusal.node, 'Chal') !== undefined, () => ({
      message,
      node: refusal.node,
      text: `The header is refused with ${refusal.code} without a challenge.`,
      expected: ['Chal'],
      actual: 'no Chal',
    }));
  }),
};

const withNonce = ['syncml:auth-md5', 'syncml:auth-mac'];

/** A challenge for a digest states Type, Format b64 and the next nonce in base64. Assumes nothing. */
export const chalLayout: Rule = {
  id: 'chal-layout',
  requirements: ['dm-rep-0014'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node } of statusesOf(message)) {
      const chal = child(node, 'Chal');
      if (!chal) continue;
      const type = valueIn(metaOf(chal, 'Type'));
      const nonce = metaOf(chal, 'NextNonce');
      if (type === undefined ? !nonce : !withNonce.includes(type.toLowerCase())) continue;
      const format = valueIn(metaOf(chal, 'Format'));
      const value = valueIn(nonce) ?? '';
      const faults = [
        ...(type === undefined ? ['no Type'] : []),
        ...(format === 'b64' ? [] : [`Format ${format ?? 'missing'}`]),
        ...(isRaw(nonce) || isBase64(value) ? [] : [nonce ? `NextNonce ${value || 'empty'}` : 'no NextNonce']),
      ];
      tally.test(faults.length === 0, () => ({
        message,
        node: nearest(nonce, chal),
        text: 'The challenge lacks what a digest needs.',
        expected: ['Type, Format b64 and NextNonce in base64'],
        actual: faults.join(', '),
      }));
    }
  }),
};

/** In WBXML the octets may come as they are, in OPAQUE: the texts leave it open. */
function isRaw(nonce: ElementNode | undefined): boolean {
  return nonce?.children.some((part) => part.kind === 'text' && part.bytes !== undefined) ?? false;
}

/**
 * A nonce is handed out once: the one that follows refused credentials is new (Security 5.3.3), and so is every next one, for auth-MAC by
 * a sentence of its own (5.4.4). Assumes nothing. Judged within a session.
 */
export const nonceNew: Rule = {
  id: 'nonce-new',
  requirements: ['dm-sec-0015', 'dm-sec-0036', 'dm-sec-0016'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    const seen: Uint8Array[] = [];
    for (const message of scope.messages) {
      if (message.from !== scope.party) continue;
      for (const { nonce, code, type, node } of challengesOf(message)) {
        if (!nonce) continue;
        const again = seen.some((one) => Buffer.from(one).equals(nonce));
        const first = seen.length === 0;
        seen.push(nonce);
        if (first || !scope.judged(message)) continue;
        tally.test(!again, () => ({
          requirement:
            code === STATUS.UNAUTHORIZED ? 'dm-sec-0015' : type === 'syncml:auth-MAC' ? 'dm-sec-0036' : 'dm-sec-0016',
          message,
          node: nearest(metaOf(node, 'NextNonce'), node),
          text: 'The nonce was handed out before in this session.',
          expected: ['a new nonce'],
          actual: Buffer.from(nonce).toString('base64'),
        }));
      }
    }
  }),
};

/** A nonce has 128 bits or more (Security 5.3.3; advice). Assumes nothing. */
export const nonceLength: Rule = {
  id: 'nonce-length',
  requirements: ['dm-sec-0012'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { nonce, node } of challengesOf(message)) {
      if (!nonce) continue;
      tally.test(nonce.length >= 16, () => ({
        message,
        node: nearest(metaOf(node, 'NextNonce'), node),
        text: 'The nonce is short.',
        expected: ['16 octets or more'],
        actual: `${nonce.length} octets`,
      }));
    }
  }),
};

/** Base64, and not the hex digits of a nonce, which by chance no base64 consists of. */
function isBase64(text: string): boolean {
  const dense = text.replace(/\s/g, '');
  if (/^(?:[0-9a-f]{16,}|[0-9A-F]{16,})$/.test(dense)) return false;
  return dense.length > 0 && dense.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(dense);
}

/** The Status by which a message refuses a header. */
function refusalOf(message: Message): StatusView | undefined {
  return statusesOf(message).find(({ cmdRef, code }) => cmdRef === '0' && isRefusal(code));
}
