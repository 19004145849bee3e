/** What the template of vocabulary.ts prints. */
import type { AttributePage } from '../wire/vocabulary';
import { hex, literal, Raw } from './literal';
import type { ResolvedElement, ResolvedVocabulary } from './model';

export function tablesOf(vocabulary: ResolvedVocabulary): object {
  const { name, roots, versions, publicIds, mediaTypes, pages, elements, neighbours } = vocabulary;
  const { attributePages, wbxmlVersion } = vocabulary;
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
        ...pages.map(({ page, namespaces, tags, elementsOf }) => ({
          page,
          namespaces,
          tags: byHex(tags),
          ...(elementsOf === undefined ? {} : { elementsOf }),
        })),
        ...neighbours.map(({ base, vocabulary: { identifier } }) =>
          base === 0 ? new Raw(`...${identifier}.pages`) : new Raw(`...pagesWithin(${identifier}, ${hex(base).text})`),
        ),
      ],
      ...(attributePages ? { attributePages: attributePages.map(attributePageOf) } : {}),
      ...(wbxmlVersion ? { wbxmlVersion } : {}),
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

function byHex(tokens: Readonly<Record<number, unknown>>): object {
  return Object.fromEntries(Object.entries(tokens).map(([token, meaning]) => [hex(Number(token)).text, meaning]));
}

function attributePageOf({ page, starts, values, parts }: AttributePage): object {
  return { page, starts: byHex(starts), values: byHex(values), ...(parts ? { parts: parts.map(hex) } : {}) };
}

function elementOf({ name, page, token, content, attributes }: ResolvedElement): object {
  return { name, page, token: hex(token), content, attributes };
}
