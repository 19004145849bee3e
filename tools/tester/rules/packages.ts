/** Packages 1 to 4: how a session opens, goes on and ends (DM_Protocol 8, 8.1, 8.3 to 8.6, 9). */
import { ALERT } from '../../dm/codes';
import { child, type ElementNode } from '../../wire/tree';
import { commands, headerNode, isFinal, type Message, perMessage } from '../conversation';
import { flowOf, statusesOf } from './flow';
import { alertCode, bodyOf, hasAlert, initiatives, isRefusal, itemsOf, nearest, nodeKey, uriOf } from './parts';
import type { Rule } from './rule';
import { everyMessage, type Tally, wholeSession } from './tally';

/** Looks at the message that opens the session, unless it only says that there will be none. */
function openingMessage(look: (message: Message, tally: Tally) => void): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const first = scope.messages.find(({ from, document }) => from === 'client' && document?.root);
    if (first && scope.judged(first) && !hasAlert(first, ALERT.SESSION_ABORT)) look(first, tally);
  });
}

/** Looks at the message that opens the session, and at those that begin it anew with its Alert. */
function eachPackage1(look: (message: Message, tally: Tally) => void): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const said = scope.messages.filter(({ from, document }) => from === 'client' && document?.root);
    for (const [index, message] of said.entries()) {
      if (index > 0 && !hasAlert(message, ...sessionAlerts)) continue;
      if (scope.judged(message) && !hasAlert(message, ALERT.SESSION_ABORT)) look(message, tally);
    }
  });
}

