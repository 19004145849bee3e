/** From what the player and the rules saw to findings and a verdict: levels and evidence of the catalogue decide (DESIGN 3). */
import type { Catalogue } from '../catalogue';
import { appliesIn, severityOf } from '../catalogue';
import type { PlannedCase } from './case';
import type { Agreement, Message } from './conversation';
import { type Miss, placeOf } from './expect';
import type { Played } from './player';
import type { Profile } from './profile';
import type { Effect, FindingLine, RecordLine, RuleLine, Verdict, VerdictLine } from './record';
import { rules as allRules } from './rules';
import { judgeConversation } from './rules/judge';
import type { Rule } from './rules/rule';

export interface Judged {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly findings: readonly FindingLine[];
  readonly rules: readonly RuleLine[];
}

/** @param played what happened; the same for a live run and a replay. */
export function judge(
  planned: PlannedCase,
  played: Played,
  profile: Profile,
  url: string,
  catalogue: Catalogue,
  strict: boolean,
): Judged {
  const findings: FindingLine[] = [];
  const add = (part: Omit<FindingLine, 'type' | 'key' | 'n' | 'effect'>): FindingLine => {
    const line: FindingLine = {
      type: 'finding',
      key: planned.key,
      n: findings.length + 1,
      effect: effectOf(part.requirement, catalogue, strict, planned.permutation.version),
      ...part,
    };
    findings.push(line);
    return line;
  };
  const applies = (id: string): boolean => {
    const known = catalogue.requirements.get(id);
    return known === undefined || appliesIn(known, planned.permutation.version);
  };
  const rules = judgeRules(planned, played, profile, url, catalogue, applies, add);
  const ruleFindings = findings.length;
  for (const miss of played.misses) add(findingOf(miss, played, findings.slice(0, ruleFindings)));
  return { ...verdictOf(planned, played, findings), findings, rules };
}

function findingOf(
  miss: Miss,
  played: Played,
  rules: readonly FindingLine[],
): Omit<FindingLine, 'type' | 'key' | 'n' | 'effect'> {
  // A rule broken in the same message, or before it, is the root: the missed expectation follows from it.
  const at = miss.place.message ?? played.messages.length;
  const root = rules.find((rule) => rule.place.message === at && rule.effect === 'fail');
  return {
    requirement: miss.requirement ?? null,
    text: miss.text,
    place: miss.place,
    expected: miss.expected,
    actual: miss.actual,
    by: { step: miss.step, line: miss.line },
    follows: root?.n,
  };
}

/** A case fails by what it set out to decide; a rule broken on the way is reported as the rule's own failure. */
function verdictOf(
  planned: PlannedCase,
  played: Played,
  findings: readonly FindingLine[],
): Pick<VerdictLine, 'verdict' | 'reason'> {
  const covered = new Set(planned.of.covers);
  const own = findings.filter(
    (finding) =>
      finding.effect === 'fail' &&
      (finding.by.rule === undefined || (finding.requirement !== null && covered.has(finding.requirement))),
  );
  if (own[0]) return { verdict: 'fail', reason: own[0].text };
  if (played.inconclusive !== undefined) return { verdict: 'inconclusive', reason: played.inconclusive };
  return { verdict: 'pass' };
}

function effectOf(requirement: string | null, catalogue: Catalogue, strict: boolean, version: string): Effect {
  if (requirement === null) return 'fail';
  const known = catalogue.requirements.get(requirement);
  return known ? severityOf(known, strict, version) : 'advisory';
}

type Add = (part: Omit<FindingLine, 'type' | 'key' | 'n' | 'effect'>) => FindingLine;

const chosen = new WeakMap<Catalogue, Map<string, readonly Rule[]>>();

/** Chosen once: every case asks. */
function rulesFor(catalogue: Catalogue, version: string, applies: (requirement: string) => boolean): readonly Rule[] {
  const byVersion = chosen.get(catalogue) ?? new Map<string, readonly Rule[]>();
  chosen.set(catalogue, byVersion);
  const rules = byVersion.get(version) ?? allRules.filter((rule) => rule.requirements.some(applies));
  byVersion.set(version, rules);
  return rules;
}

/** Rules and breaches that speak of requirements of other versions only are left out. */
function judgeRules(
  planned: PlannedCase,
  played: Played,
  profile: Profile,
  url: string,
  catalogue: Catalogue,
  applies: (requirement: string) => boolean,
  add: Add,
): RuleLine[] {
  const outcomes = judgeConversation(
    { messages: played.messages, agreement: agreementOf(planned, profile, url), broken: new Map() },
    rulesFor(catalogue, planned.permutation.version, applies),
    [profile.role === 'dm-server' ? 'server' : 'client'],
  );
  const lines = new Map<string, RuleLine>();
  for (const { rule, outcome, breaches: all } of outcomes) {
    if (outcome === 'not-exercised') continue;
    const breaches = all.filter((breach) => applies(breach.requirement ?? rule.requirements[0] ?? ''));
    if (outcome === 'broken' && breaches.length === 0) continue;
    const before = lines.get(rule.id);
    lines.set(rule.id, {
      type: 'rule',
      key: planned.key,
      rule: rule.id,
      requirements: rule.requirements,
      outcome: before?.outcome === 'broken' ? 'broken' : outcome,
    });
    for (const breach of breaches)
      add({
        requirement: breach.requirement ?? rule.requirements[0] ?? null,
        text: breach.text,
        place: {
          ...placeOf(breach.message, breach.node),
          ...(breach.offset === undefined ? {} : { offset: breach.offset }),
        },
        expected: breach.expected,
        actual: breach.actual,
        by: { rule: rule.id },
      });
  }
  return [...lines.values()];
}

function agreementOf(planned: PlannedCase, profile: Profile, url: string): Agreement {
  const { version, encoding, clientAuth, serverAuth } = planned.permutation;
  const { client, server } = profile;
  return {
    version,
    encoding,
    url,
    client: { auth: clientAuth, name: client.name, secret: client.secret, nonce: client.nonce },
    server: { auth: serverAuth, name: server.name, secret: server.secret, nonce: server.nonce },
  };
}

/** The lines that close a case in the record. */
export function verdictLines(planned: PlannedCase, judged: Judged, t: number, ms: number): RecordLine[] {
  const verdict: VerdictLine = {
    type: 'verdict',
    key: planned.key,
    verdict: judged.verdict,
    reason: judged.reason,
    t,
    ms,
  };
  return [...judged.findings, ...judged.rules, verdict];
}

/** Used where a case is closed without being played. */
export function closed(verdict: Verdict, reason: string): Judged {
  return { verdict, reason, findings: [], rules: [] };
}

export type { Message };
