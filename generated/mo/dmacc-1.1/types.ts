// Made from spec/mo/dmacc-1.1.ddf.xml, spec/mo/dmacc-1.1.yaml (sha256 376b88a37c5aa0fb). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Account with one management server. (node, OneOrMore, Get) */
export interface DMAcc {
  /** Application that the account belongs to. (chr, One, Get) */
  readonly AppID: string;
  /** Identifier of the server. (chr, One, Get) */
  readonly ServerID: string;
  /** Name shown to the user. (chr, ZeroOrOne, Get) */
  readonly Name?: string;
  /** Preferred connection: URI of a connectivity object, or an identifier of the vendor. (chr, ZeroOrOne, Get) */
  readonly PrefConRef?: string;
  /** Further connections. (node, ZeroOrOne, Get) */
  readonly ToConRef?: ReadonlyMap<string, DMAccToConRefItem>;
  /** Addresses of the server. (node, One, Get) */
  readonly AppAddr: ReadonlyMap<string, DMAccAppAddrItem>;
  /** Authentication type that the client uses first, or empty. (chr, ZeroOrOne, Get) */
  readonly AAuthPref?: string;
  /** Credentials. (node, ZeroOrOne, Get) */
  readonly AppAuth?: ReadonlyMap<string, DMAccAppAuthItem>;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One connection. (node, OneOrMore, Get) */
export interface DMAccToConRefItem {
  /** URI of a connectivity object, or an identifier of the vendor. (chr, One, Get) */
  readonly ConRef: string;
}

/** One address. (node, OneOrMore, Get) */
export interface DMAccAppAddrItem {
  /** Address, written as AddrType says. (chr, One, Get) */
  readonly Addr: string;
  /** Form of the address; without a value it is a URI. (chr, One, Get) */
  readonly AddrType: string;
  /** Ports. (node, ZeroOrOne, Get) */
  readonly Port?: ReadonlyMap<string, DMAccAppAddrItemPortItem>;
}

/** One port. (node, OneOrMore, Get) */
export interface DMAccAppAddrItemPortItem {
  /** Port number, decimal. (chr, One, Get) */
  readonly PortNbr: string;
}

/** One credential. (node, OneOrMore, Get) */
export interface DMAccAppAuthItem {
  /** Who shows the credential to whom: CLCRED the client to the server, SRVCRED the server to the client, OBEX and HTTP the transport. (chr, One, Get) */
  readonly AAuthLevel: string;
  /** Authentication type. (chr, One, Get) */
  readonly AAuthType: string;
  /** User or server name. (chr, ZeroOrOne, Get) */
  readonly AAuthName?: string;
  /** Secret. (chr, ZeroOrOne, Add Replace) */
  readonly AAuthSecret?: string;
  /** Data of the authentication type: the nonce for DIGEST and HMAC. (bin, ZeroOrOne, Add Replace) */
  readonly AAuthData?: Uint8Array;
}
