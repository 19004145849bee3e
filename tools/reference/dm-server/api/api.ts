/** The third-party interface: who asks, for what, and the answer in JSON (docs/third-party-interface.md). */
import type { RandomBytes } from '../../shared/random';
import type { ServerConfig } from '../config';
import type { Defects } from '../defects';
import type { Deliver } from '../delivery';
import type { HttpAnswer, HttpRequest } from '../http';
import type { Sessions } from '../sessions';
import { type Store, StoreFull } from '../store';
import { deviceRoutes } from './devices';
import { operationRoutes } from './operations';
import { packageRoutes } from './packages';
import { jsonAnswer, Problem, problemAnswer } from './problem';
import { demandRole, keyOf } from './rights';
import type { ApiKey, Role } from './schemas';
import { triggerRoutes } from './triggers';

export interface ApiOptions {
  readonly store: Store;
  readonly config: ServerConfig;
  readonly defects: Defects;
  readonly sessions: Sessions;
  readonly keys: readonly ApiKey[];
  readonly random: RandomBytes;
  readonly now: () => Date;
  readonly deliver: Deliver;
  readonly dmUrl: () => string;
}

export interface Call {
  readonly key: ApiKey;
  /** Variable parts of the path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly request: HttpRequest;
  /** The body as JSON. @throws Problem */
  readonly json: () => unknown;
}

export interface Route {
  readonly method: string;
  /** Names with slashes between; a star stands for any one part. */
  readonly path: string;
  readonly role: Role;
  readonly run: (call: Call) => HttpAnswer | Promise<HttpAnswer>;
}

/** Handles what stands below /api/v1/. */
export function apiOf(options: ApiOptions): (request: HttpRequest) => Promise<HttpAnswer> {
  const routes: readonly Route[] = [
    ...deviceRoutes(options),
    ...operationRoutes(options),
    ...packageRoutes(options),
    ...triggerRoutes(options),
    { method: 'GET', path: 'status', role: 'reader', run: () => jsonAnswer(200, statusOf(options)) },
  ];
  return async (request) => {
    try {
      return await dispatch(request, routes, options);
    } catch (error) {
      if (error instanceof Problem) return problemAnswer(error);
      if (error instanceof StoreFull) return problemAnswer(new Problem(429, error.message));
      throw error;
    }
  };
}

function statusOf({ store, sessions, dmUrl }: ApiOptions): object {
  return { dm: dmUrl(), devices: [...store.allDevices()].length, sessions: sessions.count };
}

/** Who asks, as a sound server sees it, or one that looks away. @throws Problem 401 */
function whoAsks(request: HttpRequest, { keys, defects }: ApiOptions): ApiKey {
  if (defects.has('api-open')) return { key: '', role: 'admin' };
  const key = keyOf(request, keys);
  const { groups, ...anywhere } = key;
  return defects.has('api-groups-ignored') ? anywhere : key;
}

async function dispatch(request: HttpRequest, routes: readonly Route[], options: ApiOptions): Promise<HttpAnswer> {
  const key = whoAsks(request, options);
  const [path, query] = [request.url.split('?')[0]!, request.url.slice(request.url.split('?')[0]!.length + 1)];
  const parts = path.slice('/api/v1/'.length).split('/').map(decoded);
  const here = routes.filter((route) => fits(route.path.split('/'), parts));
  if (here.length === 0) throw new Problem(404, 'no such resource');
  const route = here.find(({ method }) => method === request.method);
  if (!route) {
    const Allow = here.map(({ method }) => method).join(', ');
    throw new Problem(405, `allowed here: ${Allow}`, { headers: { Allow } });
  }
  if (!options.defects.has('api-roles-ignored')) demandRole(key, route.role);
  const variable = parts.filter((_, index) => route.path.split('/')[index] === '*');
  return route.run({ key, path: variable, query: new URLSearchParams(query), request, json: () => jsonOf(request) });
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length === parts.length && pattern.every((one, index) => one === '*' || one === parts[index]);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem(400, 'the path has a broken escape');
  }
}

function jsonOf({ headers, body }: HttpRequest): unknown {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  if (body.length > 0 && type !== 'application/json') throw new Problem(415, 'the body is to be application/json');
  try {
    return body.length === 0 ? {} : JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new Problem(400, `no JSON: ${(error as Error).message}`);
  }
}
