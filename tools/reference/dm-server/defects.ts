/** The faults that this server can be told to have, and the question that code asks beside each. */
import { type Defect, DefectSet } from '../shared/defect';
import { answerDefects } from './defects/answer';
import { authDefects } from './defects/auth';
import { commandDefects } from './defects/command';
import { fragileDefects } from './defects/fragile';
import { messageDefects } from './defects/message';
import { pushDefects } from './defects/push';
import { thirdPartyDefects } from './defects/third-party';
import { tlsDefects } from './defects/tls';

const registry = {
  ...messageDefects,
  ...answerDefects,
  ...commandDefects,
  ...authDefects,
  ...pushDefects,
  ...tlsDefects,
  ...thirdPartyDefects,
  ...fragileDefects,
};

export type DefectName = keyof typeof registry;

/** Every defect by name. */
export const defects: Readonly<Record<DefectName, Defect>> = registry;

export const defectNames = Object.keys(registry) as DefectName[];

/** The defects that one server has; a sound server has none. */
export class Defects extends DefectSet<DefectName> {}

export function isDefectName(name: string): name is DefectName {
  return Object.hasOwn(registry, name);
}
