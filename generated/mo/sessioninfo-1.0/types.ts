// Made from spec/mo/sessioninfo-1.0.ddf.xml, spec/mo/sessioninfo-1.0.yaml (sha256 c77ad324f331cc97). Not to be edited: run npm run generate.

/** The session in which it is read. (node, One, Get) */
export interface SessionInfo {
  /** Current bearer, numbered as the preferred connection types of a notification. (chr, ZeroOrOne, Get) */
  readonly CBT?: string;
  /** Roaming state. (chr, ZeroOrOne, Get) */
  readonly ROAMING?: string;
}
