// Made from spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 fe9e5a69e440795f). Not to be edited: run npm run generate.
import { type WbxmlOptions, type WbxmlWriter, writeWbxml } from '../../tools/wire/fast-wbxml-write';
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

/** Writes the document in UTF-8. What is undefined is left out, required or not. */
export function encodeWbxml(value: DevInf, options: WbxmlOptions = {}): Uint8Array {
  return writeWbxml(value, writeDevInf, 0x1203, options);
}

export function writeDevInf(w: WbxmlWriter, o: DevInf): void {
  w.tag(0, 0x4a);
  if (o.VerDTD !== undefined) w.text(0, 0x65, o.VerDTD);
  if (o.Man !== undefined) w.text(0, 0x51, o.Man);
  if (o.Mod !== undefined) w.text(0, 0x55, o.Mod);
  if (o.OEM !== undefined) w.text(0, 0x56, o.OEM);
  if (o.FwV !== undefined) w.text(0, 0x4f, o.FwV);
  if (o.SwV !== undefined) w.text(0, 0x5e, o.SwV);
  if (o.HwV !== undefined) w.text(0, 0x50, o.HwV);
  if (o.DevID !== undefined) w.text(0, 0x49, o.DevID);
  if (o.DevTyp !== undefined) w.text(0, 0x4b, o.DevTyp);
  if (o.UTC) w.tag(0, 0x28);
  if (o.SupportLargeObjs) w.tag(0, 0x2a);
  if (o.SupportNumberOfChanges) w.tag(0, 0x29);
  if (o.DataStore !== undefined) for (const one of o.DataStore) writeDataStore(w, one);
  if (o.Ext !== undefined) for (const one of o.Ext) writeExt(w, one);
  w.end();
}

function writeDataStore(w: WbxmlWriter, o: DataStore): void {
  w.tag(0, 0x47);
  if (o.SourceRef !== undefined) w.text(0, 0x5d, o.SourceRef);
  if (o.DisplayName !== undefined) w.text(0, 0x4c, o.DisplayName);
  if (o.MaxGUIDSize !== undefined) w.text(0, 0x52, o.MaxGUIDSize);
  if (o['Rx-Pref'] !== undefined) writeRxPref(w, o['Rx-Pref']);
  if (o.Rx !== undefined) for (const one of o.Rx) writeRx(w, one);
  if (o['Tx-Pref'] !== undefined) writeTxPref(w, o['Tx-Pref']);
  if (o.Tx !== undefined) for (const one of o.Tx) writeTx(w, one);
  if (o.CTCap !== undefined) for (const one of o.CTCap) writeCTCap(w, one);
  if (o.DSMem !== undefined) writeDSMem(w, o.DSMem);
  if (o.SupportHierarchicalSync) w.tag(0, 0x34);
  if (o.SyncCap !== undefined) writeSyncCap(w, o.SyncCap);
  if (o['Filter-Rx'] !== undefined) for (const one of o['Filter-Rx']) writeFilterRx(w, one);
  if (o.FilterCap !== undefined) for (const one of o.FilterCap) writeFilterCap(w, one);
  w.end();
}

function writeRxPref(w: WbxmlWriter, o: RxPref): void {
  w.tag(0, 0x5a);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  w.end();
}

function writeRx(w: WbxmlWriter, o: Rx): void {
  w.tag(0, 0x59);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  w.end();
}

function writeTxPref(w: WbxmlWriter, o: TxPref): void {
  w.tag(0, 0x62);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  w.end();
}

function writeTx(w: WbxmlWriter, o: Tx): void {
  w.tag(0, 0x61);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  w.end();
}

function writeDSMem(w: WbxmlWriter, o: DSMem): void {
  w.tag(0, 0x4d);
  if (o.SharedMem) w.tag(0, 0x1b);
  if (o.MaxMem !== undefined) w.text(0, 0x54, o.MaxMem);
  if (o.MaxID !== undefined) w.text(0, 0x53, o.MaxID);
  w.end();
}

function writeSyncCap(w: WbxmlWriter, o: SyncCap): void {
  w.tag(0, 0x5f);
  if (o.SyncType !== undefined) for (const one of o.SyncType) w.text(0, 0x60, one);
  w.end();
}

function writeCTCap(w: WbxmlWriter, o: CTCap): void {
  w.tag(0, 0x45);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  if (o.FieldLevel) w.tag(0, 0x33);
  if (o.Property !== undefined) for (const one of o.Property) writeProperty(w, one);
  w.end();
}

function writeExt(w: WbxmlWriter, o: Ext): void {
  w.tag(0, 0x4e);
  if (o.XNam !== undefined) w.text(0, 0x66, o.XNam);
  if (o.XVal !== undefined) for (const one of o.XVal) w.text(0, 0x67, one);
  w.end();
}

function writeProperty(w: WbxmlWriter, o: Property): void {
  w.tag(0, 0x6b);
  if (o.PropName !== undefined) w.text(0, 0x58, o.PropName);
  if (o.DataType !== undefined) w.text(0, 0x48, o.DataType);
  if (o.MaxOccur !== undefined) w.text(0, 0x6d, o.MaxOccur);
  if (o.MaxSize !== undefined) w.text(0, 0x5c, o.MaxSize);
  if (o.NoTruncate) w.tag(0, 0x2e);
  if (o.ValEnum !== undefined) for (const one of o.ValEnum) w.text(0, 0x63, one);
  if (o.DisplayName !== undefined) w.text(0, 0x4c, o.DisplayName);
  if (o.PropParam !== undefined) for (const one of o.PropParam) writePropParam(w, one);
  w.end();
}

function writePropParam(w: WbxmlWriter, o: PropParam): void {
  w.tag(0, 0x6c);
  if (o.ParamName !== undefined) w.text(0, 0x57, o.ParamName);
  if (o.DataType !== undefined) w.text(0, 0x48, o.DataType);
  if (o.ValEnum !== undefined) for (const one of o.ValEnum) w.text(0, 0x63, one);
  if (o.DisplayName !== undefined) w.text(0, 0x4c, o.DisplayName);
  w.end();
}

function writeFilterRx(w: WbxmlWriter, o: FilterRx): void {
  w.tag(0, 0x70);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  w.end();
}

function writeFilterCap(w: WbxmlWriter, o: FilterCap): void {
  w.tag(0, 0x71);
  if (o.CTType !== undefined) w.text(0, 0x46, o.CTType);
  if (o.VerCT !== undefined) w.text(0, 0x64, o.VerCT);
  if (o.FilterKeyword !== undefined) for (const one of o.FilterKeyword) w.text(0, 0x72, one);
  if (o.PropName !== undefined) for (const one of o.PropName) w.text(0, 0x58, one);
  w.end();
}
