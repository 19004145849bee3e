/** Pushes on their way to the product when its operator has no way of its own: a datagram, a file or a program (DM_Notification 7.1; ProvBoot 6.1). */
import { createSocket } from 'node:dgram';
import { writeFileSync } from 'node:fs';
import { bootstrapPush } from '../../dm/bootstrap-push';
import { pushOf } from '../../dm/notification';
import type { SessionRequest } from '../link';
import type { PushProfile } from '../profile';
import { type PushWords, startProgram } from './command';
import { type OperatedDevice, type Operator, OperatorError, type RunningSession, untilStopped } from './operator';

export interface PushWays {
  readonly notify?: PushProfile;
  readonly bootstrap?: PushProfile;
  /** What whoever holds the product types without being told. */
  readonly pin?: string;
}

/** The same operator, which now delivers what the profile gives another way: notifications, bootstrap messages or both. */
export function pushing(operator: Operator, { notify, bootstrap, pin: agreed }: PushWays): Operator {
  return {
    ...operator,
    open: async (name, defects): Promise<OperatedDevice> => {
      const device = await operator.open(name, defects);
      return {
        ...device,
        ...(notify && {
          notify: (request, package0) => deliver(notify, request, pushOf(package0), { package0: hex(package0) }),
          push: (request, push) => deliver(notify, request, push, {}),
        }),
        ...(bootstrap && {
          bootstrap: async (request, { type, message, pin }) => {
            // A program is told itself.
            if (pin !== '' && !('command' in bootstrap)) await typed(device, pin, agreed);
            return deliver(bootstrap, request, bootstrapPush({ type, message }), { message: hex(message), type, pin });
          },
        }),
      };
    },
  };
}

/** Of digits that nobody types nothing can be concluded. */
async function typed(device: OperatedDevice, pin: string, agreed: string | undefined): Promise<void> {
  try {
    if (!device.typed) throw new OperatorError(`nobody can be told to type ${pin} when the product asks`);
    await device.typed(pin);
  } catch (error) {
    if (!(error instanceof OperatorError) || pin !== agreed) throw error;
  }
}

/** @param words what a program is told beside the push and the session */
async function deliver(
  way: PushProfile,
  request: SessionRequest,
  push: Uint8Array,
  words: PushWords,
): Promise<RunningSession> {
  if ('http' in way) throw new OperatorError('notify and bootstrap over http are for the pushes of a server');
  if ('command' in way) return startProgram(way, { ...request, ...words, push: hex(push) });
  if ('file' in way) {
    try {
      writeFileSync(way.file, push);
    } catch (error) {
      throw new OperatorError(`the push cannot be written: ${(error as Error).message}`);
    }
  } else await send(way.udp, push);
  // Nobody says what becomes of a push: only what comes in does.
  return untilStopped('the tester went on');
}

function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex');
}

function send(address: string, push: Uint8Array): Promise<void> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    socket.send(push, Number(address.slice(colon + 1)), host, (error) => {
      socket.close();
      if (error) reject(new OperatorError(`no push to ${address}: ${error.message}`));
      else resolve();
    });
  });
}
