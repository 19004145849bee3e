// Made from spec/wbxml/syncml-1.1.yaml, spec/wbxml/syncml-1.2.yaml, spec/dtd/syncml-1.1.dtd, spec/dtd/syncml-1.2.dtd, spec/dtd/metinf-1.1.dtd, spec/dtd/metinf-1.2.dtd, spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd, spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 bea4bdc5a2333e72). Not to be edited: run npm run generate.
import { bytesText, escapeText, unknownMember } from '../../tools/wire/fast-xml-write';
import { writeMgmtTree } from '../dmddf-1.1.2/xml-encode';
import { writeDevInf } from '../devinf-1.1/xml-encode';
import type {
  SyncML,
  SyncHdr,
  SyncBody,
  Chal,
  Cred,
  Source,
  Target,
  Data,
  Item,
  Meta,
  Status,
  Add,
  Alert,
  Atomic,
  Copy,
  Delete,
  Exec,
  Get,
  Map,
  MapItem,
  Put,
  Replace,
  Results,
  Search,
  Sequence,
  Sync,
  Anchor,
  Mem,
  SyncBodyCommand,
  AtomicCommand,
  SequenceCommand,
  SyncCommand,
} from './types';

/**
 * Writes the document without declaration and DOCTYPE. What is undefined is left out, required or not; bytes become base64.
 * @throws WireError for characters that XML does not have
 */
export function encodeXml(value: SyncML): string {
  return `<SyncML xmlns="SYNCML:SYNCML1.1">${writeSyncML(value)}`;
}

/** The same as UTF-8. */
export function encodeXmlBytes(value: SyncML): Uint8Array {
  return new Uint8Array(Buffer.from(encodeXml(value), 'utf8'));
}

/** Content and end tag, attributes before them; whoever holds it writes the start tag. */
export function writeSyncML(o: SyncML): string {
  let x = '';
  if (o.SyncHdr !== undefined) x += `<SyncHdr>${writeSyncHdr(o.SyncHdr)}`;
  if (o.SyncBody !== undefined) x += `<SyncBody>${writeSyncBody(o.SyncBody)}`;
  return `${x}</SyncML>`;
}

function writeSyncHdr(o: SyncHdr): string {
  let x = '';
  if (o.VerDTD !== undefined) x += `<VerDTD>${escapeText(o.VerDTD)}</VerDTD>`;
  if (o.VerProto !== undefined) x += `<VerProto>${escapeText(o.VerProto)}</VerProto>`;
  if (o.SessionID !== undefined) x += `<SessionID>${escapeText(o.SessionID)}</SessionID>`;
  if (o.MsgID !== undefined) x += `<MsgID>${escapeText(o.MsgID)}</MsgID>`;
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) x += `<Source>${writeSource(o.Source)}`;
  if (o.RespURI !== undefined) x += `<RespURI>${escapeText(o.RespURI)}</RespURI>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  return `${x}</SyncHdr>`;
}

function writeSyncBody(o: SyncBody): string {
  let x = '';
  if (o.commands !== undefined) for (const one of o.commands) x += writeSyncBodyCommand(one);
  if (o.Final) x += '<Final/>';
  return `${x}</SyncBody>`;
}

function writeChal(o: Chal): string {
  let x = '';
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  return `${x}</Chal>`;
}

function writeCred(o: Cred): string {
  let x = '';
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Data !== undefined) x += `<Data>${writeData(o.Data)}`;
  return `${x}</Cred>`;
}

function writeSource(o: Source): string {
  let x = '';
  if (o.LocURI !== undefined) x += `<LocURI>${escapeText(o.LocURI)}</LocURI>`;
  if (o.LocName !== undefined) x += `<LocName>${escapeText(o.LocName)}</LocName>`;
  return `${x}</Source>`;
}

function writeTarget(o: Target): string {
  let x = '';
  if (o.LocURI !== undefined) x += `<LocURI>${escapeText(o.LocURI)}</LocURI>`;
  if (o.LocName !== undefined) x += `<LocName>${escapeText(o.LocName)}</LocName>`;
  return `${x}</Target>`;
}

function writeItem(o: Item): string {
  let x = '';
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) x += `<Source>${writeSource(o.Source)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Data !== undefined) x += `<Data>${writeData(o.Data)}`;
  if (o.MoreData) x += '<MoreData/>';
  return `${x}</Item>`;
}

