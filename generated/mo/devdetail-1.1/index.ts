// Made from spec/mo/devdetail-1.1.ddf.xml, spec/mo/devdetail-1.1.yaml (sha256 fbb5b6d233495d1e). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { devdetail } from './definition';
import type { DevDetail } from './types';

export { devdetail } from './definition';
export type * from './types';
export { devdetailUris } from './uris';

/** DevDetail 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDevdetail(instance: InstanceNode, options?: ValidateOptions): Reading<DevDetail> {
  return readObject<DevDetail>(devdetail, instance, options);
}

/** The nodes of DevDetail 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDevdetail(value: DevDetail, name: string): InstanceNode {
  return buildObject(devdetail, value, name);
}
