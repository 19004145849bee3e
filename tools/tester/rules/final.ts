/** Final and the messages of a package (DM_Protocol 6, 6.2; SyncML RepPro, Final). */
import { ALERT, isSuccess } from '../../dm/codes';
import { isWellFormed } from '../../wire/strict';
import { child, children } from '../../wire/tree';
import { type CommandView, header, isFinal, type Message } from '../conversation';
import { flowOf, statusesOf } from './flow';
import { alertCode, bodyOf, hasAlert, hasMoreData, initiatives, itemsOf, nearest } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

/** Final is the last child of SyncBody. Assumes nothing. */
export const finalLast: Rule = {
  id: 'final-last',
  requirements: ['syn-rep-0007'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const body = bodyOf(message);
    if (!body || !isFinal(message)) return;
    const last = children(body).at(-1);
    tally.test(last?.name === 'Final', () => ({
      message,
      node: child(body, 'Final'),
      text: 'Final is not the last child of SyncBody.',
      expected: ['Final'],
      actual: last?.name ?? '',
    }));
  }),
};

/** A message with a chunk that is not the last is not the last of its package (6.2). Assumes nothing. */
export const finalWithChunk: Rule = {
  id: 'final-with-chunk',
  requirements: ['dm-pro-0041'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (!hasChunk(message)) return;
    tally.test(!isFinal(message), () => ({
      message,
      node: child(bodyOf(message), 'Final'),
      text: 'The package is said to be complete although the object is not.',
      expected: ['no Final'],
      actual: 'Final',
    }));
  }),
};

/** The client does not close its package before the server has closed the one that it answers (6.2). Assumes a server that sets Final rightly. */
export const finalAwaited: Rule = {
  id: 'final-awaited',
  requirements: ['dm-pro-0042'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    if (flowOf(scope.messages).turn(message) !== 'server' || hasAlert(message, ALERT.SESSION_ABORT)) return;
    tally.test(!isFinal(message), () => ({
      message,
      node: child(bodyOf(message), 'Final'),
      text: 'The client sends Final although the package of the server goes on.',
      expected: ['no Final'],
      actual: 'Final',
    }));
  }),
};

/**
 * A client that has nothing left to say closes its package (6.2): seen where the server only asks for the next message, and the client sends
 * nothing but acknowledgements of that very question, or asks in turn, without Final. Assumes a server that asks rightly: not one that only
 * could not read the Final before.
 */
export const finalSent: Rule = {
  id: 'final-sent',
  requirements: ['dm-pro-0040'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    const before = asked && flow.asked(asked)?.document;
    if (
      !asked ||
      !before ||
      !isWellFormed(before) ||
      isFinal(asked) ||
      initiatives(asked).length === 0 ||
      !initiatives(asked).every(asksNext)
    )
      return;
    const id = header(asked, 'MsgID')?.trim();
    const empty = initiatives(message).every(asksNext) && statusesOf(message).every(({ msgRef }) => msgRef === id);
    tally.test(isFinal(message) || !empty, () => ({
      message,
      node: bodyOf(message),
      text: 'The client has nothing more to say and does not close its package.',
      expected: ['Final'],
      actual: 'no Final',
    }));
  }),
};

function asksNext(command: CommandView): boolean {
  return alertCode(command) === ALERT.NEXT_MESSAGE;
}

const nextReply: readonly string[] = [ALERT.NEXT_MESSAGE, ALERT.SESSION_ABORT, ALERT.NO_END_OF_DATA];

/**
 * While the package of the client goes on, the server sends Status and Alert 1222 (or 1223; 1225 for a broken object),
 * no other command and no Final (6.2), least of all new commands before the answer to the last ones is complete (6.1).
 * Assumes a client that sets Final rightly. A message that the server refuses is answered by the rules of authentication.
 */
export const nextMessageReply: Rule = {
  id: 'next-message-reply',
  requirements: ['dm-pro-0045', 'dm-pro-0036'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    if (!asked || flow.turn(message) !== 'client' || !accepted(message)) return;
    const aborts = hasAlert(message, ALERT.SESSION_ABORT);
    const other = initiatives(message).find((command) => !nextReply.includes(alertCode(command) ?? ''));
    const place = { message, requirement: 'dm-pro-0045', expected: ['Status', 'Alert 1222 or 1223', 'no Final'] };
    tally.test(hasAlert(message, ...nextReply), () => ({
      ...place,
      node: bodyOf(message),
      text: 'The server does not ask for the rest of the package.',
      actual: 'no Alert 1222',
    }));
    tally.test(!other, () => ({
      ...place,
      requirement: 'dm-pro-0036',
      node: other!.node,
      text: 'The server sends a command although the package of the client goes on.',
      actual: other!.name,
    }));
    tally.test(aborts || !isFinal(message), () => ({
      ...place,
      node: child(bodyOf(message), 'Final'),
      text: 'The server sends Final although the package of the client goes on.',
      actual: 'Final',
    }));
  }),
};

/** The server closes its package in one message, large objects apart (6.2). Assumes a client that sets Final rightly. A Final may be lost in what cannot be read. */
export const serverFinal: Rule = {
  id: 'server-final',
  requirements: ['dm-pro-0046'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const { document } = message;
    if (flowOf(scope.messages).turn(message) !== 'server' || hasChunk(message)) return;
    if (document && !isWellFormed(document)) return;
    tally.test(isFinal(message), () => ({
      message,
      node: bodyOf(message),
      text: 'The package of the server stays open without a large object.',
      expected: ['Final'],
      actual: 'no Final',
    }));
  }),
};

/**
 * A client that was sent part of a package asks for the rest with Alert 1222, unless it has something else to send (6.2, 7).
 * Assumes a server that sets Final rightly. A message that the client refuses is answered by the rules of authentication.
 */
export const nextMessageAsked: Rule = {
  id: 'next-message-asked',
  requirements: ['dm-pro-0063', 'dm-pro-0043'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    const asked = flow.asked(message);
    if (!asked || isFinal(asked) || flow.turn(message) !== 'server' || !accepted(message)) return;
    tally.test(initiatives(message).length > 0, () => ({
      requirement: hasChunk(asked) ? 'dm-pro-0063' : 'dm-pro-0043',
      message,
      node: nearest(bodyOf(message)),
      text: 'The client does not ask for the rest of the package.',
      expected: ['Alert 1222'],
      actual: 'Status only',
    }));
  }),
};

/** Did the sender take the message that it answers? True also where it says nothing about its header. */
function accepted(message: Message): boolean {
  return statusesOf(message).every(({ cmdRef, code }) => cmdRef !== '0' || isSuccess(code));
}

function hasChunk(message: Message): boolean {
  return initiatives(message).some(({ node }) => itemsOf(node).some(hasMoreData));
}
