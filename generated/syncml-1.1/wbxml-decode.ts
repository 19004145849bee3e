// Made from spec/wbxml/syncml-1.1.yaml, spec/wbxml/syncml-1.2.yaml, spec/dtd/syncml-1.1.dtd, spec/dtd/syncml-1.2.dtd, spec/dtd/metinf-1.1.dtd, spec/dtd/metinf-1.2.dtd, spec/wbxml/dmddf-1.1.2.yaml, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.1.2.dtd, spec/dtd/dmddf-1.2.dtd, spec/wbxml/devinf-1.1.yaml, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.1.dtd, spec/dtd/devinf-1.2.dtd (sha256 bea4bdc5a2333e72). Not to be edited: run npm run generate.
import { FastNames } from '../../tools/wire/fast-names';
import { WbxmlReader } from '../../tools/wire/fast-wbxml-read';
import { type Limits, limitsOf } from '../../tools/wire/limits';
import { embeddedMgmtTree, inlineMgmtTree } from '../dmddf-1.1.2/wbxml-decode';
import { embeddedDevInf, inlineDevInf } from '../devinf-1.1/wbxml-decode';
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
  MetInf,
  Anchor,
  Mem,
  SyncBodyCommand,
  AtomicCommand,
  SequenceCommand,
  SyncCommand,
} from './types';

/** For tags written as literals. */
const names = new FastNames({
  SyncML: 0x2d,
  SyncHdr: 0x2c,
  SyncBody: 0x2b,
  Archive: 0x07,
  Chal: 0x09,
  Cmd: 0x0a,
  CmdID: 0x0b,
  CmdRef: 0x0c,
  Cred: 0x0e,
  Final: 0x12,
  Lang: 0x15,
  LocName: 0x16,
  LocURI: 0x17,
  MoreData: 0x34,
  MsgID: 0x1b,
  MsgRef: 0x1c,
  NoResp: 0x1d,
  NoResults: 0x1e,
  NumberOfChanges: 0x33,
  RespURI: 0x21,
  SessionID: 0x25,
  SftDel: 0x26,
  Source: 0x27,
  SourceRef: 0x28,
  Target: 0x2e,
  TargetRef: 0x2f,
  VerDTD: 0x31,
  VerProto: 0x32,
  Data: 0x0f,
  Item: 0x14,
  Meta: 0x1a,
  Status: 0x29,
  Add: 0x05,
  Alert: 0x06,
  Atomic: 0x08,
  Copy: 0x0d,
  Delete: 0x10,
  Exec: 0x11,
  Get: 0x13,
  Map: 0x18,
  MapItem: 0x19,
  Put: 0x1f,
  Replace: 0x20,
  Results: 0x22,
  Search: 0x23,
  Sequence: 0x24,
  Sync: 0x2a,
  MetInf: 0x4e,
  Format: 0x47,
  Type: 0x53,
  Mark: 0x4b,
  Size: 0x52,
  Anchor: 0x45,
  Last: 0x4a,
  Next: 0x4f,
  Version: 0x54,
  NextNonce: 0x50,
  MaxMsgSize: 0x4c,
  MaxObjSize: 0x55,
  EMI: 0x46,
  Mem: 0x4d,
  SharedMem: 0x51,
  FreeMem: 0x49,
  FreeID: 0x48,
  MgmtTree: 0xa0,
  DevInf: 0x400a,
});

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is malformed, has another root, or exceeds a limit
 */
export function decodeWbxml(bytes: Uint8Array, limits?: Partial<Limits>): SyncML {
  const r = new WbxmlReader(bytes, names, { limits: limitsOf(limits), elements: 0, documents: 0 });
  r.root(0x2d, 'SyncML');
  const value = readSyncML(r);
  r.finish();
  return value;
}

function readSyncML(r: WbxmlReader): SyncML {
  let SyncHdr: SyncHdr | undefined;
  let SyncBody: SyncBody | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x2c: // SyncHdr
        SyncHdr = readSyncHdr(r);
        break;
      case 0x2b: // SyncBody
        SyncBody = readSyncBody(r);
        break;
      default:
        r.skip();
    }
  }
  return { SyncHdr: SyncHdr!, SyncBody: SyncBody! };
}

