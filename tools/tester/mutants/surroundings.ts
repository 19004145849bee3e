/** What went on around a changed message: more facts that a reason can ask for. */
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import { decodeStrict } from '../../wire/strict';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import type { Case } from '../case';
import type { MessageLine } from '../record';
import type { Change } from './change';

/**
 * @param lines messages of the case in their order.
 * @param ordinal of the changed one among those of the IUT, from 1.
 */
export function surroundings(lines: readonly MessageLine[], ordinal: number, change: Change): string[] {
  const own = lines.filter(({ direction }) => direction === 'in');
  const changed = own[ordinal - 1];
  if (!changed) return [];
  const session = lines.filter((line) => line.session === changed.session);
  const earlier = session.slice(0, session.indexOf(changed));
  const answer = session.slice(earlier.length + 1).find(({ direction }) => direction === 'out');
  const items = itemsAsked(earlier, change);
  return [
    `case ${changed.key.split(' ')[0]}`,
    earlier.some(({ direction }) => direction === 'in') ? 'later message' : 'first message',
    changed.session === 1 ? 'first session' : 'later session',
    ...(own.some((line) => line.session > changed.session) ? [] : ['last session']),
    ...(session.slice(earlier.length + 1).some(({ direction }) => direction === 'in') ? [] : ['last message']),
    ...(answer && refuses(answer) ? ['refused'] : []),
    ...(earlier.some(({ deviation }) => deviation !== undefined) ? ['after a deviation'] : []),
    ...(items === undefined ? [] : [items < 2 ? 'one item asked' : 'several items asked']),
  ];
}

/** What the case looks at. @param path of the changed element */
export function factsOfCase(of: Case | undefined, path: string): string[] {
  const command = /^\/SyncML\/SyncBody\/([A-Za-z]+)/.exec(path)?.[1];
  return [
    // The way in which cases write it (suites/README.md, Patterns).
    ...(JSON.stringify(of?.steps ?? []).includes(JSON.stringify('^[45]\\d\\d$')) ? ['any refusal taken'] : []),
    ...(command && !expectationsOf([of?.preamble, of?.steps]).some((one) => looksInto(one, command))
      ? [`${command} not looked into`]
      : []),
  ];
}

function expectationsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'kind' in value && (value.kind === 'command' || value.kind === 'absent') ? [value] : [];
  return [...own, ...Object.values(value).flatMap(expectationsOf)];
}

/** Does the expectation want more of the command than that it is there? */
function looksInto(expectation: object, command: string): boolean {
  const { name, pattern } = expectation as { name?: string; pattern?: unknown };
  return name === command && pattern !== '*' && Object.keys(pattern ?? {}).length > 0;
}

/** Items of the command that the changed Status or Results answers. */
function itemsAsked(earlier: readonly MessageLine[], { answers }: Change): number | undefined {
  const meant = earlier
    .filter(({ direction }) => direction === 'out')
    .map(rootOf)
    .find((root) => textOf(child(root, 'SyncHdr', 'MsgID')) === answers?.msgRef);
  const command = descendants(child(meant, 'SyncBody')).find(
    (node) => textOf(child(node, 'CmdID')) === answers?.cmdRef,
  );
  return command && children(command, 'Item').length;
}

/** 401 or 407 for the header. */
function refuses(line: MessageLine): boolean {
  return descendants(child(rootOf(line), 'SyncBody')).some(
    (node) => textOf(child(node, 'CmdRef')) === '0' && /^40[17]$/.test(textOf(child(node, 'Data')) ?? ''),
  );
}

function rootOf({ bytes }: MessageLine): ElementNode | undefined {
  return decodeStrict(Buffer.from(bytes, 'base64'), [syncml12]).document.root;
}

function descendants(node: ElementNode | undefined): ElementNode[] {
  return node ? children(node).flatMap((one) => [one, ...descendants(one)]) : [];
}
