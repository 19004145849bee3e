// Made from spec/mo/lawmo-1.0.ddf.xml, spec/mo/lawmo-1.0.yaml (sha256 97c838e0433dbbc2). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { lawmo } from './definition';
import type { LAWMO } from './types';

export { lawmo } from './definition';
export type * from './types';
export { lawmoUris } from './uris';

/** LAWMO 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readLawmo(instance: InstanceNode, options?: ValidateOptions): Reading<LAWMO> {
  return readObject<LAWMO>(lawmo, instance, options);
}

/** The nodes of LAWMO 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildLawmo(value: LAWMO, name: string): InstanceNode {
  return buildObject(lawmo, value, name);
}
