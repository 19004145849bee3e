/** What is said of two products that were listened to: both are judged, by every rule there is (DESIGN 2, monitor). */
import type { Catalogue } from '../catalogue';
import { type DmVersion, dmVersions, versionNames } from '../dm/versions';
import { type Agreement, type Credentials, header, type Message } from '../tester/conversation';
import { effectOf, judgeRules, type NewFinding } from '../tester/judge-rules';
import type { FindingLine, Permutation, RulesLine } from '../tester/record';
import { rules as allRules } from '../tester/rules';
import { challengesOf } from '../tester/rules/nonces';
import { credType } from '../tester/rules/parts';

/** What both were told; an empty secret: nobody tells, so no digest is judged. */
export interface Told {
  readonly url: string;
  readonly client: Omit<Credentials, 'auth'>;
  readonly server: Omit<Credentials, 'auth'>;
}

export interface Heard {
  readonly findings: readonly FindingLine[];
  readonly rules: RulesLine;
}

/**
 * @param messages of one device, earlier sessions included; those of `judged` are told of
 * @param first number of the first message that the record has of this case
 */
export function judgeBoth(
  key: string,
  messages: readonly Message[],
  judged: ReadonlySet<number>,
  told: Told,
  catalogue: Catalogue,
  strict: boolean,
): Heard {
  const first = messages.find(({ session }) => judged.has(session))?.n ?? 1;
  const now = messages.filter(({ session }) => judged.has(session));
  const { version, encoding, clientAuth, serverAuth } = permutationOf(now);
  const agreement: Agreement = {
    version,
    encoding,
    url: told.url,
    client: { ...told.client, auth: clientAuth },
    server: { ...told.server, auth: serverAuth },
  };
  const findings: FindingLine[] = [];
  const add = (finding: NewFinding, party: 'client' | 'server'): void => {
    const at = finding.place.message;
    findings.push({
      type: 'finding',
      key,
      n: findings.length + 1,
      effect: effectOf(finding.requirement, catalogue, strict, version),
      ...finding,
      party,
      text: `${party}: ${finding.text}`,
      place: { ...finding.place, message: at === null ? null : at - first + 1 },
    });
  };
  const rules = judgeRules(
    key,
    { messages, agreement, broken: new Map() },
    ['client', 'server'],
    catalogue,
    add,
    ({ session }) => judged.has(session),
  );
  return { findings: excused(findings, now, first), rules };
}

interface Root {
  readonly n: number;
  readonly at: number;
  readonly severs: boolean;
}

/** Rules that hold only towards a partner that keeps its own. */
const assuming: ReadonlySet<string> = new Set(allRules.filter((rule) => rule.assumesCorrectPeer).map(({ id }) => id));

/** Who breaks this one makes its partner begin again: whatever that does then belongs to another session. */
const severing = 'session-id-stays';

/**
 * Nobody knows what a party owes to a partner that has broken a rule before, in the same session: what such rules find from there on is told, and
 * laid at the first fault.
 */
function excused(findings: readonly FindingLine[], messages: readonly Message[], first: number): FindingLine[] {
  const roots = new Map<string, Root>();
  const at = ({ place }: FindingLine): number => place.message ?? messages.length + 1;
  const rootOf = (finding: FindingLine, party: string): string =>
    `${party} ${messages.find(({ n }) => n - first + 1 === finding.place.message)?.session ?? ''}`;
  const told = new Map<number, FindingLine>();
  for (const finding of [...findings].sort((one, other) => at(one) - at(other))) {
    const root = roots.get(rootOf(finding, finding.party === 'client' ? 'server' : 'client'));
    const follows = root && root.at < at(finding) && (root.severs || assuming.has(finding.by.rule ?? ''));
    told.set(finding.n, follows ? { ...finding, effect: 'advisory', follows: root.n } : finding);
    const own = rootOf(finding, finding.party ?? '');
    const severs = finding.by.rule === severing;
    const known = roots.get(own);
    if (!follows && finding.effect === 'fail' && (!known || (severs && !known.severs)))
      roots.set(own, { n: finding.n, at: at(finding), severs });
  }
  return findings.map((finding) => told.get(finding.n) ?? finding);
}

/** How the two speak, as far as it shows. */
export function permutationOf(messages: readonly Message[]): Permutation {
  const said = messages.filter(({ document }) => document);
  const [first] = said;
  const proto = first && header(first, 'VerProto')?.trim();
  return {
    version: dmVersions.find((one: DmVersion) => versionNames[one].VerProto === proto) ?? '1.2',
    encoding: first?.document?.encoding ?? 'xml',
    clientAuth: authOf(said, 'client'),
    serverAuth: authOf(said, 'server'),
    transport: 'http',
  };
}

const authTypes: Readonly<Record<string, Permutation['clientAuth']>> = {
  'syncml:auth-basic': 'basic',
  'syncml:auth-md5': 'md5',
  'syncml:auth-mac': 'mac',
};

/** The last type that a party showed; else what it was asked for. */
function authOf(messages: readonly Message[], party: 'client' | 'server'): Permutation['clientAuth'] {
  const own = messages.filter(({ from }) => from === party);
  if (own.some(({ http }) => http.headers.some(([name]) => name === 'x-syncml-hmac'))) return 'mac';
  const shown = own.map(credType).filter(Boolean).at(-1);
  const asked = messages
    .filter(({ from }) => from !== party)
    .flatMap(challengesOf)
    .at(-1)?.type;
  return authTypes[(shown ?? asked ?? '').toLowerCase()] ?? 'none';
}
