/** Pass 5: what must hold of a vocabulary before code is made from it. */
import { refKey } from '../wire/vocabulary';
import type { ResolvedVocabulary } from './model';
import type { Problem } from './problem';

export function check(vocabularies: readonly ResolvedVocabulary[]): Problem[] {
  return vocabularies.flatMap(checkOne);
}

function checkOne(vocabulary: ResolvedVocabulary): Problem[] {
  const file = vocabulary.sources[0]?.path ?? vocabulary.name;
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ file, message });
  const { elements, pages, roots, shares } = vocabulary;
  const known = new Set(elements.map(({ name }) => name));

  if (roots.length !== 1) say('more than one root: no typed form for that yet');
  for (const root of roots) if (!known.has(root)) say(`root ${root} is not declared`);
  for (const twice of repeated(elements.map(({ name }) => name))) {
    say(`${twice} stands on two pages: give one of the pages a vocabulary of its own and share it`);
  }
  for (const twice of repeated([vocabulary, ...shares].flatMap((one) => one.pages.map(({ page }) => page))))
    say(`page ${twice} is given twice`);
  for (const { page, tags } of pages) {
    for (const [token, name] of Object.entries(tags)) {
      if (!elements.some((element) => element.page === page && element.name === name)) {
        say(`token 0x${Number(token).toString(16)} of page ${page} is ${name}, which the DTD does not declare`);
      }
    }
    for (const twice of repeated(Object.values(tags))) say(`${twice} has two tokens on page ${page}`);
  }
  for (const { name, content } of elements) {
    if (content.kind === 'any') say(`${name} may hold anything: no typed form for that yet`);
    if (content.kind !== 'children') continue;
    for (const twice of repeated(content.fields.map(({ property }) => property)))
      say(`${name} has two properties ${twice}`);
    for (const twice of repeated(content.fields.flatMap((field) => field.elements.map((ref) => ref.name)))) {
      say(`${name} holds ${twice} in two fields`);
    }
    for (const { group, elements: members } of content.fields) {
      for (const member of group ? members : []) {
        const target = elements.find(
          (element) => refKey(element.page, element.name) === refKey(member.page, member.name),
        );
        if (target?.content.kind !== 'children')
          say(`${member.name}, in a repeated choice of ${name}, must have children of its own`);
      }
    }
  }
  return problems;
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
