/** The typed message as the generated codecs give and take it; what a document lacks is undefined. */
export type {
  Add,
  Alert,
  Chal,
  Command,
  Cred,
  Data,
  Get,
  Item,
  Meta,
  Replace,
  Results,
  SequenceCommand,
  Status,
  SyncBodyCommand,
  SyncHdr,
  SyncML,
} from '../../../generated/syncml-1.2/types';