function readSyncHdr(r: WbxmlReader): SyncHdr {
  let VerDTD: string | undefined;
  let VerProto: string | undefined;
  let SessionID: string | undefined;
  let MsgID: string | undefined;
  let Target: Target | undefined;
  let Source: Source | undefined;
  let RespURI: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x31: // VerDTD
        VerDTD = r.text();
        break;
      case 0x32: // VerProto
        VerProto = r.text();
        break;
      case 0x25: // SessionID
        SessionID = r.text();
        break;
      case 0x1b: // MsgID
        MsgID = r.text();
        break;
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source = readSource(r);
        break;
      case 0x21: // RespURI
        RespURI = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      default:
        r.skip();
    }
  }
  return { VerDTD: VerDTD!, VerProto: VerProto!, SessionID: SessionID!, MsgID: MsgID!, Target: Target!, Source: Source!, RespURI, NoResp, Cred, Meta };
}

function readSyncBody(r: WbxmlReader): SyncBody {
  const commands: SyncBodyCommand[] = [];
  let Final: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // Alert
        commands.push(readAlert(r));
        break;
      case 0x08: // Atomic
        commands.push(readAtomic(r));
        break;
      case 0x0d: // Copy
        commands.push(readCopy(r));
        break;
      case 0x11: // Exec
        commands.push(readExec(r));
        break;
      case 0x13: // Get
        commands.push(readGet(r));
        break;
      case 0x18: // Map
        commands.push(readMap(r));
        break;
      case 0x1f: // Put
        commands.push(readPut(r));
        break;
      case 0x22: // Results
        commands.push(readResults(r));
        break;
      case 0x23: // Search
        commands.push(readSearch(r));
        break;
      case 0x24: // Sequence
        commands.push(readSequence(r));
        break;
      case 0x29: // Status
        commands.push(readStatus(r));
        break;
      case 0x2a: // Sync
        commands.push(readSync(r));
        break;
      case 0x05: // Add
        commands.push(readAdd(r));
        break;
      case 0x20: // Replace
        commands.push(readReplace(r));
        break;
      case 0x10: // Delete
        commands.push(readDelete(r));
        break;
      case 0x12: // Final
        Final = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { commands, Final };
}

function readChal(r: WbxmlReader): Chal {
  let Meta: Meta | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      default:
        r.skip();
    }
  }
  return { Meta: Meta! };
}

function readCred(r: WbxmlReader): Cred {
  let Meta: Meta | undefined;
  let Data: Data | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x0f: // Data
        Data = readData(r);
        break;
      default:
        r.skip();
    }
  }
  return { Meta, Data: Data! };
}

function readSource(r: WbxmlReader): Source {
  let LocURI: string | undefined;
  let LocName: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x17: // LocURI
        LocURI = r.text();
        break;
      case 0x16: // LocName
        LocName = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { LocURI: LocURI!, LocName };
}

function readTarget(r: WbxmlReader): Target {
  let LocURI: string | undefined;
  let LocName: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x17: // LocURI
        LocURI = r.text();
        break;
      case 0x16: // LocName
        LocName = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { LocURI: LocURI!, LocName };
}

function readItem(r: WbxmlReader): Item {
  let Target: Target | undefined;
  let Source: Source | undefined;
  let Meta: Meta | undefined;
  let Data: Data | undefined;
  let MoreData: true | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source = readSource(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x0f: // Data
        Data = readData(r);
        break;
      case 0x34: // MoreData
        MoreData = r.flag();
        break;
      default:
        r.skip();
    }
  }
  return { Target, Source, Meta, Data, MoreData };
}

