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
    ...(lines.slice(0, lines.indexOf(changed)).some(givesNonce) ? [] : ['no nonce yet']),
    ...(answer && refuses(answer) ? ['refused'] : []),
    ...(earlier.some(({ deviation }) => deviation !== undefined) ? ['after a deviation'] : []),
    ...(items === undefined ? [] : [items < 2 ? 'one item asked' : 'several items asked']),
  ];
}

/** What the case wants to know. @param path of the changed element */
export function factsOfCase(of: Case | undefined, path: string): string[] {
  const [command, ...inner] = path
    .replace(/\[\d+\]/g, '')
    .split('/')
    .slice(3);
  const patterns = expectationsOf([of?.preamble, of?.steps])
    .filter(({ name }) => name === command)
    .map(({ pattern }) => pattern);
  return [
    // The way in which cases write it (suites/README.md, Patterns).
    ...(JSON.stringify(of?.steps ?? []).includes(JSON.stringify('^[45]\\d\\d$')) ? ['any refusal taken'] : []),
    ...(command && !patterns.some((pattern) => asksFor(pattern, inner)) ? ['not asked for'] : []),
    ...(JSON.stringify(of?.preamble ?? []).includes('"login":"accept"') ? ['logged in unseen'] : []),
  ];
}

interface Asked {
  readonly name?: string;
  readonly pattern?: unknown;
}

function expectationsOf(value: unknown): Asked[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'kind' in value && value.kind === 'command' ? [value as Asked] : [];
  return [...own, ...Object.values(value).flatMap(expectationsOf)];
}

/** Does the pattern say what is at this path? That something is there is no answer. */
function asksFor(pattern: unknown, [name, ...inner]: readonly string[]): boolean {
  if (Array.isArray(pattern)) return pattern.some((one) => asksFor(one, name === undefined ? [] : [name, ...inner]));
  if (name === undefined) return pattern !== '*' && Object.keys(pattern ?? {}).length > 0;
  if (typeof pattern !== 'object' || pattern === null) return false;
  return name in pattern && asksFor((pattern as Record<string, unknown>)[name], inner);
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

/** Of the tester, for the peer to make its next digest with. */
function givesNonce(line: MessageLine): boolean {
  return line.direction === 'out' && descendants(rootOf(line)).some(({ name }) => name === 'NextNonce');
}

function rootOf({ bytes }: MessageLine): ElementNode | undefined {
  return decodeStrict(Buffer.from(bytes, 'base64'), [syncml12]).document.root;
}

function descendants(node: ElementNode | undefined): ElementNode[] {
  return node ? children(node).flatMap((one) => [one, ...descendants(one)]) : [];
}
