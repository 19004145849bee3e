/** What a scenario wants to know of messages that went by. */
import { commands, type Message, type Party } from '../../tester/conversation';
import { itemsOf, uriOf } from '../../tester/rules/parts';
import { child, children, type ElementNode, textOf } from '../../wire/tree';

/** Values below ./DevInfo by their names, as the client sent them last. */
export function devInfoOf(messages: readonly Message[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const message of messages) {
    if (message.from !== 'client') continue;
    for (const { name, node } of commands(message)) {
      if (name !== 'Replace') continue;
      for (const item of itemsOf(node)) {
        const leaf = /^(?:\.\/)?DevInfo\/([^/?]+)$/.exec(uriOf(item, 'Source') ?? '')?.[1];
        if (leaf !== undefined) found.set(leaf, textOf(child(item, 'Data')) ?? '');
      }
    }
  }
  return found;
}

/** What a party said of its partner's SyncHdr, in order. */
export function headerAnswers(messages: readonly Message[], party: Party): string[] {
  return messages
    .filter(({ from }) => from === party)
    .flatMap(commands)
    .filter(({ name, node }) => name === 'Status' && textOf(child(node, 'CmdRef'))?.trim() === '0')
    .map(({ node }) => textOf(child(node, 'Data'))?.trim() ?? '');
}

/** Names of all elements. */
export function allElements(messages: readonly Message[]): Set<string> {
  const names = new Set<string>();
  const walk = (node: ElementNode): void => {
    names.add(node.name);
    for (const next of children(node)) walk(next);
  };
  for (const { document } of messages) if (document?.root) walk(document.root);
  return names;
}