function readMeta(r: WbxmlReader): Meta {
  let Format: string | undefined;
  let Type: string | undefined;
  let Mark: string | undefined;
  let Size: string | undefined;
  let Anchor: Anchor | undefined;
  let Version: string | undefined;
  let NextNonce: string | undefined;
  let MaxMsgSize: string | undefined;
  let MaxObjSize: string | undefined;
  let EMI: string[] | undefined;
  let Mem: Mem | undefined;
  let whole: MetInf | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x47: // Format
        Format = r.text();
        break;
      case 0x53: // Type
        Type = r.text();
        break;
      case 0x4b: // Mark
        Mark = r.text();
        break;
      case 0x52: // Size
        Size = r.text();
        break;
      case 0x45: // Anchor
        Anchor = readAnchor(r);
        break;
      case 0x54: // Version
        Version = r.text();
        break;
      case 0x50: // NextNonce
        NextNonce = r.text();
        break;
      case 0x4c: // MaxMsgSize
        MaxMsgSize = r.text();
        break;
      case 0x55: // MaxObjSize
        MaxObjSize = r.text();
        break;
      case 0x46: // EMI
        (EMI ??= []).push(r.text());
        break;
      case 0x4d: // Mem
        Mem = readMem(r);
        break;
      case 0x4e: // MetInf
        whole = readMetInf(r);
        break;
      default:
        r.skip();
    }
  }
  return whole ?? { Format, Type, Mark, Size, Anchor, Version, NextNonce, MaxMsgSize, MaxObjSize, EMI, Mem };
}

