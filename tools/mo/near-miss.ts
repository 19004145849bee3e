/** Names that are almost right: `Unlock` for `UnLock`, `Deactive` for `Deactivate`. */

/** The candidate that differs in case only, else by two letters at most; undefined where none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = name.length > 4 ? 3 : 2;
  for (const candidate of candidates) {
    const far = name.toLowerCase() === candidate.toLowerCase() ? 0 : distance(name, candidate, least);
    if (far >= least) continue;
    least = far;
    best = candidate;
  }
  return best;
}

/** Letters to insert, drop or change; `limit` stands for all greater numbers. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(change, above[column]! + 1, line[column - 1]! + 1));
    }
    above = line;
  }
  return Math.min(above[b.length]!, limit);
}
