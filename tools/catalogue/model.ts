/** The words of the requirement catalogue (docs/architecture.md, "Evidence"); the files are spec/requirements/. */

export const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'fact'] as const;
/** `fact` is a statement of the text without a verb of duty, used by checks. */
export type Level = (typeof levels)[number];

export const evidences = ['text', 'digest', 'practice', 'memory'] as const;
/** Best first: governing text read, digest or sister document with a clause, seen in products only, remembered. */
export type Evidence = (typeof evidences)[number];

export const parties = ['client', 'server', 'both', 'device', 'card', 'terminal', 'gateway', 'author'] as const;
/** Whom a requirement binds; `author` is who writes a device description. */
export type Party = (typeof parties)[number];

export const untestedReasons = [
  'not-observable',
  'needs-operator',
  'unread-text',
  'other-role',
  'informative',
  'not-yet',
] as const;
export type Untested = (typeof untestedReasons)[number];

export const families = ['dm', 'dm2', 'cp', 'card'] as const;
export type Family = (typeof families)[number];

export const roles = [
  'dm-client',
  'dm-server',
  'dm2-client',
  'dm2-server',
  'cp-device',
  'cp-server',
  'card',
  'card-terminal',
] as const;
export type Role = (typeof roles)[number];

export interface SpecDocument {
  readonly id: string;
  /** Full published name. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly date?: string;
  readonly family: Family;
  /** What `versions` of its requirements count: `dm`, `cp`, `fumo` ... */
  readonly enabler: string;
  /** Re-issues without normative change. */
  readonly also: readonly string[];
}

export interface Requirement {
  /** Document short name and number, given once. */
  readonly id: string;
  /** One sentence in own words. */
  readonly text: string;
  readonly party: Party;
  readonly level: Level;
  /** Full name of the governing document. */
  readonly document: string;
  readonly documentId: string;
  /** `unread` where the text could not be read. */
  readonly clause: string;
  /** Versions of the enabler for which the evidence holds. */
  readonly versions: readonly string[];
  /** Versions to which the requirement presumably applies; nobody read their text. */
  readonly unread: readonly string[];
  /** Rows of fact sheets, `sheet#row`, or sections, `sheet#§2.8`. */
  readonly from: readonly string[];
  /** What each of `from` names as its source, in the marks of its sheet. */
  readonly sources: readonly string[];
  /** Computed from `sources`; the best of them. */
  readonly evidence: Evidence;
  /** Readings that are all allowed where texts contradict each other. */
  readonly tension: readonly string[];
  readonly untested?: Untested;
  readonly family: Family;
  readonly file: string;
  readonly line: number;
}

export interface Catalogue {
  /** By id, in the order of the files. */
  readonly requirements: ReadonlyMap<string, Requirement>;
  /** By row of a fact sheet. */
  readonly byFrom: ReadonlyMap<string, Requirement>;
  readonly documents: ReadonlyMap<string, SpecDocument>;
  /** SHA-256 over the files, hex. */
  readonly hash: string;
}

/** A catalogue that cannot be used. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  constructor(
    readonly file: string,
    /** From 1. */
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
  }
}
