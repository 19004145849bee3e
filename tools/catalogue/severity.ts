/** What a broken requirement does to a verdict, and whom it binds (docs/architecture.md, "Evidence"). */
import type { Evidence, Family, Party, Requirement, Role } from './model';

export type Severity = 'fail' | 'warning' | 'advisory';

/** Evidence in one version: a version whose text nobody read is remembered at best. Without a version: the general one. */
export function evidenceIn(requirement: Requirement, version?: string): Evidence {
  return version === undefined || requirement.versions.includes(version) ? requirement.evidence : 'memory';
}

/**
 * Broken MUST and MUST NOT fail and broken SHOULD and SHOULD NOT warn where text or digest was read; the rest is advisory.
 * `strict` makes every broken MUST and MUST NOT fail.
 */
export function severityOf(requirement: Requirement, strict: boolean, version?: string): Severity {
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
