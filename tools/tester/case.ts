/** A case as its author writes it (suites/README.md), after the loader has checked it. */

import type { BootstrapProfile, Sec } from '../dm/bootstrap';
import type { LineFault } from './link';
import type { PushForm } from './push-forms';
import type { Permutation, Role } from './record';
import type { Shows } from './tls/secure';

export interface Suite {
  /** `dm-client/commands` */
  readonly suite: string;
  readonly role: Role;
  readonly title: string;
  /** Id of the case that must pass before and after all others for their verdicts to count. */
  readonly sanity?: string;
  readonly cases: readonly Case[];
  /** File relative to the package root. */
  readonly file: string;
}

export interface Case {
  /** Path-like words, given once, never a position. */
  readonly id: string;
  readonly suite: string;
  readonly role: Role;
  readonly title: string;
  /** Catalogue ids; the first is the one that a failed expectation breaks unless it names another. */
  readonly covers: readonly string[];
  readonly scr: readonly string[];
  readonly ets: string | null;
  /** ICS options without which the case does not apply. */
  readonly needs: readonly string[];
  /** Versions that the case applies to; empty means all. */
  readonly versions: readonly string[];
  /** Axes that matter here; the others keep the profile's first value. */
  readonly axes: readonly Axis[];
  /** Places on an axis outside of which the case makes no sense; an axis that is not named is free. */
  readonly within: Readonly<Partial<Record<Axis, readonly string[]>>>;
  /** Defects of the reference that this case must catch. */
  readonly caughtBy: readonly string[];
  readonly preamble: readonly Step[];
  readonly steps: readonly Step[];
  readonly postamble: readonly Step[];
  readonly file: string;
  readonly line: number;
}

export type Axis = 'version' | 'encoding' | 'client-auth' | 'server-auth' | 'transport';

export type Step = {
  /** `steps[2]`, for findings and events. */
  readonly at: string;
  readonly line: number;
  /** Where the tester is several devices: which of them; default: the first. */
  readonly device?: string;
} & StepBody;

