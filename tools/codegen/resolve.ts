/** Pass 4: names to pages and tokens, models to fields and automata, shared pages to the vocabularies that own them. */
import { elementsWithin, LAST_PAGE, pagesWithin } from '../wire/document-pages';
import {
  type AttributePage,
  type CodePage,
  type Content,
  type ElementRef,
  type ModelState,
  refKey,
} from '../wire/vocabulary';
import { AmbiguousModel, automatonOf } from './automaton';
import { printModel } from './dtd/content';
import type { Particle } from './dtd/types';
import { fieldsOf } from './fields';
import type {
  AttributePageSpec,
  Neighbour,
  NormalVocabulary,
  OverlaidElement,
  OverlaidVocabulary,
  ResolvedElement,
  ResolvedVocabulary,
} from './model';
import { refuse } from './problem';

/** @throws SpecError */
export function resolve(overlaid: readonly OverlaidVocabulary[]): ResolvedVocabulary[] {
  const done = new Map<string, ResolvedVocabulary>();
  const need = (name: string, wanted: string, open: readonly string[]): ResolvedVocabulary => {
    const found = overlaid.find(({ normal }) => normal.spec.vocabulary === name);
    if (!found) return refuse(wanted, `takes elements of ${name}, which is no vocabulary`);
    if (open.includes(name)) return refuse(wanted, `takes elements of ${name}, which needs this one`);
    const known = done.get(name) ?? resolveOne(found, (other) => need(other, pathOf(found.normal), [...open, name]));
    done.set(name, known);
    return known;
  };
  return overlaid.map(({ normal }) => need(normal.spec.vocabulary, pathOf(normal), []));
}

function pathOf({ sources }: NormalVocabulary): string {
  return sources[0]?.path ?? '';
}

function resolveOne(
  { normal, elements }: OverlaidVocabulary,
  need: (name: string) => ResolvedVocabulary,
): ResolvedVocabulary {
  const { spec } = normal;
  const path = pathOf(normal);
  const neighbours = neighboursOf(normal, need);
  const known = [...elements, ...neighbours.flatMap((other) => other.elements)];
  const pages = pagesOf(normal);

  /** The page of the grammar first. */
  const refOf = (name: string, from: OverlaidElement): ElementRef => {
    const found = known.filter((element) => element.name === name);
    const best = found.find(({ page }) => page === from.grammar) ?? found[0];
    if (!best) return refuse(from.place.file, `${from.name} holds ${name}, which is not declared`);
    if (best.page !== from.grammar && found.length > 1)
      refuse(path, `${name} within ${from.name} may be on several pages`);
    return { page: best.page, name };
  };
  const contents = elements.map((element) => ({
    element,
    content: contentOf(normal, element, (name) => refOf(name, element)),
  }));
  const tagged = new Set(contents.flatMap(({ content }) => groupMembers(content)));

  return {
    name: spec.vocabulary,
    identifier: spec.vocabulary.replace(/[^A-Za-z0-9]/g, ''),
    roots: spec.roots,
    ...(spec.versions ? { versions: spec.versions } : {}),
    publicIds: spec.publicIds,
    mediaTypes: spec.mediaTypes,
    pages,
    ...(spec.attributePages ? { attributePages: spec.attributePages.map(attributePageOf) } : {}),
    ...(spec.wbxmlVersion ? { wbxmlVersion: spec.wbxmlVersion } : {}),
    elements: contents.map(({ element, content }): ResolvedElement => {
      const { page, name, attributes, place } = element;
      const tags = pages.find((one) => one.page === page)?.tags ?? {};
      const token = Object.entries(tags).find(([, tag]) => tag === name)?.[0];
      if (token === undefined) return refuse(path, `${name} has no token on page ${page}`);
      const isTagged = tagged.has(refKey(page, name));
      const typed = spec.attributePages ? attributes : [];
      return { name, page, token: Number(token), content, attributes, typed, tagged: isTagged, place };
    }),
    groups: spec.groups,
    neighbours,
    sources: [
      ...new Set([
        ...normal.sources,
        ...normal.pages.flatMap((page) => page.sources),
        ...(normal.errataSource ? [normal.errataSource] : []),
        ...neighbours.flatMap(({ vocabulary }) => vocabulary.sources),
      ]),
    ],
  };
}

