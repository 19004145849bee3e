/**
 * The run as it is kept: JSON lines, one object a line, in the order of their making. Every report, a re-judgement and the
 * monitor work on this alone (docs/architecture.md, "Judging is apart from driving").
 */

import type { Role } from '../ics/model';

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'error' | 'skipped';
export type Effect = 'fail' | 'warning' | 'advisory';
export type { Role };

export type RecordLine = RunLine | CaseLine | MessageLine | EventLine | FindingLine | RulesLine | VerdictLine | EndLine;

/** First line. */
export interface RunLine {
  readonly type: 'run';
  readonly format: 1;
  readonly assay: string;
  /** `int`: both sides are products, and both are judged. */
  readonly role: Role | 'int';
  /** ISO 8601; every `t` below counts milliseconds from here. */
  readonly started: string;
  readonly seed: string;
  /** Name of the product as the profile gives it, and the profile itself without secrets when asked. */
  readonly product: string;
  readonly profile: unknown;
  /** Hash of the suites and of the catalogue that judged. */
  readonly suites: string;
  readonly catalogue: string;
  readonly strict: boolean;
  /** Secrets are replaced by stand-ins (redact/redact.ts). */
  readonly redacted?: true;
}

/** One value per axis; the long name is made from them (`dm 1.2, wbxml, md5/basic, http`). */
export interface Permutation {
  readonly version: string;
  readonly encoding: 'xml' | 'wbxml';
  readonly clientAuth: 'none' | 'basic' | 'md5' | 'mac';
  readonly serverAuth: 'none' | 'basic' | 'md5' | 'mac';
  readonly transport: 'http' | 'https';
}

export interface CaseLine {
  readonly type: 'case';
  /** Unique in the run: case id and permutation. */
  readonly key: string;
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly scr: readonly string[];
  readonly ets: string | null;
  readonly permutation: Permutation;
  readonly t: number;
}

/** What crossed the wire, in either direction. `in` is from the IUT; between two products from the client. */
export interface MessageLine {
  readonly type: 'message';
  readonly key: string;
  /** Counts the messages of the case from 1; findings point at it. */
  readonly n: number;
  /** Counts the sessions of the case from 1. */
  readonly session: number;
  readonly direction: 'in' | 'out';
  readonly t: number;
  readonly encoding: 'xml' | 'wbxml' | 'unknown';
  readonly http: HttpHead;
  /** Body, base64. */
  readonly bytes: string;
  /** Random octets that the tester drew since its last message, base64: what replay sends again. */
  readonly drawn?: readonly string[];
  /** What the tester did wrong on purpose, in words. */
  readonly deviation?: string;
  /** Step of the case that sent it, as `steps[2]`. */
  readonly step?: string;
}

export interface HttpHead {
  /** Requests. */
  readonly method?: string;
  readonly target?: string;
  /** Responses. */
  readonly status?: number;
  /** Lower-case names; in the order received. */
  readonly headers: readonly (readonly [string, string])[];
  /** Of the connection, where it is secure; `client`: subject of the certificate that the client showed. */
  readonly tls?: { readonly protocol: string; readonly cipher: string; readonly client?: string };
}

/** Anything else worth keeping: operator calls and their outcome, time-outs, closed connections, notes of the player. */
export interface EventLine {
  readonly type: 'event';
  readonly key: string;
  readonly t: number;
  readonly session: number;
  readonly what: 'start' | 'ended' | 'operator' | 'timeout' | 'network' | 'crash' | 'hang' | 'step' | 'note';
  readonly text: string;
  /** Output of the product, exit code, signal and the like. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface FindingLine {
  readonly type: 'finding';
  readonly key: string;
  /** Counts the findings of the case from 1. */
  readonly n: number;
  /** Catalogue id; null for what needs no rule (crash, hang, unreadable bytes). */
  readonly requirement: string | null;
  readonly effect: Effect;
  /** Whose fault it is, where both sides are products. */
  readonly party?: 'client' | 'server';
  /** A sentence for people: what was found. */
  readonly text: string;
  readonly place: Place;
  /** All allowed answers. */
  readonly expected: readonly string[];
  readonly actual: string;
  /** Where the demand stands: a step of the case, or a rule. */
  readonly by: { readonly step?: string; readonly line?: number; readonly rule?: string };
  /** Finding that caused this one; absent for a root cause. */
  readonly follows?: number;
}

export interface Place {
  /** `n` of the message, or null when something is missing altogether. */
  readonly message: number | null;
  readonly path?: string;
  readonly offset?: number;
  /** One past the last byte, when the place is a range. */
  readonly end?: number;
  readonly line?: number;
  readonly column?: number;
}

/** Every rule that the conversation of a case put to the test, with the requirements that it stands for. */
export interface RulesLine {
  readonly type: 'rules';
  readonly key: string;
  readonly holds: Readonly<Record<string, readonly string[]>>;
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

export interface VerdictLine {
  readonly type: 'verdict';
  readonly key: string;
  readonly verdict: Verdict;
  /** Why, for everything but `pass`: one clear line. */
  readonly reason?: string;
  readonly t: number;
  readonly ms: number;
}

/** Last line; absent when the run was cut off. */
export interface EndLine {
  readonly type: 'end';
  readonly t: number;
  readonly exitCode: number;
}
