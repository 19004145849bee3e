// Made from spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 84e55ce3cd5ebdca). Not to be edited: run npm run generate.
/**
 * Typed form of devinf-1.1. Text is a string, an element without content is `true`, everything else an object with the fields in
 * the order of the grammar, attributes before elements. A decoder keeps what a document holds and invents nothing: a required element that the document
 * lacks is undefined (a required list: empty). Who must know asks the strict decoder or the schema.
 */

/** (VerDTD, Man?, Mod?, OEM?, FwV?, SwV?, HwV?, DevID, DevTyp, UTC?, SupportLargeObjs?, SupportNumberOfChanges?, DataStore+, CTCap*, Ext*) */
export interface DevInf {
  VerDTD: string;
  Man?: string;
  Mod?: string;
  OEM?: string;
  FwV?: string;
  SwV?: string;
  HwV?: string;
  DevID: string;
  DevTyp: string;
  UTC?: true;
  SupportLargeObjs?: true;
  SupportNumberOfChanges?: true;
  DataStore: DataStore[];
  CTCap?: CTCap[];
  Ext?: Ext[];
}

/** (SourceRef, DisplayName?, MaxGUIDSize?, Rx-Pref, Rx*, Tx-Pref, Tx*, DSMem?, SyncCap) */
export interface DataStore {
  SourceRef: string;
  DisplayName?: string;
  MaxGUIDSize?: string;
  'Rx-Pref': RxPref;
  Rx?: Rx[];
  'Tx-Pref': TxPref;
  Tx?: Tx[];
  DSMem?: DSMem;
  SyncCap: SyncCap;
}

/** (CTType, VerCT) */
export interface RxPref {
  CTType: string;
  VerCT: string;
}

/** (CTType, VerCT) */
export interface Rx {
  CTType: string;
  VerCT: string;
}

/** (CTType, VerCT) */
export interface TxPref {
  CTType: string;
  VerCT: string;
}

/** (CTType, VerCT) */
export interface Tx {
  CTType: string;
  VerCT: string;
}

/** (SharedMem?, MaxMem?, MaxID?) */
export interface DSMem {
  SharedMem?: true;
  MaxMem?: string;
  MaxID?: string;
}

/** (SyncType+) */
export interface SyncCap {
  SyncType: string[];
}

/** ((CTType, (PropName, (ValEnum+ | (DataType, Size?))?, DisplayName?, (ParamName, (ValEnum+ | (DataType, Size?))?, DisplayName?)*)+)+) */
export interface CTCap {
  entries: CTCapEntry[];
}

/** (XNam, XVal*) */
export interface Ext {
  XNam: string;
  XVal?: string[];
}

/** One of CTCap.entries. */
export type CTCapEntry =
  | { $: 'CTType'; text: string }
  | { $: 'PropName'; text: string }
  | { $: 'ValEnum'; text: string }
  | { $: 'DataType'; text: string }
  | { $: 'Size'; text: string }
  | { $: 'DisplayName'; text: string }
  | { $: 'ParamName'; text: string };
