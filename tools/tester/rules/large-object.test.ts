/** Size of the first chunk: digits, and nothing else. */
import { rules } from './index';
import { judgeConversation } from './judge';
import { ask, command, data, meta } from './testing/examples';
import { c, package1, talk } from './testing/talk';

const rule = rules.filter(({ id }) => id === 'chunk-size');

test.each([
  ['12', []],
  ['', ['empty Size']],
  ['x2', ['x2']],
  ['-2', ['-2']],
])('a first chunk with Size "%s"', (size, broken) => {
  const first = command('Add', 4, './A', `<Meta>${meta('Size', size)}</Meta>${data('x')}<MoreData/>`);
  const breaches = judgeConversation(talk([c(package1), ask(first)]), rule).flatMap((one) => one.breaches);
  expect(breaches.map(({ actual }) => actual)).toEqual(broken);
});
