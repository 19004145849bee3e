// Made from spec/mo/connmo-wlan-1.0.ddf.xml, spec/mo/connmo-wlan-1.0.yaml (sha256 e5e69b22d9e1ad34). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { connmoWlan } from './definition';
import type { ConnMOWLAN } from './types';

export { connmoWlan } from './definition';
export type * from './types';
export { connmoWlanUris } from './uris';

/** ConnMO-WLAN 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readConnmoWlan(instance: InstanceNode, options?: ValidateOptions): Reading<ConnMOWLAN> {
  return readObject<ConnMOWLAN>(connmoWlan, instance, options);
}

/** The nodes of ConnMO-WLAN 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildConnmoWlan(value: ConnMOWLAN, name: string): InstanceNode {
  return buildObject(connmoWlan, value, name);
}
