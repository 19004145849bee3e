// Made from spec/wbxml/syncml-1.1.yaml, spec/wbxml/syncml-1.2.yaml, spec/dtd/syncml-1.1.dtd, spec/dtd/syncml-1.2.dtd, spec/dtd/metinf-1.1.dtd, spec/dtd/metinf-1.2.dtd, spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd, spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 bea4bdc5a2333e72). Not to be edited: run npm run generate.
import { unknownMember } from '../../tools/wire/fast-xml-write';
import { type WbxmlOptions, type WbxmlWriter, writeWbxml } from '../../tools/wire/fast-wbxml-write';
import { encodeWbxml as encodeMgmtTree, writeMgmtTree } from '../dmddf-1.1.2/wbxml-encode';
import { encodeWbxml as encodeDevInf } from '../devinf-1.1/wbxml-encode';
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

/** Writes the document in UTF-8. What is undefined is left out, required or not. */
export function encodeWbxml(value: SyncML, options: WbxmlOptions = {}): Uint8Array {
  return writeWbxml(value, writeSyncML, 0xfd3, options);
}

export function writeSyncML(w: WbxmlWriter, o: SyncML): void {
  w.tag(0, 0x6d);
  if (o.SyncHdr !== undefined) writeSyncHdr(w, o.SyncHdr);
  if (o.SyncBody !== undefined) writeSyncBody(w, o.SyncBody);
  w.end();
}

function writeSyncHdr(w: WbxmlWriter, o: SyncHdr): void {
  w.tag(0, 0x6c);
  if (o.VerDTD !== undefined) w.text(0, 0x71, o.VerDTD);
  if (o.VerProto !== undefined) w.text(0, 0x72, o.VerProto);
  if (o.SessionID !== undefined) w.text(0, 0x65, o.SessionID);
  if (o.MsgID !== undefined) w.text(0, 0x5b, o.MsgID);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) writeSource(w, o.Source);
  if (o.RespURI !== undefined) w.text(0, 0x61, o.RespURI);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  w.end();
}

function writeSyncBody(w: WbxmlWriter, o: SyncBody): void {
  w.tag(0, 0x6b);
  if (o.commands !== undefined) for (const one of o.commands) writeSyncBodyCommand(w, one);
  if (o.Final) w.tag(0, 0x12);
  w.end();
}

function writeChal(w: WbxmlWriter, o: Chal): void {
  w.tag(0, 0x49);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  w.end();
}

function writeCred(w: WbxmlWriter, o: Cred): void {
  w.tag(0, 0x4e);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Data !== undefined) writeData(w, o.Data);
  w.end();
}

function writeSource(w: WbxmlWriter, o: Source): void {
  w.tag(0, 0x67);
  if (o.LocURI !== undefined) w.text(0, 0x57, o.LocURI);
  if (o.LocName !== undefined) w.text(0, 0x56, o.LocName);
  w.end();
}

function writeTarget(w: WbxmlWriter, o: Target): void {
  w.tag(0, 0x6e);
  if (o.LocURI !== undefined) w.text(0, 0x57, o.LocURI);
  if (o.LocName !== undefined) w.text(0, 0x56, o.LocName);
  w.end();
}

function writeItem(w: WbxmlWriter, o: Item): void {
  w.tag(0, 0x54);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) writeSource(w, o.Source);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Data !== undefined) writeData(w, o.Data);
  if (o.MoreData) w.tag(0, 0x34);
  w.end();
}

function writeMeta(w: WbxmlWriter, o: Meta): void {
  w.tag(0, 0x5a);
  if (o.Format !== undefined) w.text(1, 0x47, o.Format);
  if (o.Type !== undefined) w.text(1, 0x53, o.Type);
  if (o.Mark !== undefined) w.text(1, 0x4b, o.Mark);
  if (o.Size !== undefined) w.text(1, 0x52, o.Size);
  if (o.Anchor !== undefined) writeAnchor(w, o.Anchor);
  if (o.Version !== undefined) w.text(1, 0x54, o.Version);
  if (o.NextNonce !== undefined) w.text(1, 0x50, o.NextNonce);
  if (o.MaxMsgSize !== undefined) w.text(1, 0x4c, o.MaxMsgSize);
  if (o.MaxObjSize !== undefined) w.text(1, 0x55, o.MaxObjSize);
  if (o.EMI !== undefined) for (const one of o.EMI) w.text(1, 0x46, one);
  if (o.Mem !== undefined) writeMem(w, o.Mem);
  w.end();
}

