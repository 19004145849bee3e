/** A device description as it was read (OMA-TS-DM_TND 9.4), from DMDDF 1.1.2 on, with the extensions that Microsoft adds. */
import type { Format } from '../dm/formats';
import type { MicrosoftExtensions } from './ddf-microsoft';

export const commands = ['Add', 'Copy', 'Delete', 'Exec', 'Get', 'Replace'] as const;

/** What AccessType may list (9.4.3.1). */
export type Command = (typeof commands)[number];

/** `max` is Infinity for ...OrMore (9.4.3.18, 9.4.3.20). */
export interface Occurrence {
  readonly min: 0 | 1;
  readonly max: number;
}

/** Bytes [offset, end) of the element. */
export interface Place {
  readonly offset: number;
  readonly end: number;
}

export interface DdfTree {
  readonly verDtd?: string;
  readonly man?: string;
  readonly mod?: string;
  /** Root descriptions in their order; several may have one path. */
  readonly nodes: readonly DdfNode[];
  /** Nodes in all. */
  readonly count: number;
  /** In the order of their place. */
  readonly findings: readonly DdfFinding[];
}

export interface DdfNode {
  /** '' where the name is given at creation (9.4.1.6); without blanks around it. */
  readonly name: string;
  /** URI from the root of the device's tree as far as the description tells, `<X>` for a name given at creation. */
  readonly path: string;
  /** Exactly one where nothing is said. */
  readonly occurrence: Occurrence;
  readonly scope: 'Permanent' | 'Dynamic';
  /** Undefined where AccessType is missing. */
  readonly access?: readonly Command[];
  /** One in a valid description; empty where nothing is said. */
  readonly formats: readonly Format[];
  /** MIME types of a leaf. */
  readonly types: readonly string[];
  /** Identifier of the object whose root this is; '' where the description leaves it open. */
  readonly ddfName?: string;
  readonly defaultValue?: string;
  readonly description?: string;
  readonly title?: string;
  readonly caseSense?: 'CS' | 'CIS';
  /** Value of the node itself (9.4.1.5): where the recursion ends. */
  readonly value?: string;
  /** Text of the run-time properties that are listed, Format and Type aside (9.4.2). */
  readonly runtime?: Readonly<Record<string, string>>;
  readonly microsoft?: MicrosoftExtensions;
  readonly children: readonly DdfNode[];
  readonly place: Place;
}

/** Closed list. `wire` stands for all that the decoder finds; its own code is in `detail`. */
export type DdfCode =
  | 'wire'
  | 'root'
  | 'missing'
  | 'version'
  | 'blank'
  | 'path'
  | 'name'
  | 'occurrence'
  | 'format'
  | 'type'
  | 'identifier'
  | 'default-value'
  | 'run-time'
  | 'same-name'
  | 'foreign';

export interface DdfFinding {
  readonly code: DdfCode;
  /** `error`: breaks a rule of the document named in `clause`. `note`: allowed or common, worth knowing. */
  readonly severity: 'error' | 'note';
  readonly detail?: string;
  readonly clause?: string;
  readonly offset: number;
  readonly line?: number;
  readonly column?: number;
  /** Path of the node, or of the element where there is no node. */
  readonly path: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly message: string;
}

/** Is this the description of an interior node? */
export function isInterior(node: Pick<DdfNode, 'formats' | 'children'>): boolean {
  return node.formats.includes('node') || node.children.length > 0;
}

/** Segment that stands for a name given at creation. */
export const UNNAMED = '<X>';

/** `node` and everything below it, parents first. */
export function* walkDdf(node: DdfNode): Generator<DdfNode> {
  yield node;
  for (const child of node.children) yield* walkDdf(child);
}
