/** What the rules say of a conversation, as lines of the record: levels and evidence of the catalogue decide (DESIGN 3). */
import { appliesIn, type Catalogue, severityOf } from '../catalogue';
import type { Conversation, Party } from './conversation';
import { placeOf } from './expect';
import type { Effect, FindingLine, RulesLine } from './record';
import { rules as allRules } from './rules';
import { judgeConversation, type RuleOutcome } from './rules/judge';
import type { Rule } from './rules/rule';

export type NewFinding = Omit<FindingLine, 'type' | 'key' | 'n' | 'effect'>;

/** What a broken requirement means; what belongs to none is a fault whatever the documents say (crash, hang). */
export function effectOf(requirement: string | null, catalogue: Catalogue, strict: boolean, version: string): Effect {
  if (requirement === null) return 'fail';
  const known = catalogue.requirements.get(requirement);
  return known ? severityOf(known, strict, version) : 'advisory';
}

const chosen = new WeakMap<Catalogue, Map<string, readonly Rule[]>>();

/** Chosen once: every case asks. */
function rulesFor(catalogue: Catalogue, version: string, applies: (requirement: string) => boolean): readonly Rule[] {
  const byVersion = chosen.get(catalogue) ?? new Map<string, readonly Rule[]>();
  chosen.set(catalogue, byVersion);
  const rules = byVersion.get(version) ?? allRules.filter((rule) => rule.requirements.some(applies));
  byVersion.set(version, rules);
  return rules;
}

/**
 * Rules and breaches that speak of requirements of other versions only are left out.
 * @param parties whose conduct is judged
 * @param add takes each finding; `party` says whose it is
 * @param wanted leaves outcomes out, such as those of sessions that were judged before
 */
export function judgeRules(
  key: string,
  conversation: Conversation,
  parties: readonly Party[],
  catalogue: Catalogue,
  add: (finding: NewFinding, party: Party) => void,
  wanted: (outcome: RuleOutcome) => boolean = () => true,
): RulesLine {
  const { version } = conversation.agreement;
  const applies = (id: string): boolean => {
    const known = catalogue.requirements.get(id);
    return known === undefined || appliesIn(known, version);
  };
  const holds: Record<string, readonly string[]> = {};
  const broken: Record<string, readonly string[]> = {};
  for (const one of judgeConversation(conversation, rulesFor(catalogue, version, applies), parties)) {
    const { rule, outcome, breaches: all, party } = one;
    if (outcome === 'not-exercised' || !wanted(one)) continue;
    const breaches = all.filter((breach) => applies(breach.requirement ?? rule.requirements[0] ?? ''));
    if (outcome === 'broken' && breaches.length === 0) continue;
    if (outcome === 'broken') broken[rule.id] = rule.requirements;
    else holds[rule.id] = rule.requirements;
    for (const breach of breaches)
      add(
        {
          requirement: breach.requirement ?? rule.requirements[0] ?? null,
          text: breach.text,
          place: {
            ...placeOf(breach.message, breach.node),
            ...(breach.offset === undefined ? {} : { offset: breach.offset }),
          },
          expected: breach.expected,
          actual: breach.actual,
          by: { rule: rule.id },
        },
        party,
      );
  }
  // Broken in one session is broken.
  for (const id of Object.keys(broken)) delete holds[id];
  return { type: 'rules', key, holds, broken };
}
