/** What can be wrong with a WSP push, whatever it carries (WAP-230-WSP 8.2.4.1; DM_Notification 7.1; ProvBoot 6.1). */
import {
  applicationIds,
  decodePushPdu,
  encodePushPdu,
  headerNames,
  mediaTypes,
  textOfContentType,
  wapPorts,
} from '../../../generated/binary/wsp';
import type { Defects } from './defects';
import type { Parcel } from './delivery';

type PushHeaders = Pick<Parcel, 'contentType' | 'application'>;

export const DM_APPLICATION = 'x-wap-application:syncml.dm';

const CONFIRMED_PUSH = 7;

/** Port of devices for pushes without session and without security (DM_Notification 7.1). */
export function pushPort(defects: Defects): number {
  return defects.has('push-other-port') ? wapPorts.wsp : wapPorts.push;
}

/** The push as this server sends it. */
export function spoilPush(push: Uint8Array, defects: Defects): Uint8Array {
  const pdu = decodePushPdu(push);
  const { contentType } = pdu;
  const media = defects.has('push-type-wrong') ? mediaTypes['text/plain'] : contentType.media;
  const headers = pdu.headers.map((header) => {
    if (!('name' in header) || header.name !== headerNames['X-Wap-Application-Id']) return header;
    return { ...header, value: defects.has('push-application-as-text') ? DM_APPLICATION : header.value };
  });
  const stranger = { name: headerNames['X-Wap-Application-Id'], value: applicationIds['x-wap-application:mms.ua'] };
  const long = { name: headerNames['Content-Location'], value: `http://server.example/${'long'.repeat(8)}` };
  const made = encodePushPdu({
    ...pdu,
    ...(defects.has('push-confirmed') && { type: CONFIRMED_PUSH }),
    contentType: {
      ...contentType,
      media: defects.has('push-type-as-text') ? textOfContentType({ media }) : media,
    },
    headers: [
      ...(defects.has('push-application-wrong') ? [stranger] : headers),
      ...(defects.has('push-headers-long') ? [long] : []),
    ],
  });
  return pdu.headers.length > 0 && defects.has('push-headers-exchanged') ? exchanged(made) : made;
}

/** The headers of the same push over HTTP. @param type content type with its parameters */
export function pushHeaders(type: string, application: string | undefined, defects: Defects): PushHeaders {
  const sent = defects.has('push-application-wrong') ? 'x-wap-application:mms.ua' : application;
  return {
    contentType: defects.has('push-type-wrong') ? type.replace(/^[^;]*/, 'text/plain') : type,
    ...(sent !== undefined && { application: sent }),
  };
}

/** TID, type, length, content type, then the application id in two octets: those two change places. */
function exchanged(push: Uint8Array): Uint8Array {
  const length = push[2]!;
  const headers = push.subarray(3, 3 + length);
  const [type, application] = [headers.subarray(0, length - 2), headers.subarray(length - 2)];
  return new Uint8Array(Buffer.concat([push.subarray(0, 3), application, type, push.subarray(3 + length)]));
}