/** Vocabularies whose pages are shared, then those whose documents stand within, each with page numbers of its own. */
function neighboursOf(normal: NormalVocabulary, need: (name: string) => ResolvedVocabulary): Neighbour[] {
  const { pages, documents = [] } = normal.spec;
  const shares = pages.flatMap((page): Neighbour[] => {
    if (!('vocabulary' in page)) return [];
    const vocabulary = need(page.vocabulary);
    if (!vocabulary.pages.some((own) => own.page === page.page))
      refuse(pathOf(normal), `${page.vocabulary} has no page ${page.page}`);
    return [{ vocabulary, base: 0, pages: vocabulary.pages, elements: vocabulary.elements }];
  });
  const within = documents.map((name, index): Neighbour => {
    const vocabulary = need(name);
    const base = (LAST_PAGE + 1) * (index + 1);
    return {
      vocabulary,
      base,
      pages: pagesWithin(vocabulary, base),
      elements: elementsWithin(vocabulary.elements, base),
    };
  });
  return [...shares, ...within];
}

function pagesOf({ pages, spec }: NormalVocabulary): CodePage[] {
  return [
    ...pages.map(({ spec: { page, namespaces, tags } }) => ({ page, namespaces, tags })),
    ...spec.pages.flatMap((one): CodePage[] =>
      'elements-of' in one ? [{ page: one.page, namespaces: [], tags: one.tags, elementsOf: one['elements-of'] }] : [],
    ),
  ];
}

function attributePageOf({ starts, ...page }: AttributePageSpec): AttributePage {
  const entries = Object.entries(starts).map(([token, start]) => {
    if (typeof start === 'string') return [token, { name: start }];
    const [[name, value] = []] = Object.entries(start);
    return [token, { name, value }];
  });
  return { ...page, starts: Object.fromEntries(entries) };
}

function groupMembers(content: Content): string[] {
  if (content.kind !== 'children') return [];
  return content.fields
    .filter(({ group }) => group)
    .flatMap(({ elements }) => elements.map(({ page, name }) => refKey(page, name)));
}

function contentOf(normal: NormalVocabulary, element: OverlaidElement, refOf: (name: string) => ElementRef): Content {
  const { content } = element;
  switch (content.kind) {
    case 'empty':
    case 'any':
      return { kind: content.kind };
    case 'mixed':
      if (content.names.length > 0)
        refuse(element.place.file, `${element.name} mixes text and elements: no typed form for that yet`);
      return { kind: 'text' };
    case 'data':
      return { kind: 'data', embeds: content.embeds.map(refOf) };
    case 'children': {
      const fields = fieldsOf(content.model, refOf, () => {
        const group = normal.spec.groups.find(({ elements }) => elements.includes(element.name));
        return (
          group?.property ??
          refuse(pathOf(normal), `${element.name} has a repeated choice, for which groups has no name`)
        );
      });
      const keyOf = (name: string) => refKey(refOf(name).page, name);
      if (!('loose' in content)) {
        return {
          kind: 'children',
          fields,
          model: printModel(content.model),
          states: statesOf(element, content.model, keyOf),
        };
      }
      const { wrapper } = content.loose;
      const children = fields.flatMap(({ elements }) => elements.map(({ page, name }) => refKey(page, name)));
      return {
        kind: 'children',
        fields,
        model: printModel(content.model),
        unordered: true,
        ...(wrapper === undefined ? {} : { wrapper: refOf(wrapper) }),
        states: looseStates(children, wrapper === undefined ? undefined : keyOf(wrapper)),
      };
    }
  }
}

function statesOf(element: OverlaidElement, model: Particle, keyOf: (name: string) => string): ModelState[] {
  try {
    return automatonOf(model, keyOf);
  } catch (error) {
    if (!(error instanceof AmbiguousModel)) throw error;
    return refuse(element.place.file, `${element.name}: ${error.message}`);
  }
}

/** Any child any time; the wrapper only alone. */
function looseStates(keys: readonly string[], wrapper: string | undefined): ModelState[] {
  const to = (state: number) => Object.fromEntries(keys.map((key) => [key, state]));
  if (wrapper === undefined) return [{ accept: true, next: to(0) }];
  return [
    { accept: true, next: { ...to(1), [wrapper]: 2 } },
    { accept: true, next: to(1) },
    { accept: true, next: {} },
  ];
}
