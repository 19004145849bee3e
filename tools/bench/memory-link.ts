/** A peer in memory: the recorded messages of a client, over a link without network or over a real one. */

import type { Agent } from 'node:http';
import { type IncomingMessage, request } from 'node:http';
import type { Done, Incoming, Link, Response, SessionEnd } from '../tester/link';
import type { OperatedDevice, Operator } from '../tester/operators/operator';
import type { MessageLine } from '../tester/record';

/** What a client said in one case. */
export interface Part {
  readonly http: MessageLine['http'];
  readonly bytes: Buffer;
}

export function partsOf(messages: readonly MessageLine[], direction: 'in' | 'out'): Part[] {
  return messages
    .filter((one) => one.direction === direction)
    .map(({ http, bytes }) => ({ http, bytes: Buffer.from(bytes, 'base64') }));
}

const over: SessionEnd = { how: 'done', text: 'the peer has said all' };

/** Says its parts one after the other, whatever it is told. */
export class MemoryLink implements Link {
  private at = 0;

  constructor(
    readonly url: string,
    private readonly parts: readonly Part[],
  ) {}

  now(): number {
    return 0;
  }

  async start(): Promise<Done> {
    this.at = 0;
    return { ok: true };
  }

  async pause(): Promise<void> {}

  async operate(): Promise<Done> {
    return { ok: false, reason: 'a peer in memory has nobody to operate it' };
  }

  async next(): Promise<Incoming> {
    const part = this.parts[this.at++];
    return part ? { kind: 'request', t: 0, ...part } : { kind: 'ended', t: 0, end: over };
  }

  async reply(response: Response): Promise<void> {
    void response;
  }

  async stop(): Promise<SessionEnd> {
    return over;
  }
}

/** Headers that belong to one connection. */
const ofTheLine = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/** What goes with the body in its every repetition. */
export function headersOf({ http, bytes }: Part): Record<string, string | number> {
  const headers = Object.fromEntries(http.headers.filter(([name]) => !ofTheLine.has(name)));
  return { ...headers, 'content-length': bytes.length };
}

/** Posts a body and reads the answer to its end. */
export function post(url: string, part: Part, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: headersOf(part) });
    call.on('response', (response: IncomingMessage) => {
      response.resume();
      response.on('end', resolve);
    });
    call.on('error', reject);
    call.end(part.bytes);
  });
}

/** Starts sessions that say the parts over HTTP. */
export function loopbackOperator(parts: readonly Part[], agent: Agent): Operator {
  const device: OperatedDevice = {
    startSession: async ({ url }) => {
      const say = async (): Promise<SessionEnd> => {
        for (const part of parts) await post(url, part, agent);
        return over;
      };
      return { ended: say().catch((error: Error) => ({ how: 'failed', text: error.message })), stop: async () => {} };
    },
    close: async () => {},
  };
  return { open: async () => device, close: async () => {} };
}
