/** What a party says to a message whose sender did not show itself properly (DM_Protocol 9.1; DM_RepPro 6.1.2). */
import { ALERT, STATUS } from '../../dm/codes';
import { child } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { flowOf, type StatusView, statusesOf } from './flow';
import { alertCode, metaOf, nearest, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

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

/** A refused header comes with a challenge. Assumes nothing. */
export const challengeInRefusal: Rule = {
  id: 'challenge-in-refusal',
  requirements: ['dm-pro-0049'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const refusal = refusalOf(message);
    if (!refusal) return;
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
        ...(isBase64(value) ? [] : [nonce ? `NextNonce ${value || 'empty'}` : 'no NextNonce']),
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

function isBase64(text: string): boolean {
  const dense = text.replace(/\s/g, '');
  return dense.length > 0 && dense.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(dense);
}

/** The Status by which a message refuses a header. */
function refusalOf(message: Message): StatusView | undefined {
  return statusesOf(message).find(
    ({ cmdRef, code }) => cmdRef === '0' && (code === STATUS.UNAUTHORIZED || code === STATUS.AUTHENTICATION_REQUIRED),
  );
}
