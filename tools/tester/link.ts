/**
 * The line between a case and the IUT. The live link stands on HTTP and an operator; the replay link on a record.
 * The player knows no other way to the world, so that a recorded run is judged by the very code that drove it.
 */
import type { HttpHead, Permutation } from './record';
import type { Shows } from './tls/secure';

export type Incoming =
  | { readonly kind: 'request'; readonly t: number; readonly http: HttpHead; readonly bytes: Uint8Array }
  /** The operator says that the session is over (the program ended, the device answered). */
  | { readonly kind: 'ended'; readonly t: number; readonly end: SessionEnd }
  | { readonly kind: 'timeout'; readonly t: number };

export interface SessionEnd {
  /** What became of the product: `done` by itself, `failed` says so itself, `crashed` died, `stopped` by us. */
  readonly how: 'done' | 'failed' | 'crashed' | 'stopped';
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Response {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
  readonly line?: LineFault;
}

/** How an answer goes over the line; all but `cut` is good HTTP. */
export interface LineFault {
  /** Milliseconds before anything is said. */
  readonly delay?: number;
  /** Written in so many pieces, `pause` milliseconds apart. */
  readonly pieces?: number;
  readonly pause?: number;
  /** The connection breaks after so many octets of the body. */
  readonly cut?: number;
  /** The connection is closed after the answer, and says so. */
  readonly close?: true;
  /** Names of headers in capitals. */
  readonly capitals?: true;
}

/** What an operator needs to know to start a session; the words are those of the placeholders in a profile. */
export interface SessionRequest {
  readonly url: string;
  readonly encoding: 'xml' | 'wbxml';
  readonly version: string;
  readonly auth: string;
  readonly user: string;
  readonly secret: string;
  /** base64 */
  readonly nonce: string;
  readonly serverid: string;
  readonly serversecret: string;
  /** base64 */
  readonly servernonce: string;
  readonly serverauth: string;
  /** `kept`: the product has its account from a bootstrap; what is said here of addresses and secrets is not for it. */
  readonly account?: 'kept';
  /** Over https, files in PEM: the authority to trust, the certificate to show and its key. */
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
}

export type Delivery =
  | {
      readonly kind: 'notification';
      readonly package0: Uint8Array;
      /** The whole WSP push, where the case wants it in another form than the usual one. */
      readonly push?: Uint8Array;
    }
  | BootstrapDelivery
  /** Nothing more: the operator starts the session with the account that the product has. */
  | { readonly kind: 'kept account' };

export interface BootstrapDelivery {
  readonly kind: 'bootstrap';
  /** Content type with SEC and MAC, as HTTP would write it. */
  readonly type: string;
  readonly message: Uint8Array;
  /** What the person types when the product asks; empty: nothing is asked. */
  readonly pin: string;
  /** Files of the smart card that brings it in place of a push: content by path, both in hex. */
  readonly card?: Readonly<Record<string, string>>;
}

export type Done =
  | { readonly ok: true; readonly result?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: string };

/** What both directions have. */
export interface Line {
  /** Address of the server. */
  readonly url: string;
  /** Milliseconds since the run began; recorded time on replay. */
  now(): number;
  /** Lets time pass; on replay it has passed already. */
  pause(ms: number): Promise<void>;
  /** Asks the operator for something else than a session; a refusal is a reason. */
  operate(op: string, args: Readonly<Record<string, unknown>>): Promise<Done>;
  /** The next thing that the IUT does. */
  next(timeoutMs: number): Promise<Incoming>;
  /** Ends the session from our side: refuses open requests, stops the product. Resolves with what it had to say. */
  stop(): Promise<SessionEnd | undefined>;
}

/** To a client: it calls, the tester answers. */
export interface Link extends Line {
  /**
   * Resolves when the operator has taken the order; a refusal is a reason.
   * @param delivery what shall make the product start the session by itself
   */
  start(permutation: Permutation, delivery?: Delivery): Promise<Done>;
  /** Sets `url` for the next session; on replay the record has it. */
  aim?(transport: Permutation['transport'], shows: Shows): void;
  /** Answers the request that `next` returned last. */
  reply(response: Response): Promise<void>;
}

/** To a server: the tester calls, `next` has the response. */
export interface ClientLink extends Line {
  /** Sets `url` for what follows; on replay the record has it. */
  aim?(transport: Permutation['transport']): void;
  /** Makes the product ready and the device known to it, as far as that is not done; `url` is right from here on. */
  open(account: Account): Promise<Done>;
  post(request: Request): Promise<void>;
  /** The session begins; a record is read from here. */
  begin(): void;
}

/** A device as the server is told of it; the words are those of `register-device` (spec/schema/operator.schema.json). */
export interface Account {
  readonly id: string;
  readonly auth: string;
  readonly user: string;
  readonly secret: string;
  /** base64 */
  readonly nonce: string;
  readonly serverid: string;
  readonly serverauth: string;
  readonly serversecret: string;
  /** base64 */
  readonly servernonce: string;
}

export interface Request {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array;
}
