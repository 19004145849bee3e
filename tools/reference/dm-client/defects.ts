/** The faults that this client can be told to have, and the question that code asks beside each. */
import { type Defect, DefectSet } from '../shared/defect';
import { answerDefects } from './defects/answer';
import { authDefects } from './defects/auth';
import { bootstrapDefects } from './defects/bootstrap';
import { cardDefects } from './defects/card';
import { clockDefects } from './defects/clock';
import { commandDefects } from './defects/command';
import { fragileDefects } from './defects/fragile';
import { happeningDefects } from './defects/happening';
import { messageDefects } from './defects/message';
import { notificationDefects } from './defects/notification';
import { objectDefects } from './defects/object';
import { powerDefects } from './defects/power';
import { serialisedDefects } from './defects/serialised';
import { transportDefects } from './defects/transport';
import { treeDefects } from './defects/tree';

const registry = {
  ...messageDefects,
  ...notificationDefects,
  ...answerDefects,
  ...treeDefects,
  ...commandDefects,
  ...fragileDefects,
  ...authDefects,
  ...transportDefects,
  ...bootstrapDefects,
  ...objectDefects,
  ...serialisedDefects,
  ...happeningDefects,
  ...powerDefects,
  ...clockDefects,
  ...cardDefects,
};

export type DefectName = keyof typeof registry;

/** Every defect by name. */
export const defects: Readonly<Record<DefectName, Defect>> = registry;

export const defectNames = Object.keys(registry) as DefectName[];

/** The defects that one device has; a sound device has none. */
export class Defects extends DefectSet<DefectName> {}

export function isDefectName(name: string): name is DefectName {
  return Object.hasOwn(registry, name);
}
