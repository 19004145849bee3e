// Made from spec/mo/devinfo-1.1.ddf.xml, spec/mo/devinfo-1.1.yaml (sha256 2f01425cd0cdf842). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** What every session tells about the device. (node, One, Get) */
export interface DevInfo {
  /** Only place for extensions; anything may stand below. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
  /** Items of the bearer; anything may stand below. (node, ZeroOrOne, Get) */
  readonly Bearer?: readonly InstanceNode[];
  /** Identifier of the device, a URN that should be unique in the world. (chr, One, Get) */
  readonly DevId: string;
  /** Manufacturer. (chr, One, Get) */
  readonly Man: string;
  /** Model. (chr, One, Get) */
  readonly Mod: string;
  /** Version of the DM client, as the manufacturer writes it. (chr, One, Get) */
  readonly DmV: string;
  /** Language tag of the user interface, RFC 1766. (chr, One, Get) */
  readonly Lang: string;
}
