/**
 * Limits of every decoder. Input is hostile: a decoder stops with a typed error before it spends more than this.
 * Management knows better numbers for a case; these defaults hold where nobody says otherwise.
 */
export interface Limits {
  /** Bytes of the whole document. */
  readonly bytes: number;
  /** Elements within elements. */
  readonly depth: number;
  /** Elements in all, those of embedded documents included; in a tree also each piece of text that is not the first in its element. */
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** Bytes of one name (tag, attribute, public id). */
  readonly nameLength: number;
  /** Bytes of one text, OPAQUE or string table. */
  readonly textLength: number;
  /** Documents within documents (OPAQUE WBXML in Data). */
  readonly documents: number;
  /** Findings kept of one document; the count goes on, the texts do not. */
  readonly findings: number;
}

export const defaultLimits: Limits = {
  bytes: 64 * 1024 * 1024,
  depth: 256,
  elements: 2_000_000,
  attributes: 256,
  nameLength: 4096,
  textLength: 64 * 1024 * 1024,
  documents: 4,
  findings: 200,
};

/** Fills what is left out with the defaults. */
export function limitsOf(part: Partial<Limits> = {}): Limits {
  return { ...defaultLimits, ...part };
}
