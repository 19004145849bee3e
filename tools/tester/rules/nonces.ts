/** Which nonces a party may use when (DM_Security 5.3.3, 5.3.4; DM_Protocol 9.1; DM_Notification 5.1). */
import { ALERT, isSuccess, STATUS } from '../../dm/codes';
import { fromBase64 } from '../../dm/digest';
import { child, type ElementNode } from '../../wire/tree';
import { type Message, perMessage } from '../conversation';
import { peerOf, type StatusView, statusesOf } from './flow';
import { hasAlert, isRefusal, metaOf, valueIn } from './parts';
import type { Scope } from './rule';

/** A challenge in the Status for SyncHdr. */
export interface ChallengeView {
  readonly message: Message;
  readonly status: StatusView;
  readonly node: ElementNode;
  readonly code: string;
  /** As written; basic where Meta says nothing. */
  readonly type: string;
  readonly nonce?: Uint8Array;
}

/** Challenges in the header Statuses of a message. */
export const challengesOf: (message: Message) => readonly ChallengeView[] = perMessage((message) => {
  const found: ChallengeView[] = [];
  for (const status of statusesOf(message)) {
    const node = child(status.node, 'Chal');
    if (!node || status.cmdRef !== '0') continue;
    const nonce = nonceIn(metaOf(node, 'NextNonce'));
    const type = valueIn(metaOf(node, 'Type')) ?? 'syncml:auth-basic';
    found.push({ message, status, node, code: status.code, type, ...(nonce ? { nonce } : {}) });
  }
  return found;
});

/** Octets of NextNonce: base64 text, or in WBXML perhaps the octets as they are. */
function nonceIn(node: ElementNode | undefined): Uint8Array | undefined {
  const raw = node?.children.find((part) => part.kind === 'text' && part.bytes !== undefined);
  const text = valueIn(node);
  if (text === undefined) return undefined;
  return fromBase64(text) ?? (raw?.kind === 'text' ? raw.bytes : undefined);
}

/** Why the nonces are the allowed ones, for the words of a breach. */
export type NonceSource = 'agreed' | 'last-session' | 'challenge' | 'next';

export interface NonceState {
  /** `agreed`: nothing was handed out yet, so the party may keep one that this conversation does not know. */
  readonly source: NonceSource;
  readonly allowed: readonly Uint8Array[];
  /** All that the party ever got, to recognise a stale one. */
  readonly all: readonly Uint8Array[];
}

/**
 * Nonces that `message` may be made with.
 * - Within a session the last one received counts. One that came with 212 is meant for the next session, so the one before stays allowed.
 * - A session opens with the last one of earlier sessions; where the party did not take its partner for genuine, also with the one before
 *   that session, which it should not have overwritten, and so on back.
 * - After a notification both sides may open with the nonce 0x00000000, four zero octets or these ten characters.
 * - After a bootstrap the party may have several accounts, each with a nonce of its own; nothing in a message says which one opened the session.
 */
export function nonceState(scope: Scope, message: Message): NonceState {
  const own = scope.conversation.agreement[scope.party];
  const before = scope.conversation.messages.filter(({ n }) => n < message.n);
  const given = before
    .filter(({ from }) => from === peerOf(scope.party))
    .flatMap(challengesOf)
    .filter((one): one is Given => one.nonce !== undefined);
  const first = [own.nonce, ...[...before, message].flatMap(({ account }) => account?.[scope.party] ?? [])];
  const all = [...first, ...given.map(({ nonce }) => nonce)];
  const here = given.filter((one) => one.message.session === message.session);
  const last = here.at(-1);
  const earlier = given.filter((one) => one.message.session !== message.session);
  const opening = openingNonces(scope, message, earlier, first);
  if (last) {
    const stays = here.length > 1 ? [here.at(-2)!.nonce] : opening;
    const allowed = last.code === STATUS.AUTHENTICATED ? [...stays, last.nonce] : [last.nonce];
    return { source: isRefusal(last.code) ? 'challenge' : 'next', allowed, all };
  }
  return { source: given.length === 0 ? 'agreed' : 'last-session', allowed: opening, all };
}

type Given = ChallengeView & { readonly nonce: Uint8Array };

/** @param first of the agreement, and of each account that a bootstrap brought */
function openingNonces(
  scope: Scope,
  message: Message,
  earlier: readonly Given[],
  first: readonly Uint8Array[],
): readonly Uint8Array[] {
  const resync = scope.messages.some((one) => one.n <= message.n && hasAlert(one, ALERT.SERVER_INITIATED));
  const zero = resync ? [new Uint8Array(4), new Uint8Array(Buffer.from('0x00000000'))] : [];
  if (earlier.length === 0) return [...first, ...zero];
  if (first.length > 1) return [...lastOf(earlier).values(), ...first, ...zero];
  const before = scope.conversation.messages.filter(({ session, n }) => n < message.n && session !== message.session);
  return [...keptOf(earlier, first[0]!, before, scope), ...zero];
}

/** By session, the latest at the end. */
function lastOf(given: readonly Given[]): ReadonlyMap<number, Uint8Array> {
  return new Map(given.map(({ message, nonce }) => [message.session, nonce]));
}

/** Last nonces of the sessions back to one with a genuine partner, the newest first. */
function keptOf(given: readonly Given[], first: Uint8Array, before: readonly Message[], scope: Scope): Uint8Array[] {
  const kept: Uint8Array[] = [];
  for (const [session, nonce] of [...lastOf(given)].reverse()) {
    kept.push(nonce);
    if (takenForGenuine(before, scope, session)) return kept;
  }
  return [...kept, first];
}

/** Did the party accept its partner's header in that session and refuse none? */
function takenForGenuine(messages: readonly Message[], scope: Scope, session: number): boolean {
  const codes = messages
    .filter((message) => message.session === session && message.from === scope.party)
    .flatMap(statusesOf)
    .filter(({ cmdRef }) => cmdRef === '0')
    .map(({ code }) => code);
  return codes.some(isSuccess) && !codes.some(isRefusal);
}
