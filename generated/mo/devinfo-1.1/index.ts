// Made from spec/mo/devinfo-1.1.ddf.xml, spec/mo/devinfo-1.1.yaml (sha256 2f01425cd0cdf842). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { devinfo } from './definition';
import type { DevInfo } from './types';

export { devinfo } from './definition';
export type * from './types';
export { devinfoUris } from './uris';

/** DevInfo 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDevinfo(instance: InstanceNode, options?: ValidateOptions): Reading<DevInfo> {
  return readObject<DevInfo>(devinfo, instance, options);
}

/** The nodes of DevInfo 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDevinfo(value: DevInfo, name: string): InstanceNode {
  return buildObject(devinfo, value, name);
}
