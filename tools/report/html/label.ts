/** What a message says, in the few words that fit on an arrow: `Status 200 SyncHdr, 404 Get; Alert 1201; Get ./DevInfo`. */
import { type CommandView, commands, isFinal, type Message } from '../../tester/conversation';
import { child, children, type DocumentNode, type ElementNode, textOf } from '../../wire/tree';

/** A longer address or code loses its middle. */
const longest = 40;

export function labelOf(document: DocumentNode | undefined, size: number): string {
  if (size === 0) return 'empty body';
  if (!document?.root) return 'unreadable body';
  const { root } = document;
  if (root.name !== 'SyncML') return root.name;
  const message = asMessage(document);
  const all = commands(message);
  const status = all.filter(({ name }) => name === 'Status').map(({ node }) => statusWords(node));
  const words = [
    ...(status.length > 0 ? [`Status ${folded(status).join(', ')}`] : []),
    ...folded(all.filter(({ name }) => name !== 'Status').map(commandWords)),
    ...(isFinal(message) ? [] : ['not final']),
  ];
  return words.join('; ') || 'no command';
}

function statusWords(node: ElementNode): string {
  const challenge = child(node, 'Chal') ? ' with challenge' : '';
  return `${brief(textOf(child(node, 'Data')) ?? '?')} ${brief(textOf(child(node, 'Cmd')) ?? '?')}${challenge}`;
}

function commandWords({ name, node, within }: CommandView): string {
  const inner = within ? `${within.name} > ` : '';
  const what = name === 'Alert' ? textOf(child(node, 'Data')) : targetOf(node);
  return `${inner}${name}${what === undefined ? '' : ` ${brief(what)}`}`;
}

function brief(text: string): string {
  return text.length > longest ? `${text.slice(0, longest / 2)}...${text.slice(-longest / 2)}` : text;
}

/** The same words in a row once, with their number. */
function folded(words: readonly string[]): string[] {
  const runs: { word: string; number: number }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.word === word) last.number++;
    else runs.push({ word, number: 1 });
  }
  return runs.map(({ word, number }) => (number > 1 ? `${word} (${number} times)` : word));
}

/** First address of the command, and how many more. */
function targetOf(node: ElementNode): string | undefined {
  const items = children(node, 'Item');
  const [first] = items;
  const uri = textOf(child(first, 'Target', 'LocURI') ?? child(first, 'Source', 'LocURI'));
  return uri === undefined || items.length < 2 ? uri : `${brief(uri)} and ${items.length - 1} more`;
}

/** `commands` looks at the document alone. */
function asMessage(document: DocumentNode): Message {
  const http = { headers: [] };
  return { n: 1, session: 1, from: 'client', iut: true, t: 0, http, bytes: document.bytes, document };
}
