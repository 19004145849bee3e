/** Every rule can break, can hold and can be left alone: three conversations each. */
import { rules } from './index';
import { judgeConversation } from './judge';
import { type Example, get } from './testing/examples';
import { authExamples, digestAgreement, digestCases } from './testing/table-auth';
import { devInfoCases, flowExamples } from './testing/table-flow';
import { messageExamples } from './testing/table-message';
import { objectExamples } from './testing/table-objects';
import { standardExamples } from './testing/table-standard';
import { valueExamples } from './testing/table-values';
import { c, package1, type Said, s, talk } from './testing/talk';

const examples: Record<string, Example> = {
  ...messageExamples,
  ...flowExamples,
  ...objectExamples,
  ...authExamples,
  ...valueExamples,
  ...standardExamples,
};

/** Rules whose examples stand in status.test.ts and refusal.test.ts. */
const elsewhere = [
  'failed-auth-only-status',
  'challenge-in-refusal',
  'chal-layout',
  'status-for-every-command',
  'inner-statuses',
  'header-status',
  'header-status-first',
  'status-order',
  'status-refers',
  'status-code',
  'status-for-status',
  'no-status-for-results',
  'status-refs',
];

test('every rule has its three examples, and no example speaks of a rule that is gone', () => {
  expect([...Object.keys(examples), ...elsewhere].sort()).toEqual(rules.map((rule) => rule.id).sort());
});

test.each(Object.entries(examples))('%s breaks, holds and is left alone', (id, example) => {
  const rule = rules.filter((one) => one.id === id);
  const outcome = (said: readonly Said[]): string => {
    const outcomes = judgeConversation(talk(said, example.agreed), rule).map((one) => one.outcome);
    return outcomes.find((one) => one === 'broken') ?? outcomes.find((one) => one === 'holds') ?? 'not-exercised';
  };
  expect([outcome(example.breaks), outcome(example.keeps), outcome(example.idle)]).toEqual([
    'broken',
    'holds',
    'not-exercised',
  ]);
});

test.each(Object.entries(examples).filter(([, { names }]) => names !== undefined))(
  '%s names the sentence that is broken',
  (id, { breaks, agreed, names }) => {
    const rule = rules.filter((one) => one.id === id);
    const breaches = judgeConversation(talk(breaks, agreed), rule).flatMap((one) => one.breaches);
    expect(breaches.map((breach) => breach.requirement ?? rule[0]!.requirements[0])).toContain(names);
  },
);

test.each(digestCases)('digest: %s', (_name, said, requirement) => {
  const digestRight = rules.filter(({ id }) => id === 'digest-right');
  const breaches = judgeConversation(talk(said, digestAgreement), digestRight).flatMap((one) => one.breaches);
  expect(breaches.map((breach) => breach.requirement)).toEqual(requirement === undefined ? [] : [requirement]);
});

test.each(devInfoCases)('device information: %s', (_name, said, requirement) => {
  const devInfoReplace = rules.filter(({ id }) => id === 'devinfo-replace');
  const breaches = judgeConversation(talk(said), devInfoReplace).flatMap((one) => one.breaches);
  expect([...new Set(breaches.map((breach) => breach.requirement))]).toEqual(requirement ? [requirement] : []);
});

test('a rule has one id, and a breach names a requirement of its rule', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const [id, example] of Object.entries(examples)) {
    const [rule] = rules.filter((one) => one.id === id);
    for (const { breaches } of judgeConversation(talk(example.breaks, example.agreed), [rule!])) {
      for (const { requirement } of breaches) {
        if (requirement !== undefined)
          expect([id, rule!.requirements]).toEqual([id, expect.arrayContaining([requirement])]);
      }
    }
  }
});

test('every breach says where, what was right and what came', () => {
  for (const [id, example] of Object.entries(examples))
    for (const { breaches } of judgeConversation(
      talk(example.breaks, example.agreed),
      rules.filter((one) => one.id === id),
    ))
      for (const breach of breaches) {
        expect([id, breach.text.length > 0, breach.expected.length > 0]).toEqual([id, true, true]);
        expect(breach.message === null || breach.node !== undefined || breach.offset !== undefined).toBe(true);
      }
});

test('after a deviation of one side the other owes only what assumes nothing', () => {
  const said = [
    c(package1),
    s(`${get(1, './A')}<Final/>`, { deviation: 'SessionID', set: { SessionID: '9' } }),
    c('<Final/>', { set: { SessionID: '9', VerDTD: '1.0' } }),
  ];
  const broken = judgeConversation(talk(said)).flatMap((one) =>
    one.outcome === 'broken' ? [`${one.party} ${one.rule.id}`] : [],
  );
  expect(broken).toContain('client ver-dtd');
  expect(broken).not.toContain('client session-id-stays');
  expect(broken.filter((one) => one.startsWith('server'))).toEqual([]);
});
