/** What the template of vocabulary.ts prints. */
import { hex, literal, Raw } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';

export function tablesOf(vocabulary: ResolvedVocabulary): object {
  const { name, roots, publicIds, mediaTypes, pages, elements, shares } = vocabulary;
  return {
    table: literal({
      name,
      roots,
      publicIds: publicIds.map(({ number, texts }) => ({ number: number === null ? null : hex(number), texts })),
      mediaTypes,
      pages: [
        ...pages.map(({ page, namespaces, tags }) => ({
          page,
          namespaces,
          tags: Object.fromEntries(Object.entries(tags).map(([token, tag]) => [hex(Number(token)).text, tag])),
        })),
        ...shares.map(({ identifier }) => new Raw(`...${identifier}.pages`)),
      ],
      elements: [...elements.map(elementOf), ...shares.map(({ identifier }) => new Raw(`...${identifier}.elements`))],
    }),
  };
}

function elementOf({ name, page, token, content, attributes }: ResolvedElement): object {
  return { name, page, token: hex(token), content, attributes };
}