function readStatus(r: WbxmlReader): Status {
  let CmdID: string | undefined;
  let MsgRef: string | undefined;
  let CmdRef: string | undefined;
  let Cmd: string | undefined;
  let TargetRef: string[] | undefined;
  let SourceRef: string[] | undefined;
  let Cred: Cred | undefined;
  let Chal: Chal | undefined;
  let Data: Data | undefined;
  let Item: Item[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1c: // MsgRef
        MsgRef = r.text();
        break;
      case 0x0c: // CmdRef
        CmdRef = r.text();
        break;
      case 0x0a: // Cmd
        Cmd = r.text();
        break;
      case 0x2f: // TargetRef
        (TargetRef ??= []).push(r.text());
        break;
      case 0x28: // SourceRef
        (SourceRef ??= []).push(r.text());
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x09: // Chal
        Chal = readChal(r);
        break;
      case 0x0f: // Data
        Data = readData(r);
        break;
      case 0x14: // Item
        (Item ??= []).push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Status', CmdID: CmdID!, MsgRef: MsgRef!, CmdRef: CmdRef!, Cmd: Cmd!, TargetRef, SourceRef, Cred, Chal, Data: Data!, Item };
}

function readAdd(r: WbxmlReader): Add {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Add', CmdID: CmdID!, NoResp, Cred, Meta, Item };
}

function readAlert(r: WbxmlReader): Alert {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Data: Data | undefined;
  let Item: Item[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x0f: // Data
        Data = readData(r);
        break;
      case 0x14: // Item
        (Item ??= []).push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Alert', CmdID: CmdID!, NoResp, Cred, Data, Item };
}

function readAtomic(r: WbxmlReader): Atomic {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Meta: Meta | undefined;
  const commands: AtomicCommand[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x05: // Add
        commands.push(readAdd(r));
        break;
      case 0x06: // Alert
        commands.push(readAlert(r));
        break;
      case 0x08: // Atomic
        commands.push(readAtomic(r));
        break;
      case 0x0d: // Copy
        commands.push(readCopy(r));
        break;
      case 0x10: // Delete
        commands.push(readDelete(r));
        break;
      case 0x11: // Exec
        commands.push(readExec(r));
        break;
      case 0x13: // Get
        commands.push(readGet(r));
        break;
      case 0x18: // Map
        commands.push(readMap(r));
        break;
      case 0x20: // Replace
        commands.push(readReplace(r));
        break;
      case 0x24: // Sequence
        commands.push(readSequence(r));
        break;
      case 0x2a: // Sync
        commands.push(readSync(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Atomic', CmdID: CmdID!, NoResp, Meta, commands };
}

function readCopy(r: WbxmlReader): Copy {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Copy', CmdID: CmdID!, NoResp, Cred, Meta, Item };
}

function readDelete(r: WbxmlReader): Delete {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Archive: true | undefined;
  let SftDel: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x07: // Archive
        Archive = r.flag();
        break;
      case 0x26: // SftDel
        SftDel = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Delete', CmdID: CmdID!, NoResp, Archive, SftDel, Cred, Meta, Item };
}

function readExec(r: WbxmlReader): Exec {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  let Item: Item | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item = readItem(r);
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Exec', CmdID: CmdID!, NoResp, Cred, Meta, Item: Item! };
}

function readGet(r: WbxmlReader): Get {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Lang: string | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x15: // Lang
        Lang = r.text();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Get', CmdID: CmdID!, NoResp, Lang, Cred, Meta, Item };
}

function readMap(r: WbxmlReader): Map {
  let CmdID: string | undefined;
  let Target: Target | undefined;
  let Source: Source | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const MapItem: MapItem[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source = readSource(r);
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x19: // MapItem
        MapItem.push(readMapItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Map', CmdID: CmdID!, Target: Target!, Source: Source!, Cred, Meta, MapItem };
}

function readMapItem(r: WbxmlReader): MapItem {
  let Target: Target | undefined;
  let Source: Source | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source = readSource(r);
        break;
      default:
        r.skip();
    }
  }
  return { Target: Target!, Source: Source! };
}

function readPut(r: WbxmlReader): Put {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Lang: string | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x15: // Lang
        Lang = r.text();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Put', CmdID: CmdID!, NoResp, Lang, Cred, Meta, Item };
}

function readReplace(r: WbxmlReader): Replace {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Meta: Meta | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Replace', CmdID: CmdID!, NoResp, Cred, Meta, Item };
}

function readResults(r: WbxmlReader): Results {
  let CmdID: string | undefined;
  let MsgRef: string | undefined;
  let CmdRef: string | undefined;
  let Meta: Meta | undefined;
  let TargetRef: string | undefined;
  let SourceRef: string | undefined;
  const Item: Item[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1c: // MsgRef
        MsgRef = r.text();
        break;
      case 0x0c: // CmdRef
        CmdRef = r.text();
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x2f: // TargetRef
        TargetRef = r.text();
        break;
      case 0x28: // SourceRef
        SourceRef = r.text();
        break;
      case 0x14: // Item
        Item.push(readItem(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Results', CmdID: CmdID!, MsgRef, CmdRef: CmdRef!, Meta, TargetRef, SourceRef, Item };
}

function readSearch(r: WbxmlReader): Search {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let NoResults: true | undefined;
  let Cred: Cred | undefined;
  let Target: Target | undefined;
  const Source: Source[] = [];
  let Lang: string | undefined;
  let Meta: Meta | undefined;
  let Data: Data | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x1e: // NoResults
        NoResults = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source.push(readSource(r));
        break;
      case 0x15: // Lang
        Lang = r.text();
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x0f: // Data
        Data = readData(r);
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Search', CmdID: CmdID!, NoResp, NoResults, Cred, Target, Source, Lang, Meta: Meta!, Data: Data! };
}

function readSequence(r: WbxmlReader): Sequence {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Meta: Meta | undefined;
  const commands: SequenceCommand[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x05: // Add
        commands.push(readAdd(r));
        break;
      case 0x06: // Alert
        commands.push(readAlert(r));
        break;
      case 0x08: // Atomic
        commands.push(readAtomic(r));
        break;
      case 0x0d: // Copy
        commands.push(readCopy(r));
        break;
      case 0x10: // Delete
        commands.push(readDelete(r));
        break;
      case 0x11: // Exec
        commands.push(readExec(r));
        break;
      case 0x13: // Get
        commands.push(readGet(r));
        break;
      case 0x18: // Map
        commands.push(readMap(r));
        break;
      case 0x20: // Replace
        commands.push(readReplace(r));
        break;
      case 0x24: // Sequence
        commands.push(readSequence(r));
        break;
      case 0x2a: // Sync
        commands.push(readSync(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Sequence', CmdID: CmdID!, NoResp, Meta, commands };
}

function readSync(r: WbxmlReader): Sync {
  let CmdID: string | undefined;
  let NoResp: true | undefined;
  let Cred: Cred | undefined;
  let Target: Target | undefined;
  let Source: Source | undefined;
  let Meta: Meta | undefined;
  let NumberOfChanges: string | undefined;
  let commands: SyncCommand[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x0b: // CmdID
        CmdID = r.text();
        break;
      case 0x1d: // NoResp
        NoResp = r.flag();
        break;
      case 0x0e: // Cred
        Cred = readCred(r);
        break;
      case 0x2e: // Target
        Target = readTarget(r);
        break;
      case 0x27: // Source
        Source = readSource(r);
        break;
      case 0x1a: // Meta
        Meta = readMeta(r);
        break;
      case 0x33: // NumberOfChanges
        NumberOfChanges = r.text();
        break;
      case 0x05: // Add
        (commands ??= []).push(readAdd(r));
        break;
      case 0x08: // Atomic
        (commands ??= []).push(readAtomic(r));
        break;
      case 0x0d: // Copy
        (commands ??= []).push(readCopy(r));
        break;
      case 0x10: // Delete
        (commands ??= []).push(readDelete(r));
        break;
      case 0x20: // Replace
        (commands ??= []).push(readReplace(r));
        break;
      case 0x24: // Sequence
        (commands ??= []).push(readSequence(r));
        break;
      default:
        r.skip();
    }
  }
  return { $: 'Sync', CmdID: CmdID!, NoResp, Cred, Target, Source, Meta, NumberOfChanges, commands };
}

function readMetInf(r: WbxmlReader): MetInf {
  let Format: string | undefined;
  let Type: string | undefined;
  let Mark: string | undefined;
  let Size: string | undefined;
  let Anchor: Anchor | undefined;
  let Version: string | undefined;
  let NextNonce: string | undefined;
  let MaxMsgSize: string | undefined;
  let MaxObjSize: string | undefined;
  let EMI: string[] | undefined;
  let Mem: Mem | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x47: // Format
        Format = r.text();
        break;
      case 0x53: // Type
        Type = r.text();
        break;
      case 0x4b: // Mark
        Mark = r.text();
        break;
      case 0x52: // Size
        Size = r.text();
        break;
      case 0x45: // Anchor
        Anchor = readAnchor(r);
        break;
      case 0x54: // Version
        Version = r.text();
        break;
      case 0x50: // NextNonce
        NextNonce = r.text();
        break;
      case 0x4c: // MaxMsgSize
        MaxMsgSize = r.text();
        break;
      case 0x55: // MaxObjSize
        MaxObjSize = r.text();
        break;
      case 0x46: // EMI
        (EMI ??= []).push(r.text());
        break;
      case 0x4d: // Mem
        Mem = readMem(r);
        break;
      default:
        r.skip();
    }
  }
  return { Format, Type, Mark, Size, Anchor, Version, NextNonce, MaxMsgSize, MaxObjSize, EMI, Mem };
}

function readAnchor(r: WbxmlReader): Anchor {
  let Last: string | undefined;
  let Next: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x4a: // Last
        Last = r.text();
        break;
      case 0x4f: // Next
        Next = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { Last, Next: Next! };
}

function readMem(r: WbxmlReader): Mem {
  let SharedMem: true | undefined;
  let FreeMem: string | undefined;
  let FreeID: string | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x51: // SharedMem
        SharedMem = r.flag();
        break;
      case 0x49: // FreeMem
        FreeMem = r.text();
        break;
      case 0x48: // FreeID
        FreeID = r.text();
        break;
      default:
        r.skip();
    }
  }
  return { SharedMem, FreeMem: FreeMem!, FreeID: FreeID! };
}

function readData(r: WbxmlReader): Data {
  return r.data(embeddedData, inlineData);
}

function embeddedData(r: WbxmlReader, bytes: Uint8Array): Exclude<Data, string | Uint8Array> | undefined {
  const MgmtTree = embeddedMgmtTree(r, bytes);
  if (MgmtTree !== undefined) return { MgmtTree: MgmtTree };
  const DevInf = embeddedDevInf(r, bytes);
  if (DevInf !== undefined) return { DevInf: DevInf };
  return undefined;
}

function inlineData(r: WbxmlReader, key: number): Exclude<Data, string | Uint8Array> | undefined {
  switch (key) {
    case 0xa0: // MgmtTree
      return { MgmtTree: inlineMgmtTree(r) };
    case 0x400a: // DevInf
      return { DevInf: inlineDevInf(r) };
    default:
      r.skip();
      return undefined;
  }
}
