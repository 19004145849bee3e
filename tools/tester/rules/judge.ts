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
    const scopes = parties.map((party) => scopesOf(conversation, messages, party, deviated));
    for (const rule of rules) {
      for (const { strict, lenient } of scopes) {
        const scope = rule.assumesCorrectPeer ? lenient : strict;
        if (rule.party !== 'both' && rule.party !== scope.party) continue;
        outcomes.push(outcomeOf(rule, scope, session));
      }
    }
  }
  return outcomes;
}

function outcomeOf(rule: Rule, scope: Scope, session: number): RuleOutcome {
  const { party } = scope;
  const result = rule.judge(scope);
  if (result.breaches.length === 0) {
    const outcome = result.exercised > 0 ? 'holds' : 'not-exercised';
    return { rule, session, party, outcome, breaches: result.breaches };
  }
  // A rule over several messages may lay a fault at a message that was wrong on purpose.
  const breaches = result.breaches.filter(
    ({ message }) => message === null || message.from !== party || scope.judged(message),
  );
  const tested = result.exercised > result.breaches.length || breaches.length > 0;
  const outcome = breaches.length > 0 ? 'broken' : tested ? 'holds' : 'not-exercised';
  return { rule, session, party, outcome, breaches: breaches.map(placed) };
}

/** A breach whose element is missing altogether stands at the root of its message. */
function placed(breach: Breach): Breach {
  if (breach.message === null || breach.node || breach.offset !== undefined) return breach;
  const node = breach.message.document?.root;
  return node ? { ...breach, node } : { ...breach, offset: 0 };
}

/** Views of one party, made once for all rules. */
interface Scopes {
  /** For rules that assume nothing of a partner. */
  readonly strict: Scope;
  /** For the others: nothing is judged from the partner's first deviation on. */
  readonly lenient: Scope;
}

function scopesOf(
  conversation: Conversation,
  messages: readonly Message[],
  party: Party,
  deviated: ReadonlyMap<Party, number>,
): Scopes {
  const suspendedFrom = deviated.get(party === 'client' ? 'server' : 'client') ?? Number.POSITIVE_INFINITY;
  const scope = (limit: number): Scope => {
    const judged = (message: Message): boolean =>
      message.from === party && message.deviation === undefined && message.n < limit;
    const own = messages.filter((message) => message.document?.root && judged(message));
    return { conversation, party, messages, own, judged };
  };
  const strict = scope(Number.POSITIVE_INFINITY);
  return { strict, lenient: suspendedFrom === Number.POSITIVE_INFINITY ? strict : scope(suspendedFrom) };
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
