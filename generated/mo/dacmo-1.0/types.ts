// Made from spec/mo/dacmo-1.0.ddf.xml, spec/mo/dacmo-1.0.yaml (sha256 ec1955bd5bf4d192). Not to be edited: run npm run generate.

/** Rights of one server on one object. (node, ZeroOrMore, Get) */
export interface DACMO {
  /** Identifier of the object. (chr, One, Get) */
  readonly MOID: string;
  /** Name of the instance. (chr, One, Get) */
  readonly MIID: string;
  /** Server that holds the rights. (chr, One, Get) */
  readonly SrvID: string;
  /** Read, Write, Execute, Delegate, separated by commas. (chr, One, Get) */
  readonly Rights: string;
  /** Server that gave the rights. (chr, ZeroOrOne, Get) */
  readonly DelegatedBy?: string;
}
