/** The case that an observation is: sessions in which the server does what it likes, with no expectation beside the rules. */
import type { Case, ObserveStep, Suite } from '../case';

/** Name of the suite, which stands in no file. */
export const observation = 'observe';

export function observationSuite(observe: ObserveStep): Suite {
  const one: Case = {
    id: `${observation}/sessions`,
    suite: observation,
    role: 'dm-server',
    title: 'Sessions in which the server does what it likes',
    covers: [],
    scr: [],
    ets: null,
    needs: [],
    versions: [],
    axes: ['version', 'encoding'],
    within: {},
    caughtBy: [],
    preamble: [],
    steps: [{ kind: 'observe', observe, at: 'steps[0]', line: 1 }],
    postamble: [],
    file: 'package.json',
    line: 1,
  };
  return { suite: observation, role: 'dm-server', title: 'Observation of a server', cases: [one], file: one.file };
}
