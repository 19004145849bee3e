/** What a broken requirement does to a verdict, and whom it binds (docs/architecture.md, "Evidence"). */
import type { Evidence, Family, Party, Requirement, Role } from './model';

export type Severity = 'fail' | 'warning' | 'advisory';

const dmVersions: readonly string[] = ['1.1.2', '1.2', '1.2.1', '1.3'];

/** Does a requirement count its versions as DM does? FUMO 1.0 runs over any DM. */
function followsDm({ versions, unread }: Requirement): boolean {
  return [...versions, ...unread].some((one) => dmVersions.includes(one));
}

/** False where the version played is none of those that the requirement is for, read or not. */
export function appliesIn(requirement: Requirement, version: string): boolean {
  const { versions, unread } = requirement;
  return versions.includes(version) || unread.includes(version) || !followsDm(requirement);
}

/** Evidence in one version: a version whose text nobody read is remembered at best. Without a version: the general one. */
export function evidenceIn(requirement: Requirement, version?: string): Evidence {
  const general = version === undefined || requirement.versions.includes(version) || !followsDm(requirement);
  return general ? requirement.evidence : 'memory';
}

/**
 * Broken MUST and MUST NOT fail and broken SHOULD and SHOULD NOT warn where text or digest was read; the rest is advisory.
 * `strict` makes every broken MUST and MUST NOT fail. What does not apply in a version is advisory there at most.
 */
export function severityOf(requirement: Requirement, strict: boolean, version?: string): Severity {
  if (version !== undefined && !appliesIn(requirement, version)) return 'advisory';
  const { level } = requirement;
  const evidence = evidenceIn(requirement, version);
  const read = evidence === 'text' || evidence === 'digest';
  if (level === 'MUST' || level === 'MUST NOT') return read || strict ? 'fail' : 'advisory';
  return read && (level === 'SHOULD' || level === 'SHOULD NOT') ? 'warning' : 'advisory';
}

const bound: Record<Family, Partial<Record<Party, readonly Role[]>>> = {
  dm: { client: ['dm-client'], server: ['dm-server'], both: ['dm-client', 'dm-server'] },
  dm2: { client: ['dm2-client'], server: ['dm2-server'], both: ['dm2-client', 'dm2-server'] },
  // The server of Client Provisioning is author, encoder and push gateway in one.
  cp: { device: ['cp-device'], server: ['cp-server'], gateway: ['cp-server'], both: ['cp-device', 'cp-server'] },
  card: { card: ['card'], terminal: ['card-terminal'], server: ['dm-server'], both: ['card', 'card-terminal'] },
};

/** Roles of a profile that a requirement binds; none for authors of descriptions and for gateways of DM. */
export function rolesOf(requirement: Requirement): readonly Role[] {
  return bound[requirement.family][requirement.party] ?? [];
}
