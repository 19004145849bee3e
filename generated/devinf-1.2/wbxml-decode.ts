// Made from spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 fe9e5a69e440795f). Not to be edited: run npm run generate.
import { FastNames } from '../../tools/wire/fast-names';
import { WbxmlReader } from '../../tools/wire/fast-wbxml-read';
import { type Limits, limitsOf } from '../../tools/wire/limits';
import type {
  DevInf,
  DataStore,
  RxPref,
  Rx,
  TxPref,
  Tx,
  DSMem,
  SyncCap,
  CTCap,
  Ext,
  Property,
  PropParam,
  FilterRx,
  FilterCap,
} from './types';

/** For tags written as literals. */
const names = new FastNames({
  DevInf: 0x0a,
  VerDTD: 0x25,
  Man: 0x11,
  Mod: 0x15,
  OEM: 0x16,
  FwV: 0x0f,
  SwV: 0x1e,
  HwV: 0x10,
  DevID: 0x09,
  DevTyp: 0x0b,
  UTC: 0x28,
  SupportLargeObjs: 0x2a,
  SupportNumberOfChanges: 0x29,
  DataStore: 0x07,
  SourceRef: 0x1d,
  DisplayName: 0x0c,
  MaxGUIDSize: 0x12,
  'Rx-Pref': 0x1a,
  Rx: 0x19,
  'Tx-Pref': 0x22,
  Tx: 0x21,
  CTType: 0x06,
  VerCT: 0x24,
  DSMem: 0x0d,
  SharedMem: 0x1b,
  MaxMem: 0x14,
  MaxID: 0x13,
  SyncCap: 0x1f,
  SyncType: 0x20,
  CTCap: 0x05,
  PropName: 0x18,
  ParamName: 0x17,
  DataType: 0x08,
  ValEnum: 0x23,
  Ext: 0x0e,
  XNam: 0x26,
  XVal: 0x27,
  FieldLevel: 0x33,
  Property: 0x2b,
  PropParam: 0x2c,
  MaxOccur: 0x2d,
  MaxSize: 0x1c,
  NoTruncate: 0x2e,
  SupportHierarchicalSync: 0x34,
  'Filter-Rx': 0x30,
  FilterCap: 0x31,
  FilterKeyword: 0x32,
});

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is malformed, has another root, or exceeds a limit
 */
export function decodeWbxml(bytes: Uint8Array, limits?: Partial<Limits>): DevInf {
  const r = new WbxmlReader(bytes, names, { limits: limitsOf(limits), elements: 0, documents: 0 });
  r.root(0x0a, 'DevInf');
  const value = readDevInf(r);
  r.finish();
  return value;
}

/** Reads the content of a DevInf within a document of another vocabulary. */
export function inlineDevInf(r: WbxmlReader): DevInf {
  const outer = r.names;
  r.names = names;
  const value = readDevInf(r);
  r.names = outer;
  return value;
}

/** Reads a complete document that a document of another vocabulary holds as OPAQUE; undefined where it is none. */
export function embeddedDevInf(r: WbxmlReader, bytes: Uint8Array): DevInf | undefined {
  return r.embedded(bytes, names, 0x0a, 'DevInf', readDevInf, [0x1203, 0xfd4, 0xfd2]);
}

function readDevInf(r: WbxmlReader): DevInf {
  let VerDTD: string | undefined;
  let Man: string | undefined;
  let Mod: string | undefined;
  let OEM: string | undefined;
  let FwV: string | undefined;
  let SwV: string | undefined;
  let HwV: string | undefined;
  let DevID: string | undefined;
  let DevTyp: string | undefined;
  let UTC: true | undefined;
  let SupportLargeObjs: true | undefined;
  let SupportNumberOfChanges: true | undefined;
  const DataStore: DataStore[] = [];
  let Ext: Ext[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x25: // VerDTD
        VerDTD = r.text();
        break;
      case 0x11: // Man
        Man = r.text();
        break;
      case 0x15: // Mod
        Mod = r.text();
        break;
      case 0x16: // OEM
        OEM = r.text();
        break;
      case 0x0f: // FwV
        FwV = r.text();
        break;
      case 0x1e: // SwV
        SwV = r.text();
        break;
      case 0x10: // HwV
        HwV = r.text();
        break;
      case 0x09: // DevID
        DevID = r.text();
        break;
      case 0x0b: // DevTyp
        DevTyp = r.text();
        break;
      case 0x28: // UTC
        UTC = r.flag();
        break;
      case 0x2a: // SupportLargeObjs
        SupportLargeObjs = r.flag();
        break;
      case 0x29: // SupportNumberOfChanges
        SupportNumberOfChanges = r.flag();
        break;
      case 0x07: // DataStore
        DataStore.push(readDataStore(r));
        break;
      case 0x0e: // Ext
        (Ext ??= []).push(readExt(r));
        break;
      default:
        r.skip();
    }
  }
  return { VerDTD: VerDTD!, Man: Man!, Mod: Mod!, OEM, FwV: FwV!, SwV: SwV!, HwV: HwV!, DevID: DevID!, DevTyp: DevTyp!, UTC, SupportLargeObjs, SupportNumberOfChanges, DataStore, Ext };
}

