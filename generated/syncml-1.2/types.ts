// Made from spec/wbxml/syncml-1.2.yaml, spec/dtd/syncml-1.2.dtd, spec/dtd/metinf-1.2.dtd, spec/wbxml/dmddf-1.2.yaml, spec/dtd/dmddf-1.2.dtd, spec/wbxml/devinf-1.2.yaml, spec/dtd/devinf-1.2.dtd (sha256 aa43d34fbcaaacc9). Not to be edited: run npm run generate.
/**
 * Typed form of syncml-1.2. Text is a string, an element without content is `true`, everything else an object with the fields in
 * the order of the grammar, attributes before elements. A decoder keeps what a document holds and invents nothing: a required element that the document
 * lacks is undefined (a required list: empty). Who must know asks the strict decoder or the schema.
 */
import type { MgmtTree } from '../dmddf-1.2/types';

export type * from '../dmddf-1.2/types';
import type { DevInf } from '../devinf-1.2/types';

export type { DevInf } from '../devinf-1.2/types';

/** (SyncHdr, SyncBody) */
export interface SyncML {
  SyncHdr: SyncHdr;
  SyncBody: SyncBody;
}

/** (VerDTD, VerProto, SessionID, MsgID, Target, Source, RespURI?, NoResp?, Cred?, Meta?) */
export interface SyncHdr {
  VerDTD: string;
  VerProto: string;
  SessionID: string;
  MsgID: string;
  Target: Target;
  Source: Source;
  RespURI?: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
}

/** ((Alert | Atomic | Copy | Exec | Get | Map | Put | Results | Search | Sequence | Status | Sync | Add | Move | Replace | Delete)+, Final?) */
export interface SyncBody {
  commands: SyncBodyCommand[];
  Final?: true;
}

/** (Meta) */
export interface Chal {
  Meta: Meta;
}

/** (Meta?, Data) */
export interface Cred {
  Meta?: Meta;
  Data: Data;
}

/** (LocURI, LocName?) */
export interface Source {
  LocURI: string;
  LocName?: string;
}

/** (LocURI, LocName?, Filter?) */
export interface Target {
  LocURI: string;
  LocName?: string;
  Filter?: Filter;
}

/** (Target?, Source?, SourceParent?, TargetParent?, Meta?, Data?, MoreData?) */
export interface Item {
  Target?: Target;
  Source?: Source;
  SourceParent?: SourceParent;
  TargetParent?: TargetParent;
  Meta?: Meta;
  Data?: Data;
  MoreData?: true;
}

/** (FieldLevel?, Format?, Type?, Mark?, Size?, Anchor?, Version?, NextNonce?, MaxMsgSize?, MaxObjSize?, EMI*, Mem?) */
export interface Meta {
  FieldLevel?: true;
  Format?: string;
  Type?: string;
  Mark?: string;
  Size?: string;
  Anchor?: Anchor;
  Version?: string;
  NextNonce?: string;
  MaxMsgSize?: string;
  MaxObjSize?: string;
  EMI?: string[];
  Mem?: Mem;
}

/** (CmdID, MsgRef, CmdRef, Cmd, TargetRef*, SourceRef*, Cred?, Chal?, Data, Item*) */
export interface Status {
  $: 'Status';
  CmdID: string;
  MsgRef: string;
  CmdRef: string;
  Cmd: string;
  TargetRef?: string[];
  SourceRef?: string[];
  Cred?: Cred;
  Chal?: Chal;
  Data: Data;
  Item?: Item[];
}

/** (CmdID, NoResp?, Cred?, Meta?, Item+) */
export interface Add {
  $: 'Add';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, NoResp?, Cred?, Data?, Correlator?, Item*) */
export interface Alert {
  $: 'Alert';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Data?: Data;
  Correlator?: string;
  Item?: Item[];
}

/** (CmdID, NoResp?, Meta?, (Add | Alert | Atomic | Copy | Delete | Exec | Get | Map | Move | Replace | Sequence | Sync)+) */
export interface Atomic {
  $: 'Atomic';
  CmdID: string;
  NoResp?: true;
  Meta?: Meta;
  commands: AtomicCommand[];
}

/** (CmdID, NoResp?, Cred?, Meta?, Item+) */
export interface Copy {
  $: 'Copy';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, NoResp?, Archive?, SftDel?, Cred?, Meta?, Item+) */
export interface Delete {
  $: 'Delete';
  CmdID: string;
  NoResp?: true;
  Archive?: true;
  SftDel?: true;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, NoResp?, Cred?, Meta?, Correlator?, Item) */
export interface Exec {
  $: 'Exec';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
  Correlator?: string;
  Item: Item;
}

/** (CmdID, NoResp?, Lang?, Cred?, Meta?, Item+) */
export interface Get {
  $: 'Get';
  CmdID: string;
  NoResp?: true;
  Lang?: string;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, Target, Source, Cred?, Meta?, MapItem+) */
