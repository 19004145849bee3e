/** What makes a device come: notifications and bootstrap messages. */
import { toBase64 } from '../../../dm/digest';
import { type Bootstrap, BootstrapRefused, bootstrapOf, bootstrapParcel } from '../bootstrap';
import { DeliveryFailure, type Parcel } from '../delivery';
import type { Delivery, Device } from '../model';
import { nextSessionId, notificationOf, notificationParcel } from '../notification';
import type { ApiOptions, Call, Route } from './api';
import { deviceFor } from './devices';
import { jsonAnswer, Problem } from './problem';
import { demandRole } from './rights';
import { type BootstrapOrder, faultsOf, validBootstrap, validNotification } from './schemas';

/** Notifications of one device that no session has answered. */
const MOST_NOTIFIED = 100;

export function triggerRoutes(options: ApiOptions): Route[] {
  return [
    { method: 'POST', path: 'devices/*/notifications', role: 'operator', run: (call) => notify(options, call) },
    { method: 'POST', path: 'devices/*/bootstrap', role: 'admin', run: (call) => bootstrap(options, call) },
  ];
}

async function notify(options: ApiOptions, call: Call): Promise<ReturnType<typeof jsonAnswer>> {
  const { store, config, defects } = options;
  const device = deviceFor(store, call);
  const order = call.json();
  if (!validNotification(order)) {
    throw new Problem(400, 'no notification', { errors: faultsOf(validNotification.errors) });
  }
  demandAddress(call, order.deliver);
  const sessionid = nextSessionId(device, order.repeat === true, defects);
  const serverId = device.server.user || config.serverId;
  const content = notificationOf(device, serverId, sessionid, order, defects);
  const notified = [...device.notified.filter((one) => one !== sessionid), sessionid].slice(-MOST_NOTIFIED);
  store.transaction(() => store.putDevice({ ...device, notified, lastNotified: sessionid }));
  const parcel = notificationParcel(content, sessionid, defects);
  const delivered = await bring(options, parcel, device, order.deliver);
  return jsonAnswer(202, {
    sessionId: sessionid.toString(16).toUpperCase(),
    package0: toBase64(content),
    push: toBase64(parcel.push),
    port: parcel.port,
    ...delivered,
  });
}

async function bootstrap(options: ApiOptions, call: Call): Promise<ReturnType<typeof jsonAnswer>> {
  const { store, defects } = options;
  const device = deviceFor(store, call);
  const order = call.json();
  if (!validBootstrap(order)) {
    throw new Problem(400, 'no bootstrap', { errors: faultsOf(validBootstrap.errors) });
  }
  const made = madeFor(options, device, order);
  store.transaction(() => store.putDevice({ ...device, bootstrapped: true }));
  const parcel = bootstrapParcel(made, defects);
  const to = order.deliver;
  const delivered = to ? await bring(options, parcel, device, to) : {};
  const { message, type, mac, code } = made;
  return jsonAnswer(202, {
    message: toBase64(message),
    contentType: type,
    push: toBase64(parcel.push),
    ...(mac !== undefined && { mac }),
    ...(code !== undefined && { code }),
    ...delivered,
  });
}

function madeFor({ config, defects, dmUrl }: ApiOptions, device: Device, order: BootstrapOrder): Bootstrap {
  const { address = dmUrl(), connection } = order;
  const serverId = device.server.user || config.serverId;
  try {
    return bootstrapOf({ device, serverId, address, ...(connection && { connection }) }, order, defects);
  } catch (error) {
    if (error instanceof BootstrapRefused) throw new Problem(400, error.message);
    throw error;
  }
}

/** To the address that the order gives (for administrators), else to that of the device, else nowhere. */
async function bring(
  { deliver }: ApiOptions,
  parcel: Parcel,
  device: Device,
  ordered: Delivery | undefined,
): Promise<{ delivered?: string }> {
  const to = ordered ?? device.push;
  if (!to) return {};
  try {
    return { delivered: await deliver(parcel, to) };
  } catch (error) {
    if (error instanceof DeliveryFailure) throw new Problem(502, `not delivered: ${error.message}`);
    throw error;
  }
}

/** An address of one's own choice makes the server send anywhere. @throws Problem 403 */
function demandAddress({ key }: Call, ordered: Delivery | undefined): void {
  if (ordered && ordered.kind !== 'file') demandRole(key, 'admin');
}
