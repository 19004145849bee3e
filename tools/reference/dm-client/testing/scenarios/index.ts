/** A fixed set of sessions that touch everything a server can see, for showing that each defect changes what is seen. */
import { authScenarios } from './auth';
import { commandScenarios } from './commands';
import { messageScenarios } from './message';
import { notifiedScenarios } from './notified';
import { objectScenarios } from './objects';
import { rightsScenarios } from './rights';
import type { Scenario } from './scenario';
import { transportScenarios } from './transport';
import { treeScenarios } from './tree';
import { userScenarios } from './user';

export type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
  ...notifiedScenarios,
  ...treeScenarios,
  ...rightsScenarios,
  ...commandScenarios,
  ...userScenarios,
  ...transportScenarios,
  ...messageScenarios,
  ...objectScenarios,
  ...authScenarios,
];
