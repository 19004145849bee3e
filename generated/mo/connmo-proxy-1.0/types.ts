// Made from spec/mo/connmo-proxy-1.0.ddf.xml, spec/mo/connmo-proxy-1.0.yaml (sha256 e7a0327c9b5724a3). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One proxy. (node, ZeroOrMore, Add Get Replace) */
export interface ConnMOProxy {
  /** Identifier of the proxy, unique. (chr, One, Get) */
  readonly ProxyId: string;
  /** Address, written as AddrType says. (chr, One, Get Replace) */
  readonly Addr: string;
  /** Form of the address. (chr, ZeroOrOne, Get) */
  readonly AddrType?: string;
  /** Ports. (node, ZeroOrOne, Get) */
  readonly Ports?: ReadonlyMap<string, ConnMOProxyPortsItem>;
  /** Services. (node, ZeroOrOne, Get) */
  readonly Services?: ReadonlyMap<string, ConnMOProxyServicesItem>;
  /** Kind of proxy, such as http. (chr, ZeroOrOne, Get Replace) */
  readonly ProxyType?: string;
  /** Settings of the kind; its own object stands below. (node, ZeroOrOne, Get) */
  readonly ProxyParams?: readonly InstanceNode[];
  /** Connections that lead to the proxy. (node, ZeroOrOne, Get) */
  readonly ToConRef?: ReadonlyMap<string, ConnMOProxyToConRefItem>;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One port. (node, ZeroOrMore, Get) */
export interface ConnMOProxyPortsItem {
  /** Port number. (int, One, Get Replace) */
  readonly PortNbr: number;
}

/** One service. (node, ZeroOrMore, Get) */
export interface ConnMOProxyServicesItem {
  /** Name of the service. (chr, One, Get Replace) */
  readonly ServiceName: string;
}

/** One connection. (node, OneOrMore, Get) */
export interface ConnMOProxyToConRefItem {
  /** URI of an access point. (chr, One, Get Replace) */
  readonly ConRef: string;
}
