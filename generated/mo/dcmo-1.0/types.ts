// Made from spec/mo/dcmo-1.0.ddf.xml, spec/mo/dcmo-1.0.yaml (sha256 ce75f5e7ff4d8ad6). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One capability of the device. (node, ZeroOrMore, Get) */
export interface DCMO {
  /** Name of the capability. (chr, One, Get) */
  readonly Property: string;
  /** Group of the capability. (chr, One, Get) */
  readonly Group: string;
  /** Text about the capability. (chr, One, Get) */
  readonly Description: string;
  /** Whether the capability is there now. (bool, One, Get) */
  readonly Attached: boolean;
  /** Whether the capability can be used. (bool, One, Get) */
  readonly Enabled: boolean;
  /** Settings. (node, One, Get) */
  readonly DCMOConfig: DCMODCMOConfig;
  /** Operations. (node, One, Get) */
  readonly Operations: DCMOOperations;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Settings. (node, One, Get) */
export interface DCMODCMOConfig {
  /** Whether the user is told. (bool, One, Get) */
  readonly NotifyUser: boolean;
  /** Whether the user may not enable it. (bool, ZeroOrOne, Get) */
  readonly DenyUserEnable?: boolean;
}

/** Operations. (node, One, Get) */
export interface DCMOOperations {
  /** Exec enables the capability. (null, One, Exec) */
  readonly Enable?: null;
  /** Exec disables the capability. (null, One, Exec) */
  readonly Disable?: null;
  /** Operations of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}