function writeMeta(o: Meta): string {
  let x = '';
  if (o.Format !== undefined) x += `<Format xmlns="syncml:metinf">${escapeText(o.Format)}</Format>`;
  if (o.Type !== undefined) x += `<Type xmlns="syncml:metinf">${escapeText(o.Type)}</Type>`;
  if (o.Mark !== undefined) x += `<Mark xmlns="syncml:metinf">${escapeText(o.Mark)}</Mark>`;
  if (o.Size !== undefined) x += `<Size xmlns="syncml:metinf">${escapeText(o.Size)}</Size>`;
  if (o.Anchor !== undefined) x += `<Anchor xmlns="syncml:metinf">${writeAnchor(o.Anchor)}`;
  if (o.Version !== undefined) x += `<Version xmlns="syncml:metinf">${escapeText(o.Version)}</Version>`;
  if (o.NextNonce !== undefined) x += `<NextNonce xmlns="syncml:metinf">${escapeText(o.NextNonce)}</NextNonce>`;
  if (o.MaxMsgSize !== undefined) x += `<MaxMsgSize xmlns="syncml:metinf">${escapeText(o.MaxMsgSize)}</MaxMsgSize>`;
  if (o.MaxObjSize !== undefined) x += `<MaxObjSize xmlns="syncml:metinf">${escapeText(o.MaxObjSize)}</MaxObjSize>`;
  if (o.EMI !== undefined) for (const one of o.EMI) x += `<EMI xmlns="syncml:metinf">${escapeText(one)}</EMI>`;
  if (o.Mem !== undefined) x += `<Mem xmlns="syncml:metinf">${writeMem(o.Mem)}`;
  return `${x}</Meta>`;
}

function writeStatus(o: Status): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.MsgRef !== undefined) x += `<MsgRef>${escapeText(o.MsgRef)}</MsgRef>`;
  if (o.CmdRef !== undefined) x += `<CmdRef>${escapeText(o.CmdRef)}</CmdRef>`;
  if (o.Cmd !== undefined) x += `<Cmd>${escapeText(o.Cmd)}</Cmd>`;
  if (o.TargetRef !== undefined) for (const one of o.TargetRef) x += `<TargetRef>${escapeText(one)}</TargetRef>`;
  if (o.SourceRef !== undefined) for (const one of o.SourceRef) x += `<SourceRef>${escapeText(one)}</SourceRef>`;
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Chal !== undefined) x += `<Chal>${writeChal(o.Chal)}`;
  if (o.Data !== undefined) x += `<Data>${writeData(o.Data)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Status>`;
}

function writeAdd(o: Add): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Add>`;
}

function writeAlert(o: Alert): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Data !== undefined) x += `<Data>${writeData(o.Data)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Alert>`;
}

function writeAtomic(o: Atomic): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.commands !== undefined) for (const one of o.commands) x += writeAtomicCommand(one);
  return `${x}</Atomic>`;
}

function writeCopy(o: Copy): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Copy>`;
}

function writeDelete(o: Delete): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Archive) x += '<Archive/>';
  if (o.SftDel) x += '<SftDel/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Delete>`;
}

function writeExec(o: Exec): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) x += `<Item>${writeItem(o.Item)}`;
  return `${x}</Exec>`;
}

