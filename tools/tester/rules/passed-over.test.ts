/** What wire mutants got away with, and what looks like it and is right: the rules tell them apart. */
import { sourceSwap } from './ends';
import { judgeConversation } from './judge';
import { devInfoReplace, package1Again } from './packages';
import { challengeInRefusal } from './refusal';
import { resultsSource } from './results';
import type { Rule } from './rule';
import { sessionIdStays } from './session';
import { statusCodeListed } from './status-form';
import { ask, chal, data, final, get, results, statuses } from './testing/examples';
import { c, package1, type Said, s, talk } from './testing/talk';

const challenge = s(
  statuses(1, '0 SyncHdr 401', '1 Alert 401', '2 Replace 401').replace('<Data>401', `${chal('md5', 'n')}<Data>401`) +
    final,
);
const man = '<Item><Source><LocURI>./DevInfo/Man</LocURI></Source><Data>A</Data></Item>';
const again = (body: string): Said[] => [c(package1), challenge, c(statuses(1, '0 SyncHdr 200') + body)];
const answer = (code: string, ...more: string[]): Said[] => [
  c(package1),
  ask(get(4, './A?prop=ACL')),
  c([statuses(1, '0 SyncHdr 200', `4 Get ${code}`), ...more, final].join('')),
];
const source = (uri: string): Said[] => answer('200', results(4, uri, data('')));
const afterDeviation = (set: Record<string, string>, asked: Record<string, string> = {}): Said[] => [
  c(package1),
  s(statuses(1, '0 SyncHdr 212') + get(0, './A') + final, { deviation: 'CmdID 0', set: asked }),
  c(statuses(1, '0 SyncHdr 200') + final, { set }),
];
const other = { Source: '<LocURI>other</LocURI>' };

test.each<[string, Rule, Said[], Said[]]>([
  ['package 1 comes again with another Alert', package1Again, again(package1.replace('1201', '1200')), again(package1)],
  ['package 1 comes again with a node less', package1Again, again(package1.replace(man, '')), again(package1)],
  [
    'a node of the device information comes twice',
    devInfoReplace,
    [c(package1.replace(man, man + man))],
    [c(package1)],
  ],
  ['a command is refused without challenge', challengeInRefusal, answer('401'), answer('404')],
  ['another session after a deviation', sessionIdStays, afterDeviation({ SessionID: '2' }), afterDeviation({})],
  [
    'another session is answered in it',
    sessionIdStays,
    afterDeviation({ SessionID: '2' }),
    afterDeviation({ SessionID: '2' }, { SessionID: '2' }),
  ],
  ['another name after a deviation', sourceSwap, afterDeviation(other), afterDeviation({})],
  ['Results name the property twice', resultsSource, source('./A?prop=ACL./A?prop=ACL'), source('./A?prop=ACL')],
  ['Results name another property', resultsSource, source('./A?prop=Name'), source('./A')],
  ['a Get is rolled back', statusCodeListed, answer('216'), answer('404')],
  ['payment is required', statusCodeListed, answer('402'), answer('404')],
])('%s', (_name, rule, breaks, keeps) => {
  const outcome = (said: readonly Said[]): string | undefined =>
    judgeConversation(talk(said), [rule]).find(({ party }) => party === 'client')?.outcome;
  expect([outcome(breaks), outcome(keeps) === 'broken']).toEqual(['broken', false]);
});
