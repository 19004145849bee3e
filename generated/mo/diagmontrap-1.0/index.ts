// Made from spec/mo/diagmontrap-1.0.ddf.xml, spec/mo/diagmontrap-1.0.yaml (sha256 43acc6bbe0857b69). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { diagmontrap } from './definition';
import type { DiagMonTrap } from './types';

export { diagmontrap } from './definition';
export type * from './types';
export { diagmontrapUris } from './uris';

/** DiagMonTrap 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDiagmontrap(instance: InstanceNode, options?: ValidateOptions): Reading<DiagMonTrap> {
  return readObject<DiagMonTrap>(diagmontrap, instance, options);
}

/** The nodes of DiagMonTrap 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDiagmontrap(value: DiagMonTrap, name: string): InstanceNode {
  return buildObject(diagmontrap, value, name);
}
