/** Operator protocol: a JSON object a line in, one line out for each when it is done (docs: tools/reference/README.md). */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { DeviceCrash } from './faults';
import type { Args, DeviceOperator, Outcome } from './operator';

export interface JsonLinesParts {
  readonly input: Readable;
  readonly write: (line: string) => void;
  readonly operator: DeviceOperator;
  /** What a device does that dies: takes the program with it. */
  readonly die: (why: string) => void;
}

interface Order {
  readonly id?: unknown;
  readonly op?: unknown;
  readonly device?: unknown;
  readonly args?: unknown;
}

/** Serves until the input ends; sessions that still run then are left. */
export async function serveJsonLines(parts: JsonLinesParts): Promise<void> {
  for await (const line of createInterface({ input: parts.input })) {
    if (line.trim() !== '') void serve(line, parts);
  }
}

async function serve(line: string, { operator, write, die }: JsonLinesParts): Promise<void> {
  let id: unknown = null;
  const answer = (outcome: Outcome): void => write(`${JSON.stringify({ id, ...outcome })}\n`);
  try {
    const order = JSON.parse(line) as Order;
    id = order.id ?? null;
    answer(await operator.do(String(order.op), String(order.device ?? ''), (order.args ?? {}) as Args));
  } catch (error) {
    if (error instanceof DeviceCrash) die('the device died');
    else answer({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}
