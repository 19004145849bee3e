// Made from spec/mo/connmo-nap-1.0.ddf.xml, spec/mo/connmo-nap-1.0.yaml (sha256 11099fd09e8ac1ae). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One network access point. (node, ZeroOrMore, Add Delete Get Replace) */
export interface ConnMONAP {
  /** Identifier of the access point, unique. (chr, One, Get) */
  readonly NAPID: string;
  /** Name shown to the user. (chr, ZeroOrOne, Get Replace) */
  readonly Name?: string;
  /** Address, written as AddrType says. (chr, ZeroOrOne, Get Replace) */
  readonly Addr?: string;
  /** Form of the address, such as APN. (chr, One, Get Replace) */
  readonly AddrType: string;
  /** Credentials at the access point. (node, ZeroOrOne, Get) */
  readonly AuthInfo?: ConnMONAPAuthInfo;
  /** Settings of IPv4. (node, ZeroOrOne, Get) */
  readonly IPv4?: ConnMONAPIPv4;
  /** Bearer, such as 3GPPPS. (chr, ZeroOrOne, Get Replace) */
  readonly BearerType?: string;
  /** Settings of the bearer; its own object stands below. (node, ZeroOrOne, Get) */
  readonly BearerParams?: readonly InstanceNode[];
}

/** Credentials at the access point. (node, ZeroOrOne, Get) */
export interface ConnMONAPAuthInfo {
  /** Authentication type, such as PAP. (chr, ZeroOrOne, Get Replace) */
  readonly AuthType?: string;
  /** User name. (chr, ZeroOrOne, Get Replace) */
  readonly AuthName?: string;
  /** Password. (chr, ZeroOrOne, Replace) */
  readonly AuthSecret?: string;
}

/** Settings of IPv4. (node, ZeroOrOne, Get) */
export interface ConnMONAPIPv4 {
  /** Whether the network gives the address. (bool, ZeroOrOne, Get Replace) */
  readonly AutoConfig?: boolean;
  /** Fixed address. (chr, ZeroOrOne, Get Replace) */
  readonly LocalAddr?: string;
  /** Mask of the network. (chr, ZeroOrOne, Get Replace) */
  readonly NetMask?: string;
  /** Name servers. (node, ZeroOrOne, Get) */
  readonly DNS?: ReadonlyMap<string, ConnMONAPIPv4DNSItem>;
}

/** One name server. (node, ZeroOrMore, Get) */
export interface ConnMONAPIPv4DNSItem {
  /** Address of the name server. (chr, One, Get Replace) */
  readonly DNSAddr: string;
}
