// Made from spec/mo/scomo-1.1.ddf.xml, spec/mo/scomo-1.1.yaml (sha256 700cecef925f535d). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { scomo } from './definition';
import type { SCOMO } from './types';

export { scomo } from './definition';
export type * from './types';
export { scomoUris } from './uris';

/** SCOMO 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readScomo(instance: InstanceNode, options?: ValidateOptions): Reading<SCOMO> {
  return readObject<SCOMO>(scomo, instance, options);
}

/** The nodes of SCOMO 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildScomo(value: SCOMO, name: string): InstanceNode {
  return buildObject(scomo, value, name);
}
