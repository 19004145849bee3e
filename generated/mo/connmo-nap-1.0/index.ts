// Made from spec/mo/connmo-nap-1.0.ddf.xml, spec/mo/connmo-nap-1.0.yaml (sha256 11099fd09e8ac1ae). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { connmoNap } from './definition';
import type { ConnMONAP } from './types';

export { connmoNap } from './definition';
export type * from './types';
export { connmoNapUris } from './uris';

/** ConnMO-NAP 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readConnmoNap(instance: InstanceNode, options?: ValidateOptions): Reading<ConnMONAP> {
  return readObject<ConnMONAP>(connmoNap, instance, options);
}

/** The nodes of ConnMO-NAP 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildConnmoNap(value: ConnMONAP, name: string): InstanceNode {
  return buildObject(connmoNap, value, name);
}
