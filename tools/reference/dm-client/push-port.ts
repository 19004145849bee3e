/** The device's push port: datagrams that are WSP pushes for the DM client or for provisioning (DM_Notification 7.1.1; ProvBoot 6.1). */
import { createSocket } from 'node:dgram';
import { decodePushPdu, textOfContentType } from '../../../generated/binary/wsp';
import { type BootstrapMessage, bootstrapOf } from '../../dm/bootstrap-push';
import { notificationOf } from '../../dm/notification';
import { WireError } from '../../wire/finding';
import type { Defects } from './defects';

/** What is in a push. */
export type Pushed = { readonly package0: Uint8Array } | { readonly bootstrap: BootstrapMessage };

/** Undefined for what is none of ours or no push at all. */
export function received(datagram: Uint8Array, defects: Defects): Pushed | undefined {
  try {
    const package0 = package0Of(datagram, defects);
    if (package0) return { package0 };
    const bootstrap = bootstrapOf(datagram);
    return bootstrap && { bootstrap };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function package0Of(datagram: Uint8Array, defects: Defects): Uint8Array | undefined {
  // Behind transaction, type and length the content type begins: a code is one octet.
  if (defects.has('push-type-in-full-unknown') && (datagram[3] ?? 0) < 0x80) return undefined;
  const { contentType, headers, data } = decodePushPdu(datagram);
  if (defects.has('push-extra-headers-move-body') && headers.length > 1) return datagram.subarray(6);
  const isOurs = textOfContentType({ media: contentType.media }) === 'application/vnd.syncml.notification';
  if (defects.has('push-application-not-read') && isOurs) return data;
  if (defects.has('push-without-application-taken') && isOurs && headers.length === 0) return data;
  return notificationOf(datagram);
}

/** Listens on 127.0.0.1 until the program ends. @returns the port */
export function listenForPushes(port: number, heard: (datagram: Uint8Array) => void): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (datagram) => heard(new Uint8Array(datagram)));
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', () => resolve(socket.address().port));
  });
}
