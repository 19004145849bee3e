/** What may differ between servers of the reference. */
import type { Credential } from './model';

export interface ServerConfig {
  /** ServerID: user of the server's credentials where an account names none, and identifier in notifications. */
  readonly serverId: string;
  /** Address that clients know, also the Source of messages; where empty, that of the listener. */
  readonly publicUrl: string;
  /** Gives every session an address of its own in RespURI. */
  readonly respUri: boolean;
  /** `refuse`: a device without account is challenged and never let in. `enrol`: gets the account below. */
  readonly unknownDevices: 'refuse' | 'enrol';
  readonly enrolAs: { readonly client: Credential; readonly server: Credential };
  /** md5 and basic: 200 and credentials with every message, in place of 212. */
  readonly credentialsAlways: boolean;
  /** Types of Generic Alert (1226) and client events (1224) that are processed; a star at the end stands for any rest. */
  readonly genericAlerts: readonly string[];
  readonly clientEvents: readonly string[];
  /** Announced in Meta of SyncHdr; 0 = not announced. */
  readonly maxMsgSize: number;
  readonly maxObjSize: number;
  /** Octets of a request at most. */
  readonly maxBody: number;
  readonly maxSessions: number;
  readonly maxMessages: number;
  /** Commands in one package at most. */
  readonly maxCommands: number;
  /** How often an operation is sent before it has failed. */
  readonly maxAttempts: number;
  /** Silence after which a session is over. */
  readonly sessionMs: number;
  /** Values kept of one device. */
  readonly maxConfiguration: number;
}

const nobody: Credential = { auth: 'none', user: '', secret: '', nonce: '' };

export const defaultConfig: ServerConfig = {
  serverId: 'org.example.assay',
  publicUrl: '',
  respUri: false,
  unknownDevices: 'refuse',
  enrolAs: { client: nobody, server: nobody },
  credentialsAlways: false,
  genericAlerts: ['urn:oma:at:*', 'Reversed-Domain-Name:*', 'org.openmobilealliance.*', 'org.example.*'],
  clientEvents: ['urn:*', 'Reversed-Domain-Name:*', 'org.openmobilealliance.*', 'org.example.*'],
  maxMsgSize: 65536,
  maxObjSize: 4 * 1024 * 1024,
  maxBody: 8 * 1024 * 1024,
  maxSessions: 10_000,
  maxMessages: 5000,
  maxCommands: 100,
  maxAttempts: 3,
  sessionMs: 120_000,
  maxConfiguration: 5000,
};

/** Is a name in a list whose entries may end with a star? */
export function listed(list: readonly string[], name: string): boolean {
  return list.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
}
