// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
/**
 * Typed form of cp-1.1. Text is a string, an element without content is `true`, everything else an object with the fields in
 * the order of the grammar, attributes before elements. A decoder keeps what a document holds and invents nothing: a required element that the document
 * lacks is undefined (a required list: empty). Who must know asks the strict decoder or the schema.
 */

/** (characteristic+) */
export interface WapProvisioningdoc {
  version?: string;
  characteristic: Characteristic[];
}

/** (parm*, characteristic*) */
export interface Characteristic {
  type: string;
  parm?: Parm[];
  characteristic?: Characteristic[];
}

/** EMPTY */
export interface Parm {
  name: string;
  value?: string;
}
