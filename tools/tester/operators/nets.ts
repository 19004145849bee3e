/** Where pushes of a server come in: datagrams, POSTs (WAP-235-PushOTA 7.4), a file. */
import { createSocket } from 'node:dgram';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Listener, type Request } from '../listener';
import { octetsOfPost } from '../pushed-post';
import { OperatorError } from './operator';

/** What came in, and where that says something. */
export interface Caught {
  readonly push: Uint8Array;
  readonly port?: number;
}

export interface Net {
  /** @returns what comes first from now on, or undefined when nothing came in time; to be asked once */
  spread(waitMs: number): () => Promise<Caught | undefined>;
  close(): void | Promise<void>;
}

/** @throws OperatorError where nobody can listen. */
export async function datagrams(address: string): Promise<Net> {
  const [host, port] = partsOf(address);
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', (error) => reject(nobodyAt(address, error)));
    socket.bind(port, host, resolve);
  });
  const first = new First();
  socket.on('message', (push) => first.came({ push, port }));
  return { spread: (waitMs) => first.next(waitMs), close: () => void socket.close() };
}

/** Any path is taken. @throws OperatorError where nobody can listen */
export async function posts(address: string): Promise<Net> {
  const listener = await Listener.open(...partsOf(address)).catch((error: Error) => {
    throw nobodyAt(address, error);
  });
  const first = new First();
  listener.open('/', (request) => {
    if (request.http.method === 'POST')
      first.came({ push: octetsOfPost(request.http.target ?? '/', request.http.headers, request.bytes) });
    void answer(request);
  });
  return { spread: (waitMs) => first.next(waitMs), close: () => listener.close() };
}

/** X-Wap-Push-Status of each method: accepted, registered. */
const statuses: Readonly<Record<string, string>> = { POST: '400', OPTIONS: '500' };

function answer({ http, answer: send }: Request): Promise<void> {
  const status = statuses[http.method ?? ''];
  const bytes = new Uint8Array();
  if (status === undefined) return send({ status: 405, headers: [['allow', 'POST, OPTIONS']], bytes });
  return send({ status: 204, headers: [['x-wap-push-status', status]], bytes });
}

/** Read when its size stays the same for a while. */
export function newFile(file: string): Net {
  return {
    spread: (waitMs) => {
      const before = stampOf(file);
      return async () => {
        const step = 50;
        for (let waited = 0, last = before; waited < waitMs; waited += step) {
          const now = stampOf(file);
          if (now !== before && now === last) return { push: readFileSync(file) };
          last = now;
          await pause(step);
        }
        return undefined;
      };
    },
    close: () => {},
  };
}

/** The first of what comes after it was asked for. */
class First {
  private take: ((caught: Caught) => void) | undefined;

  came(caught: Caught): void {
    this.take?.(caught);
    this.take = undefined;
  }

  next(waitMs: number): () => Promise<Caught | undefined> {
    const first = new Promise<Caught>((resolve) => {
      this.take = resolve;
    });
    return async () => {
      const late = new AbortController();
      const nothing = pause(waitMs, undefined, { signal: late.signal }).catch(() => undefined);
      const caught = await Promise.race([first, nothing]);
      late.abort();
      return caught;
    };
  }
}

/** `[::1]:2948` as well. */
export function partsOf(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':');
  return [address.slice(0, colon).replace(/^\[|\]$/g, ''), Number(address.slice(colon + 1))];
}

function nobodyAt(address: string, { message }: Error): OperatorError {
  return new OperatorError(`no push can come in at ${address}: ${message}`);
}

function stampOf(file: string): string {
  try {
    const { mtimeNs, size } = statSync(file, { bigint: true });
    return `${mtimeNs} ${size}`;
  } catch {
    return '';
  }
}
