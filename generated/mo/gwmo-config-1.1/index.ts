// Made from spec/mo/gwmo-config-1.1.ddf.xml, spec/mo/gwmo-config-1.1.yaml (sha256 8e594e61dc7a64dc). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { gwmoConfig } from './definition';
import type { GwMOConfig } from './types';

export { gwmoConfig } from './definition';
export type * from './types';
export { gwmoConfigUris } from './uris';

/** GwMO-Config 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readGwmoConfig(instance: InstanceNode, options?: ValidateOptions): Reading<GwMOConfig> {
  return readObject<GwMOConfig>(gwmoConfig, instance, options);
}

/** The nodes of GwMO-Config 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildGwmoConfig(value: GwMOConfig, name: string): InstanceNode {
  return buildObject(gwmoConfig, value, name);
}
