/** Operator over HTTP: each order is a POST of JSON, its answer comes when it is done. For robots and benches in a lab. */
import type { SessionEnd } from '../link';
import type { OperatorProfile } from '../profile';
import type { Operator } from './operator';
import { type Order, type OrderAnswer, orderedDevice } from './orders';

type HttpProfile = Extract<OperatorProfile, { kind: 'http' }>;

/** An answer longer than this is none. */
const longestAnswer = 1 << 20;

export function httpOperator({ url, headers }: HttpProfile): Operator {
  return {
    open: (device) => {
      const open = new Set<AbortController>();
      const ask = async (order: Order): Promise<OrderAnswer | SessionEnd> => {
        const controller = new AbortController();
        open.add(controller);
        try {
          return await post(url, headers, order, controller.signal);
        } finally {
          open.delete(controller);
        }
      };
      const abandon = (): void => {
        for (const controller of open) controller.abort();
      };
      return orderedDevice({ ask, abandon }, device, { args: {}, needed: false }, async () => abandon());
    },
    close: async () => {},
  };
}

async function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  order: Order,
  signal: AbortSignal,
): Promise<OrderAnswer | SessionEnd> {
  const refused = (error: string): OrderAnswer => ({ ok: false, error });
  try {
    const body = JSON.stringify(order);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
      redirect: 'error',
    });
    const text = await response.text();
    const answer = text.length <= longestAnswer ? parsed(text) : undefined;
    if (answer) return answer;
    return refused(`the operator at ${url} answers ${response.status} and no JSON object: ${text.slice(0, 80)}`);
  } catch (error) {
    if (signal.aborted) return { how: 'stopped', text: 'the tester went on' };
    const cause = (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
    return refused(`the operator at ${url} cannot be reached: ${cause}`);
  }
}

function parsed(text: string): OrderAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
