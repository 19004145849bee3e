/** The faults that this server can be told to have, and the question that code asks beside each. */
import type { Defect } from '../dm-client/defects/defect';
import { answerDefects } from './defects/answer';
import { authDefects } from './defects/auth';
import { commandDefects } from './defects/command';
import { messageDefects } from './defects/message';
import { pushDefects } from './defects/push';

const registry = { ...messageDefects, ...answerDefects, ...commandDefects, ...authDefects, ...pushDefects };

export type DefectName = keyof typeof registry;

/** Every defect by name. */
export const defects: Readonly<Record<DefectName, Defect>> = registry;

export const defectNames = Object.keys(registry) as DefectName[];

/** The defects that one server has; a sound server has none. */
export class Defects {
  private readonly names: ReadonlySet<DefectName>;

  constructor(names: readonly DefectName[] = []) {
    this.names = new Set(names);
  }

  has(name: DefectName): boolean {
    return this.names.has(name);
  }
}

export function isDefectName(name: string): name is DefectName {
  return Object.hasOwn(registry, name);
}