function writeStatus(w: WbxmlWriter, o: Status): void {
  w.tag(0, 0x69);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.MsgRef !== undefined) w.text(0, 0x5c, o.MsgRef);
  if (o.CmdRef !== undefined) w.text(0, 0x4c, o.CmdRef);
  if (o.Cmd !== undefined) w.text(0, 0x4a, o.Cmd);
  if (o.TargetRef !== undefined) for (const one of o.TargetRef) w.text(0, 0x6f, one);
  if (o.SourceRef !== undefined) for (const one of o.SourceRef) w.text(0, 0x68, one);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Chal !== undefined) writeChal(w, o.Chal);
  if (o.Data !== undefined) writeData(w, o.Data);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeAdd(w: WbxmlWriter, o: Add): void {
  w.tag(0, 0x45);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeAlert(w: WbxmlWriter, o: Alert): void {
  w.tag(0, 0x46);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Data !== undefined) writeData(w, o.Data);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeAtomic(w: WbxmlWriter, o: Atomic): void {
  w.tag(0, 0x48);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.commands !== undefined) for (const one of o.commands) writeAtomicCommand(w, one);
  w.end();
}

function writeCopy(w: WbxmlWriter, o: Copy): void {
  w.tag(0, 0x4d);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeDelete(w: WbxmlWriter, o: Delete): void {
  w.tag(0, 0x50);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Archive) w.tag(0, 0x07);
  if (o.SftDel) w.tag(0, 0x26);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeExec(w: WbxmlWriter, o: Exec): void {
  w.tag(0, 0x51);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) writeItem(w, o.Item);
  w.end();
}

function writeGet(w: WbxmlWriter, o: Get): void {
  w.tag(0, 0x53);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Lang !== undefined) w.text(0, 0x55, o.Lang);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeMap(w: WbxmlWriter, o: Map): void {
  w.tag(0, 0x58);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) writeSource(w, o.Source);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.MapItem !== undefined) for (const one of o.MapItem) writeMapItem(w, one);
  w.end();
}

function writeMapItem(w: WbxmlWriter, o: MapItem): void {
  w.tag(0, 0x59);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) writeSource(w, o.Source);
  w.end();
}

function writePut(w: WbxmlWriter, o: Put): void {
  w.tag(0, 0x5f);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Lang !== undefined) w.text(0, 0x55, o.Lang);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeReplace(w: WbxmlWriter, o: Replace): void {
  w.tag(0, 0x60);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeResults(w: WbxmlWriter, o: Results): void {
  w.tag(0, 0x62);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.MsgRef !== undefined) w.text(0, 0x5c, o.MsgRef);
  if (o.CmdRef !== undefined) w.text(0, 0x4c, o.CmdRef);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.TargetRef !== undefined) w.text(0, 0x6f, o.TargetRef);
  if (o.SourceRef !== undefined) w.text(0, 0x68, o.SourceRef);
  if (o.Item !== undefined) for (const one of o.Item) writeItem(w, one);
  w.end();
}

function writeSearch(w: WbxmlWriter, o: Search): void {
  w.tag(0, 0x63);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.NoResults) w.tag(0, 0x1e);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) for (const one of o.Source) writeSource(w, one);
  if (o.Lang !== undefined) w.text(0, 0x55, o.Lang);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.Data !== undefined) writeData(w, o.Data);
  w.end();
}

function writeSequence(w: WbxmlWriter, o: Sequence): void {
  w.tag(0, 0x64);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.commands !== undefined) for (const one of o.commands) writeSequenceCommand(w, one);
  w.end();
}

function writeSync(w: WbxmlWriter, o: Sync): void {
  w.tag(0, 0x6a);
  if (o.CmdID !== undefined) w.text(0, 0x4b, o.CmdID);
  if (o.NoResp) w.tag(0, 0x1d);
  if (o.Cred !== undefined) writeCred(w, o.Cred);
  if (o.Target !== undefined) writeTarget(w, o.Target);
  if (o.Source !== undefined) writeSource(w, o.Source);
  if (o.Meta !== undefined) writeMeta(w, o.Meta);
  if (o.NumberOfChanges !== undefined) w.text(0, 0x73, o.NumberOfChanges);
  if (o.commands !== undefined) for (const one of o.commands) writeSyncCommand(w, one);
  w.end();
}

function writeAnchor(w: WbxmlWriter, o: Anchor): void {
  w.tag(1, 0x45);
  if (o.Last !== undefined) w.text(1, 0x4a, o.Last);
  if (o.Next !== undefined) w.text(1, 0x4f, o.Next);
  w.end();
}

