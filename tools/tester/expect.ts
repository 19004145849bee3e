/** Expectations: does the answer of the product say what the case wants? */
import { child, type ElementNode, pathOf, textOf } from '../wire/tree';
import type { Answer, CommandRef, Silence } from './answer';
import type { Expectation, Pattern, Shown } from './case';
import { type CommandView, commands, type Message, readable } from './conversation';
import { describe, type Mismatch, match } from './pattern';
import type { Place } from './record';

/** An expectation that was not met; the judge turns it into a finding. */
export interface Miss {
  readonly text: string;
  readonly place: Place;
  readonly expected: readonly string[];
  readonly actual: string;
  readonly requirement?: string | null;
  readonly step?: string;
  readonly line?: number;
}

export type Expected =
  | { readonly ok: true; readonly captures: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly miss: Miss };

const met: Expected = { ok: true, captures: new Map() };

/** @throws nothing: an answer that is not there is a miss too. */
export function expectation(
  what: Exclude<Expectation, { kind: 'push' | 'told' | 'object' }>,
  answer: Answer,
): Expected {
  const last = answer.messages.at(-1);
  if (what.kind === 'end')
    return last
      ? missed(`the ${last.from} goes on with the session`, last, undefined, ['no further message'], 'a message')
      : met;
  const silence = answer.silence;
  if (silence && !last)
    return { ok: false, miss: answer.asked === null ? noSession(silence) : silenceMiss(silence, answer.asked) };
  if (what.kind === 'http') return http(what.allowed, last);
  const unreadable = answer.messages.find((message) => !readable(message));
  if (unreadable) return { ok: false, miss: unreadableMiss(unreadable) };
  if (what.kind === 'answer') return met;
  if (what.kind === 'header') {
    const node = child(last?.document?.root, 'SyncHdr');
    if (!node || !last) return missed('no SyncHdr', last, undefined, ['SyncHdr'], 'none');
    return matched(match(node, what.pattern), last, 'SyncHdr');
  }
  if (what.kind === 'credentials') return credentials(what.allowed, answer);
  const ref = what.of === undefined ? undefined : answer.sent.get(what.of);
  const found = answer.messages.flatMap((message, n) => {
    const views = commands(message);
    // What follows the first answers our requests for more.
    const meant = n === 0 && ref ? strayed(views, ref) : undefined;
    return views
      .filter((view) => view.name === what.name && concerns(view, what.of, ref, meant))
      .map((view) => ({ message, node: view.node }));
  });
  const subject = what.of ? `${what.name} for ${what.of}` : what.name;
  if (what.kind === 'absent') {
    const there = found.find(({ node }) => match(node, what.pattern).ok);
    return there
      ? missed(`${subject} is there`, there.message, there.node, [`no ${subject}`], describeNode(there.node))
      : met;
  }
  if (found.length === 0)
    return missed(
      `no ${subject}`,
      last,
      child(last?.document?.root, 'SyncBody'),
      describe(what.pattern).map((text) => `${subject} ${text}`),
      'none',
    );
  return demandsAll(what) ? all(found, what.pattern, subject) : any(found, what.pattern, subject);
}

function http(allowed: readonly string[], last: Message | undefined): Expected {
  const actual = String(last?.http.status ?? 'no response');
  return allowed.includes(actual)
    ? met
    : missed('the HTTP status is not as expected', last, undefined, allowed, actual);
}

function credentials(allowed: readonly Shown[], { messages: [first], shown }: Answer): Expected {
  // What is right but for its nonce is wrong, where nobody asks how.
  if (!shown || allowed.includes(shown.what) || (shown.what === 'stale' && allowed.includes('wrong'))) return met;
  const header = child(first?.document?.root, 'SyncHdr');
  const actual = shown.why ?? `${shown.what} credentials`;
  return missed('the credentials are not as expected', first, child(header, 'Cred') ?? header, allowed, actual);
}

/** A command may be answered by one Status per Item: without a TargetRef in the pattern all of them are meant (STA-005, STA-006). */
function demandsAll(what: Extract<Expectation, { kind: 'command' }>): boolean {
  const pattern = what.pattern;
  return what.name === 'Status' && !(typeof pattern === 'object' && ('TargetRef' in pattern || 'SourceRef' in pattern));
}

interface Candidate {
  readonly message: Message;
  readonly node: ElementNode;
}

function all(found: readonly Candidate[], pattern: Pattern, subject: string): Expected {
  const captures = new Map<string, string>();
  for (const { message, node } of found) {
    const result = match(node, pattern);
    if (!result.ok) return matched(result, message, subject);
    for (const [name, value] of result.captures) captures.set(name, value);
  }
  return { ok: true, captures };
}

