/** Refusals and challenges: one conversation that breaks each rule, one that keeps it, one that leaves it alone. */
import { judgeConversation } from './judge';
import { chalLayout, challengeInRefusal, failedAuthOnlyStatus } from './refusal';
import type { Rule } from './rule';
import { c, package1, type Said, s, status, talk } from './testing/talk';

const final = '<Final/>';
const meta = (name: string, value: string): string => `<${name} xmlns="syncml:metinf">${value}</${name}>`;
const chal = (...parts: string[]): string => `<Chal><Meta>${parts.join('')}</Meta></Chal>`;
const b64 = meta('Format', 'b64');
const nonce = meta('NextNonce', 'bm9uY2U=');
const md5 = meta('Type', 'syncml:auth-md5');
const mac = meta('Type', 'syncml:auth-MAC');
const good = chal(b64, md5, nonce);
const refused = (more: string): string => status(1, 1, 0, 'SyncHdr', 407, more);
const get = '<Get><CmdID>4</CmdID><Item><Target><LocURI>./A</LocURI></Target></Item></Get>';
const says = (body: string): Said[] => [c(package1), s(body + final)];
const idle = says(status(1, 1, 0, 'SyncHdr', 200));

const examples: readonly (readonly [string, Rule, Said[], Said[], Said[]])[] = [
  ['a refusal with a Get', failedAuthOnlyStatus, says(refused(good) + get), says(refused(good)), idle],
  [
    'both sides refuse, and the client begins again',
    failedAuthOnlyStatus,
    [c(package1), s(refused(good) + get + final), c(refused(good) + package1)],
    [c(package1), s(refused(good) + final), c(refused(good) + package1)],
    [c(package1)],
  ],
  ['a refusal without challenge', challengeInRefusal, says(refused('')), says(refused(good)), idle],
  [
    'no nonce',
    chalLayout,
    says(refused(chal(b64, md5))),
    says(refused(good)),
    says(refused(chal(b64, meta('Type', 'syncml:auth-basic')))),
  ],
  ['no format', chalLayout, says(refused(chal(mac, nonce))), says(refused(chal(b64, mac, nonce))), idle],
  ['no type', chalLayout, says(refused(chal(b64, nonce))), says(refused(good)), idle],
  [
    'a nonce that is no base64',
    chalLayout,
    says(refused(chal(b64, md5, meta('NextNonce', 'x!')))),
    says(refused(good)),
    idle,
  ],
];

test.each(examples)('%s', (_name, rule, breaks, keeps, left) => {
  const outcome = (said: readonly Said[]): string | undefined =>
    judgeConversation(talk(said), [rule]).find(({ party }) => party === 'server')?.outcome;
  expect([outcome(breaks), outcome(keeps), outcome(left)]).toEqual(['broken', 'holds', 'not-exercised']);
});

test('a client that is challenged and challenges in turn goes back to package 1 unpunished', () => {
  const said = [c(package1), s(refused(good) + final), c(refused(good) + package1)];
  const client = judgeConversation(talk(said), [failedAuthOnlyStatus]).find(({ party }) => party === 'client');
  expect(client?.outcome).toBe('not-exercised');
});
