/** Notifications on their way to the product when its operator has no way of its own: a datagram, a file or a program (DM_Notification 7.1). */
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { pushOf } from '../../dm/notification';
import type { SessionEnd, SessionRequest } from '../link';
import type { NotifyProfile } from '../profile';
import { startProgram } from './command';
import { type OperatedDevice, type Operator, OperatorError, type RunningSession } from './operator';

/** The same operator, which now delivers notifications as the profile says. */
export function notifying(operator: Operator, way: NotifyProfile): Operator {
  return {
    ...operator,
    open: async (device, defects): Promise<OperatedDevice> => ({
      ...(await operator.open(device, defects)),
      notify: (request, package0) => deliver(way, request, package0),
    }),
  };
}

async function deliver(way: NotifyProfile, request: SessionRequest, package0: Uint8Array): Promise<RunningSession> {
  const push = pushOf(package0);
  if ('command' in way) {
    const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex');
    return startProgram(way, { ...request, package0: hex(package0), push: hex(push) });
  }
  if ('file' in way) {
    try {
      writeFileSync(way.file, push);
    } catch (error) {
      throw new OperatorError(`the notification cannot be written: ${(error as Error).message}`);
    }
  } else await send(way.udp, push);
  return delivered();
}

/** Nobody says what becomes of a push: only what comes in does. */
function delivered(): RunningSession {
  let stop = (): void => {};
  const ended = new Promise<SessionEnd>((resolve) => {
    stop = () => resolve({ how: 'stopped', text: 'the tester went on' });
  });
  return { ended, stop: async () => stop() };
}

function send(address: string, push: Uint8Array): Promise<void> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    socket.send(push, Number(address.slice(colon + 1)), host, (error) => {
      socket.close();
      if (error) reject(new OperatorError(`no notification to ${address}: ${error.message}`));
      else resolve();
    });
  });
}
