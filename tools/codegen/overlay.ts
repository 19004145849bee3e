/** Pass 3: corrections (spec/errata) and the deviations of practice (spec/wbxml) laid over the published grammar. */
import { isDeepStrictEqual } from 'node:util';
import type { AttributeDecl } from '../wire/vocabulary';
import { readDtd } from './dtd/read';
import type { AttributeDeclaration, ContentSpec, ElementDeclaration } from './dtd/types';
import type { Deviation, NormalVocabulary, OverlaidContent, OverlaidVocabulary } from './model';
import { refuse } from './problem';

/** @throws SpecError where a correction or deviation names what does not exist or changes nothing */
export function overlay(normal: NormalVocabulary): OverlaidVocabulary {
  const declared = normal.pages.flatMap(({ spec, dtd }) =>
    [...dtd.elements.values()].map((element) => ({
      page: spec.page,
      element,
      content: corrected(normal, element),
      attributes: dtd.attributes.filter(({ element: owner }) => owner === element.name).flatMap(attributeOf),
    })),
  );
  const find = (name: string, file = ownPath(normal)) =>
    declared.find(({ element }) => element.name === name) ??
    refuse(file, `${name} is no element of ${normal.spec.vocabulary}`);
  for (const { element } of normal.errata) find(element, normal.errataSource?.path);
  for (const { element } of normal.spec.deviations) find(element);

  const elements = declared.map(({ page, element, content, attributes }) => {
    const deviation = normal.spec.deviations.find((one) => one.element === element.name);
    const model = deviation?.['children-of'] === undefined ? { page, content } : find(deviation['children-of']);
    return {
      page,
      name: element.name,
      content: deviation ? deviated(normal, deviation, model.content) : content,
      grammar: model.page,
      attributes,
      place: element.place,
    };
  });
  return { normal, elements };
}

function ownPath({ sources }: NormalVocabulary): string {
  return sources[0]?.path ?? '';
}

function corrected(normal: NormalVocabulary, { name, content }: ElementDeclaration): ContentSpec {
  const erratum = normal.errata.find(({ element }) => element === name);
  if (!erratum) return content;
  const file = normal.errataSource?.path ?? '';
  const text = readDtd(`<!ELEMENT ${name} ${erratum.content}>`, { file: `${file} (${name})` });
  const next = text.elements.get(name)?.content ?? content;
  if (isDeepStrictEqual(next, content)) refuse(file, `the correction of ${name} changes nothing`);
  return next;
}

function deviated(
  normal: NormalVocabulary,
  { element, data, order, wrapper }: Deviation,
  model: ContentSpec,
): OverlaidContent {
  if (data) return { kind: 'data', embeds: data };
  if (model.kind !== 'children')
    return refuse(ownPath(normal), `the deviation of ${element} needs an element with children`);
  return order === 'any' ? { ...model, loose: wrapper === undefined ? {} : { wrapper } } : model;
}

/** Namespace declarations are no attributes of the element. */
function attributeOf({ name, type, presence, value }: AttributeDeclaration): AttributeDecl[] {
  if (name === 'xmlns' || name.startsWith('xmlns:')) return [];
  const values = typeof type === 'object' && 'enumeration' in type ? { values: type.enumeration } : {};
  const fixed = presence === 'fixed' && value !== undefined ? { fixed: value } : {};
  return [{ name, required: presence === 'required', ...fixed, ...values }];
}
