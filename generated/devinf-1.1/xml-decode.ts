// Made from spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 84e55ce3cd5ebdca). Not to be edited: run npm run generate.
import { FastNames } from '../../tools/wire/fast-names';
import { XmlReader } from '../../tools/wire/fast-xml-read';
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
  CTCapEntry,
} from './types';

const namespaces: readonly string[] = [
  'syncml:devinf',
];

const names = new FastNames({
  Size: 0x1c,
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
});

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is not well-formed, has another root, or exceeds a limit
 */
export function decodeXml(document: string | Uint8Array, limits?: Partial<Limits>): DevInf {
  const r = new XmlReader(document, names, namespaces, limitsOf(limits));
  r.root(0x0a, 'DevInf');
  const value = readDevInf(r);
  r.finish();
  return value;
}

/** Reads the content of a DevInf within a document of another vocabulary. */
export function inlineDevInf(r: XmlReader): DevInf {
  const outer = r.names;
  r.names = names;
  const value = readDevInf(r);
  r.names = outer;
  return value;
}

function readDevInf(r: XmlReader): DevInf {
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
  let CTCap: CTCap[] | undefined;
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
      case 0x05: // CTCap
        (CTCap ??= []).push(readCTCap(r));
        break;
      case 0x0e: // Ext
        (Ext ??= []).push(readExt(r));
        break;
      default:
        r.skip();
    }
  }
  return { VerDTD: VerDTD!, Man, Mod, OEM, FwV, SwV, HwV, DevID: DevID!, DevTyp: DevTyp!, UTC, SupportLargeObjs, SupportNumberOfChanges, DataStore, CTCap, Ext };
}

function readDataStore(r: XmlReader): DataStore {
  let SourceRef: string | undefined;
  let DisplayName: string | undefined;
  let MaxGUIDSize: string | undefined;
  let Rx_Pref: RxPref | undefined;
  let Rx: Rx[] | undefined;
  let Tx_Pref: TxPref | undefined;
  let Tx: Tx[] | undefined;
  let DSMem: DSMem | undefined;
  let SyncCap: SyncCap | undefined;
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
      case 0x0d: // DSMem
        DSMem = readDSMem(r);
        break;
      case 0x1f: // SyncCap
        SyncCap = readSyncCap(r);
        break;
      default:
        r.skip();
    }
  }
  return { SourceRef: SourceRef!, DisplayName, MaxGUIDSize, 'Rx-Pref': Rx_Pref!, Rx, 'Tx-Pref': Tx_Pref!, Tx, DSMem, SyncCap: SyncCap! };
}

function readRxPref(r: XmlReader): RxPref {
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

function readRx(r: XmlReader): Rx {
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

function readTxPref(r: XmlReader): TxPref {
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

function readTx(r: XmlReader): Tx {
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

function readDSMem(r: XmlReader): DSMem {
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

function readSyncCap(r: XmlReader): SyncCap {
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

function readCTCap(r: XmlReader): CTCap {
  const entries: CTCapEntry[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // CTType
        entries.push({ $: 'CTType', text: r.text() });
        break;
      case 0x18: // PropName
        entries.push({ $: 'PropName', text: r.text() });
        break;
      case 0x23: // ValEnum
        entries.push({ $: 'ValEnum', text: r.text() });
        break;
      case 0x08: // DataType
        entries.push({ $: 'DataType', text: r.text() });
        break;
      case 0x1c: // Size
        entries.push({ $: 'Size', text: r.text() });
        break;
      case 0x0c: // DisplayName
        entries.push({ $: 'DisplayName', text: r.text() });
        break;
      case 0x17: // ParamName
        entries.push({ $: 'ParamName', text: r.text() });
        break;
      default:
        r.skip();
    }
  }
  return { entries };
}

function readExt(r: XmlReader): Ext {
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
