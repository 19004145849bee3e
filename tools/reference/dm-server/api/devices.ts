/** Devices: accounts, capabilities, configuration, events. */
import { deviceOf } from '../accounts';
import type { Device } from '../model';
import type { Store } from '../store';
import type { ApiOptions, Call, Route } from './api';
import { jsonAnswer, Problem } from './problem';
import { demandDevice, maySee } from './rights';
import { faultsOf, validDevice } from './schemas';
import { deviceView } from './views';

/** The device of a call. @throws Problem 404, 403 */
export function deviceFor(store: Store, { key, path }: Call): Device {
  const device = store.device(path[0]!);
  if (!device) throw new Problem(404, 'no such device');
  demandDevice(key, device);
  return device;
}

/** `limit` and `after` of the query: how many, and behind which name. @throws Problem 400 */
export function pageOf<T>(
  all: readonly T[],
  query: URLSearchParams,
  nameOf: (one: T) => string,
): { page: T[]; next?: string } {
  const limit = Number(query.get('limit') ?? '100');
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new Problem(400, 'limit is a number from 1 to 1000');
  const after = query.get('after');
  const start = after === null ? 0 : all.findIndex((one) => nameOf(one) === after) + 1;
  const page = all.slice(start, start + limit);
  return start + limit < all.length ? { page, next: nameOf(page.at(-1)!) } : { page };
}

export function deviceRoutes(options: ApiOptions): Route[] {
  const { store, config, sessions, defects } = options;
  return [
    { method: 'GET', path: 'devices', role: 'reader', run: (call) => list(store, call) },
    { method: 'POST', path: 'devices', role: 'admin', run: (call) => add(options, call) },
    {
      method: 'GET',
      path: 'devices/*',
      role: 'reader',
      run: (call) => {
        const view = deviceView(deviceFor(store, call));
        return jsonAnswer(200, defects.has('api-without-capabilities') ? { ...view, capabilities: {} } : view);
      },
    },
    {
      method: 'PUT',
      path: 'devices/*',
      role: 'admin',
      run: (call) => {
        const known = deviceFor(store, call);
        const order = orderOf(call);
        if (order.id !== known.id) throw new Problem(409, 'the id differs from that in the path');
        const { group, client, server, push } = deviceOf(order, config);
        const { push: _, ...rest } = known;
        const changed = { ...rest, group, client, server, ...(push && { push }) };
        store.transaction(() => store.putDevice(changed));
        return jsonAnswer(200, deviceView(changed));
      },
    },
    {
      method: 'DELETE',
      path: 'devices/*',
      role: 'admin',
      run: (call) => {
        const { id } = deviceFor(store, call);
        sessions.abort(id);
        store.transaction(() => store.removeDevice(id));
        return jsonAnswer(204);
      },
    },
    {
      method: 'GET',
      path: 'devices/*/configuration',
      role: 'reader',
      run: (call) => jsonAnswer(200, deviceFor(store, call).configuration),
    },
    {
      method: 'GET',
      path: 'devices/*/events',
      role: 'reader',
      run: (call) => {
        const { id } = deviceFor(store, call);
        const { page, next } = pageOf(store.eventsOf(id), call.query, ({ order }) => String(order));
        return jsonAnswer(200, { events: page, ...(next !== undefined && { next }) });
      },
    },
    {
      method: 'DELETE',
      path: 'devices/*/session',
      role: 'operator',
      run: (call) => {
        if (!sessions.abort(deviceFor(store, call).id)) throw new Problem(404, 'the device has no session');
        return jsonAnswer(202, { state: 'the next message ends the session' });
      },
    },
  ];
}

function orderOf(call: Call): Parameters<typeof deviceOf>[0] {
  const body = call.json();
  if (!validDevice(body)) throw new Problem(400, 'no device', { errors: faultsOf(validDevice.errors) });
  return body;
}

function list(store: Store, { key, query }: Call): ReturnType<typeof jsonAnswer> {
  const group = query.get('group');
  const all = [...store.allDevices()].filter((one) => maySee(key, one) && (group === null || one.group === group));
  const { page, next } = pageOf(all, query, ({ id }) => id);
  return jsonAnswer(200, { devices: page.map(deviceView), ...(next !== undefined && { next }) });
}

function add({ store, config, random, defects }: ApiOptions, call: Call): ReturnType<typeof jsonAnswer> {
  const order = orderOf(call);
  if (store.device(order.id)) throw new Problem(409, 'the device is known');
  const newSecret = (): string =>
    defects.has('same-secret-for-all') ? 'device' : Buffer.from(random(16)).toString('base64url');
  const device = deviceOf(order, config, newSecret);
  store.transaction(() => store.putDevice(device));
  return jsonAnswer(201, deviceView(device));
}
