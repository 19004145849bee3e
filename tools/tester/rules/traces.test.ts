/** Correct conversations break no rule, spoilt ones no judge; and the catalogue knows what every rule cites. */
import { loadCatalogue } from '../../catalogue';
import { packageRoot } from '../paths';
import { rules } from './index';
import { judgeConversation } from './judge';
import { type Said, talk } from './testing/talk';
import { parties, traces } from './testing/traces';

const brokenIn = (said: readonly Said[], auth: 'none' | 'basic' | 'md5' | 'mac'): string[] =>
  judgeConversation(talk(said, parties(auth))).flatMap(({ rule, party, breaches }) =>
    breaches.map((breach) => `${party} ${rule.id} at ${breach.message?.n}: ${breach.text} ${breach.actual}`),
  );

test.each(Object.entries(traces))('%s breaks no rule', (_name, [said, auth]) => {
  expect(brokenIn(said, auth)).toEqual([]);
});

/** What a conversation in which nobody errs has no place for. */
const unseen: readonly string[] = [
  'no-end-of-data-item',
  'tnds-form',
  'tnds-there',
  'object-identifier',
  'extensions-in-ext',
  'account-values',
];

test('no conversation, however broken, makes a rule throw or lay a breach nowhere', () => {
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % below;
  };
  for (const [said, auth] of Object.values(traces)) {
    for (let round = 0; round < 12; round++) {
      const { messages, agreement, broken } = talk(said, parties(auth));
      const at = random(messages.length);
      const bytes = spoil(Buffer.from(messages[at]!.bytes).toString('utf8'), random);
      const spoilt = talk([...said.slice(0, at), { ...said[at]!, whole: bytes }, ...said.slice(at + 1)], parties(auth));
      for (const { breaches } of judgeConversation({ messages: spoilt.messages, agreement, broken })) {
        for (const { message, node, offset } of breaches)
          expect(message === null || node !== undefined || offset !== undefined).toBe(true);
      }
    }
  }
});

/** Cuts the text, or drops, doubles or empties one of its elements. */
function spoil(text: string, random: (below: number) => number): string {
  const leaves = [...text.matchAll(/<(\w+)[^<>]*>[^<]*<\/\1>/g)];
  const [leaf = '', name = ''] = leaves[random(leaves.length)] ?? [];
  return [
    text.slice(0, random(text.length)),
    text.replace(leaf, ''),
    text.replace(leaf, leaf + leaf),
    text.replace(leaf, `<${name}/>`),
  ][random(4)]!;
}

test('together the correct conversations put nearly every rule to the test', () => {
  const seen = new Set(
    Object.values(traces)
      .flatMap(([said, auth]) => [
        ...judgeConversation(talk(said, parties(auth))),
        ...judgeConversation(
          talk(
            said.map((one) => ({ ...one, wbxml: one.mac === undefined })),
            parties(auth),
          ),
        ),
      ])
      .filter(({ outcome }) => outcome === 'holds')
      .map(({ rule }) => rule.id),
  );
  expect(rules.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual(unseen);
});

test('the catalogue knows every requirement that a rule cites', () => {
  const { requirements } = loadCatalogue(packageRoot);
  const unknown = rules.flatMap((rule) =>
    rule.requirements.filter((id) => !requirements.has(id)).map((id) => `${rule.id}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

test('a rule is laid on the party that the catalogue names', () => {
  const { requirements } = loadCatalogue(packageRoot);
  const odd = rules.flatMap(({ id, party, requirements: cited }) =>
    cited
      .filter((one) => {
        const whose = requirements.get(one)?.party;
        return party !== 'both' && whose !== 'both' && whose !== party;
      })
      .map((one) => `${id}: ${one}`),
  );
  expect(odd).toEqual([]);
});
