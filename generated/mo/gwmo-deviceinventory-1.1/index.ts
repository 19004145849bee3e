// Made from spec/mo/gwmo-deviceinventory-1.1.ddf.xml, spec/mo/gwmo-deviceinventory-1.1.yaml (sha256 21fd9303320bf863). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { gwmoDeviceinventory } from './definition';
import type { GwMODeviceInventory } from './types';

export { gwmoDeviceinventory } from './definition';
export type * from './types';
export { gwmoDeviceinventoryUris } from './uris';

/** GwMO-DeviceInventory 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readGwmoDeviceinventory(instance: InstanceNode, options?: ValidateOptions): Reading<GwMODeviceInventory> {
  return readObject<GwMODeviceInventory>(gwmoDeviceinventory, instance, options);
}

/** The nodes of GwMO-DeviceInventory 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildGwmoDeviceinventory(value: GwMODeviceInventory, name: string): InstanceNode {
  return buildObject(gwmoDeviceinventory, value, name);
}
