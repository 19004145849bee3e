/** All reports are made from the recorded run alone. */
export { type HtmlOptions, htmlReport } from './html/page';
export { type JsonReport, jsonReport } from './json';
export { type JunitOptions, junitReport } from './junit';
export { loadRun } from './load';
export { matrixText } from './matrix';
export { Progress, type ProgressStream } from './progress';
export { type CaseRun, type Run, RunError, type RunErrorCode, runOf } from './run';
export { type Tally, tallyOf } from './tally';
export { type TextOptions, textReport } from './text';
export type { Lookup, RequirementText } from './words';
