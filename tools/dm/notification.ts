/** Package 0 of DM 1.2: made, checked and wrapped for the air (DM_Notification 5.1, 6, 7.1). No state: who sends and who receives keep their own nonces. */
import { encodeTrigger, encodeTriggerMessage, type Trigger } from '../../generated/binary/package0';
import {
  applicationIds,
  decodePushPdu,
  encodePushPdu,
  headerNames,
  mediaTypes,
  pushPduType,
  textOfContentType,
} from '../../generated/binary/wsp';
import { notificationDigest } from './digest';

/** What the digest is made with besides the trigger. */
export interface NotificationKey {
  readonly serverId: string;
  readonly password: string;
  /** Octets. */
  readonly nonce: Uint8Array;
}

/** The nonce 0x00000000 of clause 5.1, in both readings: four zero octets, or ten characters. */
export const zeroNonces: readonly Uint8Array[] = [new Uint8Array(4), new Uint8Array(Buffer.from('0x00000000'))];

/** Octets of package 0. */
export function notification(trigger: Trigger, { serverId, password, nonce }: NotificationKey): Uint8Array {
  const digest = notificationDigest(serverId, password, nonce, encodeTrigger(trigger));
  return encodeTriggerMessage({ digest, trigger });
}

/** Does the digest of these octets come from that key? The trigger counts as it was received, whatever it says. */
export function isSignedWith(octets: Uint8Array, { serverId, password, nonce }: NotificationKey): boolean {
  const digest = notificationDigest(serverId, password, nonce, octets.subarray(16));
  return Buffer.compare(digest, octets.subarray(0, 16)) === 0;
}

/** Package 0 in a connectionless WSP push, type and application by their codes (DM_Notification 7.1). */
export function pushOf(octets: Uint8Array, tid = 1): Uint8Array {
  return encodePushPdu({
    tid,
    type: pushPduType.Push,
    contentType: { media: mediaTypes['application/vnd.syncml.notification'] },
    headers: [{ name: headerNames['X-Wap-Application-Id'], value: applicationIds['x-wap-application:syncml.dm'] }],
    data: octets,
  });
}

/**
 * Package 0 out of a push; undefined where the push is for somebody else (DM_Notification 7.1.1).
 * @throws WireError where the octets are no push
 */
export function notificationOf(push: Uint8Array): Uint8Array | undefined {
  const { contentType, headers, data } = decodePushPdu(push);
  const ours = headers.some(
    (header) =>
      'name' in header &&
      header.name === headerNames['X-Wap-Application-Id'] &&
      (header.value === applicationIds['x-wap-application:syncml.dm'] ||
        header.value === 'x-wap-application:syncml.dm'),
  );
  return ours && textOfContentType({ media: contentType.media }) === 'application/vnd.syncml.notification'
    ? data
    : undefined;
}
