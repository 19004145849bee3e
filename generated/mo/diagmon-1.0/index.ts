// Made from spec/mo/diagmon-1.0.ddf.xml, spec/mo/diagmon-1.0.yaml (sha256 690f0eb6a6a66dc8). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { diagmon } from './definition';
import type { DiagMon } from './types';

export { diagmon } from './definition';
export type * from './types';
export { diagmonUris } from './uris';

/** DiagMon 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDiagmon(instance: InstanceNode, options?: ValidateOptions): Reading<DiagMon> {
  return readObject<DiagMon>(diagmon, instance, options);
}

/** The nodes of DiagMon 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDiagmon(value: DiagMon, name: string): InstanceNode {
  return buildObject(diagmon, value, name);
}
