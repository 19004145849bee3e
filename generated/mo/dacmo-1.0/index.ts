// Made from spec/mo/dacmo-1.0.ddf.xml, spec/mo/dacmo-1.0.yaml (sha256 ec1955bd5bf4d192). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { dacmo } from './definition';
import type { DACMO } from './types';

export { dacmo } from './definition';
export type * from './types';
export { dacmoUris } from './uris';

/** DACMO 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDacmo(instance: InstanceNode, options?: ValidateOptions): Reading<DACMO> {
  return readObject<DACMO>(dacmo, instance, options);
}

/** The nodes of DACMO 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDacmo(value: DACMO, name: string): InstanceNode {
  return buildObject(dacmo, value, name);
}
