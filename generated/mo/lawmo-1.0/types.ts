// Made from spec/mo/lawmo-1.0.ddf.xml, spec/mo/lawmo-1.0.yaml (sha256 97c838e0433dbbc2). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Lock and wipe. (node, ZeroOrOne, Get) */
export interface LAWMO {
  /** 10 fully locked, 20 partially locked, 30 unlocked. (int, One, Get) */
  readonly State: number;
  /** What can be wiped. (node, One, Get) */
  readonly AvailableWipeList: ReadonlyMap<string, LAWMOAvailableWipeListItem>;
  /** Settings. (node, ZeroOrOne, Get) */
  readonly LAWMOConfig?: LAWMOLAWMOConfig;
  /** Operations. (node, One, Get) */
  readonly Operations: LAWMOOperations;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One item; the device names it. (node, ZeroOrMore, Get) */
export interface LAWMOAvailableWipeListItem {
  /** Name of the item. (chr, One, Get) */
  readonly ListItemName: string;
  /** Whether Wipe takes the item. (bool, One, Get Replace) */
  readonly ToBeWiped: boolean;
}

/** Settings. (node, ZeroOrOne, Get) */
export interface LAWMOLAWMOConfig {
  /** Whether the user is told. (bool, ZeroOrOne, Get Replace) */
  readonly NotifyUser?: boolean;
}

/** Operations. (node, One, Get) */
export interface LAWMOOperations {
  /** Exec locks the device. (null, ZeroOrOne, Exec) */
  readonly FullyLock?: null;
  /** Exec locks the device in part. (null, ZeroOrOne, Exec) */
  readonly PartiallyLock?: null;
  /** Exec unlocks the device. (null, ZeroOrOne, Exec) */
  readonly UnLock?: null;
  /** Exec sets the device back to its first state. (null, ZeroOrOne, Exec) */
  readonly FactoryReset?: null;
  /** Exec wipes the marked items. (null, ZeroOrOne, Exec) */
  readonly Wipe?: null;
  /** Operations of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}
