/** Pass 5: what must hold of a vocabulary before code is made from it. */
import { refKey } from '../wire/vocabulary';
import type { ResolvedElement, ResolvedVocabulary } from './model';
import type { Problem } from './problem';
import { isObject, typeName } from './view-types';

export function check(vocabularies: readonly ResolvedVocabulary[]): Problem[] {
  return vocabularies.flatMap(checkOne);
}

function checkOne(vocabulary: ResolvedVocabulary): Problem[] {
  const file = vocabulary.sources[0]?.path ?? vocabulary.name;
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ file, message });
  const { elements, pages, roots, neighbours } = vocabulary;
  const known = new Set(elements.map(({ name }) => name));

  if (roots.length !== 1) say('more than one root: no typed form for that yet');
  for (const root of roots) if (!known.has(root)) say(`root ${root} is not declared`);
  for (const twice of repeated(elements.map(({ name }) => name))) {
    say(`${twice} stands on two pages: give one of the pages a vocabulary of its own and share it`);
  }
  for (const twice of repeated([vocabulary, ...neighbours].flatMap((one) => one.pages.map(({ page }) => page))))
    say(`page ${twice} is given twice`);
  for (const { page, tags, elementsOf = page } of pages) {
    for (const [token, name] of Object.entries(tags)) {
      if (!elements.some((element) => element.page === elementsOf && element.name === name)) {
        say(`token 0x${Number(token).toString(16)} of page ${page} is ${name}, which the DTD does not declare`);
      }
    }
    for (const twice of repeated(Object.values(tags))) say(`${twice} has two tokens on page ${page}`);
  }
  for (const twice of repeated(elements.filter(isObject).map(({ name }) => typeName(name))))
    say(`two elements have the type ${twice}`);
  for (const problem of checkAttributes(vocabulary)) say(problem);
  for (const element of elements) for (const problem of checkElement(element, elements)) say(problem);
  return problems;
}

function* checkAttributes({ attributePages, elements }: ResolvedVocabulary): Generator<string> {
  if (!attributePages) return;
  const starts = attributePages.flatMap((one) => Object.values(one.starts));
  const names = new Set(elements.flatMap(({ attributes }) => attributes.map(({ name }) => name)));
  for (const twice of repeated(attributePages.map(({ page }) => page))) yield `attribute page ${twice} is given twice`;
  for (const name of new Set(starts.map((start) => start.name)))
    if (!names.has(name)) yield `a token starts the attribute ${name}, which the DTD does not declare`;
  for (const name of names)
    if (!starts.some((start) => start.name === name && start.value === undefined))
      yield `the attribute ${name} has no token`;
  for (const { page, values, parts = [] } of attributePages)
    for (const part of parts)
      if (values[part] === undefined) yield `part 0x${part.toString(16)} of attribute page ${page} is no value of it`;
}

function* checkElement(element: ResolvedElement, elements: readonly ResolvedElement[]): Generator<string> {
  const { name, content, typed } = element;
  if (content.kind === 'any') yield `${name} may hold anything: no typed form for that yet`;
  if (typed.length > 0 && content.kind !== 'children' && content.kind !== 'empty')
    yield `${name} has attributes and text: no typed form for that yet`;
  const fields = content.kind === 'children' ? content.fields : [];
  const properties = [...typed.map((one) => one.name), ...fields.map(({ property }) => property)];
  for (const twice of repeated(properties)) yield `${name} has two properties ${twice}`;
  for (const twice of repeated(fields.flatMap((field) => field.elements.map((ref) => ref.name))))
    yield `${name} holds ${twice} in two fields`;
  for (const { group, elements: members } of fields) {
    for (const member of group ? members : []) {
      const target = elements.find(({ page, name: other }) => refKey(page, other) === refKey(member.page, member.name));
      if (!target || !(isObject(target) || target.content.kind === 'text'))
        yield `${member.name}, in a repeated choice of ${name}, must have children, attributes or text`;
    }
  }
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
