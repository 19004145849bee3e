/** `oma-assay/mo`: management objects whatever they are. The standard ones are `oma-assay/mo/<object>`, such as `oma-assay/mo/devinfo-1.0`. */
export { deviations, identifiers, misprints, objects } from '../../generated/mo/registry';
export type { Format } from '../dm/formats';
export {
  allows,
  type DefinitionStep,
  evidenceOf,
  type Facet,
  isInteriorNode,
  isOpen,
  locate,
  type NodeDefinition,
  type NodeEvidence,
  type ObjectDefinition,
  walkDefinition,
} from '../mo/definition';
export { countNodes, find, type InstanceNode, instanceOf } from '../mo/instance';
export { buildObject, type Reading, readObject } from '../mo/object';
export { fromTnds, type Tnds, type TndsFinding, type TndsReading, type TndsRoot, toTnds } from '../mo/tnds';
export { type InstanceCode, type InstanceFinding, type ValidateOptions, validate } from '../mo/validate';
