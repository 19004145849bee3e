/** The requirement catalogue: load it, ask what a broken requirement means and whom it binds. */
export { loadCatalogue } from './load';
export {
  type Catalogue,
  CatalogueError,
  type Evidence,
  type Level,
  type Party,
  type Requirement,
  type Role,
  roles,
  type SpecDocument,
  type Untested,
} from './model';
export { appliesIn, evidenceIn, rolesOf, type Severity, severityOf } from './severity';
