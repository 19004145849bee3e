/** Values of the device information (DM_Protocol 8.3; DM_StdObj 5.3.2). */
import { child, type ElementNode } from '../../wire/tree';
import { commands, type Message, perMessage } from '../conversation';
import { resultsOf } from './flow';
import { devInfoItems } from './packages';
import { hasMoreData, itemMeta, itemsOf, nearest, nodeKey, uriOf, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage, wholeSession } from './tally';

/**
 * The device information has the values of the tree (8.3): what package 1 says of a node is what it says again, and what a Get of the same
 * session returns. Assumes nothing; a node that the server changes is left alone from there on.
 */
export const devInfoAgrees: Rule = {
  id: 'devinfo-agrees',
  requirements: ['dm-pro-0019'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const said = new Map<string, { readonly text: string; readonly message: Message }>();
    for (const message of scope.messages) {
      if (message.from === 'server') {
        for (const uri of changedBy(message))
          for (const key of said.keys()) if (key === uri || key.startsWith(`${uri}/`)) said.delete(key);
        continue;
      }
      for (const { item, key, text, first } of valuesIn(message)) {
        const before = said.get(key);
        if (!before && first) said.set(key, { text, message });
        if (!before || !scope.judged(message)) continue;
        tally.test(text === before.text, () => ({
          message,
          node: nearest(child(item, 'Data'), item),
          text: `The node has another value than in message ${before.message.n}.`,
          expected: [before.text],
          actual: text || 'nothing',
        }));
      }
    }
  }),
};

/** DevId is a URN or has the form of the examples; Lang has the form of a language tag (StdObj 5.3.2). Assumes nothing. */
export const devInfoForm: Rule = {
  id: 'devinfo-form',
  requirements: ['dm-std-0003', 'dm-std-0004'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const { item, key, text, first } of valuesIn(message)) {
      const form = first ? forms[key] : undefined;
      if (!form) continue;
      tally.test(form.fits.test(text), () => ({
        requirement: form.requirement,
        message,
        node: nearest(child(item, 'Data'), item),
        text: 'This is no value of the node.',
        expected: form.expected,
        actual: text || 'nothing',
      }));
    }
  }),
};

const forms: Readonly<Record<string, { requirement: string; fits: RegExp; expected: string[] }>> = {
  'devinfo/devid': {
    requirement: 'dm-std-0003',
    fits: /^(urn:[a-z0-9][a-z0-9-]*:.+|(imei|meid|esn):.+)$/i,
    expected: ['urn:...', 'IMEI:...'],
  },
  'devinfo/lang': {
    requirement: 'dm-std-0004',
    fits: /^([a-z]{2,3}|i|x)(-[a-z0-9]{1,8})*$/i,
    expected: ['a language tag such as en or en-GB'],
  },
};

interface ValueView {
  readonly item: ElementNode;
  readonly key: string;
  readonly text: string;
  /** From package 1, not from Results. */
  readonly first: boolean;
}

/** Whole values of nodes as plain text: device information first, then Results. */
const valuesIn: (message: Message) => readonly ValueView[] = perMessage((message) => {
  const view = (command: ElementNode, item: ElementNode, first: boolean): ValueView[] => {
    const uri = uriOf(item, 'Source') ?? '';
    const text = valueIn(item, 'Data');
    const plain = (itemMeta(command, item, 'Format') ?? 'chr') === 'chr' && !hasMoreData(item);
    return text === undefined || !plain || uri === '' || uri.includes('?')
      ? []
      : [{ item, key: nodeKey(uri), text, first }];
  };
  return [
    ...devInfoItems(message).flatMap(({ command, item }) => view(command, item, true)),
    ...resultsOf(message).flatMap(({ node }) => itemsOf(node).flatMap((item) => view(node, item, false))),
  ];
});

/** Nodes that a message of the server would change. */
function changedBy(message: Message): string[] {
  return commands(message)
    .filter(({ name }) => ['Add', 'Copy', 'Delete', 'Exec', 'Replace'].includes(name))
    .flatMap(({ node }) => itemsOf(node).flatMap((item) => nodeKey(uriOf(item, 'Target') ?? '')));
}
