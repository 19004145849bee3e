// Made from spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 84e55ce3cd5ebdca). Not to be edited: run npm run generate.
import { escapeText, unknownMember } from '../../tools/wire/fast-xml-write';
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
  if (o.CTCap !== undefined) for (const one of o.CTCap) x += `<CTCap>${writeCTCap(one)}`;
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
  if (o.DSMem !== undefined) x += `<DSMem>${writeDSMem(o.DSMem)}`;
  if (o.SyncCap !== undefined) x += `<SyncCap>${writeSyncCap(o.SyncCap)}`;
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
  if (o.entries !== undefined) for (const one of o.entries) x += writeCTCapEntry(one);
  return `${x}</CTCap>`;
}

function writeExt(o: Ext): string {
  let x = '';
  if (o.XNam !== undefined) x += `<XNam>${escapeText(o.XNam)}</XNam>`;
  if (o.XVal !== undefined) for (const one of o.XVal) x += `<XVal>${escapeText(one)}</XVal>`;
  return `${x}</Ext>`;
}

function writeCTCapEntry(o: CTCapEntry): string {
  switch (o.$) {
    case 'CTType':
      return `<CTType>${escapeText(o.text)}</CTType>`;
    case 'PropName':
      return `<PropName>${escapeText(o.text)}</PropName>`;
    case 'ValEnum':
      return `<ValEnum>${escapeText(o.text)}</ValEnum>`;
    case 'DataType':
      return `<DataType>${escapeText(o.text)}</DataType>`;
    case 'Size':
      return `<Size>${escapeText(o.text)}</Size>`;
    case 'DisplayName':
      return `<DisplayName>${escapeText(o.text)}</DisplayName>`;
    case 'ParamName':
      return `<ParamName>${escapeText(o.text)}</ParamName>`;
    default:
      return unknownMember('CTCap', (o as { $: unknown }).$);
  }
}
