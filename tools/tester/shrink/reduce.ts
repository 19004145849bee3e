/** Makes something small by trying: what is left out for good is what its effect does not need. */
import { type Edit, noEdit, type Piece } from './elements';

/** True where the effect is still there. Throws OutOfTries when enough was tried. */
export type Still<T> = (what: T) => Promise<boolean>;

export class OutOfTries extends Error {
  override readonly name = 'OutOfTries';
}

/** Big pieces first; then, of what is left, shorter texts. @returns the smallest edit that was seen to keep the effect */
export async function reduceElements(pieces: readonly Piece[], still: Still<Edit>): Promise<Edit> {
  let edit = noEdit;
  const gone = ({ index, within }: Piece): boolean =>
    edit.removed.has(index) || within.some((outer) => edit.removed.has(outer));
  try {
    for (let before = -1; before !== edit.removed.size; ) {
      before = edit.removed.size;
      for (const piece of [...pieces].sort((a, b) => b.size - a.size)) {
        if (gone(piece)) continue;
        const next = { ...edit, removed: new Set([...edit.removed, piece.index]) };
        if (await still(next)) edit = next;
      }
    }
    for (const piece of pieces) {
      if (piece.text < 2 || gone(piece)) continue;
      const cut = (length: number): Edit => ({ ...edit, cut: new Map([...edit.cut, [piece.index, length]]) });
      const length = await least(piece.text, (one) => still(cut(one)));
      if (length < piece.text) edit = cut(length);
    }
  } catch (error) {
    if (!(error instanceof OutOfTries)) throw error;
  }
  return edit;
}

/** Ranges [from, to) of octets that are needed. */
export async function reduceBytes(length: number, still: Still<readonly Range[]>): Promise<readonly Range[]> {
  let ranges: Range[] = [[0, length]];
  try {
    for (let size = Math.ceil(length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let at = 0; at < length; at += size) {
        const next = without(ranges, [at, Math.min(length, at + size)]);
        if (total(next) < total(ranges) && (await still(next))) ranges = next;
      }
  } catch (error) {
    if (!(error instanceof OutOfTries)) throw error;
  }
  return ranges;
}

export type Range = readonly [from: number, to: number];

function without(ranges: readonly Range[], [from, to]: Range): Range[] {
  return ranges.flatMap(([a, b]): Range[] =>
    (
      [
        [a, Math.min(b, from)],
        [Math.max(a, to), b],
      ] as Range[]
    ).filter(([left, right]) => left < right),
  );
}

function total(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** Smallest length that keeps the effect, as far as halving finds it. */
async function least(longest: number, still: Still<number>): Promise<number> {
  let [no, yes] = [-1, longest];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (await still(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
