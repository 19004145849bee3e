/**
 * Elements of another document type in the tables of a vocabulary, on pages beyond those that WBXML can switch to: in XML they stand
 * in place, told by their namespace; in WBXML only a complete document of that type stands within OPAQUE.
 */
import { type CodePage, type Content, type ElementDecl, type ElementRef, refKey, type Vocabulary } from './vocabulary';

/** Last page number that SWITCH_PAGE can name (WBXML 1.3 clause 5.8.4.7.2). */
export const LAST_PAGE = 0xff;

/** The pages of the vocabulary, `base` added to their numbers. */
export function pagesWithin(vocabulary: Vocabulary, base: number): CodePage[] {
  return vocabulary.pages.map((page) => ({ ...page, page: page.page + base, document: vocabulary }));
}

/** The elements of the vocabulary on those pages. */
export function elementsWithin<T extends Pick<ElementDecl, 'page' | 'content'>>(
  elements: readonly T[],
  base: number,
): T[] {
  return elements.map((one) => ({ ...one, page: one.page + base, content: contentWithin(one.content, base) }));
}

function contentWithin(content: Content, base: number): Content {
  const move = ({ page, name }: ElementRef): ElementRef => ({ page: page + base, name });
  if (content.kind === 'data') return { ...content, embeds: content.embeds.map(move) };
  if (content.kind !== 'children') return content;
  const keyOf = (key: string) => {
    const colon = key.indexOf(':');
    return refKey(Number(key.slice(0, colon)) + base, key.slice(colon + 1));
  };
  return {
    ...content,
    fields: content.fields.map((field) => ({ ...field, elements: field.elements.map(move) })),
    states: content.states.map(({ accept, next }) => ({
      accept,
      next: Object.fromEntries(Object.entries(next).map(([key, to]) => [keyOf(key), to])),
    })),
    ...(content.wrapper ? { wrapper: move(content.wrapper) } : {}),
  };
}
