/** Operations: queue, look, cancel. */
import { checkOrder } from '../check-order';
import type { Operation } from '../model';
import type { ApiOptions, Call, Route } from './api';
import { deviceFor, pageOf } from './devices';
import { jsonAnswer, Problem } from './problem';
import { demandDevice } from './rights';
import { faultsOf, validOrder } from './schemas';
import { operationView } from './views';

export function operationRoutes(options: ApiOptions): Route[] {
  const { store, defects } = options;
  return [
    {
      method: 'GET',
      path: 'devices/*/operations',
      role: 'reader',
      run: (call) => {
        const state = call.query.get('state');
        const all = store
          .operationsOf(deviceFor(store, call).id)
          .filter((one) => state === null || one.state === state);
        if (defects.has('api-queue-hidden')) return jsonAnswer(200, { operations: [] });
        const { page, next } = pageOf(all, call.query, ({ id }) => id);
        return jsonAnswer(200, { operations: page.map(operationView), ...(next !== undefined && { next }) });
      },
    },
    { method: 'POST', path: 'devices/*/operations', role: 'operator', run: (call) => queue(options, call) },
    {
      method: 'GET',
      path: 'operations/*',
      role: 'reader',
      run: (call) => jsonAnswer(200, operationView(operationFor(options, call))),
    },
    {
      method: 'DELETE',
      path: 'operations/*',
      role: 'operator',
      run: (call) => {
        const operation = operationFor(options, call);
        if (defects.has('api-cancels-nothing')) return jsonAnswer(200, operationView(operation));
        if (operation.state !== 'queued') throw new Problem(409, `the operation is ${operation.state}`);
        const cancelled: Operation = { ...operation, state: 'cancelled' };
        store.transaction(() => store.putOperation(cancelled));
        return jsonAnswer(200, operationView(cancelled));
      },
    },
  ];
}

function operationFor({ store }: ApiOptions, { key, path }: Call): Operation {
  const operation = store.operation(path[0]!);
  const device = operation && store.device(operation.device);
  if (!operation || !device) throw new Problem(404, 'no such operation');
  demandDevice(key, device);
  return operation;
}

function queue({ store, random, now }: ApiOptions, call: Call): ReturnType<typeof jsonAnswer> {
  const device = deviceFor(store, call);
  const body = call.json();
  if (!validOrder(body)) throw new Problem(400, 'no operation', { errors: faultsOf(validOrder.errors) });
  const errors = checkOrder(body, (id) => store.package(id) !== undefined);
  if (errors.length > 0) throw new Problem(400, 'the operation makes no sense', { errors });
  const operation: Operation = {
    id: Buffer.from(random(9)).toString('base64url'),
    device: device.id,
    order: store.nextOrder(),
    ordered: body,
    by: call.key.name ?? call.key.role,
    at: now().toISOString(),
    state: 'queued',
    attempts: 0,
    results: [],
    reports: [],
  };
  store.transaction(() => store.putOperation(operation));
  return jsonAnswer(201, operationView(operation));
}
