/** `oma-assay/catalogue`: the requirements, with level, clause and evidence. */
import { type Catalogue, loadCatalogue } from '../catalogue';
import { packageRoot } from '../tester/paths';

export {
  type Catalogue,
  type Evidence,
  evidenceIn,
  type Level,
  type Party,
  type Requirement,
  rolesOf,
  type Severity,
  type SpecDocument,
  severityOf,
  type Untested,
} from '../catalogue';

/** The catalogue of this package, read anew at each call. @throws CatalogueError for a damaged package */
export function catalogue(): Catalogue {
  return loadCatalogue(packageRoot);
}
