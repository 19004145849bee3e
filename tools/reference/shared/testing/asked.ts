/** For tests of defects. */
import { DefectSet } from '../defect';

/** A sound product that notes which defects its code asked for: no other can make a difference in that scenario. */
export class Asked<Name extends string> extends DefectSet<Name> {
  readonly askedFor = new Set<Name>();
  override has(name: Name): boolean {
    this.askedFor.add(name);
    return false;
  }
}