/** The session opens with Alert 1200 or 1201 (8.3). Assumes nothing. */
export const package1Alert: Rule = {
  id: 'package-1-alert',
  requirements: ['dm-pro-0015'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: openingMessage((message, tally) => {
    tally.test(hasAlert(message, ...sessionAlerts), () => ({
      message,
      node: bodyOf(message),
      text: 'The session opens without its Alert.',
      expected: sessionAlerts.map((code) => `Alert ${code}`),
      actual: 'none of them',
    }));
  }),
};

/** The first message has the device information (8.3), whatever command carries it. Assumes nothing. */
export const package1DevInfo: Rule = {
  id: 'package-1-devinfo',
  requirements: ['dm-pro-0014'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: openingMessage((message, tally) => {
    tally.test(devInfoItems(message).length > 0, () => ({
      message,
      node: bodyOf(message),
      text: 'The session opens without device information.',
      expected: ['Replace of ./DevInfo'],
      actual: 'no Item of ./DevInfo',
    }));
  }),
};

const devInfoNodes = ['DevId', 'Man', 'Mod', 'DmV', 'Lang'];

/**
 * Device information comes in Replace, each node once, with every node that DevInfo must have (8.3), also where package 1 comes again after a
 * challenge (9). Assumes nothing. Several Replace commands will do; a node may be missing where the package goes on in a further message.
 */
export const devInfoReplace: Rule = {
  id: 'devinfo-replace',
  requirements: ['dm-pro-0017', 'dm-pro-0018'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: eachPackage1((message, tally) => {
    const items = devInfoItems(message);
    if (items.length === 0) return;
    const other = items.find(({ command }) => command.name !== 'Replace');
    tally.test(other === undefined, () => ({
      requirement: 'dm-pro-0017',
      message,
      node: other!.command,
      text: 'Device information is sent with Replace.',
      expected: ['Replace'],
      actual: other!.command.name,
    }));
    for (const [index, { item, uri }] of items.entries()) {
      const twin = items.slice(0, index).some((one) => nodeKey(one.uri) === nodeKey(uri));
      tally.test(!twin, () => ({
        requirement: 'dm-pro-0017',
        message,
        node: item,
        text: `The device information names ${uri} twice.`,
        expected: ['one Item for each node'],
        actual: 'another Item',
      }));
    }
    if (!isFinal(message)) return;
    for (const name of devInfoNodes) {
      const there = items.some(({ uri }) => nodeKey(uri) === `devinfo/${name.toLowerCase()}`);
      tally.test(there, () => ({
        requirement: 'dm-pro-0018',
        message,
        node: items[0]!.command,
        text: `The device information lacks ${name}.`,
        expected: [`an Item with Source ./DevInfo/${name}`],
        actual: 'none',
      }));
    }
  }),
};

/**
 * Each Item of the device information names its node in Source and carries its value (8.3). Assumes nothing. An Item of a Replace that names no
 * node at all is one too: a client replaces nothing else.
 */
export const devInfoItem: Rule = {
  id: 'devinfo-item',
  requirements: ['dm-pro-0018', 'dm-pro-0019'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const nameless = commands(message)
      .filter(({ name }) => name === 'Replace')
      .flatMap(({ node }) => itemsOf(node))
      .filter((item) => !uriOf(item, 'Source') && !uriOf(item, 'Target'));
    for (const item of [...devInfoItems(message).map((one) => one.item), ...nameless]) {
      tally.test(Boolean(uriOf(item, 'Source')), () => ({
        requirement: 'dm-pro-0018',
        message,
        node: item,
        text: 'The node of the device information is not named in Source.',
        expected: ['Source/LocURI'],
        actual: uriOf(item, 'Target') ? 'Target/LocURI' : 'nothing',
      }));
      tally.test(child(item, 'Data') !== undefined, () => ({
        requirement: 'dm-pro-0019',
        message,
        node: item,
        text: 'A node of the device information has no value.',
        expected: ['Data'],
        actual: 'no Data',
      }));
    }
  }),
};

/**
 * Refused in package 1, the client goes back to it: the same session Alert and the device information again, no node left out, with
 * credentials (9). Assumes a challenge that follows from what the client sent.
 */
export const package1Again: Rule = {
  id: 'package-1-again',
  requirements: ['dm-pro-0039'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== 'client' || !message.document?.root) continue;
      if (!hasAlert(message, ...sessionAlerts) && !devInfoItems(message).length) return;
      const refused = flow.statusesFor(message, '0')?.[0];
      if (!refused || !isRefusal(refused.code)) return;
      const next = flow.next(message);
      if (!next?.document?.root || !scope.judged(next) || !child(refused.node, 'Chal')) continue;
      if (hasAlert(next, ALERT.SESSION_ABORT)) return;
      tally.test(hasAlert(next, ...sessionAlerts) && devInfoItems(next).length > 0, () => ({
        message: next,
        node: bodyOf(next),
        text: 'After the challenge the client does not begin again with package 1.',
        expected: ['Alert 1200 or 1201, and Replace of ./DevInfo'],
        actual:
          initiatives(next)
            .map((command) => `${command.name} ${alertCode(command) ?? ''}`.trim())
            .join(', ') || 'Status only',
      }));
      const lost = contentOf(message).find((one) => !contentOf(next).includes(one));
      tally.test(lost === undefined || contentOf(next).length === 0, () => ({
        message: next,
        node: bodyOf(next),
        text: `Package 1 comes again without what message ${message.n} had in it.`,
        expected: [lost!],
        actual: contentOf(next).join(', '),
      }));
    }
  }),
};

/**
 * A package of the server without command and challenge ends the session: no reply that would only acknowledge it (8, 9).
 * Assumes that the client was not told anything wrong. A reply that brings something of its own is not judged.
 */
export const closingUnanswered: Rule = {
  id: 'closing-unanswered',
  requirements: ['dm-pro-0032', 'dm-pro-0133'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const [index, message] of scope.messages.entries()) {
      if (message.from !== 'server' || flow.turn(message) !== 'server' || !closes(message)) continue;
      if (scope.messages.slice(0, index + 1).some(({ from, deviation }) => from === 'server' && deviation)) return;
      const reply = scope.messages.slice(index + 1).find(({ from }) => from === 'client');
      if (reply && !scope.judged(reply)) return;
      const only = reply?.document?.root !== undefined && initiatives(reply).length === 0;
      tally.test(!only, () => ({
        requirement: statusesOf(reply!).some(({ node, code }) => isRefusal(code) && child(node, 'Chal'))
          ? 'dm-pro-0133'
          : 'dm-pro-0032',
        message: reply!,
        node: bodyOf(reply!),
        text: `Message ${message.n} ended the session; nobody waits for a reply.`,
        expected: ['no message'],
        actual: 'Status only',
      }));
    }
  }),
};

