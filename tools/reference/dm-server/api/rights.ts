/** Who may do what: API keys with roles; an operator and a reader are kept to their groups of devices. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from '../http';
import type { Device } from '../model';
import { Problem } from './problem';
import type { ApiKey, Role } from './schemas';

const ranks: Readonly<Record<Role, number>> = { reader: 0, operator: 1, admin: 2 };

/** The key of a request. @throws Problem 401 */
export function keyOf({ headers }: HttpRequest, keys: readonly ApiKey[]): ApiKey {
  const given = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? headers['x-api-key'];
  const ask = { headers: { 'WWW-Authenticate': 'Bearer realm="assay"' } };
  if (given === undefined) throw new Problem(401, 'the request carries no API key', ask);
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = hash(given);
  const found = keys.find(({ key }) => timingSafeEqual(hash(key), wanted));
  if (!found) throw new Problem(401, 'the API key is not known', ask);
  return found;
}

/** @throws Problem 403 */
export function demandRole({ role }: ApiKey, least: Role): void {
  if (ranks[role] < ranks[least]) throw new Problem(403, `role ${role}: this needs role ${least}`);
}

export function maySee({ role, groups }: ApiKey, { group }: Device): boolean {
  return role === 'admin' || groups === undefined || groups.includes(group);
}

/** @throws Problem 403 */
export function demandDevice(key: ApiKey, device: Device): void {
  if (!maySee(key, device)) throw new Problem(403, `the API key is not for group ${JSON.stringify(device.group)}`);
}
