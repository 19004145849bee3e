/** Results of Get (DM_Protocol 8.5; DM_RepPro 6.6.7, 6.6.12; DM_TND 6.2). */
import { isSuccess } from '../../dm/codes';
import { child } from '../../wire/tree';
import { type CommandView, commands, type Message } from '../conversation';
import { commandsById, type Flow, flowOf, type ResultsView, resultsOf } from './flow';
import { bodyOf, itemMeta, itemsOf, metaOf, nearest, nodeKey, uriOf, valueIn } from './parts';
import type { Rule, Scope } from './rule';
import { everyMessage, type Tally, wholeSession } from './tally';

/** Results refer to a Get that was sent (8.5). Assumes ids that name one command each. */
export const resultsOfGet: Rule = {
  id: 'results-of-get',
  requirements: ['dm-pro-0026'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    for (const results of resultsOf(message)) {
      const meant = flow.referred(message, results.msgRef);
      if (!meant || meant.length > 1) continue;
      const ambiguous = meant[0] && !commandsById(meant[0]).has(results.cmdRef) && hasId(meant[0], results.cmdRef);
      if (ambiguous) continue;
      const command = meant[0] && commandsById(meant[0]).get(results.cmdRef);
      tally.test(command?.name === 'Get', () => ({
        message,
        node: nearest(child(results.node, 'CmdRef'), results.node),
        text: 'The Results belong to no Get that was sent.',
        expected: ['MsgRef and CmdRef of a Get'],
        actual: `MsgRef ${results.msgRef}, CmdRef ${results.cmdRef}: ${command?.name ?? 'no such command'}`,
      }));
    }
  }),
};

/**
 * A Get that succeeded has Results, one Item at least for each of its Items (8.5). Judged when the answering package is complete.
 * Assumes ids that name one command each.
 */
