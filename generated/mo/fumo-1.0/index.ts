// Made from spec/mo/fumo-1.0.ddf.xml, spec/mo/fumo-1.0.yaml (sha256 b8c060681d091c71). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { fumo } from './definition';
import type { FUMO } from './types';

export { fumo } from './definition';
export type * from './types';
export { fumoUris } from './uris';

/** FUMO 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readFumo(instance: InstanceNode, options?: ValidateOptions): Reading<FUMO> {
  return readObject<FUMO>(fumo, instance, options);
}

/** The nodes of FUMO 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildFumo(value: FUMO, name: string): InstanceNode {
  return buildObject(fumo, value, name);
}
