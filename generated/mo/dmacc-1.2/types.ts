// Made from spec/mo/dmacc-1.2.ddf.xml, spec/mo/dmacc-1.2.yaml (sha256 a7860460f432f5fe). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Account with one server. (node, ZeroOrMore, Get) */
export interface DMAcc {
  /** Identifier of the server, unique in the client. (chr, One, Get) */
  readonly SrvID: string;
  /** Where Package 1 goes. (chr, One, Get) */
  readonly SrvURI: string;
  /** Name shown to the user. (chr, One, Get) */
  readonly Name: string;
  /** Objects that the server asks to manage; meant for the bootstrap only. (node, One, no command) */
  readonly Perm?: ReadonlyMap<string, DMAccPermItem>;
  /** Keys and credentials. (node, ZeroOrOne, Get) */
  readonly Auth?: DMAccAuth;
  /** Push services for notifications. (node, ZeroOrOne, Get) */
  readonly Push?: DMAccPush;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One object. (node, OneOrMore, no command) */
export interface DMAccPermItem {
  /** Identifier of the object. (chr, One, no command) */
  readonly MOID?: string;
}

/** Keys and credentials. (node, ZeroOrOne, Get) */
export interface DMAccAuth {
  /** Keys for TLS with the bootstrap server. (node, ZeroOrOne, Get) */
  readonly Bootstrap?: DMAccAuthBootstrap;
  /** Credentials of notifications. (node, ZeroOrOne, Get) */
  readonly Noti?: DMAccAuthNoti;
  /** Credentials of the transport. (node, ZeroOrOne, Get) */
  readonly Trsp?: DMAccAuthTrsp;
}

/** Keys for TLS with the bootstrap server. (node, ZeroOrOne, Get) */
export interface DMAccAuthBootstrap {
  /** Address of the bootstrap server. (chr, One, Get) */
  readonly ServerURI: string;
  /** Key mode of TLS. (bin, One, Get) */
  readonly SecMode: Uint8Array;
  /** Certificate of the client, or its identity for a shared key. (bin, One, no command) */
  readonly ClientPubKey?: Uint8Array;
  /** Certificate of the server, or its identity for a shared key. (bin, One, no command) */
  readonly ServerPubKey?: Uint8Array;
  /** Shared or private key. (bin, One, no command) */
  readonly ClientSecretKey?: Uint8Array;
}

/** Credentials of notifications. (node, ZeroOrOne, Get) */
export interface DMAccAuthNoti {
  /** Kind of the credential. (int, One, Get) */
  readonly Type: number;
  /** Data of the credential. (bin, One, Get) */
  readonly Data: Uint8Array;
  /** Secret of the credential. (bin, One, Get) */
  readonly Secret: Uint8Array;
}

/** Credentials of the transport. (node, ZeroOrOne, Get) */
export interface DMAccAuthTrsp {
  /** Data of the credential. (bin, One, Get) */
  readonly Data: Uint8Array;
  /** Secret of the credential. (bin, One, no command) */
  readonly Secret?: Uint8Array;
}

/** Push services for notifications. (node, ZeroOrOne, Get) */
export interface DMAccPush {
  /** Google cloud messaging. (node, ZeroOrOne, Get) */
  readonly GCM?: DMAccPushGCM;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Google cloud messaging. (node, ZeroOrOne, Get) */
export interface DMAccPushGCM {
  /** Sender that the client registers for. (chr, One, Get) */
  readonly SenderID: string;
  /** Where the client registers. (chr, One, Get) */
  readonly RegURI: string;
  /** Where the client takes its registration back. (chr, One, Get) */
  readonly UnRegURI: string;
  /** Parameters of the registration, a URI query. (chr, One, Get) */
  readonly RegParams: string;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}
