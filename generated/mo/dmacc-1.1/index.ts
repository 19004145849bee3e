// Made from spec/mo/dmacc-1.1.ddf.xml, spec/mo/dmacc-1.1.yaml (sha256 376b88a37c5aa0fb). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { dmacc } from './definition';
import type { DMAcc } from './types';

export { dmacc } from './definition';
export type * from './types';
export { dmaccUris } from './uris';

/** DMAcc 1.1 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readDmacc(instance: InstanceNode, options?: ValidateOptions): Reading<DMAcc> {
  return readObject<DMAcc>(dmacc, instance, options);
}

/** The nodes of DMAcc 1.1; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildDmacc(value: DMAcc, name: string): InstanceNode {
  return buildObject(dmacc, value, name);
}
