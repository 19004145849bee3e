/** The device's push port: datagrams that are WSP pushes for the DM client (DM_Notification 7.1.1). */
import { createSocket } from 'node:dgram';
import { notificationOf } from '../../dm/notification';
import { WireError } from '../../wire/finding';

/**
 * Package 0 out of a push; undefined for what is none of ours or no push at all.
 */
export function received(datagram: Uint8Array): Uint8Array | undefined {
  try {
    return notificationOf(datagram);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** Listens on 127.0.0.1 until the program ends. @returns the port */
export function listenForPushes(port: number, heard: (package0: Uint8Array) => void): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (datagram) => {
    const package0 = received(new Uint8Array(datagram));
    if (package0) heard(package0);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', () => resolve(socket.address().port));
  });
}
