// Made from spec/dm2 (sha256 8e1bb7976e939ccb). Not to be edited: run npm run generate.
import type {
  Alert,
  ObjectData,
  Package1,
  Package2,
  Package3,
  Command,
} from './types';
import * as made from './validators';

export { type StatusCode, statusCodes } from './status';
export type * from './types';

/** What is wrong with a value. */
export interface JsonFault {
  /** JSON Pointer; the place that lacks something, where something is missing. */
  readonly path: string;
  readonly message: string;
}

/** What `faultsOf` judges. */
export type Kind = 'Alert' | 'ObjectData' | 'Package1' | 'Package2' | 'Package3';

/** Names of the commands that the specification knows. */
export const commandNames = [
  'HGET',
  'HPUT',
  'HPOST',
  'DELETE',
  'EXEC',
  'GET',
  'SHOW',
  'CONT',
  'END',
  'DEFAULT',
  'SUB',
  'UNSUB',
] as const;

export type CommandName = (typeof commandNames)[number];

export function isAlert(value: unknown): value is Alert {
  return depthFits(value) && made.isAlert(value) === true;
}

export function isObjectData(value: unknown): value is ObjectData {
  return depthFits(value) && made.isObjectData(value) === true;
}

export function isPackage1(value: unknown): value is Package1 {
  return depthFits(value) && made.isPackage1(value) === true;
}

export function isPackage2(value: unknown): value is Package2 {
  return depthFits(value) && made.isPackage2(value) === true;
}

export function isPackage3(value: unknown): value is Package3 {
  return depthFits(value) && made.isPackage3(value) === true;
}

export function isCommand(value: unknown): value is Command {
  return depthFits(value) && made.isCommand(value) === true;
}

/**
 * All that is wrong with a value by the schema; empty for a valid one. The schema of package 2 takes any list of text for a command:
 * the parameters are for `commandFaults` to judge.
 */
export function faultsOf(kind: Kind, value: unknown): JsonFault[] {
  return faults(made[`is${kind}`], value, '');
}

/** What is wrong with the parameters of a command; one fault for a name that nobody knows. `path` stands before those found. */
export function commandFaults(command: readonly string[], path = ''): JsonFault[] {
  const name = command[0] ?? '';
  if (!isCommandName(name)) return [{ path: `${path}/0`, message: `${name || 'nothing'} is no known command` }];
  return faults(made[`is${name}`], command, path);
}

function isCommandName(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name);
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

function faults(validator: Validator, value: unknown, path: string): JsonFault[] {
  if (!depthFits(value)) return [{ path, message: `must not be deeper than ${maxDepth}` }];
  if (validator(value)) return [];
  return (validator.errors ?? []).map(({ instancePath, message }) => ({ path: path + instancePath, message: message ?? '' }));
}

const maxDepth = 256;

/** Validators recur with the value, and a hostile peer knows how deep a stack is. */
function depthFits(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= maxDepth; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
