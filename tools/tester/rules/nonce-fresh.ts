/** Nonces of one party over many sessions (DM_Security 5.3.3): none comes again, and what comes cannot be foreseen. */
import { challengesOf } from './nonces';
import { metaOf, nearest } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

/** So many nonces say something about how they are made. */
const enough = 20;

/** Octets of a nonce that must differ among many: 64 bits, half of what the text recommends. */
const leastMoving = 8;

/**
 * Every session has nonces of its own, hard to predict (5.3.3). Judged between sessions: a nonce of an earlier session comes again; and, from
 * the twentieth on, most octets never change, as with a counter or the time of day. Assumes nothing. Nonces that are text are not judged by their alphabet.
 */
export const nonceFresh: Rule = {
  id: 'nonce-fresh',
  requirements: ['dm-sec-0016'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    for (const { nonce, node } of challengesOf(message)) {
      const earlier = scope.conversation.messages
        .filter((one) => one.from === scope.party && one.session < message.session)
        .flatMap((one) => challengesOf(one).flatMap((challenge) => (challenge.nonce ? [challenge.nonce] : [])));
      if (!nonce || earlier.length === 0) continue;
      const place = { message, node: nearest(metaOf(node, 'NextNonce'), node) };
      const again = earlier.some((one) => Buffer.from(one).equals(nonce));
      tally.test(!again, () => ({
        ...place,
        text: 'The nonce was handed out in an earlier session.',
        expected: ['a new nonce'],
        actual: Buffer.from(nonce).toString('base64'),
      }));
      if (again || earlier.length + 1 < enough) continue;
      const moving = movingOctets([...earlier, nonce]);
      tally.test(moving >= Math.min(leastMoving, nonce.length), () => ({
        ...place,
        text: `Of ${earlier.length + 1} nonces only ${moving} octets ever change.`,
        expected: ['nonces that are hard to predict'],
        actual: Buffer.from(nonce).toString('hex'),
      }));
    }
  }),
};

/** Places at which not all have the same octet. */
function movingOctets(nonces: readonly Uint8Array[]): number {
  const longest = Math.max(...nonces.map((one) => one.length));
  let moving = 0;
  for (let at = 0; at < longest; at++) if (new Set(nonces.map((one) => one[at])).size > 1) moving++;
  return moving;
}