export interface Map {
  $: 'Map';
  CmdID: string;
  Target: Target;
  Source: Source;
  Cred?: Cred;
  Meta?: Meta;
  MapItem: MapItem[];
}

/** (Target, Source) */
export interface MapItem {
  Target: Target;
  Source: Source;
}

/** (CmdID, NoResp?, Lang?, Cred?, Meta?, Item+) */
export interface Put {
  $: 'Put';
  CmdID: string;
  NoResp?: true;
  Lang?: string;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, NoResp?, Cred?, Meta?, Item+) */
export interface Replace {
  $: 'Replace';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (CmdID, MsgRef?, CmdRef, Meta?, TargetRef?, SourceRef?, Item+) */
export interface Results {
  $: 'Results';
  CmdID: string;
  MsgRef?: string;
  CmdRef: string;
  Meta?: Meta;
  TargetRef?: string;
  SourceRef?: string;
  Item: Item[];
}

/** (CmdID, NoResp?, NoResults?, Cred?, Target?, Source+, Lang?, Meta, Data) */
export interface Search {
  $: 'Search';
  CmdID: string;
  NoResp?: true;
  NoResults?: true;
  Cred?: Cred;
  Target?: Target;
  Source: Source[];
  Lang?: string;
  Meta: Meta;
  Data: Data;
}

/** (CmdID, NoResp?, Meta?, (Add | Alert | Atomic | Copy | Delete | Exec | Get | Map | Move | Replace | Sequence | Sync)+) */
export interface Sequence {
  $: 'Sequence';
  CmdID: string;
  NoResp?: true;
  Meta?: Meta;
  commands: SequenceCommand[];
}

/** (CmdID, NoResp?, Cred?, Target?, Source?, Meta?, NumberOfChanges?, (Add | Atomic | Copy | Delete | Move | Replace | Sequence)*) */
export interface Sync {
  $: 'Sync';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Target?: Target;
  Source?: Source;
  Meta?: Meta;
  NumberOfChanges?: string;
  commands?: SyncCommand[];
}

/** (Item) */
export interface Field {
  Item: Item;
}

/** (Meta, Field?, Record?, FilterType?) */
export interface Filter {
  Meta: Meta;
  Field?: Field;
  Record?: Record;
  FilterType?: string;
}

/** (CmdID, NoResp?, Cred?, Meta?, Item+) */
export interface Move {
  $: 'Move';
  CmdID: string;
  NoResp?: true;
  Cred?: Cred;
  Meta?: Meta;
  Item: Item[];
}

/** (Item) */
export interface Record {
  Item: Item;
}

/** (LocURI) */
export interface SourceParent {
  LocURI: string;
}

/** (LocURI) */
export interface TargetParent {
  LocURI: string;
}

/** (FieldLevel?, Format?, Type?, Mark?, Size?, Anchor?, Version?, NextNonce?, MaxMsgSize?, MaxObjSize?, EMI*, Mem?) */
export interface MetInf {
  FieldLevel?: true;
  Format?: string;
  Type?: string;
  Mark?: string;
  Size?: string;
  Anchor?: Anchor;
  Version?: string;
  NextNonce?: string;
  MaxMsgSize?: string;
  MaxObjSize?: string;
  EMI?: string[];
  Mem?: Mem;
}

/** (Last?, Next) */
export interface Anchor {
  Last?: string;
  Next: string;
}

/** (SharedMem?, FreeMem, FreeID) */
export interface Mem {
  SharedMem?: true;
  FreeMem: string;
  FreeID: string;
}

/** Text, binary content, or a document of its own. */
export type Data = string | Uint8Array | { MgmtTree: MgmtTree } | { DevInf: DevInf };

/** One of SyncBody.commands. */
export type SyncBodyCommand =
  | Alert
  | Atomic
  | Copy
  | Exec
  | Get
  | Map
  | Put
  | Results
  | Search
  | Sequence
  | Status
  | Sync
  | Add
  | Move
  | Replace
  | Delete;

/** One of Atomic.commands. */
export type AtomicCommand =
  | Add
  | Alert
  | Atomic
  | Copy
  | Delete
  | Exec
  | Get
  | Map
  | Move
  | Replace
  | Sequence
  | Sync;

/** One of Sequence.commands. */
export type SequenceCommand =
  | Add
  | Alert
  | Atomic
  | Copy
  | Delete
  | Exec
  | Get
  | Map
  | Move
  | Replace
  | Sequence
  | Sync;

/** One of Sync.commands. */
export type SyncCommand =
  | Add
  | Atomic
  | Copy
  | Delete
  | Move
  | Replace
  | Sequence;

/** Any of them. */
export type Command =
  | Status
  | Add
  | Alert
  | Atomic
  | Copy
  | Delete
  | Exec
  | Get
  | Map
  | Put
  | Replace
  | Results
  | Search
  | Sequence
  | Sync
  | Move;
