/** Pushes of a server caught where they come in, when its operator can order them and not hand them over: a datagram or a file (DM_Notification 7.1). */
import { createSocket, type Socket } from 'node:dgram';
import { readFileSync, statSync } from 'node:fs';
import type { PushProfile } from '../profile';
import { type OperatedDevice, type Operator, OperatorError } from './operator';
import type { PushWays } from './push';

type Reply = Readonly<Record<string, unknown>>;

/** What came in, and where that says something. */
interface Caught {
  readonly push: Uint8Array;
  readonly port?: number;
}

/** Gives what comes after it was set up; to be asked once. */
interface Trap {
  caught(): Promise<Caught | undefined>;
}

/** The same operator; what it orders and does not hand over is caught as the profile says. @param waitMs for a push to come in */
export function capturing(operator: Operator, ways: PushWays, waitMs: number): Operator {
  const sockets = new Map<string, Promise<Socket>>();
  return {
    ...operator,
    open: async (name, defects): Promise<OperatedDevice> => {
      const device = await operator.open(name, defects);
      return {
        ...device,
        operate: async (op, args) => {
          if (!device.operate) throw new OperatorError(`the operator of the profile cannot ${op}`);
          const way = op === 'notify' || op === 'bootstrap' ? ways[op] : undefined;
          const trap = way && (await trapOf(way, sockets, waitMs));
          const reply = await device.operate(op, args);
          if (!trap || reply?.push !== undefined || reply?.refused !== undefined) return reply;
          return { ...reply, ...wordsOf(await trap.caught()) };
        },
      };
    },
    close: async () => {
      await operator.close();
      for (const socket of await Promise.allSettled(sockets.values()))
        if (socket.status === 'fulfilled') socket.value.close();
    },
  };
}

/** Nothing where nothing came: the case says what it lacks. */
function wordsOf(caught: Caught | undefined): Reply {
  if (!caught) return {};
  const { push, port } = caught;
  return { push: Buffer.from(push).toString('base64'), ...(port !== undefined && { port }) };
}

/** @throws OperatorError where nobody can listen */
async function trapOf(way: PushProfile, sockets: Map<string, Promise<Socket>>, waitMs: number): Promise<Trap> {
  if ('udp' in way) {
    const known = sockets.get(way.udp) ?? listening(way.udp);
    sockets.set(way.udp, known);
    return datagram(await known, waitMs);
  }
  if ('file' in way) return newFile(way.file, waitMs);
  throw new OperatorError('pushes of a server are caught as a datagram or a file');
}

function listening(address: string): Promise<Socket> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => reject(new OperatorError(`no push can come in at ${address}: ${error.message}`)));
    socket.bind(Number(address.slice(colon + 1)), host, () => resolve(socket));
  });
}

function datagram(socket: Socket, waitMs: number): Trap {
  const first = new Promise<Caught>((resolve) => {
    socket.once('message', (push) => resolve({ push, port: socket.address().port }));
  });
  return {
    caught: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), waitMs);
        void first.then((caught) => {
          clearTimeout(timer);
          resolve(caught);
        });
      }),
  };
}

/** Whole when its size stays the same for a while. */
function newFile(file: string, waitMs: number): Trap {
  const before = stampOf(file);
  return {
    caught: async () => {
      const step = 50;
      for (let waited = 0, last = before; waited < waitMs; waited += step) {
        const now = stampOf(file);
        if (now !== before && now === last) return { push: readFileSync(file) };
        last = now;
        await pause(step);
      }
      return undefined;
    },
  };
}

function stampOf(file: string): string {
  try {
    const { mtimeNs, size } = statSync(file, { bigint: true });
    return `${mtimeNs} ${size}`;
  } catch {
    return '';
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
