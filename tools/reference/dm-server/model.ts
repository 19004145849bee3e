/** What the server knows and keeps: devices with their accounts, operations with their results, events, packages. */
import type { DmVersion } from '../../dm/versions';
import type { AuthType } from '../shared/auth';

/** What one side shows to the other (CLCRED and SRVCRED of DMAcc). */
export interface Credential {
  readonly auth: AuthType;
  readonly user: string;
  readonly secret: string;
  /** Base64; what the next digest is made with. */
  readonly nonce: string;
}

/** Where a notification goes: a file of the outbox folder, a UDP port (2948 where none is named) as WSP push, or an HTTP push proxy. */
export type Delivery =
  | { readonly kind: 'file'; readonly name?: string }
  | { readonly kind: 'udp'; readonly host: string; readonly port?: number }
  | { readonly kind: 'http'; readonly url: string };

/** A value that a device has reported. */
export interface Reported {
  readonly format: string;
  readonly type: string;
  readonly data: Value;
  /** ISO time. */
  readonly at: string;
}

/** Text, or octets in base64. */
export type Value = string | { readonly base64: string };

export interface Device {
  readonly id: string;
  readonly group: string;
  readonly client: Credential;
  readonly server: Credential;
  readonly push?: Delivery;
  /** Leaf name below ./DevInfo to value, of the last package 1. */
  readonly devInfo: Readonly<Record<string, string>>;
  readonly version?: DmVersion;
  readonly encoding?: string;
  readonly maxMsgSize?: number;
  readonly maxObjSize?: number;
  /** Last value known of every node that was read, by LocURI. */
  readonly configuration: Readonly<Record<string, Reported>>;
  readonly lastSession?: string;
  /** Session ids of notifications that no session has answered yet. */
  /** A bootstrap message was made for it. */
  readonly bootstrapped?: true;
  readonly notified: readonly number[];
  /** Session id of the last notification. */
  readonly lastNotified: number;
}

/** What a third party asks for, in the words of the interface (docs/third-party-interface.md). */
export interface OperationItem {
  readonly target: string;
  readonly source?: string;
  readonly format?: string;
  readonly type?: string;
  readonly data?: Value | { readonly package: string };
}

export interface OrderedCommand {
  readonly command: 'Get' | 'Add' | 'Replace' | 'Delete' | 'Exec' | 'Copy' | 'Alert' | 'Atomic' | 'Sequence';
  readonly items?: readonly OperationItem[];
  readonly correlator?: string;
  readonly noResp?: boolean;
  /** Alert: 1100 to 1104, its options, text and choices. */
  readonly code?: string;
  readonly options?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly choices?: readonly string[];
  /** Atomic and Sequence. */
  readonly commands?: readonly OrderedCommand[];
}

export interface ItemResult {
  /** Missing where the device gives one status for the command. */
  status?: string;
  uri?: string;
  format?: string;
  type?: string;
  data?: Value;
}

/** What the device said to one command; inner commands follow their group, in document order. */
export interface CommandResult {
  readonly command: string;
  status?: string;
  readonly items: ItemResult[];
}

export type OperationState = 'queued' | 'sent' | 'done' | 'failed' | 'cancelled';

export interface Operation {
  readonly id: string;
  readonly device: string;
  /** Grows with every operation: the order of the queue. */
  readonly order: number;
  readonly ordered: OrderedCommand;
  readonly by: string;
  readonly at: string;
  readonly state: OperationState;
  /** How often it was sent. */
  readonly attempts: number;
  readonly results: readonly CommandResult[];
  /** Why it failed. */
  readonly reason?: string;
  /** Codes and data of Generic Alerts that came with its Correlator. */
  readonly reports: readonly EventItem[];
}

export interface EventItem {
  readonly source?: string;
  readonly type?: string;
  readonly format?: string;
  readonly mark?: string;
  readonly data?: Value;
}

/** Alert 1224 or 1226 of a device. */
export interface DeviceEvent {
  readonly order: number;
  readonly device: string;
  readonly at: string;
  readonly code: string;
  readonly correlator?: string;
  readonly items: readonly EventItem[];
}

/** Octets uploaded once and sent by reference. */
export interface Package {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly at: string;
}
