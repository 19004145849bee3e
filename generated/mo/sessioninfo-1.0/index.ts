// Made from spec/mo/sessioninfo-1.0.ddf.xml, spec/mo/sessioninfo-1.0.yaml (sha256 c77ad324f331cc97). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { sessioninfo } from './definition';
import type { SessionInfo } from './types';

export { sessioninfo } from './definition';
export type * from './types';
export { sessioninfoUris } from './uris';

/** SessionInfo 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readSessioninfo(instance: InstanceNode, options?: ValidateOptions): Reading<SessionInfo> {
  return readObject<SessionInfo>(sessioninfo, instance, options);
}

/** The nodes of SessionInfo 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildSessioninfo(value: SessionInfo, name: string): InstanceNode {
  return buildObject(sessioninfo, value, name);
}