function writeMem(w: WbxmlWriter, o: Mem): void {
  w.tag(1, 0x4d);
  if (o.SharedMem) w.tag(1, 0x11);
  if (o.FreeMem !== undefined) w.text(1, 0x49, o.FreeMem);
  if (o.FreeID !== undefined) w.text(1, 0x48, o.FreeID);
  w.end();
}

function writeSyncBodyCommand(w: WbxmlWriter, o: SyncBodyCommand): void {
  switch (o.$) {
    case 'Alert':
      writeAlert(w, o);
      break;
    case 'Atomic':
      writeAtomic(w, o);
      break;
    case 'Copy':
      writeCopy(w, o);
      break;
    case 'Exec':
      writeExec(w, o);
      break;
    case 'Get':
      writeGet(w, o);
      break;
    case 'Map':
      writeMap(w, o);
      break;
    case 'Put':
      writePut(w, o);
      break;
    case 'Results':
      writeResults(w, o);
      break;
    case 'Search':
      writeSearch(w, o);
      break;
    case 'Sequence':
      writeSequence(w, o);
      break;
    case 'Status':
      writeStatus(w, o);
      break;
    case 'Sync':
      writeSync(w, o);
      break;
    case 'Add':
      writeAdd(w, o);
      break;
    case 'Replace':
      writeReplace(w, o);
      break;
    case 'Delete':
      writeDelete(w, o);
      break;
    default:
      unknownMember('SyncBody', (o as { $: unknown }).$);
  }
}

function writeAtomicCommand(w: WbxmlWriter, o: AtomicCommand): void {
  switch (o.$) {
    case 'Add':
      writeAdd(w, o);
      break;
    case 'Alert':
      writeAlert(w, o);
      break;
    case 'Atomic':
      writeAtomic(w, o);
      break;
    case 'Copy':
      writeCopy(w, o);
      break;
    case 'Delete':
      writeDelete(w, o);
      break;
    case 'Exec':
      writeExec(w, o);
      break;
    case 'Get':
      writeGet(w, o);
      break;
    case 'Map':
      writeMap(w, o);
      break;
    case 'Replace':
      writeReplace(w, o);
      break;
    case 'Sequence':
      writeSequence(w, o);
      break;
    case 'Sync':
      writeSync(w, o);
      break;
    default:
      unknownMember('Atomic', (o as { $: unknown }).$);
  }
}

function writeSequenceCommand(w: WbxmlWriter, o: SequenceCommand): void {
  switch (o.$) {
    case 'Add':
      writeAdd(w, o);
      break;
    case 'Alert':
      writeAlert(w, o);
      break;
    case 'Atomic':
      writeAtomic(w, o);
      break;
    case 'Copy':
      writeCopy(w, o);
      break;
    case 'Delete':
      writeDelete(w, o);
      break;
    case 'Exec':
      writeExec(w, o);
      break;
    case 'Get':
      writeGet(w, o);
      break;
    case 'Map':
      writeMap(w, o);
      break;
    case 'Replace':
      writeReplace(w, o);
      break;
    case 'Sequence':
      writeSequence(w, o);
      break;
    case 'Sync':
      writeSync(w, o);
      break;
    default:
      unknownMember('Sequence', (o as { $: unknown }).$);
  }
}

function writeSyncCommand(w: WbxmlWriter, o: SyncCommand): void {
  switch (o.$) {
    case 'Add':
      writeAdd(w, o);
      break;
    case 'Atomic':
      writeAtomic(w, o);
      break;
    case 'Copy':
      writeCopy(w, o);
      break;
    case 'Delete':
      writeDelete(w, o);
      break;
    case 'Replace':
      writeReplace(w, o);
      break;
    case 'Sequence':
      writeSequence(w, o);
      break;
    default:
      unknownMember('Sync', (o as { $: unknown }).$);
  }
}

function writeData(w: WbxmlWriter, o: Data): void {
  if (typeof o === 'string') {
    w.text(0, 0x4f, o);
    return;
  }
  w.tag(0, 0x4f);
  if (o instanceof Uint8Array) w.opaque(o);
  else if ('MgmtTree' in o) {
    if (w.embedded === 'opaque') w.opaque(encodeMgmtTree(o.MgmtTree));
    else writeMgmtTree(w, o.MgmtTree);
  }
  else if ('DevInf' in o) w.opaque(encodeDevInf(o.DevInf));
  else unknownMember('Data', Object.keys(o)[0]);
  w.end();
}
