/** Package 0 for a device, and the parcel that brings it (DM_Notification 6, 7.1). */
import { encodeTrigger, triggerInitiator, triggerUiMode, triggerVersion } from '../../../generated/binary/package0';
import { fromBase64 } from '../../dm/digest';
import { notification, pushOf } from '../../dm/notification';
import type { NotificationOrder } from './api/schemas';
import type { Defects } from './defects';
import type { Parcel } from './delivery';
import type { Device } from './model';
import { DM_APPLICATION, pushHeaders, pushPort, spoilPush } from './push';

const NOTIFICATION_TYPE = 'application/vnd.syncml.notification';

/** The next session id of a device: another with every notification, 1 to 65535. */
export function nextSessionId({ lastNotified }: Device, repeat: boolean, defects: Defects): number {
  if (repeat && lastNotified > 0 && !defects.has('notification-repeated-anew')) return lastNotified;
  return defects.has('notification-same-session') ? 1 : (lastNotified % 0xffff) + 1;
}

/** Package 0 for a device. */
export function notificationOf(
  { server }: Device,
  serverId: string,
  sessionid: number,
  { uiMode = 'notSpecified', initiator = 'server' }: NotificationOrder,
  defects: Defects,
): Uint8Array {
  const swapped = ((sessionid & 0xff) << 8) | (sessionid >> 8);
  const trigger = {
    version: defects.has('notification-version-1') ? 1 : triggerVersion['1.1'],
    uiMode: triggerUiMode[uiMode],
    initiator: triggerInitiator[initiator],
    ...(defects.has('notification-future-bits') && { futureUse: 5 }),
    sessionid: defects.has('notification-octets-swapped') ? swapped : sessionid,
    ...(defects.has('notification-length-wrong') && { lengthIdentifier: serverId.length + 1 }),
    serverIdentifier: serverId,
  };
  if (defects.has('notification-without-digest')) return encodeTrigger(trigger);
  return notification(trigger, { serverId, password: server.secret, nonce: nonceOf(server.nonce, defects) });
}

function nonceOf(nonce: string, defects: Defects): Uint8Array {
  if (defects.has('notification-digest-wrong')) return new Uint8Array();
  if (defects.has('notification-nonce-in-base64')) return new Uint8Array(Buffer.from(nonce));
  return fromBase64(nonce) ?? new Uint8Array();
}

/** Parcel with a notification; content type and application id are codes of one octet. */
export function notificationParcel(content: Uint8Array, sessionid: number, defects: Defects): Parcel {
  return {
    content,
    ...pushHeaders(NOTIFICATION_TYPE, DM_APPLICATION, defects),
    push: spoilPush(pushOf(content, sessionid & 0xff), defects),
    port: pushPort(defects),
    name: `notification-${sessionid}.bin`,
  };
}
