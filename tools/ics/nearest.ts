/** "Did you mean": the known name nearest to a mistyped one. */

/** The name with the fewest edits to `wrong` (case ignored), the first of equals; undefined if none is within a third of it. */
export function nearest(wrong: string, names: Iterable<string>): string | undefined {
  const target = wrong.slice(0, 200).toLowerCase();
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(target.length / 3));
  for (const name of names) {
    if (Math.abs(name.length - target.length) > limit) continue;
    const distance = editsBetween(target, name.toLowerCase());
    if (distance < limit || (distance === limit && best === undefined)) {
      best = name;
      limit = distance;
    }
  }
  return best;
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
