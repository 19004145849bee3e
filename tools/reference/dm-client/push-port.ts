/** The device's push port: datagrams that are WSP pushes for the DM client or for provisioning (DM_Notification 7.1.1; ProvBoot 6.1). */
import { createSocket } from 'node:dgram';
import { type BootstrapMessage, bootstrapOf } from '../../dm/bootstrap-push';
import { notificationOf } from '../../dm/notification';
import { WireError } from '../../wire/finding';

/** What is in a push. */
export type Pushed = { readonly package0: Uint8Array } | { readonly bootstrap: BootstrapMessage };

/** Undefined for what is none of ours or no push at all. */
export function received(datagram: Uint8Array): Pushed | undefined {
  try {
    const package0 = notificationOf(datagram);
    if (package0) return { package0 };
    const bootstrap = bootstrapOf(datagram);
    return bootstrap && { bootstrap };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** Listens on 127.0.0.1 until the program ends. @returns the port */
export function listenForPushes(port: number, heard: (pushed: Pushed) => void): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (datagram) => {
    const pushed = received(new Uint8Array(datagram));
    if (pushed) heard(pushed);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', () => resolve(socket.address().port));
  });
}
