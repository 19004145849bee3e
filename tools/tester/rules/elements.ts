/** Elements that DM leaves out, moves or demands (DM_RepPro 6.1 to 6.6). */
import { child, type ElementNode } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { elementNames, elements } from './message';
import { itemMeta, itemsOf, uriOf } from './parts';
import type { Breach, Rule } from './rule';
import { everyMessage } from './tally';

/** Cred stands in SyncHdr and nowhere else (RepPro 6.1.6). Assumes nothing. */
export const credInHeaderOnly: Rule = {
  id: 'cred-in-header-only',
  requirements: ['dm-rep-0005', 'dm-rep-0006'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const cred of elements(message, 'Cred')) {
      const owner = cred.parent?.name ?? '';
      tally.test(owner === 'SyncHdr', () => ({
        requirement: owner === 'Status' ? 'dm-rep-0005' : 'dm-rep-0006',
        message,
        node: cred,
        text: `${owner} carries credentials of its own.`,
        expected: ['Cred in SyncHdr'],
        actual: `Cred in ${owner}`,
      }));
    }
  }),
};

const unused = new Set(
  (
    'Archive Lang Map MapItem NoResp NoResults NumberOfChanges Put Search SftDel Sync Move ' +
    'Filter Field Record FilterType SourceParent TargetParent'
  ).split(' '),
);

/** Elements of data synchronisation are not sent (RepPro 6.1, 6.6). Assumes nothing. */
export const unusedElements: Rule = {
  id: 'unused-elements',
  requirements: ['dm-rep-0007'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const found = [...elementNames(message)]
      .filter((name) => unused.has(name))
      .flatMap((name) => elements(message, name))
      .sort((one, other) => one.start - other.start);
    tally.test(found.length === 0, () => unusedBreach(message, found[0]!));
    tally.breaches.push(...found.slice(1).map((node) => unusedBreach(message, node)));
  }),
};

function unusedBreach(message: Message, node: ElementNode): Breach {
  return {
    message,
    node,
    text: `DM does not use ${node.name}.`,
    expected: ['elements of the DM subset'],
    actual: node.name,
  };
}

/**
 * An Item of Add or Replace carries Data unless its format is null, or node: interior nodes have no value (RepPro 6.3.2).
 * Assumes nothing. Results are judged by results-data, which knows what was asked for.
 */
export const itemData: Rule = {
  id: 'item-data',
  requirements: ['dm-rep-0009'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node } of commands(message)) {
      if (name !== 'Add' && name !== 'Replace') continue;
      for (const item of itemsOf(node)) {
        const format = itemMeta(node, item, 'Format') ?? 'chr';
        if (format === 'null' || format === 'node') continue;
        tally.test(child(item, 'Data') !== undefined, () => ({
          message,
          node: item,
          text: `${name} gives a node of format ${format} no value.`,
          expected: ['Data'],
          actual: 'no Data',
        }));
      }
    }
  }),
};

const clientMay = new Set(['Replace', 'Results', 'Alert', 'Status']);

/** A client sends Status, Results, Alert, and Replace for its DevInfo alone (8). Assumes nothing. */
export const clientCommands: Rule = {
  id: 'client-commands',
  requirements: ['dm-pro-0033'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node } of commands(message)) {
      const text = 'A client sends no other commands.';
      const expected = ['Status', 'Results', 'Alert', 'Replace of ./DevInfo'];
      tally.test(clientMay.has(name), () => ({ message, node, text, expected, actual: name }));
      if (name !== 'Replace') continue;
      for (const item of itemsOf(node)) {
        const uri = uriOf(item, 'Source') ?? uriOf(item, 'Target');
        if (uri === undefined) continue; // devinfo-items says what is missing
        tally.test(/^(\.\/)?DevInfo(\/|$)/.test(uri), () => ({
          message,
          node: item,
          text,
          expected,
          actual: `Replace of ${uri}`,
        }));
      }
    }
  }),
};

const addressed = new Map<string, readonly [clause: string, ends: readonly ('Target' | 'Source')[]]>([
  ['Add', ['dm-rep-0039', ['Target']]],
  ['Exec', ['dm-rep-0061', ['Target']]],
  ['Copy', ['dm-rep-0056', ['Target', 'Source']]],
  ['Get', ['dm-pro-0024', ['Target']]],
  ['Replace', ['dm-pro-0024', ['Target']]],
  ['Delete', ['dm-pro-0024', ['Target']]],
]);

/** Commands of the server name the node in the Target of each Item, Copy also its Source (8.4; RepPro 6.6). Assumes nothing. */
export const commandTargets: Rule = {
  id: 'command-targets',
  requirements: ['dm-pro-0024', 'dm-rep-0039', 'dm-rep-0061', 'dm-rep-0056'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { name, node } of commands(message)) {
      const [requirement, ends] = addressed.get(name) ?? [];
      if (!requirement || !ends) continue;
      const items = itemsOf(node);
      if (items.length === 0) {
        const place = { requirement, message, node, text: `${name} has no Item.` };
        tally.test(false, () => ({ ...place, expected: ['Item'], actual: 'no Item' }));
      }
      for (const item of items) {
        for (const end of ends) {
          tally.test(Boolean(uriOf(item, end)), () => ({
            requirement,
            message,
            node: item,
            text: `An Item of ${name} does not say which node it means.`,
            expected: [`${end}/LocURI`],
            actual: `no ${end}/LocURI`,
          }));
        }
      }
    }
  }),
};
