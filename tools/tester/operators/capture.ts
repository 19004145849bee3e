/** Pushes of a server caught where they come in, when its operator can order them and not hand them over: a datagram, a POST or a file (DM_Notification 7.1). */
import type { PushProfile } from '../profile';
import { type Caught, datagrams, type Net, newFile, posts } from './nets';
import { type OperatedDevice, type Operator, OperatorError } from './operator';
import type { PushWays } from './push';

type Reply = Readonly<Record<string, unknown>>;

/** The same operator; what it orders and does not hand over is caught as the profile says. @param waitMs for a push to come in */
export function capturing(operator: Operator, ways: PushWays, waitMs: number): Operator {
  const nets = new Map<string, Promise<Net>>();
  const turns = new Map<Net, Promise<unknown>>();
  const netOf = (way: PushProfile): Promise<Net> => {
    const name = JSON.stringify(way);
    const net = nets.get(name) ?? open(way);
    nets.set(name, net);
    return net;
  };
  /** Two orders at a time would leave open whose push came. */
  const inTurn = <T>(net: Net, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(net) ?? Promise.resolve()).then(work, work);
    turns.set(net, turn);
    return turn;
  };
  return {
    ...operator,
    open: async (name, defects): Promise<OperatedDevice> => {
      const device = await operator.open(name, defects);
      const { operate } = device;
      if (!operate) return device;
      return {
        ...device,
        operate: async (op, args) => {
          const way = op === 'notify' || op === 'bootstrap' ? ways[op] : undefined;
          if (!way) return operate(op, args);
          const net = await netOf(way);
          return inTurn(net, async () => {
            const caught = net.spread(waitMs);
            const reply = await operate(op, args);
            if (reply?.push !== undefined || reply?.refused !== undefined) return reply;
            return { ...reply, ...wordsOf(await caught()) };
          });
        },
      };
    },
    close: async () => {
      await operator.close();
      for (const net of await Promise.allSettled(nets.values()))
        if (net.status === 'fulfilled') await net.value.close();
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
async function open(way: PushProfile): Promise<Net> {
  if ('udp' in way) return datagrams(way.udp);
  if ('http' in way) return posts(way.http);
  if ('file' in way) return newFile(way.file);
  throw new OperatorError('pushes of a server are caught as a datagram, a POST or a file');
}
