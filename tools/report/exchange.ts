import type { CaseRun } from './run';

/** Requests up to this message: an exchange is a request with its answer. Undefined where nothing was asked over HTTP. */
export function exchangeOf(of: CaseRun, message: number): number | undefined {
  const asked = of.messages.filter((one) => one.n <= message && one.http.method !== undefined).length;
  return asked > 0 ? asked : undefined;
}
