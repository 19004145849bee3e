// Made from spec/mo/connmo-3gppps-1.0.ddf.xml, spec/mo/connmo-3gppps-1.0.yaml (sha256 342e4b3b1e5ebad9). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { connmo3gppps } from './definition';
import type { ConnMO3GPPPS } from './types';

export { connmo3gppps } from './definition';
export type * from './types';
export { connmo3gpppsUris } from './uris';

/** ConnMO-3GPPPS 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readConnmo3gppps(instance: InstanceNode, options?: ValidateOptions): Reading<ConnMO3GPPPS> {
  return readObject<ConnMO3GPPPS>(connmo3gppps, instance, options);
}

/** The nodes of ConnMO-3GPPPS 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildConnmo3gppps(value: ConnMO3GPPPS, name: string): InstanceNode {
  return buildObject(connmo3gppps, value, name);
}
