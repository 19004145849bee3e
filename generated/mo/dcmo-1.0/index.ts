// Made from spec/mo/dcmo-1.0.ddf.xml, spec/mo/dcmo-1.0.yaml (sha256 ce75f5e7ff4d8ad6). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { dcmo } from './definition';
import type { DCMO } from './types';

export { dcmo } from './definition';
export type * from './types';
export { dcmoUris } from './uris';

/** DCMO 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDcmo(instance: InstanceNode, options?: ValidateOptions): Reading<DCMO> {
  return readObject<DCMO>(dcmo, instance, options);
}

/** The nodes of DCMO 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDcmo(value: DCMO, name: string): InstanceNode {
  return buildObject(dcmo, value, name);
}
