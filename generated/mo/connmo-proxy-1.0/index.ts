// Made from spec/mo/connmo-proxy-1.0.ddf.xml, spec/mo/connmo-proxy-1.0.yaml (sha256 e7a0327c9b5724a3). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { connmoProxy } from './definition';
import type { ConnMOProxy } from './types';

export { connmoProxy } from './definition';
export type * from './types';
export { connmoProxyUris } from './uris';

/** ConnMO-Proxy 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readConnmoProxy(instance: InstanceNode, options?: ValidateOptions): Reading<ConnMOProxy> {
  return readObject<ConnMOProxy>(connmoProxy, instance, options);
}

/** The nodes of ConnMO-Proxy 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildConnmoProxy(value: ConnMOProxy, name: string): InstanceNode {
  return buildObject(connmoProxy, value, name);
}