export type StepBody =
  | { readonly kind: 'session'; readonly session: SessionStep }
  | { readonly kind: 'send'; readonly send: SendStep }
  | { readonly kind: 'expect'; readonly expect: ExpectStep }
  | { readonly kind: 'reply'; readonly reply: ReplyStep }
  | { readonly kind: 'read'; readonly read: ReadStep }
  | { readonly kind: 'operate'; readonly operate: OperateStep }
  | { readonly kind: 'notify'; readonly notify: NotifyStep }
  | { readonly kind: 'bootstrap'; readonly bootstrap: BootstrapStep }
  | { readonly kind: 'queue'; readonly queue: readonly AuthoredCommand[]; readonly refusable?: boolean }
  | { readonly kind: 'result'; readonly result: ResultStep }
  | { readonly kind: 'alt'; readonly branches: readonly Branch[]; readonly requirement?: string }
  | { readonly kind: 'repeat'; readonly times: number; readonly steps: readonly Step[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'observe'; readonly observe: ObserveStep }
  | { readonly kind: 'end'; readonly abandon?: boolean };

/** Sessions with a server that are judged by the rules alone; one at least. A program writes this step, no file of suites/ does. */
export interface ObserveStep {
  readonly package1: Package1;
  /** So many. */
  readonly sessions?: number;
  /** None begins later than this, milliseconds after the first. */
  readonly within?: number;
  /** Milliseconds between two. */
  readonly pause: number;
}

export interface SessionStep {
  /** `as-agreed` (default): challenge when needed until the client is in. `accept`: take package 1 as it is, judge nothing. `any`: whatever the client does is its answer, also if nothing comes. */
  readonly login: 'as-agreed' | 'accept' | 'any';
  /** What the tester presents as its own credentials in this session; `stale`: right ones, at first with a nonce of its own; a type: right ones of it, whatever was agreed or is asked. */
  readonly server: ServerShows;
  /** Over https: what the tester shows of itself in the handshake. Default: good. */
  readonly certificate?: Shows;
  /** The session is asked for by a notification instead of the operator's own means. */
  readonly notify?: NotifyStep;
  /** The product learns of the tester by a bootstrap message, and starts the session by itself. */
  readonly bootstrap?: BootstrapStep;
  /** The tester is the client: what it says in package 1. */
  readonly package1?: Package1;
}

/** A bootstrap message as it is sent; what is left out is right (DM_Bootstrap 5.3, 5.4; DM_Security 5.7). */
export interface BootstrapStep {
  /** Default: `dm`. */
  readonly profile?: BootstrapProfile;
  /** Default: USERPIN in the DM profile, NETWPIN in the CP profile. */
  readonly sec?: Sec;
  /** Value of the parameter SEC, where it is another text than that of the method. */
  readonly 'sec-text'?: string;
  /** The MAC is made with the secret of this method. */
  readonly 'made-for'?: Sec;
  /** `other`: the key as products make it that do not go by the letter. */
  readonly reading?: 'letter' | 'other';
  /** `none`: neither SEC nor MAC. */
  readonly mac?: 'right' | 'wrong' | 'none';
  /** What the person types. */
  readonly pin?: 'right' | 'wrong' | 'first-half-wrong' | 'second-half-wrong';
  /** Identifier of the server whose account it is. */
  readonly server?: string;
  readonly name?: string;
  /** Of the credentials in the account. */
  readonly secret?: 'right' | 'wrong';
  /** Value of the ACL that a DMAcc brings. */
  readonly acl?: string;
  /** Of the DM message. */
  readonly encoding?: 'wbxml' | 'xml';
  /** How the DMAcc stands in the DM message: a WBXML document of its own, in place, or XML text. */
  readonly object?: 'opaque' | 'inline' | 'xml';
  /** An object that nobody knows stands before the account. */
  readonly beside?: true;
  /** False: the provisioning document has no account. */
  readonly w7?: boolean;
  /** `none`: AddrType of the DMAcc has no value. */
  readonly 'address-type'?: 'none';
  /** `apart`: the port does not stand in the address but in PORTNBR. */
  readonly port?: 'apart';
  /** Changes of the finished octets; the MAC is made of what comes out. */
  readonly bytes?: BytesChange;
  /** The MAC is that of the octets before the change. */
  readonly 'changed-on-the-way'?: true;
  /** It does not come over the air but on a smart card, which needs no MAC. */
  readonly card?: CardStep;
}

/** A smart card with the bootstrap document; what is left out is usual (DM_Bootstrap 5.4.6; WAP-186-ProvSC 8). */
export interface CardStep {
  /** Of the application and of its files. */
  readonly identifiers?: 'usual' | 'unusual';
  /** False: the document is there, but no directory names it. */
  readonly listed?: false;
  /** Something else stands before it: another object in its directory, or another directory. */
  readonly behind?: 'object' | 'directory';
  /** What the directory names is not there, or an empty file. */
  readonly document?: 'missing' | 'empty';
}

/** Package 1 as it is sent; what is left out is usual (Protocol 8.3). */
export interface Package1 extends Pick<SendStep, 'commands' | 'mutate' | 'final' | 'header'> {
  readonly alert: '1200' | '1201' | 'none';
  /** Values below ./DevInfo other than the usual ones; `none`: no device information. */
  readonly devinfo: 'none' | Readonly<Record<string, string>>;
  /** SessionID. */
  readonly id?: string;
}

/** Package 0 as it is sent; what is left out is right (DM_Notification 6.2). */
export interface NotifyStep {
  readonly 'session-id'?: number;
  readonly 'ui-mode'?: 'not-specified' | 'background' | 'informative' | 'user-interaction';
  readonly initiator?: 'client' | 'server';
  readonly version?: number;
  readonly 'future-use'?: number;
  /** Server identifier. */
  readonly server?: string;
  /** Length identifier. */
  readonly length?: number;
  /** Vendor specific part, hex. */
  readonly vendor?: string;
  readonly nonce?: NotificationNonce;
  readonly secret?: 'right' | 'wrong';
  /** How the push around it is written. */
  readonly push?: PushForm;
  /** Changes of the finished octets. */
  readonly bytes?: BytesChange;
}

/** What the digest is made with; `other`: a nonce that the client has never heard of. */
export type NotificationNonce = 'stored' | 'zero-octets' | 'zero-text' | 'other';

export type ServerShows = 'right' | 'wrong' | 'none' | 'stale' | AuthType;

export type AuthType = 'basic' | 'md5' | 'mac';

export interface SendStep {
  readonly commands: readonly AuthoredCommand[];
  /** Changes on purpose; any of them makes the message a deviation. */
  readonly mutate: readonly Mutation[];
  /** False: the package of the server goes on; one message of the client is taken as the answer. */
  readonly final: boolean;
  /** Replaces the data of `SyncHdr/RespURI`, `SyncHdr/Meta`. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Asks the client for credentials of this type from here to the end of the session, whatever was agreed. */
  readonly challenge?: AuthType;
  /** `last`: the mac is made with the nonce of the message before, which has served its time. */
  readonly nonce?: 'last';
  /** How the message goes over the line. */
  readonly line?: LineFault;
  /** Status codes that answer what the client sent, other than the usual ones: `{Alert: '500'}`. */
  readonly statuses?: Readonly<Record<string, string>>;
  /** What the tester shows of itself as a client from here on. */
  readonly credentials?: ServerShows;
  /** What the tester's device answers to commands of the server, by their names. */
  readonly answers?: Readonly<Record<string, AnswerOf>>;
}

/** Fields of a Status beside its references, and of the Results that go with it; false: none, whatever the device has. */
export interface AnswerOf {
  readonly Status?: string;
  readonly Results?: false | Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What the server tells whoever queued the last operation; texts or lists of allowed texts. */
export interface ResultStep {
  readonly requirement?: string;
  readonly expected: Readonly<Record<'state' | 'status' | 'data', string | readonly string[] | undefined>>;
}

/** `{Get: {Item: [...]}, as: label}`; nested commands likewise. */
export interface AuthoredCommand {
  readonly name: string;
  readonly body: unknown;
  readonly as?: string;
}

/** Changes of a finished message; texts after `hex:` are bytes. */
export interface BytesChange {
  readonly truncate?: number;
  readonly append?: string;
  readonly whole?: string;
  readonly find?: string;
  readonly put?: string;
  /** How often `append` and `put` are repeated. */
  readonly times?: number;
}

/** `mac: after`: made when the mac of the message is there already, so that it does not fit any more. */
export type Mutation = Change & { readonly mac?: 'after' };

type Change =
  | { readonly at: string; readonly set: string }
  | { readonly at: string; readonly remove: true }
  | { readonly at: string; readonly rename: string }
  | { readonly at: string; readonly insert: unknown; readonly where?: 'before' | 'after' | 'first' | 'last' }
  | { readonly at: string; readonly repeat: number }
  | { readonly bytes: BytesChange }
  /** A header of the HTTP answer: set whole, removed, or changed in part. */
  | {
      readonly http: {
        readonly header: string;
        readonly set?: string;
        readonly remove?: true;
        readonly find?: string;
        readonly put?: string;
      };
    };

export interface ReplyStep {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ReadStep {
  readonly LocURI: string;
  readonly as: string;
}

/** What the operator is asked to do to the product: `{do: answer, with: {kind: no}}`. */
export interface OperateStep {
  readonly do: string;
  readonly with: Readonly<Record<string, unknown>>;
}

export interface ExpectStep {
  /** Catalogue id that a mismatch breaks; default: the case's first. */
  readonly requirement?: string;
  readonly because?: string;
  readonly what: Expectation;
}

export type Expectation =
  | { readonly kind: 'command'; readonly name: string; readonly of?: string; readonly pattern: Pattern }
  | { readonly kind: 'absent'; readonly name: string; readonly of?: string; readonly pattern: Pattern }
  | { readonly kind: 'header'; readonly pattern: Pattern }
  /** Status codes of HTTP. */
  | { readonly kind: 'http'; readonly allowed: readonly string[] }
  /** What the first message of the package shows of the client, by what both sides know. */
  | { readonly kind: 'credentials'; readonly allowed: readonly Shown[] }
  /** The push that the operator handed over last (pushed.ts). */
  | { readonly kind: 'push'; readonly pattern: Pattern }
  /** What the operator told last. */
  | { readonly kind: 'told'; readonly pattern: Pattern }
  /** All chunks of a large object in this session. */
  | { readonly kind: 'object'; readonly LocURI: string; readonly Data: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'answer' };

export interface Branch {
  readonly expect: readonly ExpectStep[];
  readonly steps: readonly Step[];
}

/** `stale`: right but for the nonce, which is one that the client was given before. */
export type Shown = 'right' | 'wrong' | 'none' | 'stale';

/**
 * Pattern over an element: text (exact), list of texts (any of), `{re}`, `{not}`, `{capture, is}`, `{min, max}` (number),
 * `{number}` (equal), `{names}` (child list), `{uri}` (the same node), `{acl}` (the same rights), `{bytes}` (the same octets, bare or in base64),
 * `'*'` (there, whatever it says), or an object of child patterns; a list of objects demands a distinct child for each.
 */
export type Pattern = string | readonly Pattern[] | { readonly [key: string]: Pattern | number };

/** A case with its place on every axis. */
export interface PlannedCase {
  readonly key: string;
  readonly of: Case;
  readonly permutation: Permutation;
  /** Set when the ICS rules it out. */
  readonly skip?: string;
  readonly sanity?: 'first' | 'last';
  /** Faults that the embedded reference is to show in this case; for proving the suites. */
  readonly defects?: readonly string[];
}
