/** Package 0, and the WSP push around it (DM_Notification 6; WAP-230-WSP 8.2.4.1). */
import {
  encodeTrigger,
  encodeTriggerMessage,
  triggerInitiator,
  triggerUiMode,
  triggerVersion,
} from '../../../generated/binary/package0';
import { applicationIds, encodePushPdu, headerNames, mediaTypes } from '../../../generated/binary/wsp';
import { fromBase64, notificationDigest } from '../../dm/digest';
import type { NotificationOrder } from './api/schemas';
import type { Defects } from './defects';
import type { Parcel } from './delivery';
import type { Device } from './model';

export const NOTIFICATION_TYPE = 'application/vnd.syncml.notification';

/** The next session id of a device: another with every notification, 1 to 65535. */
export function nextSessionId({ lastNotified }: Device, repeat: boolean, defects: Defects): number {
  if (repeat && lastNotified > 0) return lastNotified;
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
  const trigger = {
    version: defects.has('notification-version-1') ? 1 : triggerVersion['1.1'],
    uiMode: triggerUiMode[uiMode],
    initiator: triggerInitiator[initiator],
    ...(defects.has('notification-future-bits') && { futureUse: 5 }),
    sessionid,
    ...(defects.has('notification-length-wrong') && { lengthIdentifier: serverId.length + 1 }),
    serverIdentifier: serverId,
  };
  const bytes = encodeTrigger(trigger);
  if (defects.has('notification-without-digest')) return bytes;
  const nonce = defects.has('notification-digest-wrong')
    ? new Uint8Array()
    : (fromBase64(server.nonce) ?? new Uint8Array());
  return encodeTriggerMessage({ digest: notificationDigest(serverId, server.secret, nonce, bytes), trigger });
}

/** Parcel with a notification; content type and application id are codes of one octet. */
export function notificationParcel(content: Uint8Array, sessionid: number, defects: Defects): Parcel {
  const type = defects.has('push-type-wrong') ? 'text/plain' : NOTIFICATION_TYPE;
  const application = 'x-wap-application:syncml.dm';
  const push = encodePushPdu({
    tid: sessionid & 0xff,
    type: 6,
    contentType: { media: defects.has('push-type-as-text') ? type : mediaTypes[type] },
    headers: [
      {
        name: headerNames['X-Wap-Application-Id'],
        value: defects.has('push-application-as-text') ? application : applicationIds[application],
      },
    ],
    data: content,
  });
  return {
    content,
    contentType: type,
    push: defects.has('push-headers-exchanged') ? exchanged(push) : push,
    name: `notification-${sessionid}.bin`,
  };
}

/** TID, type, length, content type, then the application id in two octets: those two change places. */
function exchanged(push: Uint8Array): Uint8Array {
  const length = push[2]!;
  const headers = push.subarray(3, 3 + length);
  const [type, application] = [headers.subarray(0, length - 2), headers.subarray(length - 2)];
  return new Uint8Array(Buffer.concat([push.subarray(0, 3), application, type, push.subarray(3 + length)]));
}
