// Made from spec/mo/devdetail-1.1.ddf.xml, spec/mo/devdetail-1.1.yaml (sha256 fbb5b6d233495d1e). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** What a server may ask about the device. (node, One, Get) */
export interface DevDetail {
  /** Only place for extensions; anything may stand below. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
  /** Items of the bearer; anything may stand below. (node, ZeroOrOne, Get) */
  readonly Bearer?: readonly InstanceNode[];
  /** Limits of URIs on this device. (node, One, Get) */
  readonly URI: DevDetailURI;
  /** Kind of device. (chr, One, Get) */
  readonly DevTyp: string;
  /** Original equipment manufacturer. (chr, One, Get) */
  readonly OEM: string;
  /** Firmware version. (chr, One, Get) */
  readonly FwV: string;
  /** Software version. (chr, One, Get) */
  readonly SwV: string;
  /** Hardware version. (chr, One, Get) */
  readonly HwV: string;
  /** Whether objects may come in several messages. (bool, One, Get) */
  readonly LrgObj: boolean;
}

/** Limits of URIs on this device. (node, One, Get) */
export interface DevDetailURI {
  /** Segments of a URI; 0 is no limit. (chr, One, Get) */
  readonly MaxDepth: string;
  /** Characters of a whole URI; 0 is no limit. (chr, One, Get) */
  readonly MaxTotLen: string;
  /** Characters of one segment; 0 is no limit. (chr, One, Get) */
  readonly MaxSegLen: string;
}