/** Every package of the client is answered (8): a response to it has a body. Assumes that the client asked something. */
export const serverAnswers: Rule = {
  id: 'server-answers',
  requirements: ['dm-pro-0021', 'http-0013'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    for (const [index, message] of scope.messages.entries()) {
      if (message.from !== 'client' || initiatives(message).length === 0) continue;
      if (hasAlert(message, ALERT.SESSION_ABORT)) return;
      const reply = scope.messages[index + 1];
      if (reply?.from !== 'server' || !scope.judged(reply) || (reply.http.status ?? 200) >= 300) continue;
      tally.test(reply.bytes.length > 0, () => ({
        message: reply,
        offset: 0,
        text: `Message ${message.n} of the client is answered with nothing.`,
        expected: ['a message'],
        actual: 'an empty body',
      }));
    }
  }),
};

/** A client that receives Alert 1223 falls silent (8.1.2; advice). Assumes nothing. */
export const abortUnanswered: Rule = {
  id: 'abort-unanswered',
  requirements: ['dm-pro-0081'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: wholeSession((scope, tally) => {
    const at = scope.messages.findIndex((one) => one.from === 'server' && hasAlert(one, ALERT.SESSION_ABORT));
    if (at < 0) return;
    const reply = scope.messages.slice(at + 1).find(({ from, document }) => from === 'client' && document?.root);
    tally.test(!reply, () => ({
      message: reply!,
      node: bodyOf(reply!),
      text: 'The client goes on after Alert 1223.',
      expected: ['no message'],
      actual:
        initiatives(reply!)
          .map(({ name }) => name)
          .join(', ') || 'Status only',
    }));
  }),
};

/** A server that replies to Alert 1223 sends Statuses for header and Alert and no command (8.1.2; advice). Assumes nothing. */
export const abortReply: Rule = {
  id: 'abort-reply',
  requirements: ['dm-pro-0080'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    const asked = flowOf(scope.messages).asked(message);
    if (!asked || !hasAlert(asked, ALERT.SESSION_ABORT)) return;
    const more = initiatives(message)[0];
    tally.test(!more, () => ({
      message,
      node: more!.node,
      text: 'The client has aborted the session; commands are of no use.',
      expected: ['Status for SyncHdr', 'Status for Alert'],
      actual: more!.name,
    }));
    for (const wanted of ['SyncHdr', 'Alert']) {
      tally.test(
        statusesOf(message).some(({ cmd }) => cmd === wanted),
        () => ({
          message,
          node: nearest(bodyOf(message), headerNode(message)),
          text: `The reply to Alert 1223 has no Status for ${wanted}.`,
          expected: [`Status for ${wanted}`],
          actual: 'none',
        }),
      );
    }
  }),
};

const sessionAlerts = [ALERT.SERVER_INITIATED, ALERT.CLIENT_INITIATED];

/** What package 1 must have: its session Alert and the nodes of the device information. */
function contentOf(message: Message): string[] {
  const alerts = sessionAlerts.filter((code) => hasAlert(message, code)).map((code) => `Alert ${code}`);
  return [...alerts, ...devInfoItems(message).map(({ uri }) => nodeKey(uri))];
}

/** Final, no command, no challenge. */
function closes(message: Message): boolean {
  const all = commands(message);
  return isFinal(message) && all.every(({ name, node }) => name === 'Status' && !child(node, 'Chal'));
}

interface DevInfoItem {
  readonly command: ElementNode;
  readonly item: ElementNode;
  readonly uri: string;
}

/** Items of ./DevInfo in commands that give values, by Source or, wrongly, by Target. */
export const devInfoItems: (message: Message) => readonly DevInfoItem[] = perMessage((message) => {
  const found: DevInfoItem[] = [];
  for (const { name, node } of commands(message)) {
    if (!['Replace', 'Add', 'Put'].includes(name)) continue;
    for (const item of itemsOf(node)) {
      const uri = uriOf(item, 'Source') ?? uriOf(item, 'Target') ?? '';
      if (/^devinfo(\/|$)/.test(nodeKey(uri))) found.push({ command: node, item, uri });
    }
  }
  return found;
});