function writeGet(o: Get): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Lang !== undefined) x += `<Lang>${escapeText(o.Lang)}</Lang>`;
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Get>`;
}

function writeMap(o: Map): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) x += `<Source>${writeSource(o.Source)}`;
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.MapItem !== undefined) for (const one of o.MapItem) x += `<MapItem>${writeMapItem(one)}`;
  return `${x}</Map>`;
}

function writeMapItem(o: MapItem): string {
  let x = '';
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) x += `<Source>${writeSource(o.Source)}`;
  return `${x}</MapItem>`;
}

function writePut(o: Put): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Lang !== undefined) x += `<Lang>${escapeText(o.Lang)}</Lang>`;
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Put>`;
}

function writeReplace(o: Replace): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Replace>`;
}

function writeResults(o: Results): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.MsgRef !== undefined) x += `<MsgRef>${escapeText(o.MsgRef)}</MsgRef>`;
  if (o.CmdRef !== undefined) x += `<CmdRef>${escapeText(o.CmdRef)}</CmdRef>`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.TargetRef !== undefined) x += `<TargetRef>${escapeText(o.TargetRef)}</TargetRef>`;
  if (o.SourceRef !== undefined) x += `<SourceRef>${escapeText(o.SourceRef)}</SourceRef>`;
  if (o.Item !== undefined) for (const one of o.Item) x += `<Item>${writeItem(one)}`;
  return `${x}</Results>`;
}

function writeSearch(o: Search): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.NoResults) x += '<NoResults/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) for (const one of o.Source) x += `<Source>${writeSource(one)}`;
  if (o.Lang !== undefined) x += `<Lang>${escapeText(o.Lang)}</Lang>`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.Data !== undefined) x += `<Data>${writeData(o.Data)}`;
  return `${x}</Search>`;
}

function writeSequence(o: Sequence): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.commands !== undefined) for (const one of o.commands) x += writeSequenceCommand(one);
  return `${x}</Sequence>`;
}

function writeSync(o: Sync): string {
  let x = '';
  if (o.CmdID !== undefined) x += `<CmdID>${escapeText(o.CmdID)}</CmdID>`;
  if (o.NoResp) x += '<NoResp/>';
  if (o.Cred !== undefined) x += `<Cred>${writeCred(o.Cred)}`;
  if (o.Target !== undefined) x += `<Target>${writeTarget(o.Target)}`;
  if (o.Source !== undefined) x += `<Source>${writeSource(o.Source)}`;
  if (o.Meta !== undefined) x += `<Meta>${writeMeta(o.Meta)}`;
  if (o.NumberOfChanges !== undefined) x += `<NumberOfChanges>${escapeText(o.NumberOfChanges)}</NumberOfChanges>`;
  if (o.commands !== undefined) for (const one of o.commands) x += writeSyncCommand(one);
  return `${x}</Sync>`;
}

function writeAnchor(o: Anchor): string {
  let x = '';
  if (o.Last !== undefined) x += `<Last>${escapeText(o.Last)}</Last>`;
  if (o.Next !== undefined) x += `<Next>${escapeText(o.Next)}</Next>`;
  return `${x}</Anchor>`;
}

function writeMem(o: Mem): string {
  let x = '';
  if (o.SharedMem) x += '<SharedMem/>';
  if (o.FreeMem !== undefined) x += `<FreeMem>${escapeText(o.FreeMem)}</FreeMem>`;
  if (o.FreeID !== undefined) x += `<FreeID>${escapeText(o.FreeID)}</FreeID>`;
  return `${x}</Mem>`;
}

function writeSyncBodyCommand(o: SyncBodyCommand): string {
  switch (o.$) {
    case 'Alert':
      return `<Alert>${writeAlert(o)}`;
    case 'Atomic':
      return `<Atomic>${writeAtomic(o)}`;
    case 'Copy':
      return `<Copy>${writeCopy(o)}`;
    case 'Exec':
      return `<Exec>${writeExec(o)}`;
    case 'Get':
      return `<Get>${writeGet(o)}`;
    case 'Map':
      return `<Map>${writeMap(o)}`;
    case 'Put':
      return `<Put>${writePut(o)}`;
    case 'Results':
      return `<Results>${writeResults(o)}`;
    case 'Search':
      return `<Search>${writeSearch(o)}`;
    case 'Sequence':
      return `<Sequence>${writeSequence(o)}`;
    case 'Status':
      return `<Status>${writeStatus(o)}`;
    case 'Sync':
      return `<Sync>${writeSync(o)}`;
    case 'Add':
      return `<Add>${writeAdd(o)}`;
    case 'Replace':
      return `<Replace>${writeReplace(o)}`;
    case 'Delete':
      return `<Delete>${writeDelete(o)}`;
    default:
      return unknownMember('SyncBody', (o as { $: unknown }).$);
  }
}

function writeAtomicCommand(o: AtomicCommand): string {
  switch (o.$) {
    case 'Add':
      return `<Add>${writeAdd(o)}`;
    case 'Alert':
      return `<Alert>${writeAlert(o)}`;
    case 'Atomic':
      return `<Atomic>${writeAtomic(o)}`;
    case 'Copy':
      return `<Copy>${writeCopy(o)}`;
    case 'Delete':
      return `<Delete>${writeDelete(o)}`;
    case 'Exec':
      return `<Exec>${writeExec(o)}`;
    case 'Get':
      return `<Get>${writeGet(o)}`;
    case 'Map':
      return `<Map>${writeMap(o)}`;
    case 'Replace':
      return `<Replace>${writeReplace(o)}`;
    case 'Sequence':
      return `<Sequence>${writeSequence(o)}`;
    case 'Sync':
      return `<Sync>${writeSync(o)}`;
    default:
      return unknownMember('Atomic', (o as { $: unknown }).$);
  }
}

function writeSequenceCommand(o: SequenceCommand): string {
  switch (o.$) {
    case 'Add':
      return `<Add>${writeAdd(o)}`;
    case 'Alert':
      return `<Alert>${writeAlert(o)}`;
    case 'Atomic':
      return `<Atomic>${writeAtomic(o)}`;
    case 'Copy':
      return `<Copy>${writeCopy(o)}`;
    case 'Delete':
      return `<Delete>${writeDelete(o)}`;
    case 'Exec':
      return `<Exec>${writeExec(o)}`;
    case 'Get':
      return `<Get>${writeGet(o)}`;
    case 'Map':
      return `<Map>${writeMap(o)}`;
    case 'Replace':
      return `<Replace>${writeReplace(o)}`;
    case 'Sequence':
      return `<Sequence>${writeSequence(o)}`;
    case 'Sync':
      return `<Sync>${writeSync(o)}`;
    default:
      return unknownMember('Sequence', (o as { $: unknown }).$);
  }
}

function writeSyncCommand(o: SyncCommand): string {
  switch (o.$) {
    case 'Add':
      return `<Add>${writeAdd(o)}`;
    case 'Atomic':
      return `<Atomic>${writeAtomic(o)}`;
    case 'Copy':
      return `<Copy>${writeCopy(o)}`;
    case 'Delete':
      return `<Delete>${writeDelete(o)}`;
    case 'Replace':
      return `<Replace>${writeReplace(o)}`;
    case 'Sequence':
      return `<Sequence>${writeSequence(o)}`;
    default:
      return unknownMember('Sync', (o as { $: unknown }).$);
  }
}

function writeData(o: Data): string {
  if (typeof o === 'string') return `${escapeText(o)}</Data>`;
  if (o instanceof Uint8Array) return `${bytesText(o)}</Data>`;
  if ('MgmtTree' in o) return `<MgmtTree xmlns="syncml:dmddf">${writeMgmtTree(o.MgmtTree)}</Data>`;
  if ('DevInf' in o) return `<DevInf xmlns="syncml:devinf">${writeDevInf(o.DevInf)}</Data>`;
  return unknownMember('Data', Object.keys(o)[0]);
}
