// Made from spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 fe9e5a69e440795f). Not to be edited: run npm run generate.
import { escapeText } from '../../tools/wire/fast-xml-write';
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

/**
 * Writes the document without declaration and DOCTYPE. What is undefined is left out, required or not; bytes become base64.
 * @throws WireError for characters that XML does not have
 */
export function encodeXml(value: DevInf): string {
  return `<DevInf xmlns="syncml:devinf">${writeDevInf(value)}`;
}

/** The same as UTF-8. */
export function encodeXmlBytes(value: DevInf): Uint8Array {
  return new Uint8Array(Buffer.from(encodeXml(value), 'utf8'));
}

/** Content and end tag, attributes before them; whoever holds it writes the start tag. */
export function writeDevInf(o: DevInf): string {
  let x = '';
  if (o.VerDTD !== undefined) x += `<VerDTD>${escapeText(o.VerDTD)}</VerDTD>`;
  if (o.Man !== undefined) x += `<Man>${escapeText(o.Man)}</Man>`;
  if (o.Mod !== undefined) x += `<Mod>${escapeText(o.Mod)}</Mod>`;
  if (o.OEM !== undefined) x += `<OEM>${escapeText(o.OEM)}</OEM>`;
  if (o.FwV !== undefined) x += `<FwV>${escapeText(o.FwV)}</FwV>`;
  if (o.SwV !== undefined) x += `<SwV>${escapeText(o.SwV)}</SwV>`;
  if (o.HwV !== undefined) x += `<HwV>${escapeText(o.HwV)}</HwV>`;
  if (o.DevID !== undefined) x += `<DevID>${escapeText(o.DevID)}</DevID>`;
  if (o.DevTyp !== undefined) x += `<DevTyp>${escapeText(o.DevTyp)}</DevTyp>`;
  if (o.UTC) x += '<UTC/>';
  if (o.SupportLargeObjs) x += '<SupportLargeObjs/>';
  if (o.SupportNumberOfChanges) x += '<SupportNumberOfChanges/>';
  if (o.DataStore !== undefined) for (const one of o.DataStore) x += `<DataStore>${writeDataStore(one)}`;
  if (o.Ext !== undefined) for (const one of o.Ext) x += `<Ext>${writeExt(one)}`;
  return `${x}</DevInf>`;
}

function writeDataStore(o: DataStore): string {
  let x = '';
  if (o.SourceRef !== undefined) x += `<SourceRef>${escapeText(o.SourceRef)}</SourceRef>`;
  if (o.DisplayName !== undefined) x += `<DisplayName>${escapeText(o.DisplayName)}</DisplayName>`;
  if (o.MaxGUIDSize !== undefined) x += `<MaxGUIDSize>${escapeText(o.MaxGUIDSize)}</MaxGUIDSize>`;
  if (o['Rx-Pref'] !== undefined) x += `<Rx-Pref>${writeRxPref(o['Rx-Pref'])}`;
  if (o.Rx !== undefined) for (const one of o.Rx) x += `<Rx>${writeRx(one)}`;
  if (o['Tx-Pref'] !== undefined) x += `<Tx-Pref>${writeTxPref(o['Tx-Pref'])}`;
  if (o.Tx !== undefined) for (const one of o.Tx) x += `<Tx>${writeTx(one)}`;
  if (o.CTCap !== undefined) for (const one of o.CTCap) x += `<CTCap>${writeCTCap(one)}`;
  if (o.DSMem !== undefined) x += `<DSMem>${writeDSMem(o.DSMem)}`;
  if (o.SupportHierarchicalSync) x += '<SupportHierarchicalSync/>';
  if (o.SyncCap !== undefined) x += `<SyncCap>${writeSyncCap(o.SyncCap)}`;
  if (o['Filter-Rx'] !== undefined) for (const one of o['Filter-Rx']) x += `<Filter-Rx>${writeFilterRx(one)}`;
  if (o.FilterCap !== undefined) for (const one of o.FilterCap) x += `<FilterCap>${writeFilterCap(one)}`;
  return `${x}</DataStore>`;
}

