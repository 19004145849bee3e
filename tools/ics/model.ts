/**
 * Words of the published static conformance requirements (SCR) and of the statement (ICS) that answers them.
 * Columns and marks: OMA IOP process, "SCR notation"; roles: docs/architecture.md.
 */
import { type Role, roles } from '../catalogue/model';
import type { Answer, Expression } from './expression';

/** What an implementation under test can be. */
export { type Role, roles };

export type Party = 'client' | 'server' | 'card';

/** The cells of a row as a table prints them. */
export interface ScrCells {
  readonly item: string;
  readonly function: string;
  readonly ref?: string;
  /** Mandatory, optional, not applicable. */
  readonly status: 'M' | 'O' | 'NA';
  readonly requirement?: string;
}

/** A row as it counts: printed cells with errata applied. */
export interface ScrRow extends ScrCells {
  /** What must hold if the item is supported; classes of tables we hold are expanded. */
  readonly expression?: Expression;
  readonly party: Party;
  /** Part of the id between specification and party; empty where there is none. */
  readonly group: string;
  readonly heading?: string;
  readonly table: ScrTable;
  /** Defects of the print that no cell can mend. */
  readonly remarks: readonly string[];
  readonly line: number;
}

/** One published table: a file of spec/scr. */
export interface ScrTable {
  /** File name without folder and ending. */
  readonly name: string;
  readonly file: string;
  /** What its item ids begin with. */
  readonly spec: string;
  readonly document: { readonly id: string; readonly name: string; readonly version: string; readonly date?: string };
  readonly clause?: string;
  readonly from: string;
  /** Source mark of the fact sheet. */
  readonly evidence: 'seen' | 'excerpt' | 'memory' | 'derived';
  readonly applies: readonly Applies[];
}

/** A role answers for these parties of the table; with `when`, only if it supports that option. */
export interface Applies {
  readonly role: Role;
  readonly parties: readonly Party[];
  readonly when?: string;
}

/** A correction that was applied. */
export interface Erratum {
  readonly table: string;
  readonly before: ScrCells;
  /** Absent: the row was withdrawn. */
  readonly after?: ScrCells;
  readonly remark?: string;
  readonly reason: string;
  readonly clause: string;
  readonly from: string;
  readonly file: string;
  readonly line: number;
}

/** What cases name in `needs`. */
export interface IcsOption {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly about: string;
}

/** Implementation conformance statement. What is not in a map is not declared. */
export interface Ics {
  readonly role: Role;
  readonly product: { readonly vendor?: string; readonly name?: string; readonly version?: string };
  readonly versions: readonly string[];
  readonly items: ReadonlyMap<string, Answer>;
  readonly options: ReadonlyMap<string, Answer>;
}
