/** Counting for rules: how often one was put to the test, and what it found. */
import type { Message } from '../conversation';
import type { Breach, Rule, RuleResult, Scope } from './rule';

export class Tally {
  exercised = 0;
  readonly breaches: Breach[] = [];

  /** One test of the rule. `breach` is built only where it does not hold. */
  test(holds: boolean, breach: () => Breach): void {
    this.exercised++;
    if (!holds) this.breaches.push(breach());
  }

  result(): RuleResult {
    return { exercised: this.exercised, breaches: this.breaches };
  }
}

/** Judges each message of the party that could be read and may be judged, one by one. */
export function everyMessage(look: (message: Message, tally: Tally, scope: Scope) => void): Rule['judge'] {
  return (scope) => {
    const tally = new Tally();
    for (const message of scope.own) look(message, tally, scope);
    return tally.result();
  };
}

/** Judges the session as a whole. */
export function wholeSession(look: (scope: Scope, tally: Tally) => void): Rule['judge'] {
  return (scope) => {
    const tally = new Tally();
    look(scope, tally);
    return tally.result();
  };
}
