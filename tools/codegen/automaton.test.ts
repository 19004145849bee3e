import { AmbiguousModel, automatonOf } from './automaton';
import { readDtd } from './dtd/read';
import type { Particle } from './dtd/types';
import { fieldsOf } from './fields';

function modelOf(text: string): Particle {
  const content = readDtd(`<!ELEMENT x ${text}>`, { file: 'x' }).elements.get('x')!.content;
  if (content.kind !== 'children') throw new Error('children wanted');
  return content.model;
}

/** Which of the words over single-letter names the automaton takes. */
function taken(text: string, words: readonly string[]): string[] {
  const states = automatonOf(modelOf(text), (name) => name);
  return words.filter((word) => {
    let at: number | undefined = 0;
    for (const letter of word) at = at === undefined ? undefined : states[at]!.next[letter];
    return at !== undefined && states[at]!.accept;
  });
}

test.each([
  ['(a, b?, c*)', ['', 'a', 'ab', 'abc', 'acc', 'b', 'ba', 'abbc'], ['a', 'ab', 'abc', 'acc'], 3],
  ['(a | b)+', ['', 'a', 'abba', 'c'], ['a', 'abba'], 2],
  ['((a | b)+, c?)', ['a', 'ac', 'abc', 'c', 'aca', 'acc'], ['a', 'ac', 'abc'], 3],
  ['(a, (b* | c?))', ['a', 'abb', 'ac', 'acc', 'abc'], ['a', 'abb', 'ac'], 4],
  ['((a, b)*, c)', ['c', 'abc', 'ababc', 'ac', 'ab'], ['c', 'abc', 'ababc'], 3],
  ['(a?, b?)?', ['', 'a', 'b', 'ab', 'ba'], ['', 'a', 'b', 'ab'], 3],
])('%s takes what it should, in as few states as there can be', (text, words, expected, size) => {
  expect(taken(text, words)).toEqual(expected);
  expect(automatonOf(modelOf(text), (name) => name)).toHaveLength(size);
});

test.each(['(a?, a)', '((a, b) | (a, c))', '(a*, b?, a)', '((a | b)*, a)'])('%s is not deterministic', (text) => {
  expect(() => automatonOf(modelOf(text), (name) => name)).toThrow(AmbiguousModel);
});

test.each([
  ['(a, b?, c*, d+)', 'a b? c* d+'],
  ['(a, (b | c))', 'a b? c?'],
  ['(a, (b* | c?))', 'a b* c?'],
  ['((a | b)+, c?)', 'group+(a b) c?'],
  ['(a, (b | c)*)', 'a group*(b c)'],
  ['(a, b)+', 'group+(a b)'],
  ['(a)*', 'a*'],
  ['((a)+)?', 'a*'],
  ['(a, b, a)', 'a+ b'],
  ['(a | (b, c))?', 'a? b? c?'],
])('%s has the fields %s', (text, expected) => {
  const marks = { one: '', optional: '?', many: '*', oneOrMore: '+' };
  const fields = fieldsOf(
    modelOf(text),
    (name) => ({ page: 0, name }),
    () => 'group',
  );
  const shown = fields.map(({ property, occurs, group, elements }) => {
    return property + marks[occurs] + (group ? `(${elements.map(({ name }) => name).join(' ')})` : '');
  });
  expect(shown.join(' ')).toBe(expected);
});
