/** What keeps the messages of a session together: SessionID, MsgID, addresses (DM_Protocol 8.3; DM_Notification 6.2.10). */
import { ALERT } from '../../dm/codes';
import { header, headerNode, type Message } from '../conversation';
import { peerOf } from './flow';
import { hasAlert, isRepeat, nearest, uriOf } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

/** Every message has a SessionID with content. Assumes nothing. */
export const sessionIdPresent: Rule = {
  id: 'session-id-present',
  requirements: ['dm-pro-0003'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    tally.test(Boolean(header(message, 'SessionID')?.trim()), () => ({
      message,
      node: nearest(headerNode(message, 'SessionID'), headerNode(message)),
      text: 'The message names no session.',
      expected: ['SessionID'],
      actual: headerNode(message, 'SessionID') ? 'empty SessionID' : 'no SessionID',
    }));
  }),
};

/** The SessionID of the first message stays, in both directions. Not judged once the partner has written another, or none: so it assumes nothing. */
export const sessionIdStays: Rule = {
  id: 'session-id-stays',
  requirements: ['dm-pro-0004'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    const first = scope.messages.find((message) => header(message, 'SessionID') !== undefined);
    if (!first) return;
    const expected = header(first, 'SessionID')!.trim();
    for (const message of scope.messages) {
      if (message.from !== scope.party && message.bytes.length > 0 && header(message, 'SessionID')?.trim() !== expected)
        return;
      const actual = header(message, 'SessionID')?.trim();
      if (message === first || !scope.judged(message) || actual === undefined) continue;
      tally.test(actual === expected, () => ({
        message,
        node: headerNode(message, 'SessionID'),
        text: `The session began with SessionID ${expected}.`,
        expected: [expected],
        actual,
      }));
    }
  }),
};

/**
 * After a notification (the client says so with Alert 1200) the SessionID is its number in upper-case hex, one to four digits,
 * no leading zero (Notification 6.2.10). Assumes nothing.
 */
export const sessionIdForm: Rule = {
  id: 'session-id-of-notification',
  requirements: ['dm-not-0008'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (!hasAlert(message, ALERT.SERVER_INITIATED)) return;
    const actual = header(message, 'SessionID')?.trim() ?? '';
    tally.test(/^[1-9A-F][0-9A-F]{0,3}$/.test(actual), () => ({
      message,
      node: headerNode(message, 'SessionID'),
      text: 'The SessionID is not the session number of a notification as hex digits.',
      expected: ['1 to 4 upper-case hex digits without leading zero'],
      actual,
    }));
  }),
};

/** Two messages of a sender never share a MsgID, bar the same bytes sent again after a broken connection. Assumes nothing. */
export const msgIdUnique: Rule = {
  id: 'msgid-unique',
  requirements: ['dm-pro-0007'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    const seen = new Map<string, Message>();
    for (const message of scope.messages) {
      if (message.from !== scope.party || !message.document?.root) continue;
      const id = header(message, 'MsgID')?.trim() ?? '';
      const twin = seen.get(id);
      if (scope.judged(message)) {
        tally.test(id !== '' && (!twin || isRepeat(message, [twin])), () => ({
          message,
          node: nearest(headerNode(message, 'MsgID'), headerNode(message)),
          text: twin ? `Message ${twin.n} already has this MsgID.` : 'The message has no MsgID.',
          expected: ['a MsgID not used before in the session'],
          actual: id || 'no MsgID',
        }));
      }
      if (!twin) seen.set(id, message);
    }
  }),
};

/** MsgID starts at 1 and rises by 1 (the examples of DM_Protocol; advice). Assumes nothing. */
export const msgIdCounts: Rule = {
  id: 'msgid-counts',
  requirements: ['dm-pro-0008'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    let last: Message | undefined;
    for (const message of scope.messages) {
      if (message.from !== scope.party || !message.document?.root) continue;
      const previous = last;
      last = message;
      if (!scope.judged(message) || (previous && isRepeat(message, [previous]))) continue;
      const expected = previous ? Number(header(previous, 'MsgID')) + 1 : 1;
      if (Number.isNaN(expected)) continue;
      const actual = header(message, 'MsgID')?.trim() ?? '';
      tally.test(Number(actual) === expected, () => ({
        message,
        node: nearest(headerNode(message, 'MsgID'), headerNode(message)),
        text: 'MsgID does not count the messages of its sender.',
        expected: [String(expected)],
        actual,
      }));
    }
  }),
};

/** SyncHdr names recipient and originator, both with a LocURI (8.3); a client is not the address that it was given. Assumes nothing. */
export const addresses: Rule = {
  id: 'addresses',
  requirements: ['dm-pro-0009'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, { conversation }) => {
    for (const end of ['Target', 'Source'] as const) {
      tally.test(Boolean(uriOf(headerNode(message), end)), () => ({
        message,
        node: nearest(headerNode(message, end), headerNode(message)),
        text: `SyncHdr does not name its ${end}.`,
        expected: [`${end}/LocURI`],
        actual: 'nothing',
      }));
    }
    const source = uriOf(headerNode(message), 'Source');
    if (message.from !== 'client' || !source || !conversation.agreement.url) return;
    tally.test(!sameAddress(source, conversation.agreement.url), () => ({
      message,
      node: headerNode(message, 'Source'),
      text: 'The client calls itself by the address of the server.',
      expected: ['Target: the server, Source: the device'],
      actual: source,
    }));
  }),
};

/**
 * Target and Source swap between directions (examples of DM_Protocol). Assumes a partner that keeps its addresses.
 * The server must address the client as the client calls itself. The client may address the server by any name that this has for it:
 * the address given, an address used before, its Source, a RespURI. How the server calls itself behind a gateway is its own affair.
 */
export const addressesSwap: Rule = {
  id: 'addresses-swap',
  requirements: ['dm-pro-0010'],
  party: 'both',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const { url, server } = scope.conversation.agreement;
    const names: Record<'client' | 'server', Set<string>> = { client: new Set(), server: new Set([url, server.name]) };
    let peerSpoke = false;
    for (const message of scope.messages) {
      const hdr = headerNode(message);
      const peer = peerOf(message.from);
      const target = uriOf(hdr, 'Target');
      if (target && peerSpoke && scope.judged(message)) {
        const known = [...names[peer]].filter(Boolean);
        tally.test(
          known.some((name) => sameAddress(name, target)),
          () => ({
            message,
            node: headerNode(message, 'Target'),
            text: 'Target is not what the recipient calls itself.',
            expected: known,
            actual: target,
          }),
        );
      }
      const source = uriOf(hdr, 'Source');
      if (source) names[message.from].add(source);
      if (target && message.from === 'client') names.server.add(target);
      const respUri = header(message, 'RespURI')?.trim();
      if (respUri) names[message.from].add(respUri);
      if (source && message.from !== scope.party) peerSpoke = true;
    }
  }),
};

/** Addresses are the same when they differ only as URLs may: case of scheme and host, default port, empty path. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  const [scheme, another] = [schemeOf(one), schemeOf(other)];
  if (scheme !== undefined && another !== undefined && scheme !== another) return false;
  return URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href;
}

/** Told without parsing the whole: most names of devices are in a scheme of their own. */
function schemeOf(address: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(address)?.[0].toLowerCase();
}
