/** What `assay ics new` and `assay ics check` say, without a process: text in, lines and exit code out. */
import { type Check, checkIcs } from './check';
import { readIcs } from './ics';
import { type Ics, type Role, roles } from './model';
import { nearest } from './nearest';
import { newIcs } from './proforma';
import type { Scr } from './scr';
import { DataError, type Problem, textOf } from './yaml-file';

/** Not a role that we know; the message says which there are. */
export class RoleError extends Error {
  override readonly name = 'RoleError';
}

/** Text of a proforma. Throws `RoleError` (exit code 2). */
export function icsNew(role: string, scr: Scr): string {
  if (isRole(role)) return newIcs(role, scr);
  const best = nearest(role, roles);
  const hint = best === undefined ? '' : `; did you mean ${best}?`;
  throw new RoleError(`unknown role ${JSON.stringify(role)}: expected one of ${roles.join(', ')}${hint}`);
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

export interface IcsReport {
  readonly file: string;
  readonly role?: Role;
  readonly product?: Ics['product'];
  readonly satisfied: number;
  readonly violated: number;
  readonly undeclared: number;
  readonly checks: readonly Check[];
  /** Why the file could not be checked at all. */
  readonly problems: readonly Problem[];
}

export interface IcsCheck {
  readonly lines: readonly string[];
  readonly json: IcsReport;
  /** 0 all satisfied, 1 something violated, 2 not readable, 4 something undeclared but nothing violated. */
  readonly exitCode: 0 | 1 | 2 | 4;
}

/** Checks the text of a statement; `file` is only shown. Never throws for what the text holds. */
export function icsCheck(text: string, file: string, scr: Scr): IcsCheck {
  let ics: Ics;
  try {
    ics = readIcs(text, file, scr);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { problems } = error;
    const json = { file, satisfied: 0, violated: 0, undeclared: 0, checks: [], problems };
    return { lines: problems.map(textOf), json, exitCode: 2 };
  }
  const checks = checkIcs(ics, scr);
  const of = (outcome: Check['outcome']) => checks.filter((check) => check.outcome === outcome);
  const [satisfied, violated, undeclared] = [of('satisfied'), of('violated'), of('undeclared')];
  const counts = { satisfied: satisfied.length, violated: violated.length, undeclared: undeclared.length };
  const summary = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  return {
    lines: [...[...violated, ...undeclared].map(lineOf), `${file} (${ics.role}): ${summary.join(', ')}`],
    json: { file, role: ics.role, product: ics.product, ...counts, checks, problems: [] },
    exitCode: violated.length > 0 ? 1 : undeclared.length > 0 ? 4 : 0,
  };
}

const shownOperands = 6;

function lineOf({ item, function: name, status, outcome, why, operands }: Check): string {
  const shown = operands.slice(0, shownOperands).join(', ');
  const more = operands.length > shownOperands ? ` and ${operands.length - shownOperands} more` : '';
  return `${outcome.padEnd(10)} ${item} (${name}, ${status}): ${why}${shown && `: ${shown}`}${more}`;
}
