/** `oma-assay/ddf`: the document that carries descriptions (DDF) and serialized trees (TNDS), and reading of descriptions. */
export * from '../../generated/dmddf-1.2';
export type { MicrosoftExtensions } from '../mo/ddf-microsoft';
export {
  type Command,
  type DdfCode,
  type DdfFinding,
  type DdfNode,
  type DdfTree,
  isInterior,
  type Occurrence,
  walkDdf,
} from '../mo/ddf-model';
export { type DdfOptions, readDdf } from '../mo/ddf-read';
export { definitionOf } from '../mo/definition';
