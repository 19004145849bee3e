// Made from spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 fe9e5a69e440795f). Not to be edited: run npm run generate.
/**
 * Typed form of devinf-1.2. Text is a string, an element without content is `true`, everything else an object with the fields in
 * the order of the grammar, attributes before elements. A decoder keeps what a document holds and invents nothing: a required element that the document
 * lacks is undefined (a required list: empty). Who must know asks the strict decoder or the schema.
 */

/** (VerDTD, Man, Mod, OEM?, FwV, SwV, HwV, DevID, DevTyp, UTC?, SupportLargeObjs?, SupportNumberOfChanges?, DataStore+, Ext*) */
export interface DevInf {
  VerDTD: string;
  Man: string;
  Mod: string;
  OEM?: string;
  FwV: string;
  SwV: string;
  HwV: string;
  DevID: string;
  DevTyp: string;
  UTC?: true;
  SupportLargeObjs?: true;
  SupportNumberOfChanges?: true;
  DataStore: DataStore[];
  Ext?: Ext[];
}

/** (SourceRef, DisplayName?, MaxGUIDSize?, Rx-Pref, Rx*, Tx-Pref, Tx*, CTCap+, DSMem?, SupportHierarchicalSync?, SyncCap, Filter-Rx*, FilterCap*) */
export interface DataStore {
  SourceRef: string;
  DisplayName?: string;
  MaxGUIDSize?: string;
  'Rx-Pref': RxPref;
  Rx?: Rx[];
  'Tx-Pref': TxPref;
  Tx?: Tx[];
  CTCap: CTCap[];
  DSMem?: DSMem;
  SupportHierarchicalSync?: true;
  SyncCap: SyncCap;
  'Filter-Rx'?: FilterRx[];
  FilterCap?: FilterCap[];
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

/** (CTType, VerCT, FieldLevel?, Property+) */
export interface CTCap {
  CTType: string;
  VerCT: string;
  FieldLevel?: true;
  Property: Property[];
}

/** (XNam, XVal*) */
export interface Ext {
  XNam: string;
  XVal?: string[];
}

/** (PropName, DataType?, MaxOccur?, MaxSize?, NoTruncate?, ValEnum*, DisplayName?, PropParam*) */
export interface Property {
  PropName: string;
  DataType?: string;
  MaxOccur?: string;
  MaxSize?: string;
  NoTruncate?: true;
  ValEnum?: string[];
  DisplayName?: string;
  PropParam?: PropParam[];
}

/** (ParamName, DataType?, ValEnum*, DisplayName?) */
export interface PropParam {
  ParamName: string;
  DataType?: string;
  ValEnum?: string[];
  DisplayName?: string;
}

/** (CTType, VerCT) */
export interface FilterRx {
  CTType: string;
  VerCT: string;
}

/** (CTType, VerCT, FilterKeyword*, PropName*) */
export interface FilterCap {
  CTType: string;
  VerCT: string;
  FilterKeyword?: string[];
  PropName?: string[];
}
