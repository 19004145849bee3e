/** From what the player and the rules saw to findings and a verdict: levels and evidence of the catalogue decide (DESIGN 3). */
import type { Catalogue } from '../catalogue';
import type { PlannedCase } from './case';
import type { Agreement, Message } from './conversation';
import type { Miss } from './expect';
import { effectOf, judgeRules, type NewFinding } from './judge-rules';
import { observation } from './observe/suite';
import type { Played } from './player';
import type { Profile } from './profile';
import type { FindingLine, RecordLine, RulesLine, Verdict, VerdictLine } from './record';

export interface Judged {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly findings: readonly FindingLine[];
  readonly rules?: RulesLine;
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
  const add = (part: NewFinding): FindingLine => {
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
  const rules = judgeRules(
    planned.key,
    { messages: played.messages, agreement: agreementOf(planned, profile, url), broken: new Map() },
    [profile.role === 'dm-server' ? 'server' : 'client'],
    catalogue,
    add,
  );
  const ruleFindings = findings.length;
  for (const miss of played.misses) add(findingOf(miss, played, findings.slice(0, ruleFindings)));
  return { ...verdictOf(planned, played, findings), findings, rules };
}

function findingOf(miss: Miss, played: Played, rules: readonly FindingLine[]): NewFinding {
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

/** A case fails by what it set out to decide, one that observes by anything; a rule broken on the way is reported as the rule's own failure. */
function verdictOf(
  planned: PlannedCase,
  played: Played,
  findings: readonly FindingLine[],
): Pick<VerdictLine, 'verdict' | 'reason'> {
  const covered = new Set(planned.of.covers);
  const own = findings.filter(
    (finding) =>
      finding.effect === 'fail' &&
      (finding.by.rule === undefined ||
        planned.of.suite === observation ||
        (finding.requirement !== null && covered.has(finding.requirement))),
  );
  if (own[0]) return { verdict: 'fail', reason: own[0].text };
  if (played.skipped !== undefined) return { verdict: 'skipped', reason: played.skipped };
  if (played.inconclusive !== undefined) return { verdict: 'inconclusive', reason: played.inconclusive };
  return { verdict: 'pass' };
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
  return [...judged.findings, ...(judged.rules ? [judged.rules] : []), verdict];
}

/** Used where a case is closed without being played. */
export function closed(verdict: Verdict, reason: string): Judged {
  return { verdict, reason, findings: [] };
}

export type { Message };
