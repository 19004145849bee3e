// Made from spec/mo/diagmontrap-1.0.ddf.xml, spec/mo/diagmontrap-1.0.yaml (sha256 43acc6bbe0857b69). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One trap. (node, ZeroOrMore, Get) */
export interface DiagMonTrap {
  /** Event that the trap waits for; each event fixes its form. (chr, One, Get) */
  readonly TrapID: string;
  /** Whether the trap is armed. (bool, ZeroOrOne, Get Replace) */
  readonly Enabled?: boolean;
  /** What the trap does now. (chr, ZeroOrOne, Get) */
  readonly Status?: string;
  /** Settings of the event. (node, ZeroOrOne, Get) */
  readonly TrapConfig?: readonly InstanceNode[];
  /** Who is told. (node, ZeroOrOne, Get) */
  readonly ToRef?: ReadonlyMap<string, DiagMonTrapToRefItem>;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** One receiver. (node, ZeroOrMore, Get) */
export interface DiagMonTrapToRefItem {
  /** Server that gets the alert. (chr, ZeroOrOne, Get Replace) */
  readonly TargetServer?: string;
  /** Node that is executed on the device. (chr, ZeroOrOne, Get Replace) */
  readonly TargetURI?: string;
}
