/** LocURI of nodes as commands and Results write them (DM_TND 5, 8.2; DM_RepPro 6.6). */
import { parseNodeUri, type UriFault } from '../../dm/uri';
import { child, type ElementNode } from '../../wire/tree';
import { commands, type Message } from '../conversation';
import { itemsOf, uriOf } from './parts';
import type { Rule } from './rule';
import { everyMessage } from './tally';

const clauses: Partial<Record<UriFault, string>> = {
  'leading-slash': 'dm-tnd-0002',
  'trailing-slash': 'dm-tnd-0003',
  'parent-segment': 'dm-tnd-0004',
  'dot-segment': 'dm-tnd-0005',
};

/**
 * Node URIs start at the root and have no trailing slash, no `..`, and `.` only in front (TND 5). Assumes nothing.
 * Judged in commands of the server and in Results of the client, which name nodes of the tree; other faults of a URI are left
 * to the device.
 */
export const nodeUris: Rule = {
  id: 'node-uris',
  requirements: ['dm-tnd-0002', 'dm-tnd-0003', 'dm-tnd-0004', 'dm-tnd-0005', 'dm-rep-0016'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { uri, node, command } of addressesOf(message)) {
      const parsed = parseNodeUri(uri);
      const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(uri);
      const clause = absolute ? 'dm-rep-0016' : typeof parsed === 'string' ? clauses[parsed] : undefined;
      tally.test(clause === undefined, () => ({
        requirement: clause,
        message,
        node,
        text: `${command} names a node by a URI that is not one of the tree.`,
        expected: ['./A/B or A/B, the root as .'],
        actual: uri,
      }));
    }
  }),
};

/** `?list=TNDS` wants properties or does not want them, never both, by names of RTProperties or Value (TND 8.2). Assumes nothing. */
export const listParts: Rule = {
  id: 'list-parts',
  requirements: ['dm-tnd-0097', 'dm-tnd-0098'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { uri, node, command } of addressesOf(message)) {
      const parsed = parseNodeUri(uri);
      if (command !== 'Get' || typeof parsed === 'string' || !uri.includes('?list=TNDS')) continue;
      const why = parsed.query?.kind === 'unknown' ? parsed.query.why : undefined;
      tally.test(why === undefined, () => ({
        requirement: why === 'mixed' ? 'dm-tnd-0097' : 'dm-tnd-0098',
        message,
        node,
        text:
          why === 'mixed'
            ? 'Wanted and unwanted properties are mixed.'
            : 'The list names something else than a property.',
        expected: ['?list=TNDS', '?list=TNDS+Name...', '?list=TNDS-Name...'],
        actual: uri.slice(uri.indexOf('?')),
      }));
    }
  }),
};

interface Address {
  readonly uri: string;
  readonly node: ElementNode;
  readonly command: string;
}

function addressesOf(message: Message): Address[] {
  const found: Address[] = [];
  for (const { name, node } of commands(message)) {
    const ends = endsOf(message, name);
    for (const item of itemsOf(node)) {
      for (const end of ends) {
        const uri = uriOf(item, end);
        if (uri) found.push({ uri, node: child(item, end, 'LocURI')!, command: name });
      }
    }
  }
  return found;
}

function endsOf(message: Message, command: string): readonly ('Target' | 'Source')[] {
  if (message.from === 'client') return command === 'Results' || command === 'Replace' ? ['Source'] : [];
  if (command === 'Copy') return ['Target', 'Source'];
  return ['Add', 'Delete', 'Exec', 'Get', 'Replace'].includes(command) ? ['Target'] : [];
}
