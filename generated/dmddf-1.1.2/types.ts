// Made from spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd (sha256 3624f0797a9206a7). Not to be edited: run npm run generate.
/**
 * Typed form of dmddf-1.1.2. Text is a string, an element without content is `true`, everything else an object with the fields in
 * the order of the grammar, attributes before elements. A decoder keeps what a document holds and invents nothing: a required element that the document
 * lacks is undefined (a required list: empty). Who must know asks the strict decoder or the schema.
 */

/** (VerDTD, Man?, Mod?, Node+) */
export interface MgmtTree {
  VerDTD: string;
  Man?: string;
  Mod?: string;
  Node: Node[];
}

/** (NodeName, Path?, RTProperties?, DFProperties, (Node* | Value?)) */
export interface Node {
  NodeName: string;
  Path?: string;
  RTProperties?: RTProperties;
  DFProperties: DFProperties;
  Node?: Node[];
  Value?: string;
}

/** (ACL, Format, Name, Size?, Title?, TStamp?, Type, VerNo?) */
export interface RTProperties {
  ACL: string;
  Format: Format;
  Name: string;
  Size?: string;
  Title?: string;
  TStamp?: string;
  Type: Type;
  VerNo?: string;
}

/** (b64 | bin | bool | chr | int | node | null | xml) */
export interface Format {
  b64?: true;
  bin?: true;
  bool?: true;
  chr?: true;
  int?: true;
  node?: true;
  null?: true;
  xml?: true;
}

/** (MIME | DDFName) */
export interface Type {
  MIME?: string;
  DDFName?: string;
}

/** (AccessType, DefaultValue?, Description?, DFFormat, Occurrence?, Scope?, DFTitle?, DFType) */
export interface DFProperties {
  AccessType: AccessType;
  DefaultValue?: string;
  Description?: string;
  DFFormat: DFFormat;
  Occurrence?: Occurrence;
  Scope?: Scope;
  DFTitle?: string;
  DFType: DFType;
}

/** (Add?, Copy?, Delete?, Exec?, Get?, Replace?) */
export interface AccessType {
  Add?: true;
  Copy?: true;
  Delete?: true;
  Exec?: true;
  Get?: true;
  Replace?: true;
}

/** (b64 | bin | bool | chr | int | node | null | xml) */
export interface DFFormat {
  b64?: true;
  bin?: true;
  bool?: true;
  chr?: true;
  int?: true;
  node?: true;
  null?: true;
  xml?: true;
}

/** (One | ZeroOrOne | ZeroOrMore | OneOrMore | ZeroOrN | OneOrN) */
export interface Occurrence {
  One?: true;
  ZeroOrOne?: true;
  ZeroOrMore?: true;
  OneOrMore?: true;
  ZeroOrN?: string;
  OneOrN?: string;
}

/** (Permanent | Dynamic) */
export interface Scope {
  Permanent?: true;
  Dynamic?: true;
}

/** (MIME+ | DDFName) */
export interface DFType {
  MIME?: string[];
  DDFName?: string;
}
