/** What a decoder has to say about bytes, before anyone asks what they mean. */

/** Closed list: one word per kind of fault, so that tests, rules and reports name the same thing. */
export type WireCode =
  | 'not-well-formed'
  | 'encoding' // bytes that are no text in the declared charset, or a charset nobody here reads
  | 'char' // a character that XML 1.0 does not allow (after WBXML as well)
  | 'truncated'
  | 'trailing' // something after the end of the document
  | 'limit'
  | 'doctype' // a DOCTYPE or internal subset: noted, never fetched, never expanded
  | 'entity' // undefined entity or bad character reference
  | 'namespace'
  | 'unknown-element'
  | 'unknown-token'
  | 'unknown-page'
  | 'unknown-attribute'
  | 'unknown-public-id'
  | 'unexpected-element' // known, but not allowed here
  | 'missing-element'
  | 'element-order'
  | 'unexpected-text'
  | 'duplicate-attribute'
  | 'missing-attribute'
  | 'attribute-value' // not the fixed value, or none of those listed
  | 'string-table' // index out of range or not terminated
  | 'integer' // mb_u_int32 too long or too large
  | 'version'
  | 'embedded-document' // a document inside Data that does not decode
  | 'spelling'; // tolerated variant seen in the wild (xmlns as literal attribute, MetInf wrapper, ...)

/** `fatal`: reading stopped here. `error`: the document breaks its grammar. `note`: allowed or tolerated, worth knowing. */
export type WireSeverity = 'fatal' | 'error' | 'note';

export interface WireFinding {
  readonly code: WireCode;
  readonly severity: WireSeverity;
  /** Zero-based offset into the bytes given to the decoder. */
  readonly offset: number;
  /** One-based, XML only. Columns count characters. */
  readonly line?: number;
  readonly column?: number;
  /** Element path such as `/SyncML/SyncBody/Get[2]/Item`; empty before the root. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
}

/** Thrown by every decoder where reading cannot go on. Carries the finding that a strict decoder would have kept. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(readonly finding: WireFinding) {
    super(`${finding.message} (${placeOf(finding)})`);
  }
}

/** `line 3, column 7`, or `byte 0x5c` where there are no lines; with the path when known. */
export function placeOf(finding: Pick<WireFinding, 'offset' | 'line' | 'column' | 'path'>): string {
  const spot =
    finding.line === undefined
      ? `byte 0x${finding.offset.toString(16)}`
      : `line ${finding.line}, column ${finding.column ?? 1}`;
  return finding.path ? `${spot}, ${finding.path}` : spot;
}

/** Refuses what an encoding cannot express at all. `offset` counts the bytes written so far. @throws WireError always */
export function inexpressible(offset: number, expected: string, message: string): never {
  throw new WireError({ code: 'char', severity: 'fatal', offset, path: '', expected, message });
}
