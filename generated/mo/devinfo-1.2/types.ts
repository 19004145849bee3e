// Made from spec/mo/devinfo-1.2.ddf.xml, spec/mo/devinfo-1.2.yaml (sha256 f4806042680737b0). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** What the client tells about the device. (node, One, Get) */
export interface DevInfo {
  /** Items of the bearer; anything may stand below. (node, ZeroOrOne, Get) */
  readonly Bearer?: readonly InstanceNode[];
  /** Identifier of the device; the same as in the HTTP header OMADM-DevID. (chr, One, Get) */
  readonly DevID: string;
  /** Manufacturer. (chr, One, Get) */
  readonly Man: string;
  /** Model. (chr, One, Get) */
  readonly Mod: string;
  /** Version of the DM client. (chr, One, Get) */
  readonly DmV: string;
  /** Language of the user interface. (chr, One, Get) */
  readonly Lang: string;
  /** Kind of device. (chr, One, Get) */
  readonly DevType: string;
  /** Original equipment manufacturer, or empty. (chr, One, Get) */
  readonly OEM: string;
  /** Firmware version. (chr, One, Get) */
  readonly FwV: string;
  /** Software version. (chr, One, Get) */
  readonly SwV: string;
  /** Hardware version, or empty. (chr, One, Get) */
  readonly HwV: string;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}
