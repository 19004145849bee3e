// Made from spec/mo/diagmon-1.0.ddf.xml, spec/mo/diagmon-1.0.yaml (sha256 690f0eb6a6a66dc8). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** One diagnostic function. (node, ZeroOrMore, Get) */
export interface DiagMon {
  /** Server that set the function up. (chr, ZeroOrOne, Get) */
  readonly ServerID?: string;
  /** Whether the function may run. (bool, ZeroOrOne, Get) */
  readonly Enabled?: boolean;
  /** What the function does now. (chr, ZeroOrOne, Get) */
  readonly Status?: string;
  /** Settings. (node, ZeroOrOne, Get) */
  readonly DiagMonConfig?: DiagMonDiagMonConfig;
  /** Collected data; each function has its own leaves. (node, ZeroOrOne, Get) */
  readonly DiagMonData?: readonly InstanceNode[];
  /** Operations. (node, ZeroOrOne, Get) */
  readonly Operations?: DiagMonOperations;
  /** Extensions of the vendor. (node, ZeroOrOne, Get) */
  readonly Ext?: readonly InstanceNode[];
}

/** Settings. (node, ZeroOrOne, Get) */
export interface DiagMonDiagMonConfig {
  /** Parameters of the function. (chr, ZeroOrOne, Get Replace) */
  readonly ConfigParms?: string;
  /** Server that gets the result. (chr, ZeroOrOne, Get Replace) */
  readonly TargetServer?: string;
}

/** Operations. (node, ZeroOrOne, Get) */
export interface DiagMonOperations {
  /** Exec starts the collection. (null, ZeroOrOne, Exec) */
  readonly Start?: null;
  /** Exec stops the collection. (null, ZeroOrOne, Exec) */
  readonly Stop?: null;
}
