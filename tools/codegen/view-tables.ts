/** What the template of vocabulary.ts prints. */
import { hex, literal, Raw } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';

export function tablesOf(vocabulary: ResolvedVocabulary): object {
  const { name, roots, versions, publicIds, mediaTypes, pages, elements, neighbours } = vocabulary;
  return {
    documents: neighbours.some(({ base }) => base > 0),
    neighbours: neighbours.map((other) => ({
      folder: other.vocabulary.name,
      identifier: other.vocabulary.identifier,
    })),
    table: literal({
      name,
      roots,
      ...(versions ? { versions } : {}),
      publicIds: publicIds.map(({ number, texts }) => ({ number: number === null ? null : hex(number), texts })),
      mediaTypes,
      pages: [
        ...pages.map(({ page, namespaces, tags }) => ({
          page,
          namespaces,
          tags: Object.fromEntries(Object.entries(tags).map(([token, tag]) => [hex(Number(token)).text, tag])),
        })),
        ...neighbours.map(({ base, vocabulary: { identifier } }) =>
          base === 0 ? new Raw(`...${identifier}.pages`) : new Raw(`...pagesWithin(${identifier}, ${hex(base).text})`),
        ),
      ],
      elements: [
        ...elements.map(elementOf),
        ...neighbours.map(({ base, vocabulary: { identifier } }) =>
          base === 0
            ? new Raw(`...${identifier}.elements`)
            : new Raw(`...elementsWithin(${identifier}.elements, ${hex(base).text})`),
        ),
      ],
    }),
  };
}

function elementOf({ name, page, token, content, attributes }: ResolvedElement): object {
  return { name, page, token: hex(token), content, attributes };
}
