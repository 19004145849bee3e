/** Which document type a public identifier means. Three spellings of one text are in circulation, so texts are compared loosely. */
import type { Vocabulary } from './vocabulary';

/** `exact`, `loose` (other letters or blanks), or `none`. */
export type PublicIdMatch = 'exact' | 'loose' | 'none';

/** Compares a public id of a document with those of a vocabulary. Number 1 (unknown) means one that has no number. */
export function matchPublicId(vocabulary: Vocabulary, id: number | string): PublicIdMatch {
  const { publicIds } = vocabulary;
  if (typeof id === 'number') {
    const meant = id === 1 ? null : id;
    return publicIds.some(({ number }) => number === meant) ? 'exact' : 'none';
  }
  const texts = publicIds.flatMap((known) => known.texts);
  if (texts.includes(id)) return 'exact';
  return texts.some((text) => loose(text) === loose(id)) ? 'loose' : 'none';
}

/** Place of the public id among those of a vocabulary, its own first; undefined where it has none such. */
export function rankOfPublicId({ publicIds }: Vocabulary, id: number | string): number | undefined {
  const place = publicIds.findIndex(({ number, texts }) =>
    typeof id === 'number' ? number === id : texts.some((text) => loose(text) === loose(id)),
  );
  return place < 0 ? undefined : place;
}

function loose(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
