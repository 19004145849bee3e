/** A conversation between a DM client and a DM server, decoded: what rules and expectations look at. */
import type { DocumentNode, ElementNode } from '../wire/tree';
import { child, children, textOf } from '../wire/tree';
import type { HttpHead } from './record';

export type Party = 'client' | 'server';

export interface Message {
  /** Counts the messages of the case from 1, both directions. */
  readonly n: number;
  /** Counts the sessions of the case from 1. */
  readonly session: number;
  readonly from: Party;
  /** True when the implementation under test sent it. */
  readonly iut: boolean;
  /** Milliseconds since the run began. */
  readonly t: number;
  readonly http: HttpHead;
  readonly bytes: Uint8Array;
  /** Absent for an empty body or a body that is no SyncML in any encoding. */
  readonly document?: DocumentNode;
  /** What the tester did wrong on purpose in this message. From here to the end of the session its peer owes nothing that assumes a correct partner. */
  readonly deviation?: string;
  /** Random octets that the tester drew since its last message. */
  readonly drawn?: readonly Uint8Array[];
  /** An account came by a bootstrap since the message before: the first nonces of both sides in it. */
  readonly account?: Readonly<Record<Party, Uint8Array>>;
}

/** What both sides were told before the session, so that rules can check credentials. */
export interface Agreement {
  readonly version: string;
  readonly encoding: 'xml' | 'wbxml';
  readonly client: Credentials;
  readonly server: Credentials;
  /** Address that the client was given. */
  readonly url: string;
}

export interface Credentials {
  readonly auth: 'none' | 'basic' | 'md5' | 'mac';
  /** User id of the client; server identifier of the server. */
  readonly name: string;
  readonly secret: string;
  /** Nonce agreed before the first session, decoded octets. */
  readonly nonce: Uint8Array;
}

export interface Conversation {
  readonly messages: readonly Message[];
  readonly agreement: Agreement;
  /** Sessions that ended with the IUT silent although an answer was due: session number to reason. */
  readonly broken: ReadonlyMap<number, string>;
}

/** A command element of SyncBody, at the top or inside Atomic and Sequence. */
export interface CommandView {
  readonly name: string;
  readonly node: ElementNode;
  readonly cmdId: string | undefined;
  /** The Atomic or Sequence that holds it. */
  readonly within?: CommandView;
}

const containers = new Set(['Atomic', 'Sequence']);

const shelf = Symbol('what was read of the message');

interface Shelf {
  /** A copy of the message, perhaps changed, takes the shelf along and must not use it. */
  readonly of: Message;
  readonly values: unknown[];
}

let slots = 0;

/**
 * Reads something of a message once, however often it is asked for. It is kept at the message itself: a WeakMap keeps young objects alive
 * until the next full collection, which costs more than the reading.
 */
export function perMessage<T extends object>(read: (message: Message) => T): (message: Message) => T {
  const slot = slots++;
  return (message) => {
    const holder = message as { [shelf]?: Shelf };
    let kept = holder[shelf];
    if (kept?.of !== message) holder[shelf] = kept = { of: message, values: [] };
    const before = kept.values[slot];
    if (before !== undefined) return before as T;
    const value = read(message);
    kept.values[slot] = value;
    return value;
  };
}

/** Text of a SyncHdr child, as `header(message, 'SessionID')` or `header(message, 'Source', 'LocURI')`. */
export function header(message: Message, ...names: string[]): string | undefined {
  return textOf(child(message.document?.root, 'SyncHdr', ...names));
}

export function headerNode(message: Message, ...names: string[]): ElementNode | undefined {
  return child(message.document?.root, 'SyncHdr', ...names);
}

/** Commands of SyncBody in document order, the content of Atomic and Sequence after its container. Final is no command. */
export const commands: (message: Message) => readonly CommandView[] = perMessage(commandsOf);

function commandsOf(message: Message): CommandView[] {
  const body = child(message.document?.root, 'SyncBody');
  const found: CommandView[] = [];
  const walk = (node: ElementNode, within?: CommandView): void => {
    for (const next of children(node)) {
      const id = child(next, 'CmdID');
      if (!id && !commandNames.has(next.name)) continue;
      const view: CommandView = { name: next.name, node: next, cmdId: textOf(id), within };
      found.push(view);
      if (containers.has(next.name)) walk(next, view);
    }
  };
  if (body) walk(body);
  return found;
}

/** SyncML 1.2 command elements (RepPro 1.2.2 6.5, 6.6), so that one without CmdID is still seen. */
const commandNames = new Set(
  'Status Results Add Alert Atomic Copy Delete Exec Get Map Move Put Replace Search Sequence Sync'.split(' '),
);

/** True when the message says that the package is complete. */
export function isFinal(message: Message): boolean {
  return child(message.document?.root, 'SyncBody', 'Final') !== undefined;
}

/** True for a SyncML message, however faulty; false for HTML, noise and empty bodies. */
export function readable(message: Message): boolean {
  return message.document?.root?.name === 'SyncML';
}