function writeRxPref(o: RxPref): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  return `${x}</Rx-Pref>`;
}

function writeRx(o: Rx): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  return `${x}</Rx>`;
}

function writeTxPref(o: TxPref): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  return `${x}</Tx-Pref>`;
}

function writeTx(o: Tx): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  return `${x}</Tx>`;
}

function writeDSMem(o: DSMem): string {
  let x = '';
  if (o.SharedMem) x += '<SharedMem/>';
  if (o.MaxMem !== undefined) x += `<MaxMem>${escapeText(o.MaxMem)}</MaxMem>`;
  if (o.MaxID !== undefined) x += `<MaxID>${escapeText(o.MaxID)}</MaxID>`;
  return `${x}</DSMem>`;
}

function writeSyncCap(o: SyncCap): string {
  let x = '';
  if (o.SyncType !== undefined) for (const one of o.SyncType) x += `<SyncType>${escapeText(one)}</SyncType>`;
  return `${x}</SyncCap>`;
}

function writeCTCap(o: CTCap): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  if (o.FieldLevel) x += '<FieldLevel/>';
  if (o.Property !== undefined) for (const one of o.Property) x += `<Property>${writeProperty(one)}`;
  return `${x}</CTCap>`;
}

function writeExt(o: Ext): string {
  let x = '';
  if (o.XNam !== undefined) x += `<XNam>${escapeText(o.XNam)}</XNam>`;
  if (o.XVal !== undefined) for (const one of o.XVal) x += `<XVal>${escapeText(one)}</XVal>`;
  return `${x}</Ext>`;
}

function writeProperty(o: Property): string {
  let x = '';
  if (o.PropName !== undefined) x += `<PropName>${escapeText(o.PropName)}</PropName>`;
  if (o.DataType !== undefined) x += `<DataType>${escapeText(o.DataType)}</DataType>`;
  if (o.MaxOccur !== undefined) x += `<MaxOccur>${escapeText(o.MaxOccur)}</MaxOccur>`;
  if (o.MaxSize !== undefined) x += `<MaxSize>${escapeText(o.MaxSize)}</MaxSize>`;
  if (o.NoTruncate) x += '<NoTruncate/>';
  if (o.ValEnum !== undefined) for (const one of o.ValEnum) x += `<ValEnum>${escapeText(one)}</ValEnum>`;
  if (o.DisplayName !== undefined) x += `<DisplayName>${escapeText(o.DisplayName)}</DisplayName>`;
  if (o.PropParam !== undefined) for (const one of o.PropParam) x += `<PropParam>${writePropParam(one)}`;
  return `${x}</Property>`;
}

function writePropParam(o: PropParam): string {
  let x = '';
  if (o.ParamName !== undefined) x += `<ParamName>${escapeText(o.ParamName)}</ParamName>`;
  if (o.DataType !== undefined) x += `<DataType>${escapeText(o.DataType)}</DataType>`;
  if (o.ValEnum !== undefined) for (const one of o.ValEnum) x += `<ValEnum>${escapeText(one)}</ValEnum>`;
  if (o.DisplayName !== undefined) x += `<DisplayName>${escapeText(o.DisplayName)}</DisplayName>`;
  return `${x}</PropParam>`;
}

function writeFilterRx(o: FilterRx): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  return `${x}</Filter-Rx>`;
}

function writeFilterCap(o: FilterCap): string {
  let x = '';
  if (o.CTType !== undefined) x += `<CTType>${escapeText(o.CTType)}</CTType>`;
  if (o.VerCT !== undefined) x += `<VerCT>${escapeText(o.VerCT)}</VerCT>`;
  if (o.FilterKeyword !== undefined) for (const one of o.FilterKeyword) x += `<FilterKeyword>${escapeText(one)}</FilterKeyword>`;
  if (o.PropName !== undefined) for (const one of o.PropName) x += `<PropName>${escapeText(one)}</PropName>`;
  return `${x}</FilterCap>`;
}
