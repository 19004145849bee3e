/** Rules in the versions of DM: what each writes, and who may follow whom. */
import { rules } from './index';
import { judgeConversation } from './judge';
import { final } from './testing/examples';
import { c, package1, type Said, s, talk } from './testing/talk';

/** Ids of the rules that the client broke; package 1 by SyncML 1.2, whose structure all versions share. */
function broken(said: readonly Said[], version: string): string[] {
  const outcomes = judgeConversation(talk(said, { version }), rules);
  return outcomes.filter((one) => one.party === 'client' && one.outcome === 'broken').map(({ rule }) => rule.id);
}

const speaks = (VerProto: string, VerDTD = '1.2'): Partial<Said> => ({ set: { VerProto, VerDTD } });

test.each<[string, string, readonly Said[], string[]]>([
  ['1.2', 'its own', [c(package1)], []],
  ['1.2', 'a newer one unasked', [c(package1, speaks('DM/1.3'))], ['ver-proto']],
  ['1.2', 'what the server came with', [c(package1), s(final, speaks('DM/1.3')), c(final, speaks('DM/1.3'))], []],
  ['1.2', 'what nobody knows', [c(package1), s(final, speaks('DM/9')), c(final, speaks('DM/9'))], ['ver-proto']],
  ['1.3', 'its own', [c(package1, speaks('DM/1.3'))], []],
  ['1.3', 'the one before', [c(package1)], []],
  ['1.3', 'the oldest', [c(package1, speaks('DM/1.1', '1.1'))], ['ver-dtd', 'ver-proto']],
  ['1.1.2', 'another', [c(package1)], ['root-namespace', 'ver-dtd', 'ver-proto']],
])('agreed on %s, the client speaks %s', (version, _what, said, expected) => {
  expect(broken(said, version).filter((id) => /^ver-|namespace/.test(id))).toEqual(expected);
});

test.each([
  ['1.1.2', ['alert-codes']],
  ['1.2', []],
  ['1.3', []],
])('Alert 1226 in %s breaks %j', (version, expected) => {
  expect(
    broken([c(`<Alert><CmdID>1</CmdID><Data>1226</Data></Alert>${final}`)], version).filter(
      (id) => id === 'alert-codes',
    ),
  ).toEqual(expected);
});

test.each([
  ['1.1.2', '0x0fd3', []],
  ['1.1.2', '0x1201', ['wbxml-public-id']],
  ['1.2', '0x0fd3', ['wbxml-public-id']],
  ['1.3', '0x1201', []],
])('public identifier in %s: %s breaks %j', (version, id, expected) => {
  const octets = id === '0x1201' ? 'a401' : '9f53';
  const bytes = Buffer.from(`03${octets}6a006d01`, 'hex');
  expect(broken([c('', { whole: bytes })], version).filter((one) => one === 'wbxml-public-id')).toEqual(expected);
});