function readDataStore(r: WbxmlReader): DataStore {
  let SourceRef: string | undefined;
  let DisplayName: string | undefined;
  let MaxGUIDSize: string | undefined;
  let Rx_Pref: RxPref | undefined;
  let Rx: Rx[] | undefined;
  let Tx_Pref: TxPref | undefined;
  let Tx: Tx[] | undefined;
  const CTCap: CTCap[] = [];
  let DSMem: DSMem | undefined;
  let SupportHierarchicalSync: true | undefined;
  let SyncCap: SyncCap | undefined;
  let Filter_Rx: FilterRx[] | undefined;
  let FilterCap: FilterCap[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x1d: // SourceRef
        SourceRef = r.text();
        break;
      case 0x0c: // DisplayName
        DisplayName = r.text();
        break;
      case 0x12: // MaxGUIDSize
        MaxGUIDSize = r.text();
        break;
      case 0x1a: // Rx-Pref
        Rx_Pref = readRxPref(r);
        break;
      case 0x19: // Rx
        (Rx ??= []).push(readRx(r));
        break;
      case 0x22: // Tx-Pref
        Tx_Pref = readTxPref(r);
        break;
      case 0x21: // Tx
        (Tx ??= []).push(readTx(r));
        break;
      case 0x05: // CTCap
        CTCap.push(readCTCap(r));
        break;
      case 0x0d: // DSMem
        DSMem = readDSMem(r);
        break;
      case 0x34: // SupportHierarchicalSync
        SupportHierarchicalSync = r.flag();
        break;
      case 0x1f: // SyncCap
        SyncCap = readSyncCap(r);
        break;
      case 0x30: // Filter-Rx
        (Filter_Rx ??= []).push(readFilterRx(r));
        break;
      case 0x31: // FilterCap
        (FilterCap ??= []).push(readFilterCap(r));
        break;
      default:
        r.skip();
    }
  }
  return { SourceRef: SourceRef!, DisplayName, MaxGUIDSize, 'Rx-Pref': Rx_Pref!, Rx, 'Tx-Pref': Tx_Pref!, Tx, CTCap, DSMem, SupportHierarchicalSync, SyncCap: SyncCap!, 'Filter-Rx': Filter_Rx, FilterCap };
}

function readRxPref(r: WbxmlReader): RxPref {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT! };
}

function readRx(r: WbxmlReader): Rx {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT! };
}

function readTxPref(r: WbxmlReader): TxPref {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT! };
}

function readTx(r: WbxmlReader): Tx {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT! };
}

function readDSMem(r: WbxmlReader): DSMem {
  let SharedMem: true | undefined;
  let MaxMem: string | undefined;
  let MaxID: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x1b: // SharedMem
        SharedMem = r.flag();
        break;
      case 0x14: // MaxMem
        MaxMem = r.text();
        break;
      case 0x13: // MaxID
        MaxID = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { SharedMem, MaxMem, MaxID };
}

function readSyncCap(r: WbxmlReader): SyncCap {
  const SyncType: string[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x20: // SyncType
        SyncType.push(r.text());
        break;
      default:
        r.skip();
    }
  }
  return { SyncType };
}

function readCTCap(r: WbxmlReader): CTCap {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  let FieldLevel: true | undefined;
  const Property: Property[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      case 0x33: // FieldLevel
        FieldLevel = r.flag();
        break;
      case 0x2b: // Property
        Property.push(readProperty(r));
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT!, FieldLevel, Property };
}

function readExt(r: WbxmlReader): Ext {
  let XNam: string | undefined;
  let XVal: string[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x26: // XNam
        XNam = r.text();
        break;
      case 0x27: // XVal
        (XVal ??= []).push(r.text());
        break;
      default:
        r.skip();
    }
  }
  return { XNam: XNam!, XVal };
}

function readProperty(r: WbxmlReader): Property {
  let PropName: string | undefined;
  let DataType: string | undefined;
  let MaxOccur: string | undefined;
  let MaxSize: string | undefined;
  let NoTruncate: true | undefined;
  let ValEnum: string[] | undefined;
  let DisplayName: string | undefined;
  let PropParam: PropParam[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x18: // PropName
        PropName = r.text();
        break;
      case 0x08: // DataType
        DataType = r.text();
        break;
      case 0x2d: // MaxOccur
        MaxOccur = r.text();
        break;
      case 0x1c: // MaxSize
        MaxSize = r.text();
        break;
      case 0x2e: // NoTruncate
        NoTruncate = r.flag();
        break;
      case 0x23: // ValEnum
        (ValEnum ??= []).push(r.text());
        break;
      case 0x0c: // DisplayName
        DisplayName = r.text();
        break;
      case 0x2c: // PropParam
        (PropParam ??= []).push(readPropParam(r));
        break;
      default:
        r.skip();
    }
  }
  return { PropName: PropName!, DataType, MaxOccur, MaxSize, NoTruncate, ValEnum, DisplayName, PropParam };
}

function readPropParam(r: WbxmlReader): PropParam {
  let ParamName: string | undefined;
  let DataType: string | undefined;
  let ValEnum: string[] | undefined;
  let DisplayName: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x17: // ParamName
        ParamName = r.text();
        break;
      case 0x08: // DataType
        DataType = r.text();
        break;
      case 0x23: // ValEnum
        (ValEnum ??= []).push(r.text());
        break;
      case 0x0c: // DisplayName
        DisplayName = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { ParamName: ParamName!, DataType, ValEnum, DisplayName };
}

function readFilterRx(r: WbxmlReader): FilterRx {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT! };
}

function readFilterCap(r: WbxmlReader): FilterCap {
  let CTType: string | undefined;
  let VerCT: string | undefined;
  let FilterKeyword: string[] | undefined;
  let PropName: string[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        CTType = r.text();
        break;
      case 0x24: // VerCT
        VerCT = r.text();
        break;
      case 0x32: // FilterKeyword
        (FilterKeyword ??= []).push(r.text());
        break;
      case 0x18: // PropName
        (PropName ??= []).push(r.text());
        break;
      default:
        r.skip();
    }
  }
  return { CTType: CTType!, VerCT: VerCT!, FilterKeyword, PropName };
}
