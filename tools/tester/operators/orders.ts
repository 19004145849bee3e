/** Operators that are told what to do in one vocabulary (spec/schema/operator.schema.json), whatever carries the orders. */
import type { SessionEnd } from '../link';
import { type OperatedDevice, OperatorError, type RunningSession, untilStopped } from './operator';

/** An order to one device; its answer comes when it is done. */
export interface Order {
  readonly op: string;
  readonly device: string;
  readonly args: unknown;
}

export interface OrderAnswer {
  readonly ok?: boolean;
  readonly error?: string;
  readonly result?: Readonly<Record<string, unknown>>;
}

/** The way that orders go; an end instead of an answer: whoever takes orders is gone. */
export interface OrderChannel {
  ask(order: Order): Promise<OrderAnswer | SessionEnd>;
  /** A session that hangs cannot be told to stop. */
  abandon(): void;
}

/**
 * @param reset arguments of the order that makes the product fresh; `needed`: without it no case is worth playing
 * @throws OperatorError when nobody takes orders, or when the device cannot be made fresh though it must
 */
export async function orderedDevice(
  channel: OrderChannel,
  device: string,
  reset: { readonly args: unknown; readonly needed: boolean },
  close: () => Promise<void>,
): Promise<OperatedDevice> {
  const order = async (op: string, args: unknown, needed = true): Promise<OrderAnswer['result']> => {
    const answer = await channel.ask({ op, device, args });
    if ('how' in answer) throw new OperatorError(answer.text);
    if (!answer.ok && needed) throw new OperatorError(`${op}: ${answer.error ?? 'refused without a reason'}`);
    return answer.result;
  };
  await order('reset', reset.args, reset.needed);
  return {
    startSession: async (request) => session(channel, { op: 'start-session', device, args: request }),
    notify: async (request, package0) =>
      session(channel, {
        op: 'notify',
        device,
        args: { ...request, package0: Buffer.from(package0).toString('base64') },
      }),
    push: async (request, push) =>
      session(channel, { op: 'push', device, args: { ...request, push: Buffer.from(push).toString('base64') } }),
    bootstrap: async (request, { type, message, pin }) =>
      session(channel, {
        op: 'bootstrap',
        device,
        args: { ...request, message: Buffer.from(message).toString('base64'), type, ...(pin !== '' && { pin }) },
      }),
    insertCard: async (request, files) => session(channel, { op: 'insert-card', device, args: { ...request, files } }),
    typed: async (text) => void (await order('answer', { kind: 'text', text })),
    operate: (op, args) => order(op, args),
    close,
  };
}

/** Milliseconds. */
const lateWord = 1000;

/**
 * The answer means that the session is over. `delivered: true` in the result of `notify` means that the product has the
 * notification and nobody knows what it makes of it: what comes in decides.
 */
function session(channel: OrderChannel, order: Order): RunningSession {
  const open = untilStopped('the tester went on');
  let over = false;
  const ended = channel.ask(order).then((answer): SessionEnd | Promise<SessionEnd> => {
    over = true;
    if ('how' in answer) return answer;
    if (answer.ok && answer.result?.delivered === true) return open.ended;
    if (answer.ok) return { how: 'done', text: 'the product says that the session is over', data: answer.result };
    // Without a word about a session the order was not taken at all.
    const data = answer.result ?? { refused: true };
    return { how: 'failed', text: answer.error ?? 'the product says that the session failed', data };
  });
  return {
    ended,
    stop: async () => {
      await open.stop();
      // On a busy machine the word that a session is over comes late.
      if (!over) await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, lateWord).unref())]);
      if (!over) channel.abandon();
    },
  };
}
