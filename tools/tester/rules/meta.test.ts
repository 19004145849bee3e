/** Format and Type of what each side sends: which values are none. */
import { rules } from './index';
import { judgeConversation } from './judge';
import { ask, command, data, meta } from './testing/examples';
import { c, package1, talk } from './testing/talk';

const rule = rules.filter(({ id }) => id === 'meta-values');
const format = (text: string): string => meta('Format', text);
const type = (text: string): string => meta('Type', text);

test.each<[string, string, string[]]>([
  ['Add', format('int'), []],
  ['Add', format('intint'), ['dm-pro-0012']],
  ['Replace', type('text/plain'), []],
  ['Replace', type('text/plaintext/plain'), ['dm-pro-0012']],
  ['Exec', type(''), ['dm-pro-0012']],
  ['Add', format('node') + type('urn:oma:mo:oma-fumo:1.0'), []],
  ['Add', format('chr') + type('urn:oma:mo:oma-fumo:1.0'), ['dm-pro-0012']],
])('%s of a server with %s', (name, parts, broken) => {
  const put = command(name, 4, './A', `<Meta>${parts}</Meta>${data('x')}`);
  const breaches = judgeConversation(talk([c(package1), ask(put)]), rule).flatMap((one) => one.breaches);
  expect(breaches.map(({ requirement }) => requirement)).toEqual(broken);
});