function any(found: readonly Candidate[], pattern: Pattern, subject: string): Expected {
  let best: { message: Message; mismatch: Mismatch } | undefined;
  for (const { message, node } of found) {
    const result = match(node, pattern);
    if (result.ok) return { ok: true, captures: result.captures };
    if (!best || result.mismatch.depth > best.mismatch.depth) best = { message, mismatch: result.mismatch };
  }
  return best ? matched({ ok: false, mismatch: best.mismatch }, best.message, subject) : met;
}

function matched(result: ReturnType<typeof match>, message: Message, subject: string): Expected {
  if (result.ok) return result;
  const { node, expected, actual } = result.mismatch;
  return missed(`${subject} is not as expected`, message, node, expected, actual);
}

function missed(
  text: string,
  message: Message | undefined,
  node: ElementNode | undefined,
  expected: readonly string[],
  actual: string,
): Expected {
  return { ok: false, miss: { text, place: placeOf(message, node), expected, actual } };
}

/** Where in the bytes: findings point there, reports mark it. */
export function placeOf(message: Message | null | undefined, node?: ElementNode): Place {
  if (!message) return { message: null };
  if (!node) return { message: message.n };
  return { message: message.n, path: pathOf(node), offset: node.start, end: node.end };
}

function concerns(
  view: CommandView,
  label: string | undefined,
  ref: CommandRef | undefined,
  meant: string | undefined,
): boolean {
  if (label === undefined) return true;
  if (!ref) return false;
  // Results without MsgRef mean MsgRef 1 (STA-015).
  const msgRef = textOf(child(view.node, 'MsgRef')) ?? '1';
  return (msgRef === ref.msgId || msgRef === meant) && textOf(child(view.node, 'CmdRef')) === ref.cmdId;
}

/**
 * The MsgRef that a client writes in place of ours, when its Status for the header and all others name one other message: a fault of
 * references, which rules judge once, and no reason to find every command unanswered.
 */
function strayed(views: readonly CommandView[], ref: CommandRef): string | undefined {
  const statuses = views.filter(({ name }) => name === 'Status').map(({ node }) => node);
  const refs = new Set(statuses.map((node) => textOf(child(node, 'MsgRef'))));
  if (refs.size !== 1 || refs.has(ref.msgId)) return undefined;
  const header = statuses.find((node) => textOf(child(node, 'Cmd')) === 'SyncHdr');
  return header && textOf(child(header, 'MsgRef'));
}

/** Nothing was asked of the client but to come: after a notification. Crashes are told apart by whoever sent it. */
function noSession(silence: Silence): Miss {
  const actual = silence.how === 'timeout' ? `nothing within ${silence.ms} ms` : silence.text;
  return { text: 'the client started no session', place: { message: null }, expected: ['package 1'], actual };
}

/** A crash, a hang and unreadable bytes are findings in any case, whatever the case is about: they break no single requirement. */
export function silenceMiss(silence: Silence, asked: number | null): Miss {
  const actual = silence.how === 'timeout' ? `nothing within ${silence.ms} ms` : silence.text;
  const { of = 'product', how } = silence;
  // Of a server nobody sees more than its end of the line.
  const broke = of === 'server' ? 'broke the connection' : 'died';
  const text = `the ${of} ${how === 'crashed' ? broke : 'did not answer'}`;
  return { text, place: { message: asked }, expected: ['an answer'], actual, requirement: null };
}

export function unreadableMiss(message: Message): Miss {
  const fatal = message.document?.findings.find((finding) => finding.severity === 'fatal');
  const place = { message: message.n, ...(fatal ? { offset: fatal.offset } : {}) };
  return {
    text: 'the message cannot be read',
    place,
    expected: ['a SyncML message'],
    actual: sayUnreadable(message),
    requirement: null,
  };
}

function sayUnreadable(message: Message): string {
  if (message.bytes.length === 0) return 'an empty body';
  const fatal = message.document?.findings.find((finding) => finding.severity === 'fatal');
  const root = message.document?.root;
  return fatal ? fatal.message : root ? `a document whose root is ${root.name}` : 'bytes that are no SyncML';
}

function describeNode(node: ElementNode): string {
  const data = textOf(child(node, 'Data')) ?? textOf(child(node, 'Item', 'Data'));
  return data === undefined ? node.name : `${node.name} with Data ${JSON.stringify(data.slice(0, 80))}`;
}
