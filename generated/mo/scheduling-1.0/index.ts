// Made from spec/mo/scheduling-1.0.ddf.xml, spec/mo/scheduling-1.0.yaml (sha256 37e50195c509e6ec). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { scheduling } from './definition';
import type { Scheduling } from './types';

export { scheduling } from './definition';
export type * from './types';
export { schedulingUris } from './uris';

/** Scheduling 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readScheduling(instance: InstanceNode, options?: ValidateOptions): Reading<Scheduling> {
  return readObject<Scheduling>(scheduling, instance, options);
}

/** The nodes of Scheduling 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildScheduling(value: Scheduling, name: string): InstanceNode {
  return buildObject(scheduling, value, name);
}
