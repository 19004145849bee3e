/** First line of a record about two products: no suites were played, both are judged. */
import type { Catalogue } from '../catalogue';
import { packageVersion } from '../tester/paths';
import type { RunLine } from '../tester/record';

export interface TwoProducts {
  readonly product: string;
  readonly profile: unknown;
  readonly catalogue: Catalogue;
  readonly strict: boolean;
}

/** @param began milliseconds since 1970 */
export function runLineOf({ product, profile, catalogue, strict }: TwoProducts, began: number): RunLine {
  return {
    type: 'run',
    format: 1,
    assay: packageVersion,
    role: 'int',
    started: new Date(began).toISOString(),
    seed: '',
    product,
    profile,
    suites: '',
    catalogue: catalogue.hash,
    strict,
  };
}