export const resultsForGet: Rule = {
  id: 'results-for-get',
  requirements: ['dm-pro-0026'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyGet(({ message, cmdId, get, flow, scope, tally }) => {
    const { messages, complete } = flow.replies(message);
    const statuses = flow.statusesFor(message, cmdId) ?? [];
    if (!complete || statuses.length === 0 || !messages.every((reply) => scope.judged(reply))) return;
    const good = statuses.filter(({ code }) => isSuccess(code)).length;
    if (good === 0) return;
    const wanted = statuses.length === 1 ? itemsOf(get.node).length : good;
    const given = (flow.resultsFor(message, cmdId) ?? []).flatMap(({ node }) => itemsOf(node)).length;
    tally.test(given >= wanted, () => ({
      message: messages.at(-1)!,
      node: bodyOf(messages.at(-1)!),
      text: `The Get of message ${message.n} succeeded and has no Results for ${given === 0 ? 'it' : 'all of its Items'}.`,
      expected: [`Results with ${wanted} Item${wanted === 1 ? '' : 's'} at least`],
      actual: given === 0 ? 'no Results' : `${given} Items`,
    }));
  }),
};

/** A Get that failed has no Results: Results are the answer to one that succeeded (8.5). Assumes ids that name one command each. */
export const noResultsForFailure: Rule = {
  id: 'no-results-for-failure',
  requirements: ['dm-pro-0026'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyGet(({ message, cmdId, flow, scope, tally }) => {
    const statuses = flow.statusesFor(message, cmdId) ?? [];
    const results = flow.resultsFor(message, cmdId)?.[0];
    if (statuses.length === 0 || statuses.some(({ code, message: by }) => isSuccess(code) || !scope.judged(by))) return;
    tally.test(!results, () => ({
      message: results!.message,
      node: results!.node,
      text: `The Get of message ${message.n} got ${statuses[0]!.code} and Results.`,
      expected: ['no Results'],
      actual: 'Results',
    }));
  }),
};

/** Results come after the Status of their Get (RepPro 6.6.12), in the same message or a later one. Assumes ids that name one command each. */
export const resultsAfterStatus: Rule = {
  id: 'results-after-status',
  requirements: ['dm-rep-0023'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyResults((results, get, asked, flow, tally) => {
    const status = flow.statusesFor(asked, get.cmdId!.trim())?.[0];
    if (!status) return;
    const before =
      status.message === results.message
        ? status.node.start < results.node.start
        : status.message.n < results.message.n;
    tally.test(before, () => ({
      message: results.message,
      node: results.node,
      text: 'The Results stand before the Status of their Get.',
      expected: ['Status, then Results'],
      actual: 'Results, then Status',
    }));
  }),
};

/** Results have an Item (RepPro). Assumes nothing. */
export const resultsItem: Rule = {
  id: 'results-item',
  requirements: ['syn-rep-0016'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { node } of resultsOf(message)) {
      const place = { message, node, text: 'The Results are empty.' };
      tally.test(itemsOf(node).length > 0, () => ({ ...place, expected: ['Item'], actual: 'no Item' }));
    }
  }),
};

/**
 * Each Item of Results names its node in Source: the one that was asked for, or with ?list= one below it (8.5). `./A` and `A` are the
 * same, and so are upper and lower case; a property may be named and need not. Assumes ids that name one command each.
 */
export const resultsSource: Rule = {
  id: 'results-source',
  requirements: ['dm-pro-0027'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyResults(({ message, node }, get, _asked, _flow, tally) => {
    const wanted = itemsOf(get.node).flatMap((item) => uriOf(item, 'Target') ?? []);
    for (const item of itemsOf(node)) {
      const source = uriOf(item, 'Source');
      tally.test(source !== undefined && wanted.some((uri) => isAtOrBelow(source, uri)), () => ({
        message,
        node: nearest(child(item, 'Source'), item),
        text: source === undefined ? 'An Item of Results does not name its node.' : 'Nobody asked for this node.',
        expected: wanted,
        actual: source ?? 'no Source',
      }));
    }
  }),
};

/**
 * Items of Results carry Data, empty for an interior node without children (RepPro 6.3.2; TND 6.2.2), unless the format is null or the Get
 * asked for a list. Assumes ids that name one command each.
 */
export const resultsData: Rule = {
  id: 'results-data',
  requirements: ['dm-rep-0009', 'dm-tnd-0019'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyResults(({ message, node }, get, _asked, _flow, tally) => {
    if (itemsOf(get.node).some((item) => uriOf(item, 'Target')?.includes('?list='))) return;
    for (const item of itemsOf(node)) {
      const format = itemMeta(node, item, 'Format') ?? 'chr';
      if (format === 'null') continue;
      tally.test(child(item, 'Data') !== undefined, () => ({
        requirement: format === 'node' ? 'dm-tnd-0019' : 'dm-rep-0009',
        message,
        node: item,
        text: 'An Item of Results has no value.',
        expected: ['Data'],
        actual: 'no Data',
      }));
    }
  }),
};

/** Formats that the standard objects fix, other than chr. */
const fixedFormats: Readonly<Record<string, string>> = {
  '.': 'node',
  devinfo: 'node',
  devdetail: 'node',
  'devdetail/uri': 'node',
  'devdetail/lrgobj': 'bool',
};

/**
 * Results state the Format that is not the default (8.5): judged for nodes whose format the standard objects fix (StdObj 5.3). Assumes ids
 * that name one command each.
 */
export const resultsFormat: Rule = {
  id: 'results-format',
  requirements: ['dm-pro-0028', 'dm-tnd-0018'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyResults(({ message, node }, get, _asked, _flow, tally) => {
    if (itemsOf(get.node).some((item) => uriOf(item, 'Target')?.includes('?'))) return;
    for (const item of itemsOf(node)) {
      const expected = fixedFormats[nodeKey(uriOf(item, 'Source') ?? '')];
      if (expected === undefined) continue;
      const actual = itemMeta(node, item, 'Format');
      tally.test(actual === expected, () => ({
        requirement: actual !== undefined && expected === 'node' ? 'dm-tnd-0018' : 'dm-pro-0028',
        message,
        node: nearest(metaOf(item, 'Format'), metaOf(node, 'Format'), item),
        text: `${uriOf(item, 'Source')} is a node of format ${expected}.`,
        expected: [`Format ${expected}`],
        actual: actual ?? 'no Format',
      }));
    }
  }),
};

/** The value of an interior node is the names of its children with a slash between (TND 6.2.2). Assumes ids that name one command each. */
export const childList: Rule = {
  id: 'child-list',
  requirements: ['dm-tnd-0018'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyResults(({ message, node }, get, _asked, _flow, tally) => {
    if (itemsOf(get.node).some((item) => uriOf(item, 'Target')?.includes('?'))) return;
    for (const item of itemsOf(node)) {
      const list = valueIn(item, 'Data');
      if (itemMeta(node, item, 'Format') !== 'node' || !list) continue;
      const names = list.split('/');
      tally.test(!names.includes('') && new Set(names).size === names.length, () => ({
        message,
        node: child(item, 'Data'),
        text: 'The children of the node are not listed as names with a slash between.',
        expected: ['name/name/...'],
        actual: list,
      }));
    }
  }),
};

interface GetView {
  readonly message: Message;
  readonly cmdId: string;
  readonly get: CommandView;
  readonly flow: Flow;
  readonly scope: Scope;
  readonly tally: Tally;
}

function everyGet(look: (view: GetView) => void): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== 'server') continue;
      for (const [cmdId, get] of commandsById(message)) {
        if (get.name === 'Get') look({ message, cmdId, get, flow, scope, tally });
      }
    }
  });
}

/** Results whose Get is known. */
function everyResults(
  look: (results: ResultsView, get: CommandView, asked: Message, flow: Flow, tally: Tally) => void,
): Rule['judge'] {
  return everyMessage((message, tally, scope) => {
    const flow = flowOf(scope.messages);
    for (const results of resultsOf(message)) {
      const [asked, twin] = flow.referred(message, results.msgRef) ?? [];
      const get = asked && !twin ? commandsById(asked).get(results.cmdRef) : undefined;
      if (asked && get?.name === 'Get') look(results, get, asked, flow, tally);
    }
  });
}

function hasId(message: Message, cmdId: string): boolean {
  return commands(message).some((command) => command.cmdId?.trim() === cmdId);
}

function isAtOrBelow(uri: string, target: string): boolean {
  const [key, asked = ''] = [nodeKey(target), target.split('?')[1]];
  const query = uri.split('?')[1] ?? asked;
  if (query.toLowerCase() !== asked.toLowerCase()) return false;
  return key === '.' || nodeKey(uri) === key || nodeKey(uri).startsWith(`${key}/`);
}
