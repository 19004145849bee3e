/** Puts every rule to a conversation, session by session and party by party. */
import type { Conversation, Message, Party } from '../conversation';
import { rules as allRules } from './index';
import type { Breach, Rule, Scope } from './rule';

export interface RuleOutcome {
  readonly rule: Rule;
  readonly session: number;
  readonly party: Party;
  readonly outcome: 'holds' | 'broken' | 'not-exercised';
  readonly breaches: readonly Breach[];
}

/**
 * Judges the parties of a conversation, both by default.
 * A message sent wrong on purpose is never judged; from there to the end of the session its peer is judged only by rules
 * that assume nothing of a partner.
 */
export function judgeConversation(
  conversation: Conversation,
  rules: readonly Rule[] = allRules,
  parties: readonly Party[] = ['client', 'server'],
): RuleOutcome[] {
  const outcomes: RuleOutcome[] = [];
  for (const [session, messages] of sessionsOf(conversation.messages)) {
    const deviated = deviations(messages);
    for (const rule of rules) {
      for (const party of parties) {
        if (rule.party !== 'both' && rule.party !== party) continue;
        outcomes.push({ ...outcomeOf(rule, scopeOf(conversation, messages, party, rule, deviated)), session, party });
      }
    }
  }
  return outcomes;
}

function outcomeOf(rule: Rule, scope: Scope): Pick<RuleOutcome, 'rule' | 'outcome' | 'breaches'> {
  const result = rule.judge(scope);
  // A rule over several messages may lay a fault at a message that was wrong on purpose.
  const breaches = result.breaches.filter(
    ({ message }) => message === null || message.from !== scope.party || scope.judged(message),
  );
  const tested = result.exercised > result.breaches.length || breaches.length > 0;
  const outcome = breaches.length > 0 ? 'broken' : tested ? 'holds' : 'not-exercised';
  return { rule, outcome, breaches: breaches.map(placed) };
}

/** A breach whose element is missing altogether stands at the root of its message. */
function placed(breach: Breach): Breach {
  if (breach.message === null || breach.node || breach.offset !== undefined) return breach;
  const node = breach.message.document?.root;
  return node ? { ...breach, node } : { ...breach, offset: 0 };
}

function scopeOf(
  conversation: Conversation,
  messages: readonly Message[],
  party: Party,
  rule: Rule,
  deviated: ReadonlyMap<Party, number>,
): Scope {
  const suspendedFrom = rule.assumesCorrectPeer
    ? (deviated.get(party === 'client' ? 'server' : 'client') ?? Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY;
  return {
    conversation,
    party,
    messages,
    judged: (message) => message.from === party && message.deviation === undefined && message.n < suspendedFrom,
  };
}

/** Number of the first message that each party sent wrong on purpose. */
function deviations(messages: readonly Message[]): Map<Party, number> {
  const first = new Map<Party, number>();
  for (const { from, deviation, n } of messages) {
    if (deviation !== undefined && !first.has(from)) first.set(from, n);
  }
  return first;
}

function sessionsOf(messages: readonly Message[]): Map<number, Message[]> {
  const sessions = new Map<number, Message[]>();
  for (const message of messages) {
    const session = sessions.get(message.session);
    if (session) session.push(message);
    else sessions.set(message.session, [message]);
  }
  return sessions;
}
